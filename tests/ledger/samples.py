"""Documents of our own writing for tests of the ledger."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable

from menurut.ledger import Ledger
from menurut.ledger.received import key_of
from menurut.records import Document

NOW = datetime.datetime(2025, 6, 12, 8, tzinfo=datetime.UTC)
DAY = NOW.isoformat()
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


EVENTS = (
    ("jembatan gantung", "Bahari", "Rini Astuti", "Kepala Dinas Perhubungan Bahari", "truk", "ditutup"),
    ("pasar ikan", "Rawa", "Sergey Ivanchenko", "Kepala Dinas Perikanan Rawa", "pedagang", "dipindahkan"),
    ("bendungan kecil", "Telaga", "Wening Pramudita", "Bupati Telaga", "keluarga", "diperbaiki"),
)
OUTLETS = ("Kabar", "Warta", "Suara Muara", "Lembah Pos")


def news(count: int) -> list[Document]:
    """Articles of several outlets on a few events: repeated, cited, denied, and with figures that move."""
    return [_told(n, n % len(EVENTS), OUTLETS[n // len(EVENTS) % len(OUTLETS)]) for n in range(count)]


def _told(n: int, event: int, outlet: str) -> Document:
    thing, place, name, office, counted, done = EVENTS[event]
    figure = 120 + 15 * (n // 5)
    title = f"{thing.title()} {place} {done.title()}, {figure} {counted.title()} Terdampak"
    says = f"{name}, {office}, mengatakan {thing} di {place} {done} karena tiang penyangganya retak."
    cited = f"Dikutip dari {OUTLETS[(n + 1) % len(OUTLETS)]}, sedikitnya {figure} {counted} terdampak di {place}."
    denies = f"{name.split()[-1]} membantah {thing} di {place} {done} tanpa pemberitahuan kepada {counted}."
    plain = f"{thing.capitalize()} {place} {done} sejak Senin dan {counted} harus menunggu di seberang sungai."
    day = datetime.date(2025, 6, 2) + datetime.timedelta(days=n // 4)
    return Document(
        text="\n".join([plain, says, cited, *([denies] if n % 2 else [])]),
        id=f"n{n}",
        outlet=outlet,
        url=f"https://{outlet.split()[0].lower()}.example/{n}",
        title=title,
        published=day,
    )


def as_lines(documents: Iterable[Document]) -> str:
    """The documents as JSON Lines that `menurut add` takes."""
    rows = (
        {
            "id": d.id,
            "text": d.text,
            "outlet": d.outlet,
            "url": d.url,
            "title": d.title,
            "published": str(d.published) if d.published else None,
        }
        for d in documents
    )
    return "".join(json.dumps(row) + "\n" for row in rows)
