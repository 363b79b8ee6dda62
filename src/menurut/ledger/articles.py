"""Questions about documents: one by its key with what became of its claims, the newest, and its other versions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from menurut.errors import NotThereError
from menurut.ledger.claims import reading_of
from menurut.ledger.received import document_of
from menurut.ledger.schema import claims, documents, readings
from menurut.ledger.tables import MANY, Tables
from menurut.records import Document, Reading

VERSIONS = 20  # of one document that are told
FEW = 3  # documents that a beginning of a key is compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document in the ledger: its number of arrival, its key, and when it arrived (ISO time in UTC)."""

    n: int
    key: str
    arrived: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document in a list: what is known of it but its text."""

    n: int
    key: str
    arrived: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A claim of a document and the group it is in; `attribution` is None where the outlet speaks itself."""

    id: str
    group: str
    attribution: int | None
    words: str


class ArticleQueries(Tables):
    """What is asked about documents, inside one view of the ledger."""

    def kept(self, key: str) -> Kept:
        """The document of that key, or whose key begins so. NotThereError where there is none, or several."""
        given = key.strip().lower()
        begins = select(documents).where(documents.c.key >= given, documents.c.key < f"{given}g")
        rows = self.connection.execute(begins.limit(FEW)).all() if given.isalnum() and given.isascii() else []
        if not rows:
            raise NotThereError(f"no article {key!r} in the ledger: look for it in the list of articles")
        if len(rows) > 1:
            raise NotThereError(f"{key!r} is the beginning of several keys: give more of it")
        [row] = rows
        return Kept(n=row.n, key=row.key, arrived=row.arrived, document=document_of(row))

    def reading(self, n: int) -> Reading | None:
        """The reading of a document; None where a rebuild has not come to it yet."""
        joined = readings.join(documents, documents.c.n == readings.c.document)
        query = select(documents, readings.c.body, readings.c.language, readings.c.reader).select_from(joined)
        row = self.connection.execute(query.where(documents.c.n == n)).first()
        return None if row is None else reading_of(row)

    def placed(self, n: int) -> list[Placed]:
        """The claims of a document, in text order."""
        c = claims.c
        query = select(c.id, c.group_id, c.words, c.body).where(c.document == n).order_by(c.n)
        return [
            Placed(id=row.id, group=row.group_id, attribution=json.loads(row.body).get("attribution"), words=row.words)
            for row in self.connection.execute(query)
        ]

    def newest(self, most: int, before: int | None = None) -> list[Listed]:
        """The documents that arrived last, or last before the document of that number."""
        query = _listed().order_by(documents.c.n.desc()).limit(most)
        if before is not None:
            query = query.where(documents.c.n < before)
        return [_listing(row) for row in self.connection.execute(query)]

    def of_keys(self, keys: Iterable[str]) -> dict[str, Listed]:
        """The documents of these keys that there are."""
        return {row.key: _listing(row) for row in self.rows(_listed().where(documents.c.key.in_(MANY)), keys)}

    def versions(self, kept: Kept) -> list[Listed]:
        """The other versions of a document: those of its id or its address, in order of arrival."""
        c = documents.c
        same = [c.given == kept.document.id]
        if kept.document.url:
            same.append(c.url == kept.document.url)
        query = _listed().where(or_(*same), c.n != kept.n).order_by(c.n).limit(VERSIONS)
        return [_listing(row) for row in self.connection.execute(query)]

    def counts(self) -> tuple[int, int]:
        """How many documents and claims there are: rows are numbered one by one and never taken away."""
        numbers = (self.connection.scalar(select(func.max(table.c.n))) for table in (documents, claims))
        held, said = (number or 0 for number in numbers)
        return held, said


def _listed() -> Any:
    c = documents.c
    return select(c.n, c.key, c.arrived, c.title, c.outlet, c.published, c.url)


def _listing(row: Any) -> Listed:
    return Listed(
        n=row.n,
        key=row.key,
        arrived=row.arrived,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        url=row.url,
    )
