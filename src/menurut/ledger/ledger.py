"""The ledger: opened once, read by anybody, written by one at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection, Engine, delete, func, insert, select

from menurut.ledger.claims import ClaimTables
from menurut.ledger.engines import engine_of, transaction, view
from menurut.ledger.entities import EntityTables
from menurut.ledger.opening import prepare
from menurut.ledger.received import ReceivedTables
from menurut.ledger.schema import claims, decisions, derived, documents, entities, groups, makers, references
from menurut.ledger.searching import SearchTables, create_search, drop_search
from menurut.ledger.troubles import hidden

GENERATION = "generation"  # the step under which a rebuild counts how often the ledger was rebuilt


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction can do. All of it is kept together, or nothing."""

    connection: Connection
    received: ReceivedTables
    claims: ClaimTables
    entities: EntityTables
    search: SearchTables

    def makers(self) -> dict[str, str]:
        """Who made what was derived: the version of each step."""
        return {row.step: row.version for row in self.connection.execute(select(makers))}

    def write_makers(self, versions: dict[str, str]) -> None:
        """Say who made what is derived."""
        self.connection.execute(delete(makers))
        self.connection.execute(insert(makers), [{"step": s, "version": v} for s, v in sorted(versions.items())])

    def drop_derived(self) -> None:
        """Take away all that was derived; what was received stays."""
        tables = [table.name for table in derived.sorted_tables]
        if self.connection.dialect.name == "sqlite":
            for name in tables:
                self.connection.exec_driver_sql(f"DELETE FROM {name}")
        else:  # deleting row by row would take minutes, and leave the room taken
            self.connection.exec_driver_sql(f"TRUNCATE {', '.join(tables)}")
        drop_search(self.connection)
        create_search(self.connection)

    def state(self) -> str:
        """What changes with anything that is shown: documents, claims, decisions, known entities, a rebuild."""
        newest = [select(func.max(t.c.n)).scalar_subquery() for t in (documents, claims, decisions, references)]
        made = select(func.max(makers.c.version)).where(makers.c.step == GENERATION).scalar_subquery()
        return " ".join(str(part) for part in self.connection.execute(select(*newest, made)).one())

    def sizes(self) -> dict[str, int]:
        """How many claims, groups of several, and entities there are."""
        tables = {"claims": claims, "groups": groups, "entities": entities}
        return {name: self.connection.scalar(select(func.count()).select_from(t)) or 0 for name, t in tables.items()}


class Ledger:
    """A store of documents and decisions, and of all that was derived from them."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place

    @contextlib.contextmanager
    def writing(self) -> Iterator[Batch]:
        """One write transaction; other writers wait. LedgerError where the database refuses."""
        with transaction(self._engine, self.place) as connection:
            yield _batch(connection)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Batch]:
        """One view of the ledger that does not change while others write; it cannot be written to."""
        with view(self._engine, self.place) as connection:
            yield _batch(connection)

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {hidden(self.place)}>"


def open_ledger(place: str, *, create: bool = False, shared: bool = False) -> Ledger:
    """The ledger in a file, or at a `postgresql://` URL; an older one is brought up to date first, after a backup.

    `shared` is for many readers at once in one program: each then keeps little of a file in memory of its own.
    LedgerError where there is none (unless `create` makes it), where it is no ledger, or where it is newer than this
    program.
    """
    engine = engine_of(place, shared=shared)
    try:
        prepare(engine, place, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine, place)


def _batch(connection: Connection) -> Batch:
    return Batch(
        connection,
        ReceivedTables(connection),
        ClaimTables(connection),
        EntityTables(connection),
        SearchTables(connection),
    )
