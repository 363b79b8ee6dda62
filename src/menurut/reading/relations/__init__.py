"""Lasting links between entities, with the words that show them."""
