"""Tests of the ledger, on both databases."""
