"""The web application: pages for people, on the same ground as the API. Only the served rooms know HTTP."""
