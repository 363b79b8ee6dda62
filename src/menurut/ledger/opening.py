"""Opening a ledger: made where there is none yet, brought up to date where it is older, refused where it is newer."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from menurut.errors import LedgerError
from menurut.ledger.engines import hidden, is_file, path_of, speaking, transaction

NEWEST = "0001"
VERSIONS = "alembic_version"


def prepare(engine: Engine, place: str, *, create: bool) -> None:
    """Make sure that the ledger is there and of this program's version. LedgerError where it cannot be."""
    if is_file(place):
        _check_file(path_of(place), create=create)
    with speaking(place), engine.connect() as connection:
        version = _version(connection, place)
    if version == NEWEST:
        return
    if version is None and not create:
        raise LedgerError(f"no ledger in {hidden(place)}: `menurut add SOURCE` makes one")
    if version is not None and version > NEWEST:
        raise LedgerError(
            f"the ledger {hidden(place)} is of version {version}, newer than this menurut ({NEWEST}): update menurut"
        )
    if version is not None and is_file(place):
        _back_up(path_of(place), NEWEST)
    with transaction(engine, place) as connection:
        if _version(connection, place) != NEWEST:  # another program may have been quicker
            _migrate(connection)


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: give the file of a ledger")
    if not path.exists() and not create:
        raise LedgerError(f"no ledger in {path}: `menurut add SOURCE --ledger {path}` makes one")
    if not path.parent.is_dir():
        raise LedgerError(f"no folder {path.parent}: create it, or choose another ledger")


def _version(connection: Connection, place: str) -> str | None:
    """The version of the ledger, None where nothing is there yet. LedgerError where something else is."""
    tables = set(inspect(connection).get_table_names())
    if VERSIONS in tables:
        version: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSIONS}"))
        return version
    if tables:
        raise LedgerError(f"{hidden(place)} is a database, but no ledger: choose another place")
    return None


def _back_up(path: Path, newest: str) -> None:
    """Keep a copy of the file as it was, beside it."""
    copy = path.with_name(f"{path.name}.before-{newest}")
    try:
        with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        source.close()
        target.close()
    except sqlite3.Error as error:
        raise LedgerError(f"could not back {path} up to {copy} ({error}): make room or allow writing there") from error


def _migrate(connection: Connection) -> None:
    """Apply the migrations that are missing, each recorded in the same transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("menurut.ledger").joinpath("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
