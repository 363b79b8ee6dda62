"""What a database says is wrong, as what a person can do about it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from menurut.errors import LedgerError

AGAIN = "then run the command again; what was reported as added is kept"
UNWRITABLE = "can only be read here: allow writing to it and to its folder, or choose another ledger"
FULL = f"has no room left on its disk: free some, {AGAIN}"
BUSY = f"is being written by another program: wait until that ends, {AGAIN}"
GONE = f"went away while it was used: start it again, {AGAIN}"
STRANGER = "does not let us in: check user and password in the address"
ABSENT = "does not exist: create the database (createdb NAME), or check the address"
CODES = (  # beginnings of names of SQLite's results, and of SQLSTATE codes of PostgreSQL
    ("SQLITE_NOTADB", "is no ledger: choose another file, or move this one away"),
    ("SQLITE_CORRUPT", "is damaged: put a copy in its place, or add the documents to a new ledger"),
    ("SQLITE_BUSY", BUSY),
    ("SQLITE_LOCKED", BUSY),
    ("SQLITE_READONLY", UNWRITABLE),
    ("SQLITE_FULL", FULL),
    ("SQLITE_CANTOPEN", "cannot be opened: check that its folder is there, and that file and folder may be written"),
    ("SQLITE_PERM", "cannot be opened: check that file and folder may be read and written"),
    ("SQLITE_IOERR", f"cannot be read or written on its disk: check the disk and the room on it, {AGAIN}"),
    ("55P03", BUSY),
    ("40P01", BUSY),
    ("25006", "can only be read: name the server that may be written in the address"),
    ("42501", "does not allow that to this user: grant the user its tables, or name another user in the address"),
    ("53100", FULL),
    ("53300", f"has too many connections: close some, {AGAIN}"),
    ("28", STRANGER),
    ("3D000", ABSENT),
    ("57P", GONE),
    ("08", GONE),
)
ON_THE_WAY = (("password", STRANGER), ("authentication", STRANGER), ("does not exist", ABSENT))
UNREACHABLE = f"does not answer: check that it runs and that the address is right, {AGAIN}"
UNKNOWN = "could not do that: run the command again, and report this if it stays so"


@contextlib.contextmanager
def speaking(place: str) -> Iterator[None]:
    """Turns an error of the database into a LedgerError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        said = error.orig if error.orig is not None else error
        fallback = GONE if error.connection_invalidated else UNREACHABLE if _no_answer(error) else UNKNOWN
        raise LedgerError(_sentence(place, said, fallback)) from error
    except sqlite3.Error as error:  # while a connection is made ready
        raise LedgerError(_sentence(place, error, UNKNOWN)) from error


def hidden(place: str) -> str:
    """The place without a password."""
    if "://" not in place:
        return place
    try:
        return make_url(place).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return place.partition("://")[0] + "://..."


def _no_answer(error: DBAPIError) -> bool:
    """Whether a server could not be spoken to at all; PostgreSQL gives no code before it lets us in."""
    return isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", "") is None


def _sentence(place: str, said: BaseException, fallback: str) -> str:
    reason = next((line.strip() for line in str(said).splitlines() if line.strip()), type(said).__name__)
    code = getattr(said, "sqlite_errorname", None) or getattr(said, "sqlstate", None) or ""
    advice = next((advice for beginning, advice in CODES if code.startswith(beginning)), fallback)
    if advice is UNREACHABLE:
        advice = next((told for sign, told in ON_THE_WAY if sign in reason), UNREACHABLE)
    return f"the ledger {hidden(place)} {advice} ({reason})"
