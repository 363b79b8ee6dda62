"""What is new in the ledger: the latest articles and groups, what is disputed, and which figures moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from menurut.ledger import Batch
from menurut.ledger.articles import ArticleQueries, Listed
from menurut.ledger.asking import Summary
from menurut.ledger.dossiers import DossierQueries
from menurut.ledger.news import NewsQueries
from menurut.records import VerdictKind
from menurut.weighing.series import Point, moved

ARTICLES = 8
LOOKED_AT = 60  # newest groups, of which those of most outlets are told
TOLD = 8
VERDICTS = 60  # newest ones of each kind that are looked at for figures that moved
MOVES = frozenset({VerdictKind.UPDATE, VerdictKind.REVISION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A group whose figure moved: the earlier and the later of two that an update or a revision is about."""

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
    judged = queries.judged(MOVES, VERDICTS)
    some = dict(islice(judged.items(), 2 * TOLD))
    summaries = queries.summaries(some)
    told = DossierQueries(batch.connection).told_ids({end for ends in some.values() for end in ends})
    found: list[Moved] = []
    for ident, (a, b) in some.items():
        points = moved(told[a].claim, told[b].claim)
        if points is not None and ident in summaries:
            found.append(Moved(summary=summaries[ident], first=points[0], latest=points[1]))
    return found[:TOLD]
