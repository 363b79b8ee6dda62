"""The derived tables of readings, claims, links and groups."""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select, update

from menurut.ledger.groups import group_row, verdict_rows
from menurut.ledger.received import document_of
from menurut.ledger.schema import claims, documents, groups, keys, links, readings, verdicts
from menurut.ledger.tables import MANY, Tables
from menurut.records import Claim, Group, Reading, claim_from_dict, reading_from_dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim as the ledger has it: its number, and the unit (and level of links) it is clustered in."""

    n: int
    unit: int
    level: int
    claim: Claim


class Place(NamedTuple):
    """Where a claim is: its unit and the level of links that makes it, its id, and the id of its group."""

    unit: int
    level: int
    id: str
    group: str


class ClaimTables(Tables):
    """Readings, claims, links and groups, inside one transaction of the ledger."""

    def write_readings(self, made: Mapping[int, Reading]) -> None:
        """Write the readings of documents, by the documents' numbers."""
        self.fill(
            readings,
            [
                {"document": n, "reader": r.reader, "language": r.language, "body": packed(r.to_dict())}
                for n, r in made.items()
            ],
        )

    def read_already(self, numbers: Collection[int]) -> set[int]:
        """Which of the documents have a reading."""
        query = select(readings.c.document).where(readings.c.document.in_(MANY))
        return {row.document for row in self.rows(query, numbers)}

    def reading(self, n: int) -> Reading | None:
        """The reading of a document, if there is one."""
        query = select(documents, readings.c.body, readings.c.language).join(
            readings, readings.c.document == documents.c.n
        )
        row = self.connection.execute(query.where(documents.c.n == n)).first()
        return None if row is None else reading_of(row)

    def write_claims(
        self, of_documents: Mapping[int, Sequence[Claim]], entities: Mapping[tuple[str, str], str]
    ) -> list[Held]:
        """Write the claims of documents, by the documents' numbers; each is a unit of its own until it is linked.

        `entities` gives the entity of a speaker by the document's key and the speaker's name.
        """
        next_n = (self.connection.scalar(select(func.max(claims.c.n))) or 0) + 1
        held: list[Held] = []
        rows: list[dict[str, Any]] = []
        for document, found in of_documents.items():
            for claim in found:
                n = next_n + len(held)
                held.append(Held(n=n, unit=n, level=0, claim=claim))
                entity = entities.get((claim.document, claim.speaker)) if claim.speaker else None
                rows.append(_claim_row(n, document, claim, entity))
        self.fill(claims, rows)
        return held

    def write_keys(self, of_documents: Mapping[int, Collection[int]]) -> None:
        """Write the keys of documents, by the documents' numbers."""
        self.fill(
            keys, [{"key": key, "document": n} for n, found in of_documents.items() for key in sorted(set(found))]
        )

    def sharing(self, wanted: Collection[int]) -> dict[int, list[int]]:
        """The numbers of the documents that have each of the keys."""
        found: dict[int, list[int]] = {}
        for key, document in self.rows(select(keys).where(keys.c.key.in_(MANY)), wanted):
            found.setdefault(key, []).append(document)
        return found

    def of_documents(self, numbers: Collection[int]) -> dict[int, list[Held]]:
        """The claims of documents, by the documents' numbers, in text order."""
        found: dict[int, list[Held]] = {n: [] for n in numbers}
        query = select(*HELD, claims.c.document).where(claims.c.document.in_(MANY)).order_by(claims.c.n)
        for row in self.rows(query, numbers):
            found[row.document].append(held_of(row))
        return found

    def held(self, numbers: Collection[int]) -> dict[int, Held]:
        """The claims of these numbers."""
        return {row.n: held_of(row) for row in self.rows(select(*HELD).where(claims.c.n.in_(MANY)), numbers)}

    def numbers_of(self, ids: Collection[str]) -> dict[str, int]:
        """The numbers of the claims of these ids that there are."""
        query = select(claims.c.id, claims.c.n).where(claims.c.id.in_(MANY))
        return {row.id: row.n for row in self.rows(query, ids)}

    def places(self, numbers: Collection[int]) -> dict[int, Place]:
        """The place of each claim, by number."""
        return {n: Place(*place) for n, *place in self.rows(PLACES.where(claims.c.n.in_(MANY)), numbers)}

    def members(self, units: Collection[int]) -> dict[int, Place]:
        """The places of all claims of the units, by number."""
        return {n: Place(*place) for n, *place in self.rows(PLACES.where(claims.c.unit.in_(MANY)), units)}

    def write_links(self, found: Iterable[tuple[int, int, float]]) -> None:
        """Write links between claims, by their numbers."""
        both = [(x, y, score) for a, b, score in found for x, y in ((a, b), (b, a))]
        self.fill(links, [{"a": a, "b": b, "score": score} for a, b, score in sorted(both)])

    def published(self, numbers: Collection[int]) -> dict[int, datetime.date | None]:
        """The days on which claims were published, by number."""
        query = select(claims.c.n, claims.c.published).where(claims.c.n.in_(MANY))
        days = self.rows(query, numbers)
        return {row.n: datetime.date.fromisoformat(row.published) if row.published else None for row in days}

    def links_from(self, numbers: Collection[int]) -> dict[int, list[tuple[int, float]]]:
        """The links of each of the claims: the other claim's number, and the score."""
        found: dict[int, list[tuple[int, float]]] = {n: [] for n in numbers}
        for a, b, score in self.rows(select(links).where(links.c.a.in_(MANY)), numbers):
            found[a].append((b, score))
        return found

    def write_units(self, units: Mapping[int, tuple[int, int]]) -> None:
        """Set the unit and level of claims, by number."""
        change = update(claims).where(claims.c.n == bindparam("b_n"))
        rows = [{"b_n": n, "b_unit": unit, "b_level": level} for n, (unit, level) in sorted(units.items())]
        self.change(change.values(unit=bindparam("b_unit"), level=bindparam("b_level")), rows)

    def replace_groups(self, numbers: Collection[int], made: Sequence[Group]) -> None:
        """Put groups in the place of those that the claims of these numbers were in."""
        query = select(claims.c.group_id).where(claims.c.n.in_(MANY)).distinct()
        old = {row.group_id for row in self.rows(query, numbers)}
        self.empty(groups.c.id, old)
        self.empty(verdicts.c.group_id, old)
        several = [group for group in made if len(group.claims) > 1]
        self.fill(groups, [group_row(group) for group in several])
        self.fill(verdicts, [row for group in several for row in verdict_rows(group)])
        change = update(claims).where(claims.c.id == bindparam("b_id"))
        rows = [
            {"b_id": claim, "b_group": group.id, "b_origin": origin.id if len(group.claims) > 1 else None}
            for group in made
            for origin in group.origins
            for claim in origin.claims
        ]
        self.change(change.values(group_id=bindparam("b_group"), origin_id=bindparam("b_origin")), rows)


