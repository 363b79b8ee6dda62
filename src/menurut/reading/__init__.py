"""Document and language to reading. Pure: no clock, no chance, no network, and it never raises on a text."""
