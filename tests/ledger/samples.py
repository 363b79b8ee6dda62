"""Documents of our own writing for tests of the ledger."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from menurut.ledger import Ledger
from menurut.ledger.received import key_of
from menurut.records import Document

DAY = "2025-06-12T08:00:00+00:00"
PLACES = ("Bahari", "Rawa", "Telaga", "Lembah", "Muara")


def article(n: int, text: str | None = None) -> Document:
    """An article that differs from all others."""
    place = PLACES[n % len(PLACES)]
    words = text or f"Menurut Rini Astuti, jembatan di {place} ditutup setelah {n + 3} truk lewat."
    return Document(
        text=words,
        id=f"a{n}",
        outlet="Kabar" if n % 2 else "Warta",
        url=f"https://kabar.example/{n}",
        published=datetime.date(2025, 6, 1 + n % 28),
    )


def add(ledger: Ledger, *documents: Document) -> list[str]:
    """Receive documents in one batch; their keys."""
    with ledger.writing() as batch:
        batch.received.add_documents(keyed(documents), DAY)
    return list(keyed(documents))


def keyed(documents: Iterable[Document]) -> dict[str, Document]:
    """Documents by their keys."""
    return {key_of(document): document for document in documents}