PLACES = select(claims.c.n, claims.c.unit, claims.c.level, claims.c.id, claims.c.group_id)
HELD = (claims.c.n, claims.c.id, claims.c.unit, claims.c.level, claims.c.words, claims.c.body)


def held_of(row: Any) -> Held:
    """The claim in a row that has the columns HELD."""
    return Held(n=row.n, unit=row.unit, level=row.level, claim=claim_of(row))


def claim_of(row: Any) -> Claim:
    """The claim in a row that has id, words and body."""
    return claim_from_dict({**json.loads(row.body), "id": row.id, "words": row.words})


def packed(body: Mapping[str, Any]) -> bytes:
    """The body as it is kept: JSON, compressed."""
    return zlib.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def reading_of(row: Any) -> Reading:
    """The reading in a row of documents joined with readings."""
    return reading_from_dict(replace(document_of(row), language=row.language), json.loads(zlib.decompress(row.body)))


def _claim_row(n: int, document: int, claim: Claim, entity: str | None) -> dict[str, Any]:
    body = {name: value for name, value in claim.to_dict().items() if name not in ("id", "words")}
    return {
        "n": n,
        "id": claim.id,
        "document": document,
        "stance": str(claim.stance),
        "act": str(claim.act) if claim.act else None,
        "style": str(claim.style) if claim.style else None,
        "speaker": claim.speaker,
        "entity": entity,
        "outlet": claim.outlet,
        "medium": next(iter(claim.media), None),
        "published": claim.published.isoformat() if claim.published else None,
        "words": claim.words,
        "body": json.dumps(body, ensure_ascii=False, separators=(",", ":")),
        "unit": n,
        "level": 0,
        "group_id": claim.id,
        "origin_id": None,
    }
