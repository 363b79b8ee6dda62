"""The tables of entities: which nodes each is, its names, its mentions and relations, and decisions about it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from menurut.ledger import schema
from menurut.ledger.nodes import NodeTables
from menurut.ledger.received import decision_of
from menurut.ledger.tables import MANY
from menurut.records import Decision, Matter
from menurut.records.nodes import Known, known_from_dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Which node one entity of a document's reading is; `document` is a number, `number` the place in the reading."""

    document: int
    number: int
    node: str
    name: str


class EntityTables(NodeTables):
    """All tables of entities, inside one transaction of the ledger."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._decided: dict[str, dict[str, Decision]] = {}
        self._newest = 0

    def entities(self, ids: Collection[str]) -> dict[str, Known]:
        """The entities of these ids that there are."""
        rows = self.rows(select(schema.entities).where(schema.entities.c.id.in_(MANY)), ids)
        return {row.id: known_from_dict(row.id, row.name, row.schema, json.loads(row.body)) for row in rows}

    def write_entities(self, known: Sequence[tuple[Known, Collection[str]]], before: Collection[str]) -> None:
        """Write entities, each with all its folded names; `before` are the ids of those that give way to them."""
        self.empty(schema.entities.c.id, before)
        self.empty(schema.names.c.entity, before)
        rows = [
            {"id": e.id, "name": e.name, "schema": str(e.schema), "body": json.dumps(e.to_dict(), ensure_ascii=False)}
            for e, _ in known
        ]
        self.fill(schema.entities, rows)
        self.fill(schema.names, [{"name": name, "entity": e.id} for e, names in known for name in sorted(names)])

    def named(self, name: str) -> tuple[str, ...]:
        """The ids of the entities that have this folded name."""
        query = select(schema.names.c.entity).where(schema.names.c.name == name).order_by(schema.names.c.entity)
        return tuple(self.connection.scalars(query))

    def write_mentions(self, mentions: Sequence[Mention]) -> None:
        """Write which nodes the entities of documents are."""
        rows = [
            {"document": m.document, "number": m.number, "node": self.numbers[m.node], "name": m.name} for m in mentions
        ]
        self.fill(schema.mentions, rows)

    def write_relations(self, rows: Sequence[tuple[int, int, str | None, str | None, Mapping[str, Any]]]) -> None:
        """Write relations: document, place in its reading, nodes of subject and object where they are named, body."""
        self.fill(
            schema.relations,
            [
                {
                    "document": document,
                    "number": number,
                    "subject": self.numbers[subject] if subject else None,
                    "object": self.numbers[other] if other else None,
                    "body": json.dumps(body, ensure_ascii=False),
                }
                for document, number, subject, other, body in rows
            ],
        )

    def move_claims(self, moved: Mapping[str, tuple[str, str]]) -> None:
        """Let the claims of some nodes' documents follow: node id to the entity it was and the one it is now.

        A claim stays where its speaker is the name of another node of its document.
        """
        mentions, claims = schema.mentions.c, schema.claims.c
        node: Any = bindparam("b_node")
        old: Any = bindparam("b_old")
        new: Any = bindparam("b_new")
        others = select(mentions.name).where(mentions.node != node, mentions.document == claims.document)
        change = update(schema.claims).where(
            claims.entity == old,
            claims.document.in_(select(mentions.document).where(mentions.node == node)),
            claims.speaker.not_in(others.correlate(schema.claims)),
        )
        rows = [{"b_node": self.numbers[n], "b_old": was, "b_new": now} for n, (was, now) in sorted(moved.items())]
        self.run(change.values(entity=new), rows)

    def decisions(self, nodes: Collection[str]) -> tuple[Decision, ...]:
        """The latest decision on each pair of nodes that one of these is in."""
        table = schema.decisions.c
        newest = self.connection.scalar(select(func.max(table.n)).where(table.matter == str(Matter.ENTITY))) or 0
        if newest > self._newest:  # they are few, and asked for often
            query = select(schema.decisions).where(table.matter == str(Matter.ENTITY), table.n > self._newest)
            for row in self.connection.execute(query.order_by(table.n)):
                decision = decision_of(row)
                self._decided.setdefault(row.left, {})[row.right] = decision
                self._decided.setdefault(row.right, {})[row.left] = decision
            self._newest = newest
        found = {d.id: d for node in nodes if node in self._decided for d in self._decided[node].values()}
        return tuple(found.values())

    def references(self, ids: Collection[str] | None) -> dict[str, str]:
        """The known entities of these ids that were received, or all: the JSON of each by its id."""
        query = select(schema.references)
        if ids is None:
            return {row.id: row.body for row in self.connection.execute(query).all()}
        return {row.id: row.body for row in self.rows(query.where(schema.references.c.id.in_(MANY)), ids)}

    def receive(self, dataset: str, bodies: Mapping[str, str], arrived: str) -> None:
        """Add known entities, JSON by id, that are not there yet; `arrived` is an ISO time in UTC."""
        first = (self.connection.scalar(select(func.max(schema.references.c.n))) or 0) + 1
        self.fill(
            schema.references,
            [
                {"n": n, "id": ident, "dataset": dataset, "body": body, "arrived": arrived}
                for n, (ident, body) in enumerate(sorted(bodies.items()), start=first)
            ],
        )

    def like(self, name: str, most: int = 50) -> tuple[str, ...]:
        """The ids of the entities one of whose folded names begins with these words."""
        names = schema.names.c
        begins = names.name.startswith(name, autoescape=True)
        query = select(names.entity).where(begins).distinct().order_by(names.entity).limit(most)
        return tuple(self.connection.scalars(query))
