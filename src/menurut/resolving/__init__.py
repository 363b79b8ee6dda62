"""Mentions and known entities to entities: who is who across documents. Pure."""

VERSION = "names 1"  # of what is found; a ledger that another version made is rebuilt
