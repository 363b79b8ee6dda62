"""What is new in the ledger: the latest articles and groups, what is disputed, and which figures moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from menurut.ledger import Batch
from menurut.ledger.articles import ArticleQueries, Listed
from menurut.ledger.asking import Summary
from menurut.ledger.dossiers import DossierQueries
from menurut.ledger.news import NewsQueries
from menurut.records import Stance, VerdictKind
from menurut.weighing.series import Point, series_of

ARTICLES = 8
LOOKED_AT = 60  # newest groups, of which those of most outlets are told
TOLD = 8
FIGURES = 60  # claims of a group that are looked at for figures
MOVES = frozenset({VerdictKind.UPDATE, VerdictKind.REVISION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A group whose figure moved: its first and its latest figure."""

    summary: Summary
    first: Point
    latest: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """How much the ledger holds, and what of it is new."""

    documents: int
    claims: int
    articles: tuple[Listed, ...]
    groups: tuple[Summary, ...]
    disputed: tuple[Summary, ...]
    moved: tuple[Moved, ...]


def news(batch: Batch) -> News:
    """What is new; of an empty ledger, nothing."""
    articles, groups = ArticleQueries(batch.connection), NewsQueries(batch.connection)
    documents, claims = articles.counts()
    newest = sorted(groups.newest(LOOKED_AT), key=lambda one: (one.outlets, one.last or "", one.id), reverse=True)
    return News(
        documents=documents,
        claims=claims,
        articles=tuple(articles.newest(ARTICLES)),
        groups=tuple(newest[:TOLD]),
        disputed=tuple(groups.disputed(TOLD)),
        moved=tuple(_moved(batch, groups)),
    )


def _moved(batch: Batch, queries: NewsQueries) -> Sequence[Moved]:
    judged = queries.judged(MOVES, TOLD * TOLD)[: TOLD * 2]
    summaries = queries.summaries(judged)
    found: list[Moved] = []
    for ident in judged:
        told = DossierQueries(batch.connection).counting(ident, FIGURES)
        points = series_of([one.claim for one in told if one.claim.stance is Stance.STATES])
        if len(points) > 1 and ident in summaries and (points[0].lo, points[0].hi) != (points[-1].lo, points[-1].hi):
            found.append(Moved(summary=summaries[ident], first=points[0], latest=points[-1]))
    return found[:TOLD]
