"""The web application in a real browser, and the libraries that it brings."""
