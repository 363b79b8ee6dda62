"""Tests of what comes in: files, pages, lines and addresses."""
