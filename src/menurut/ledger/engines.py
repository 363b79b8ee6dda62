"""One engine a database: SQLite in a file with a write-ahead log, PostgreSQL by URL; and what their errors mean."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError as UrlError
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from menurut.errors import LedgerError

PATIENCE = 60  # seconds that a writer waits for another
WRITERS = 7_113_117_114  # the advisory lock under which one writer at a time weighs, on PostgreSQL
CACHE_KIBIBYTES = 256 * 1024
PRAGMAS = (
    "PRAGMA journal_mode=WAL",  # readers go on while one writes
    "PRAGMA synchronous=NORMAL",  # a killed program loses nothing; only a power cut may lose the last batches, whole
    f"PRAGMA busy_timeout={PATIENCE * 1000}",
    f"PRAGMA cache_size=-{CACHE_KIBIBYTES}",
    "PRAGMA temp_store=MEMORY",
)


def is_file(place: str) -> bool:
    """Whether the place of a ledger is a file and not the URL of a database."""
    return "://" not in place or place.startswith("sqlite:")


def path_of(place: str) -> Path:
    """The file of a place that is a path or `sqlite:///path`."""
    return Path(place.removeprefix("sqlite:///") if place.startswith("sqlite:") else place)


def engine_of(place: str) -> Engine:
    """The engine of a file or a `postgresql://` URL. LedgerError for any other URL."""
    if is_file(place):
        return _sqlite(path_of(place))
    try:
        url = make_url(place)
    except UrlError as error:
        raise LedgerError(f"{place} is no address of a ledger: give a file or postgresql://user@host/name") from error
    if url.get_backend_name() != "postgresql":
        raise LedgerError(f"{url.drivername} is no database that menurut knows: give a file or postgresql://...")
    return create_engine(url.set(drivername="postgresql+psycopg"), poolclass=NullPool, pool_pre_ping=False)


def _sqlite(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so
        for pragma in PRAGMAS:
            connection.execute(pragma)

    return engine


@contextlib.contextmanager
def transaction(engine: Engine, place: str) -> Iterator[Connection]:
    """One write transaction: no other writer until it ends; all of it is kept, or nothing where an error leaves it."""
    with speaking(place), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS})"))
        try:
            yield connection
            connection.exec_driver_sql("COMMIT") if engine.dialect.name == "sqlite" else connection.commit()
        except BaseException:
            with contextlib.suppress(SQLAlchemyError):
                connection.exec_driver_sql("ROLLBACK") if engine.dialect.name == "sqlite" else connection.rollback()
            raise


@contextlib.contextmanager
def speaking(place: str) -> Iterator[None]:
    """Turns what a database says into what a person can do about it."""
    try:
        yield
    except NoSuchModuleError as error:
        raise LedgerError(f"{place} is no address of a ledger: give a file or postgresql://user@host/name") from error
    except DBAPIError as error:
        raise LedgerError(_advice(place, str(error.orig))) from error


ADVICE = (
    ("file is not a database", "is no ledger: choose another file, or move this one away"),
    ("malformed", "is damaged: restore it from a backup (FILE.before-*), or make it again from the documents"),
    ("database is locked", "is being written by another program: wait until it ends, then run the command again"),
    ("readonly", "can only be read here: allow writing to the file and its folder, or choose another ledger"),
    ("read-only", "can only be read here: allow writing, or choose another ledger"),
    ("disk is full", "has no room left on its disk: free some, then run the command again; what was reported is kept"),
    ("No space left", "has no room left on its disk: free some, then run the command again; what was reported is kept"),
    ("unable to open", "cannot be opened: check that its folder exists and may be read and written"),
    ("password authentication", "does not let us in: check user and password in the address"),
    ("does not exist", "does not exist: create the database (createdb NAME), or check the address"),
    ("terminating connection", "went away: start it again, then run the command again; what was reported is kept"),
    ("closed the connection", "went away: start it again, then run the command again; what was reported is kept"),
    ("connection", "does not answer: check that it runs and that the address is right, then run the command again"),
)


def _advice(place: str, said: str) -> str:
    first = said.strip().splitlines()[0] if said.strip() else "no reason given"
    for sign, advice in ADVICE:
        if sign in said:
            return f"the ledger {hidden(place)} {advice} ({first})"
    return f"the ledger {hidden(place)} could not do that ({first}); run the command again, and report this if it stays"


def hidden(place: str) -> str:
    """The place without a password."""
    return str(make_url(place).render_as_string(hide_password=True)) if "://" in place else place
