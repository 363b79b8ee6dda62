"""Questions about outlets: whom they have their claims from, and who cites them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Column, func, select

from menurut.ledger.asking import SUMMARY, Summary, summary_of
from menurut.ledger.schema import claims, entities, groups
from menurut.ledger.tables import MANY, Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """How many claims of an outlet have one speaker and one medium, None where they have none, and one of the claims.

    `entity` is the id of the entity that the speaker is, `name` the entity's name.
    """

    speaker: str | None
    entity: str | None
    name: str | None
    medium: str | None
    claims: int
    example: str


class Newest(NamedTuple):
    """A claim of an outlet: whom it has it from, in which document (by number), published on which ISO day."""

    id: str
    speaker: str | None
    entity: str | None
    medium: str | None
    document: int
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Which claims were looked at: the newest of the outlet, in so many documents, from day to day (ISO)."""

    claims: int
    documents: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """How many claims an outlet has through some media or from some speakers, and one of them."""

    outlet: str
    claims: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """A group that an outlet was first with, and the other outlets that had it on the same day."""

    summary: Summary
    same_day: tuple[str, ...]


class OutletQueries(Tables):
    """What is asked about outlets, inside one view of the ledger."""

    def newest(self, outlet: str, most: int) -> list[Newest]:
        """The newest claims of an outlet, `most` at most; those without a day come last, on every database."""
        c = claims.c
        asked = select(c.id, c.speaker, c.entity, c.medium, c.document, c.published).where(c.outlet == outlet)
        dated = asked.where(c.published.is_not(None)).order_by(c.published.desc(), c.n.desc()).limit(most)
        found = [Newest(*row) for row in self.connection.execute(dated)]
        if len(found) < most:
            undated = asked.where(c.published.is_(None)).limit(most - len(found))
            found += [Newest(*row) for row in self.connection.execute(undated)]
        return found

    def firsts(self, outlet: str, newest: Sequence[Newest], most: int) -> list[First]:
        """The newest groups of several outlets whose first claim is one of these claims of the outlet."""
        several = select(*SUMMARY).where(groups.c.id.in_(MANY), groups.c.outlets > 1)
        rows = self.rows(several, [claim.id for claim in newest])
        rows.sort(key=lambda row: (row.last or "", row.id), reverse=True)
        days = {row.id: row.first for row in rows[:most]}
        same_day: dict[str, set[str]] = {group: set() for group in days}
        each = select(claims.c.group_id, claims.c.outlet, claims.c.published).where(claims.c.group_id.in_(MANY))
        for row in self.rows(each.distinct(), days):
            if row.outlet not in (None, outlet) and row.published == days[row.group_id]:
                same_day[row.group_id].add(row.outlet)
        return [First(summary=summary_of(row), same_day=tuple(sorted(same_day[row.id]))) for row in rows[:most]]

    def outlets(self) -> list[str]:
        """All outlets that have claims."""
        return self._each(claims.c.outlet)

    def media(self) -> list[str]:
        """All media that claims come through, as seen."""
        return self._each(claims.c.medium)

    def sourcing(self, newest: Sequence[Newest]) -> list[Sourcing]:
        """Whom these claims have as speaker and medium."""
        same: dict[tuple[str | None, str | None, str | None], list[str]] = {}
        for claim in newest:
            same.setdefault((claim.speaker, claim.entity, claim.medium), []).append(claim.id)
        named = select(entities.c.id, entities.c.name).where(entities.c.id.in_(MANY))
        names = {row.id: row.name for row in self.rows(named, {entity for _, entity, _ in same if entity})}
        return [
            Sourcing(
                speaker=speaker,
                entity=entity,
                name=names.get(entity or ""),
                medium=medium,
                claims=len(ids),
                example=min(ids),
            )
            for (speaker, entity, medium), ids in same.items()
        ]

    def citing(self, media: Collection[str], speakers: Collection[str], most: int) -> list[Citing]:
        """Which outlets have claims through these media, as seen, or else from these speakers, by entity.

        Of each medium or speaker the newest claims are counted, `most` at most.
        """
        c = claims.c
        through = [found for name in sorted(media) for found in self._citing(c.medium, name, most)]
        said = [found for ident in sorted(speakers) for found in self._citing(c.entity, ident, most, direct=True)]
        return through + said

    def _citing(self, column: Column[Any], value: str, most: int, *, direct: bool = False) -> list[Citing]:
        """By outlet, the newest claims with a value in the column; `direct` are those through no medium."""
        c = claims.c
        newest = select(c.outlet, c.medium, c.id).where(column == value).order_by(c.n.desc()).limit(most).subquery()
        query = select(newest.c.outlet, func.count().label("claims"), func.min(newest.c.id).label("example"))
        if direct:
            query = query.where(newest.c.medium.is_(None))
        rows = self.connection.execute(query.where(newest.c.outlet.is_not(None)).group_by(newest.c.outlet))
        return [Citing(outlet=row.outlet, claims=row.claims, example=row.example) for row in rows]

    def _each(self, column: Column[Any]) -> list[str]:
        """The values of a column, by steps along its index: a column of a million rows has a few hundred values."""
        step = select(func.min(column).label("value")).cte("step", recursive=True)
        following = select(func.min(column)).where(column > step.c.value).scalar_subquery()
        step = step.union_all(select(following).where(step.c.value.is_not(None)))
        return list(self.connection.scalars(select(step.c.value).where(step.c.value.is_not(None))))


def looked_at(newest: Sequence[Newest]) -> Looked:
    """Which claims these are."""
    days = sorted(claim.published for claim in newest if claim.published)
    return Looked(
        claims=len(newest),
        documents=len({claim.document for claim in newest}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
