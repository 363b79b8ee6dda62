"""menurut reads news and keeps a ledger of who said what, according to whom."""
