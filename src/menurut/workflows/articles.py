"""One document with its reading, and what became of each thing it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from menurut.errors import NotThereError
from menurut.ledger import Batch
from menurut.ledger.articles import ArticleQueries, Kept, Listed, Placed
from menurut.ledger.asking import Hit, SearchQueries, Summary
from menurut.records import Reading
from menurut.workflows.emptiness import refuse_empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document, its reading, its claims in text order, the groups these are in by id, and its other versions."""

    kept: Kept
    reading: Reading
    placed: tuple[Placed, ...]
    groups: Mapping[str, Summary]
    versions: tuple[Listed, ...]


def article(batch: Batch, key: str) -> Article:
    """The document of a key or the beginning of one. NotThereError where there is none, several, or no reading yet."""
    queries = ArticleQueries(batch.connection)
    kept = queries.kept(key)
    reading = queries.reading(kept.n)
    if reading is None:
        raise NotThereError(f"the article {kept.key} is not read yet: a rebuild is under way, so ask again soon")
    placed = queries.placed(kept.n)
    hits = [Hit(n=number, claim=one.id, group=one.group) for number, one in enumerate(placed)]
    return Article(
        kept=kept,
        reading=reading,
        placed=tuple(placed),
        groups=SearchQueries(batch.connection).summaries(hits),
        versions=tuple(queries.versions(kept)),
    )


def articles(batch: Batch, most: int = 50, before: int | None = None) -> tuple[Listed, ...]:
    """The documents that arrived last, or last before the one of that number. NotThereError where there is none."""
    refuse_empty(batch)
    return tuple(ArticleQueries(batch.connection).newest(most, before))
