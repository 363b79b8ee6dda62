"""Writes the first tables of a ledger, as they stand in `schema.py`, into the first migration.

    python -m tests.ledger.first_tables

It may be run until a ledger of version 0001 is in anybody's hands. After that, a change of the tables is a migration.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from menurut.ledger import migrations, searching
from menurut.ledger.schema import derived, received

FOLDER = Path(migrations.__path__[0]) / "versions"
DIALECTS: tuple[tuple[str, Dialect, tuple[str, ...]], ...] = (
    ("sqlite", sqlite.dialect(), (searching.SQLITE,)),
    ("postgresql", postgresql.dialect(), searching.POSTGRESQL),
)


def statements(dialect: Dialect, search: tuple[str, ...]) -> list[str]:
    """What makes all tables, in order, one line each."""
    tables = [*received.sorted_tables, *derived.sorted_tables]
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in tables]
    indexes = sorted((index for table in tables for index in table.indexes), key=lambda index: str(index.name))
    made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [" ".join(statement.split()) for statement in (*made, *search)]


def main() -> None:
    """Write the files."""
    if migrations.NEWEST != "0001":
        raise SystemExit("the first tables are in use: write a new migration")
    for name, dialect, search in DIALECTS:
        lines = (f"{statement};\n" for statement in statements(dialect, search))
        (FOLDER / f"v0001_{name}.sql").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
