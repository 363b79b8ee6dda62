"""A ledger in memory with the tables that resolving fills, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Integer, create_engine, insert, select

from menurut.ledger import schema
from menurut.ledger.entities import EntityTables
from menurut.records import Reading
from menurut.workflows.resolving import Arrived, resolve_batch


class Resolved:
    """Documents are added to it; its state does not depend on their order."""

    def __init__(self) -> None:
        self.engine: Engine = create_engine("sqlite://")
        for tables in (schema.received, schema.derived):
            tables.create_all(self.engine)
        self.n = 0

    @contextmanager
    def tables(self) -> Iterator[EntityTables]:
        with self.engine.begin() as connection:
            yield EntityTables(connection)

    def add(self, *readings: Reading) -> dict[tuple[str, str], str]:
        """Resolve readings in one batch; the key of a document is its id."""
        batch = []
        for reading in readings:
            self.n += 1
            batch.append(Arrived(n=self.n, key=reading.document.id, reading=reading))
        with self.tables() as tables:
            return resolve_batch(tables, batch)

    def say(self, document: int, speaker: str, entity: str) -> None:
        """A claim of a speaker, as adding writes it."""
        needed = {c.name: 0 if isinstance(c.type, Integer) else "" for c in schema.claims.c if not c.nullable}
        row = {"n": document, "id": str(document), "document": document, "speaker": speaker, "entity": entity}
        with self.engine.begin() as connection:
            connection.execute(insert(schema.claims), {**needed, **row})

    def decide(self, one: str, other: str, judgement: str, made: str = "2025-06-12T10:00:00+00:00") -> None:
        """A decision on two nodes."""
        left, right = sorted((one, other))
        with self.engine.begin() as connection:
            n = len(connection.execute(select(schema.decisions.c.n)).all()) + 1
            row = {"n": n, "id": f"d{n}", "matter": "entity", "left": left, "right": right, "judgement": judgement}
            connection.execute(insert(schema.decisions), {**row, "author": "Wening", "made": made, "reason": ""})

    def rows(self, connection: Connection, *names: str) -> Sequence[tuple[object, ...]]:
        """The rows of a table of the derived tables, by column names."""
        table = schema.derived.tables[names[0]]
        return sorted(tuple(row) for row in connection.execute(select(*(table.c[name] for name in names[1:]))))

    def state(self) -> dict[str, Sequence[tuple[object, ...]]]:
        """All that resolving has written, without the numbers that depend on the order of arrival."""
        with self.engine.begin() as connection:
            number = dict(self.rows(connection, "entity_nodes", "n", "id"))  # type: ignore[arg-type]
            shorts = self.rows(connection, "short_names", "name", "node", "documents")
            keys = self.rows(connection, "entity_keys", "key", "node")
            return {
                "nodes": self.rows(connection, "entity_nodes", "id", "name", "schema", "entity", "body"),
                "entities": self.rows(connection, "entities", "id", "name", "schema", "body"),
                "names": self.rows(connection, "entity_names", "name", "entity"),
                "shorts": sorted((name, number[node], count) for name, node, count in shorts),
                "keys": sorted((key, number[node]) for key, node in keys),
            }
