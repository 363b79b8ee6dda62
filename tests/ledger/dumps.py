"""All that a ledger holds, by ids: what two ledgers must have alike, whatever the order in which they were filled."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Table, select, text

from menurut.ledger import schema
from menurut.ledger.engines import engine_of

INSTANCES = 'SELECT doc, term, "offset" FROM claim_instances ORDER BY doc, "offset"'


def dump(place: str) -> dict[str, list[Any]]:
    """Each table's rows, sorted, with ids and keys in the place of numbers; times of arrival are left out."""
    engine = engine_of(place)
    try:
        with engine.connect() as connection:
            return {name: sorted(rows, key=repr) for name, rows in _tables(connection).items()}
    finally:
        engine.dispose()


def _tables(connection: Connection) -> dict[str, list[Any]]:
    documents = {row.n: row.key for row in _rows(connection, schema.documents)}
    claims = {row.n: row.id for row in _rows(connection, schema.claims)}
    nodes = {row.n: row.id for row in _rows(connection, schema.nodes)}
    units: dict[int, list[str]] = defaultdict(list)
    for row in _rows(connection, schema.claims):
        units[row.unit].append(row.id)
    numbers: dict[str, dict[int, Any]] = {
        "document": documents, "a": claims, "b": claims, "unit": {n: sorted(ids) for n, ids in units.items()},
        "node": nodes, "subject": nodes, "object": nodes,
    }  # fmt: skip
    found = {}
    for table in (*schema.received.sorted_tables, *schema.derived.sorted_tables):
        by_number = numbers if table is not schema.verdicts else {}
        found[table.name] = [
            {
                name: by_number[name].get(value, value) if name in by_number else _plain(value)
                for name, value in row._mapping.items()
                if name not in ("n", "arrived")
            }
            for row in _rows(connection, table)
        ]
    found["claim_search"] = [(claims[n], terms) for n, terms in _terms(connection)]
    return found


def _rows(connection: Connection, table: Table) -> list[Any]:
    return list(connection.execute(select(table)).all())


def _plain(value: Any) -> Any:
    return json.loads(zlib.decompress(value)) if isinstance(value, bytes) else value


def _terms(connection: Connection) -> list[tuple[int, Any]]:
    if connection.dialect.name != "sqlite":
        return [tuple(row) for row in connection.execute(text("SELECT claim, terms::text FROM claim_search"))]
    connection.execute(
        text("CREATE VIRTUAL TABLE temp.claim_instances USING fts5vocab('main', 'claim_search', 'instance')")
    )
    return [(row[0], (row[1], row[2])) for row in connection.execute(text(INSTANCES))]
