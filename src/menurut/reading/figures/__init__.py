"""Quantities: the words and the range of numbers that they stand for."""
