"""Indonesian: tables only."""
