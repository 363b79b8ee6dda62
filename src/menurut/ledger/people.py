"""Questions about entities, few rows at a time however often an entity is named: the newest come first."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, func, select

from menurut.ledger import schema
from menurut.ledger.dossiers import TOLD, Told, told_of
from menurut.ledger.tables import MANY, Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """An entity that bears a name."""

    id: str
    name: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A relation as a document gives it. `according_to` are the speakers that assert it, () where the outlet does."""

    subject: str
    relation: str
    object: str
    detail: str | None
    according_to: tuple[str, ...]
    words: str
    given: str
    outlet: str | None
    published: str | None
    url: str | None


class PeopleQueries(Tables):
    """What is asked about entities, inside one view of the ledger."""

    def bearers(self, names: Collection[str], most: int) -> list[Bearer]:
        """The entities that have one of these folded names, those with the fullest names first."""
        entities = schema.entities.c
        query = (
            select(entities.id, entities.name, entities.schema)
            .where(entities.id.in_(select(schema.names.c.entity).where(schema.names.c.name.in_(sorted(names)))))
            .order_by(func.length(entities.name).desc(), entities.id)
            .limit(most)
        )
        return [Bearer(id=row.id, name=row.name, schema=row.schema) for row in self.connection.execute(query)]

    def borne(self, names: Collection[str]) -> set[str]:
        """Which of these folded names an entity bears."""
        name = schema.names.c.name
        return {row.name for row in self.rows(select(name).where(name.in_(MANY)).distinct(), names)}

    def numbers(self, entity: str, most: int) -> list[int]:
        """The numbers of the nodes of an entity, the newest only where there are more than `most`."""
        nodes = schema.nodes.c
        query = select(nodes.n).where(nodes.entity == entity).order_by(nodes.n.desc()).limit(most)
        return list(self.connection.scalars(query))

    def count_said(self, entity: str) -> int:
        """How many claims an entity says."""
        claims = schema.claims
        query = select(func.count()).select_from(claims).where(claims.c.entity == entity)
        return self.connection.scalar(query) or 0

    def months(self, entity: str, most: int) -> list[tuple[str, int]]:
        """In how many of its newest claims, `most` at most, an entity speaks in each month (ISO), the first first."""
        claims = schema.claims.c
        said = select(claims.published).where(claims.entity == entity)
        newest = said.order_by(claims.n.desc()).limit(most).subquery()
        month = func.substr(newest.c.published, 1, 7).label("month")
        query = select(month, func.count().label("claims")).where(newest.c.published.is_not(None))
        return [(row.month, row.claims) for row in self.connection.execute(query.group_by(month).order_by(month))]

    def said_by(self, entity: str, most: int) -> list[Told]:
        """The newest claims that an entity says."""
        claims = schema.claims.c
        query = TOLD.where(claims.entity == entity).order_by(claims.n.desc()).limit(most)
        return list(map(told_of, self.connection.execute(query)))

    def documents_naming(self, nodes: Sequence[int], most: int) -> list[int]:
        """The numbers of the newest documents that name one of the nodes."""
        mentions = schema.mentions.c
        found: set[int] = set()
        for node in nodes:
            query = select(mentions.document).where(mentions.node == node).order_by(mentions.document.desc())
            found.update(self.connection.scalars(query.limit(most)))
        return sorted(found, reverse=True)[:most]

    def told_in(self, documents: Collection[int], names: Collection[str], but: str) -> list[Told]:
        """The claims of documents whose words have one of the names as written, but for those an entity says."""
        claims = schema.claims.c
        query = TOLD.where(claims.document.in_(MANY)).order_by(claims.n.desc())
        rows = self.rows(query, documents)
        return [told_of(row) for row in rows if row.entity != but and any(name in row.words for name in names)]

    def relations(self, nodes: Sequence[int], most: int) -> list[Related]:
        """The newest relations that one of the nodes is an end of."""
        table = schema.relations.c
        found: dict[tuple[int, int], Related] = {}
        for end in (table.subject, table.object):
            for node in nodes:
                for row in self._relations(end, node, most):
                    found[row.document, row.number] = _related(row)
        return [found[place] for place in sorted(found, reverse=True)[:most]]

    def _relations(self, end: Column[Any], node: int, most: int) -> Sequence[Any]:
        table, documents = schema.relations, schema.documents.c
        query = (
            select(table, documents.given, documents.outlet, documents.published, documents.url)
            .join(schema.documents, documents.n == table.c.document)
            .where(end == node)
            .order_by(table.c.document.desc())
            .limit(most)
        )
        return self.connection.execute(query).all()


def _related(row: Any) -> Related:
    body = json.loads(row.body)
    return Related(
        subject=_name(body["subject"]),
        relation=body["relation"],
        object=_name(body["object"]),
        detail=body["detail"],
        according_to=tuple(body["according_to"]),
        words=body["words"] or "",
        given=row.given,
        outlet=row.outlet,
        published=row.published,
        url=row.url,
    )


def _name(end: str | dict[str, str]) -> str:
    """An end of a relation; one that has no name stands under the words for it."""
    return end if isinstance(end, str) else end["unnamed"]
