"""The API: what the pages show, as data, under /api/v1. One shape of errors; lists are followed by cursors."""
