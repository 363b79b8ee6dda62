"""Questions to the index of terms: which claims have the words, few rows at a time however common the words are.

A question is a tuple of words, each a tuple of the stems that it may be. No question ranks all its hits, since a common
word has a million: the newest are taken, and whoever asks goes from the strictest question to the loosest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, select, text

from menurut.ledger.schema import claims, documents, entities, groups
from menurut.ledger.tables import MANY, Tables

Words = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which claims are wanted: those that fit all that is given. Days are ISO days of publication, both included."""

    speaker: str | None = None
    entity: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    style: str | None = None

    def given(self) -> dict[str, str]:
        """The filters that are set, by name."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A claim that was found, and the group it is in."""

    n: int
    claim: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a claim can be filtered by; `month` is the ISO month of publication, `name` that of the speaker's entity."""

    outlet: str | None
    act: str | None
    style: str | None
    month: str | None
    entity: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the ledger says of a group without looking at its claims."""

    id: str
    label: str
    claims: int
    documents: int
    outlets: int
    origins: int
    disputed: bool
    first: str | None
    last: str | None


SUMMARY = tuple(
    groups.c[name] for name in ("id", "label", "claims", "documents", "outlets", "origins", "disputed", "first", "last")
)
PLANNING = ("plan_cache_mode = force_custom_plan", "jit = off")  # on PostgreSQL: how common the words are tells the way
PATTERNS = re.compile(r"[%_!]")  # signs that stand for others in a pattern, or take that from the next
CONDITIONS = {
    "speaker": "lower(c.speaker) LIKE :speaker ESCAPE '!'",
    "entity": "c.entity = :entity",
    "outlet": "lower(c.outlet) = :outlet",
    "since": "c.published >= :since",
    "until": "c.published <= :until",
    "act": "c.act = :act",
    "style": "c.style = :style",
}


SPOKEN = select(claims.c.group_id, entities.c.name, claims.c.speaker, claims.c.outlet).select_from(
    claims.outerjoin(entities, entities.c.id == claims.c.entity)
)


class SearchQueries(Tables):
    """What is asked of the index of terms, inside one view of the ledger."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        if connection.dialect.name != "sqlite":
            for setting in PLANNING:
                connection.exec_driver_sql(f"SET LOCAL {setting}")

    def has(self, word: Sequence[str]) -> bool:
        """Whether any claim has a word."""
        source, values = self._matching([word])
        return self.connection.execute(text(f"{source} LIMIT 1"), values).first() is not None

    def find(self, words: Words, filters: Filters, most: int, looked_at: int) -> list[Hit]:
        """The newest claims, `most` at most, that have all the words, if any, and fit the filters.

        Filters look among the `looked_at` newest claims that have the words.
        """
        given = filters.given()
        source, values = self._hits(words, looked_at if given else most)
        where = " AND ".join(CONDITIONS[name] for name in given) or "1 = 1"
        query = text(
            f"SELECT c.n, c.id, c.group_id FROM ({source}) AS hits JOIN claims c ON c.n = hits.n "
            f"WHERE {where} ORDER BY c.n DESC LIMIT :wanted"
        )
        rows = self.connection.execute(query, {**values, **_lowered(given), "wanted": most})
        return [Hit(n=row.n, claim=row.id, group=row.group_id) for row in rows]

    def _hits(self, words: Words, most: int) -> tuple[str, dict[str, Any]]:
        """A query for the numbers of the newest claims with all the words, and its values."""
        if not words:  # then a filter alone finds them
            return f"SELECT n FROM claims WHERE entity = :entity ORDER BY n DESC LIMIT {most:d}", {}
        source, values = self._matching(words)
        return f"{source} ORDER BY n DESC LIMIT {most:d}", values  # a number that the planner knows

    def _matching(self, words: Words) -> tuple[str, dict[str, Any]]:
        """A query for the numbers of all claims with all the words, and its values."""
        if self.connection.dialect.name == "sqlite":
            asked = " AND ".join(f"({' OR '.join(map(_quoted, word))})" for word in words)
            return "SELECT rowid AS n FROM claim_search WHERE claim_search MATCH :asked", {"asked": asked}
        values: dict[str, Any] = {}
        parts = []
        for place, word in enumerate(words):
            names = [f"w{place}x{number}" for number, _ in enumerate(word)]
            values |= dict(zip(names, word, strict=True))
            parts.append("(" + " || ".join(f"phraseto_tsquery('simple', :{name})" for name in names) + ")")
        return f"SELECT claim AS n FROM claim_search WHERE terms @@ ({' && '.join(parts)})", values

    def summaries(self, hits: Collection[Hit]) -> dict[str, Summary]:
        """The groups of claims, by id. A claim that is alone is a group of its own."""
        ids = {hit.group for hit in hits}
        found = {row.id: summary_of(row) for row in self.rows(select(*SUMMARY).where(groups.c.id.in_(MANY)), ids)}
        alone = select(claims.c.id, claims.c.words, claims.c.published, claims.c.stance).where(claims.c.id.in_(MANY))
        return found | {row.id: _alone(row) for row in self.rows(alone, ids - found.keys())}

    def kinds(self, numbers: Collection[int]) -> list[Kind]:
        """What the claims of these numbers can be filtered by."""
        c = claims.c
        query = select(c.outlet, c.act, c.style, c.published, c.entity, entities.c.name).select_from(
            claims.outerjoin(entities, entities.c.id == c.entity)
        )
        return [
            Kind(
                outlet=row.outlet,
                act=row.act,
                style=row.style,
                month=row.published[:7] if row.published else None,
                entity=row.entity,
                name=row.name,
            )
            for row in self.rows(query.where(c.n.in_(MANY)), numbers)
        ]

    def speakers(self, groups_: Mapping[str, int], most: int) -> dict[str, Counter[str]]:
        """Who says the claims of groups, and how many, by the groups' ids; those say it who are named, else outlets.

        `groups_` gives how many claims each has; of larger ones `most` claims are looked at.
        """
        small = [group for group, size in groups_.items() if size <= most]
        rows = self.rows(SPOKEN.where(claims.c.group_id.in_(MANY)), small)
        for group in groups_.keys() - set(small):
            rows += self.connection.execute(SPOKEN.where(claims.c.group_id == group).limit(most)).all()
        found: dict[str, Counter[str]] = {group: Counter() for group in groups_}
        for row in rows:
            who = row.name or row.speaker or row.outlet
            if who:
                found[row.group_id][who] += 1
        return found

    def any_document(self) -> bool:
        """Whether the ledger holds a document at all."""
        return self.connection.execute(select(documents.c.n).limit(1)).first() is not None


def summary_of(row: Any) -> Summary:
    """The summary in a row of the groups."""
    return Summary(
        id=row.id,
        label=row.label,
        claims=row.claims,
        documents=row.documents,
        outlets=row.outlets,
        origins=row.origins,
        disputed=bool(row.disputed),
        first=row.first,
        last=row.last,
    )


def _alone(row: Any) -> Summary:
    return Summary(
        id=row.id,
        label=row.words,
        claims=1,
        documents=1,
        outlets=1,
        origins=int(row.stance == "states"),
        disputed=False,
        first=row.published,
        last=row.published,
    )


def _quoted(term: str) -> str:
    """A term as FTS5 takes it, whatever is in it."""
    return '"' + term.replace('"', '""') + '"'


def _lowered(given: Mapping[str, str]) -> dict[str, str]:
    values = {name: value.lower() if name in ("speaker", "outlet") else value for name, value in given.items()}
    if "speaker" in values:
        values["speaker"] = "%" + PATTERNS.sub(r"!\g<0>", values["speaker"]) + "%"
    return values
