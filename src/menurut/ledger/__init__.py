"""The only room with SQL: the store of all that was received and derived. SQLite by default, PostgreSQL by URL."""

from menurut.ledger.ledger import Batch, Ledger, open_ledger

__all__ = ["Batch", "Ledger", "open_ledger"]
