"""Mentions and known entities to entities: who is who across documents. Pure."""
