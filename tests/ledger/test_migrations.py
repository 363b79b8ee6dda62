"""The migrations, one after the other, make the tables that the program works with."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from menurut.ledger import open_ledger
from menurut.ledger.engines import engine_of
from menurut.ledger.migrations import NEWEST, RECORD
from menurut.ledger.schema import derived, received
from menurut.ledger.searching import create_search


def tables(connection: Connection) -> dict[str, Any]:
    """All tables, with columns, keys and indexes."""
    found = inspect(connection)
    return {
        name: {
            "columns": {c["name"]: (str(c["type"]), c["nullable"], c["default"]) for c in found.get_columns(name)},
            "key": found.get_pk_constraint(name)["constrained_columns"],
            "unique": sorted(u["column_names"] for u in found.get_unique_constraints(name)),
            "indexes": {i["name"]: (i["column_names"], i["unique"]) for i in found.get_indexes(name)},
        }
        for name in found.get_table_names()
        if name != RECORD
    }


def on(place: str, act: Callable[[Connection], Any]) -> Any:
    engine: Engine = engine_of(place)
    try:
        with engine.begin() as connection:
            return act(connection)
    finally:
        engine.dispose()


def made_from_schema(connection: Connection) -> dict[str, Any]:
    for table in inspect(connection).get_table_names():
        if not table.startswith("claim_search_"):  # these go with the table they belong to
            connection.execute(text(f"DROP TABLE {table}"))
    received.create_all(connection)
    derived.create_all(connection)
    create_search(connection)
    return tables(connection)


def test_the_migrations_make_the_tables_of_the_schema(place: str) -> None:
    open_ledger(place, create=True).close()
    migrated = on(place, tables)
    assert len(migrated) > 15
    assert migrated == on(place, made_from_schema), (
        "schema.py and the migrations differ: docs/contributing.md, Change a table of the ledger"
    )


def test_the_newest_migration_is_the_last_of_the_files() -> None:
    names = [file.name for file in resources.files("menurut.ledger").joinpath("migrations/versions").iterdir()]
    numbers = sorted(name[1:5] for name in names if name.startswith("v") and name.endswith(".py"))
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]
    assert numbers[-1] == NEWEST
