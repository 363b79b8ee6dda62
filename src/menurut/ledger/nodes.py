"""The tables of nodes: names that stand for one entity each, the keys they are compared by, and short names."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Update, bindparam, func, select, update

from menurut.ledger import schema
from menurut.ledger.tables import MANY, Tables
from menurut.records.nodes import Node, node_from_dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A node as the ledger has it: its number, and the entity that it is."""

    n: int
    node: Node
    entity: str


NODES = select(schema.nodes.c.n, schema.nodes.c.id, schema.nodes.c.entity, schema.nodes.c.body)
KEYS = select(schema.node_keys).where(schema.node_keys.c.key.in_(MANY))


class NodeTables(Tables):
    """Nodes, keys and short names, inside one transaction of the ledger. Ids go in and come out; numbers stay here."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.numbers: dict[str, int] = {}
        self._read: dict[int, Stored] = {}  # nobody else writes while this transaction does

    def nodes(self, ids: Collection[str]) -> dict[str, Stored]:
        """The nodes of these ids that there are."""
        here = {ident: self._read[self.numbers[ident]] for ident in ids if ident in self.numbers}
        self._keep(self.rows(NODES.where(schema.nodes.c.id.in_(MANY)), [i for i in ids if i not in here]))
        return {ident: self._read[self.numbers[ident]] for ident in ids if ident in self.numbers}

    def sharing(self, keys: Collection[int]) -> dict[int, list[Stored]]:
        """The nodes that have each of the keys; a key that none has is left out."""
        pairs = [(row.key, row.node) for row in self.rows(KEYS, keys)]
        self._load(n for _, n in pairs)
        shared: dict[int, list[Stored]] = defaultdict(list)
        for key, n in pairs:
            shared[key].append(self._read[n])
        return shared

    def of_entities(self, entities: Collection[str]) -> dict[str, Stored]:
        """All nodes of these entities."""
        numbers = self._keep(self.rows(NODES.where(schema.nodes.c.entity.in_(MANY)), entities))
        return {stored.node.id: stored for stored in map(self._read.__getitem__, numbers)}

    def uses(self, names: Collection[str], least: int) -> dict[str, tuple[int, list[tuple[Stored, int]]]]:
        """How often documents give each name beside a fuller one: in all, and by node where at least so many do."""
        uses = schema.short_names
        totals = select(uses.c.name, func.sum(uses.c.documents).label("total")).where(uses.c.name.in_(MANY))
        found: dict[str, tuple[int, list[tuple[Stored, int]]]] = {
            row.name: (int(row.total), []) for row in self.rows(totals.group_by(uses.c.name), names)
        }
        single = select(uses).where(uses.c.name.in_(MANY), uses.c.documents >= least)
        rows = self.rows(single, found)
        self._load(row.node for row in rows)
        for row in rows:
            found[row.name][1].append((self._read[row.node], row.documents))
        return found

    def write_nodes(self, nodes: Sequence[tuple[Node, tuple[int, ...]]], known: Collection[str]) -> None:
        """Write nodes with their keys; `known` are the ids of those that are there already, whose entity stays."""
        new = [node for node, _ in nodes if node.id not in known]
        first = (self.connection.scalar(select(func.max(schema.nodes.c.n))) or 0) + 1
        self.numbers.update((node.id, n) for n, node in enumerate(new, start=first))
        self.fill(schema.nodes, [{**self._node_row(node), "entity": ""} for node in new])
        old = [self._node_row(node) for node, _ in nodes if node.id in known]
        changes = update(schema.nodes).where(schema.nodes.c.n == bindparam("b_n"))
        values: dict[str, Any] = {name: bindparam(f"b_{name}") for name in ("name", "schema", "body")}
        self.run(changes.values(values), [{f"b_{k}": v for k, v in row.items() if k != "id"} for row in old])
        numbers = [self.numbers[node.id] for node, _ in nodes]
        pairs = {(key, n) for (_, keys), n in zip(nodes, numbers, strict=True) for key in keys}
        there = {(row.key, row.node) for row in self.rows(KEYS, {key for key, _ in pairs})} if old else set()
        self.fill(schema.node_keys, [{"key": key, "node": n} for key, n in sorted(pairs - there)])
        self._write_short_names([node for node, _ in nodes])
        for node, _ in nodes:
            n = self.numbers[node.id]
            self._read[n] = Stored(n=n, node=node, entity=self._read[n].entity if n in self._read else "")

    def assign(self, entities: Mapping[str, str]) -> None:
        """Say which entity each node is; the nodes must have been read or written before."""
        change = update(schema.nodes).where(schema.nodes.c.n == bindparam("b_n")).values(entity=bindparam("b_entity"))
        self.run(change, [{"b_n": self.numbers[node], "b_entity": entities[node]} for node in sorted(entities)])
        for node, entity in entities.items():
            n = self.numbers[node]
            self._read[n] = Stored(n=n, node=self._read[n].node, entity=entity)

    def number(self, node: str) -> int:
        """The number of a node that has been read or written here."""
        return self.numbers[node]

    def _write_short_names(self, nodes: Sequence[Node]) -> None:
        self.empty(schema.short_names.c.node, [self.numbers[node.id] for node in nodes if node.shorts])
        self.fill(
            schema.short_names,
            [
                {"name": f"{node.sort} {name}", "node": self.numbers[node.id], "documents": count}
                for node in nodes
                for name, count in node.shorts.items()
            ],
        )

    def _node_row(self, node: Node) -> dict[str, Any]:
        body = json.dumps(node.to_dict(), ensure_ascii=False, separators=(",", ":"))
        row = {"id": node.id, "name": node.name, "schema": str(node.schema), "body": body}
        return {"n": self.numbers[node.id], **row}

    def _load(self, numbers: Iterable[int]) -> None:
        """Read the nodes of these numbers that have not been read yet."""
        self._keep(self.rows(NODES.where(schema.nodes.c.n.in_(MANY)), set(numbers) - self._read.keys()))

    def _keep(self, rows: Iterable[Any]) -> list[int]:
        """Keep nodes that were read, and give their numbers."""
        numbers = []
        for row in rows:
            numbers.append(row.n)
            self.numbers[row.id] = row.n
            if row.n not in self._read:
                node = node_from_dict(row.id, json.loads(row.body))
                self._read[row.n] = Stored(n=row.n, node=node, entity=row.entity)
        return numbers

    def run(self, statement: Update, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement for each of the rows, if there are any."""
        self.change(statement, rows)
