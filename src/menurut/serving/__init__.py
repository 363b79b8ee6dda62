"""What the web application and the API share: who may come in, what is asked of the ledger, what is added to it."""
