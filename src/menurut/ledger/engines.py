"""One engine a database: SQLite in a file with a write-ahead log, PostgreSQL by URL; and one writer at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from menurut.errors import LedgerError
from menurut.ledger.troubles import hidden, speaking

PATIENCE = 120  # seconds that a writer waits for another
WRITERS = 7_113_117_114  # the advisory lock under which one writer at a time weighs, on PostgreSQL
CACHE_KIBIBYTES = 256 * 1024
SHARED_KIBIBYTES = 32 * 1024  # of each of many readers; the rest of the file they share in the memory of the system
LOG_PAGES = 8_000  # 32 MB of log before it is written into the file, so that a page is written once for many changes
PRAGMAS = (
    "PRAGMA synchronous=FULL",  # once a batch: what is reported as added outlives a power cut too
    f"PRAGMA wal_autocheckpoint={LOG_PAGES}",
    "PRAGMA temp_store=MEMORY",
)


def is_file(place: str) -> bool:
    """Whether the place of a ledger is a file and not the URL of a database."""
    return "://" not in place or place.startswith("sqlite:")


def path_of(place: str) -> Path:
    """The file of a place that is a path or `sqlite:///path`."""
    return Path(place.removeprefix("sqlite:///") if place.startswith("sqlite:") else place)


def engine_of(place: str, *, shared: bool = False) -> Engine:
    """The engine of a file or a `postgresql://` URL; `shared` for many readers. LedgerError for any other URL."""
    if is_file(place):
        return _sqlite(path_of(place), shared=shared)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"{hidden(place)} is no address of a ledger: {WANTED}") from error
    if url.get_backend_name() != "postgresql":
        raise LedgerError(f"{url.drivername} is no database that menurut knows: {WANTED}")
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={"application_name": "menurut", "client_encoding": "utf8"},
    )


WANTED = "give a file, or postgresql://USER@HOST/NAME"


def _sqlite(path: Path, *, shared: bool) -> Engine:
    cache = SHARED_KIBIBYTES if shared else CACHE_KIBIBYTES
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so
        for pragma in (*PRAGMAS, f"PRAGMA cache_size=-{cache}"):
            connection.execute(pragma)

    return engine


@contextlib.contextmanager
def transaction(engine: Engine, place: str) -> Iterator[Connection]:
    """One write transaction: no other writer until it ends; all of it is kept, or nothing where an error leaves it."""
    with speaking(place), engine.connect() as connection:
        try:
            _begin(connection)
            yield connection
            connection.exec_driver_sql("COMMIT") if _is_sqlite(connection) else connection.commit()
        except BaseException:
            with contextlib.suppress(SQLAlchemyError):
                connection.exec_driver_sql("ROLLBACK") if _is_sqlite(connection) else connection.rollback()
            raise


@contextlib.contextmanager
def view(engine: Engine, place: str) -> Iterator[Connection]:
    """One view of everything at a moment, which does not change while others write; it cannot be written to."""
    with speaking(place), engine.connect() as connection:
        if not _is_sqlite(connection):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection
            return
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA query_only=OFF")


def _begin(connection: Connection) -> None:
    if not _is_sqlite(connection):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
        return
    if (
        connection.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal"
    ):  # a new file; readers go on while one writes
        with contextlib.suppress(SQLAlchemyError):  # somebody else is at it: the next batch finds it done
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
