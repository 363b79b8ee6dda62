"""Questions about outlets: whom they have their claims from, and who cites them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Subquery, func, select, union_all

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

    def firsts(self, outlet: str, looked_at: int, most: int) -> list[First]:
        """The newest groups of several outlets whose first claim is this outlet's, among its newest claims."""
        newest, c = self._newest(outlet, looked_at), groups.c
        several = select(*SUMMARY).join(newest, newest.c.id == c.id).where(c.outlets > 1)
        rows = self.connection.execute(several.order_by(c.last.desc(), c.id).limit(most)).all()
        days = {row.id: row.first for row in rows}
        same_day: dict[str, set[str]] = {group: set() for group in days}
        each = select(claims.c.group_id, claims.c.outlet, claims.c.published).where(claims.c.group_id.in_(MANY))
        for row in self.rows(each.distinct(), days):
            if row.outlet not in (None, outlet) and row.published == days[row.group_id]:
                same_day[row.group_id].add(row.outlet)
        return [First(summary=summary_of(row), same_day=tuple(sorted(same_day[row.id]))) for row in rows]

    def outlets(self) -> list[str]:
        """All outlets that have claims."""
        return self._each(claims.c.outlet)

    def media(self) -> list[str]:
        """All media that claims come through, as seen."""
        return self._each(claims.c.medium)

    def looked_at(self, outlet: str, most: int) -> Looked:
        """The newest claims of an outlet, `most` at most."""
        newest = self._newest(outlet, most)
        documents = func.count(newest.c.document.distinct())
        days = func.min(newest.c.published), func.max(newest.c.published)
        count, in_documents, first, last = self.connection.execute(select(func.count(), documents, *days)).one()
        return Looked(claims=count, documents=in_documents, first=first, last=last)

    def sourcing(self, outlet: str, most: int) -> list[Sourcing]:
        """Whom the newest claims of an outlet, `most` at most, have as speaker and medium."""
        newest = self._newest(outlet, most)
        by = (newest.c.speaker, newest.c.entity, newest.c.medium)
        counted = select(*by, func.count().label("claims"), func.min(newest.c.id).label("example")).group_by(*by)
        found = counted.subquery()
        query = select(found, entities.c.name).outerjoin_from(found, entities, entities.c.id == found.c.entity)
        return [
            Sourcing(
                speaker=row.speaker,
                entity=row.entity,
                name=row.name,
                medium=row.medium,
                claims=row.claims,
                example=row.example,
            )
            for row in self.connection.execute(query)
        ]

    def citing(self, media: Collection[str], speakers: Collection[str]) -> list[Citing]:
        """Which outlets have claims through these media, as seen, or else from these speakers, by entity."""
        through = self._citing(claims.c.medium, media)
        return through + self._citing(claims.c.entity, speakers, claims.c.medium.is_(None))

    def _citing(self, column: Column[Any], values: Collection[str], *where: ColumnElement[bool]) -> list[Citing]:
        c = claims.c
        query = select(c.outlet, func.count().label("claims"), func.min(c.id).label("example"))
        rows = self.rows(query.where(column.in_(MANY), c.outlet.is_not(None), *where).group_by(c.outlet), values)
        return [Citing(outlet=row.outlet, claims=row.claims, example=row.example) for row in rows]

    def _each(self, column: Column[Any]) -> list[str]:
        """The values of a column, by steps along its index: a column of a million rows has a few hundred values."""
        step = select(func.min(column).label("value")).cte("step", recursive=True)
        following = select(func.min(column)).where(column > step.c.value).scalar_subquery()
        step = step.union_all(select(following).where(step.c.value.is_not(None)))
        return list(self.connection.scalars(select(step.c.value).where(step.c.value.is_not(None))))

    def _newest(self, outlet: str, most: int) -> Subquery:
        """The newest claims of an outlet; those without a day come last, on every database."""

        def some(where: ColumnElement[bool]) -> Any:
            c = claims.c
            columns = (c.id, c.speaker, c.entity, c.medium, c.document, c.published)
            asked = select(*columns).where(c.outlet == outlet, where).order_by(c.published.desc()).limit(most)
            return select(asked.subquery())

        both = union_all(some(claims.c.published.is_not(None)), some(claims.c.published.is_(None))).subquery()
        return select(both).limit(most).subquery()
