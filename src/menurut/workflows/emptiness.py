"""A ledger in which there is nothing to ask for yet."""

from __future__ import annotations

from menurut.errors import NotThereError
from menurut.ledger import Batch
from menurut.ledger.asking import SearchQueries


def refuse_empty(batch: Batch) -> None:
    """NotThereError where the ledger has no document."""
    if not SearchQueries(batch.connection).any_document():
        raise NotThereError("the ledger is empty: `menurut add SOURCE...` adds articles")
