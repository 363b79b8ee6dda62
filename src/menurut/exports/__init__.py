"""Readings to text that other programs take. Each export is one function from readings to pieces of text."""
