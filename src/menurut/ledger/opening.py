"""Opening a ledger: made where there is none yet, brought up to date where it is older, refused where it is newer."""

from __future__ import annotations

import contextlib
import sqlite3
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from menurut.errors import LedgerError
from menurut.ledger.engines import is_file, path_of, transaction
from menurut.ledger.migrations import NEWEST, RECORD
from menurut.ledger.troubles import hidden, speaking


def prepare(engine: Engine, place: str, *, create: bool) -> None:
    """Make sure that the ledger is there and of this program's version. LedgerError where it cannot be.

    A file that is brought up to date is copied to `FILE.before-NNNN` first.
    """
    if is_file(place):
        _check_file(path_of(place), create=create)
    with speaking(place), engine.connect() as connection:
        version = _version(connection, place)
    if version == NEWEST:
        return
    if version is None and not create:
        raise LedgerError(f"no ledger in {hidden(place)}: `menurut add SOURCE...` makes one")
    with transaction(engine, place) as connection:
        version = _version(connection, place)  # another program may have been quicker
        if version == NEWEST:
            return
        if version is None:
            _check_encoding(connection, place)
        elif is_file(place):
            _back_up(path_of(place))
        _migrate(connection)


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: give the file of a ledger")
    if not path.parent.is_dir():
        raise LedgerError(f"no folder {path.parent}: create it, or choose another ledger")
    if not path.exists() and not create:
        raise LedgerError(f"no ledger in {path}: `menurut add SOURCE... --ledger {path}` makes one")


def _version(connection: Connection, place: str) -> str | None:
    """The version of the ledger, None where nothing is there yet. LedgerError where something else is, or a newer."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if RECORD not in tables:
        raise LedgerError(f"{hidden(place)} is a database, but no ledger: choose another place")
    version = str(connection.scalar(text(f"SELECT version_num FROM {RECORD}")))
    if version > NEWEST:
        raise LedgerError(
            f"the ledger {hidden(place)} is of version {version}, newer than this menurut knows ({NEWEST}): "
            "update menurut, or choose another ledger"
        )
    return version


def _check_encoding(connection: Connection, place: str) -> None:
    """LedgerError where a server would not keep every letter. SQLite always does."""
    if connection.dialect.name == "sqlite":
        return
    query = "SELECT getdatabaseencoding() = 'UTF8'"
    if not connection.scalar(text(query)):
        raise LedgerError(
            f"{hidden(place)} does not keep every letter: create a database with createdb --encoding UTF8 "
            "--template template0 NAME"
        )


def _back_up(path: Path) -> None:
    """Keep a copy of the file as it is, beside it; none that is there is overwritten, none stands there half."""
    copy = _free(path.with_name(f"{path.name}.before-{NEWEST}"))
    part = copy.with_name(f"{copy.name}.part")
    try:
        part.unlink(missing_ok=True)  # of a program that was stopped
        with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(copy)
    except (sqlite3.Error, OSError) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise LedgerError(
            f"{path} must be brought up to date, but could not be copied to {copy} first ({error}): "
            "make room or allow writing there; the ledger is as it was"
        ) from error


def _free(copy: Path) -> Path:
    number = 1
    found = copy
    while found.exists():
        number += 1
        found = copy.with_name(f"{copy.name}-{number}")
    return found


def _migrate(connection: Connection) -> None:
    """Apply the migrations that are missing, each recorded in the same transaction."""
    from alembic import command  # costs a third of a second that no other opening need pay
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("menurut.ledger").joinpath("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
