"""What databases say, as what to do: by their codes, and by their words where they give none yet."""

from __future__ import annotations

import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from menurut.errors import LedgerError
from menurut.ledger.troubles import CODES, hidden, speaking


def sentence(error: Exception) -> str:
    with pytest.raises(LedgerError) as found, speaking("postgresql://rini:secret@db.example/news"):
        raise error
    assert found.value.__cause__ is error
    return str(found.value)


def of_sqlite(name: str, words: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorname = name
    return error


def of_postgresql(code: str, words: str) -> DBAPIError:
    kind = psycopg.errors.lookup(code)
    return DBAPIError("SELECT 1", {}, kind(words))


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (of_sqlite("SQLITE_IOERR_WRITE", "disk I/O error"), "check the disk and the room on it"),
        (of_sqlite("SQLITE_BUSY_SNAPSHOT", "database is locked"), "is being written by another program"),
        (of_sqlite("SQLITE_CANTOPEN_ISDIR", "unable to open"), "cannot be opened"),
        (of_sqlite("SQLITE_TOOBIG", "string or blob too big"), "report this if it stays so"),
        (of_postgresql("28P01", "password authentication failed"), "check user and password"),
        (of_postgresql("42501", "permission denied for table claims"), "grant the user its tables"),
        (of_postgresql("53300", "too many clients already"), "has too many connections: close some"),
        (of_postgresql("57P01", "terminating connection"), "went away while it was used: start it again"),
        (of_postgresql("22003", "integer out of range"), "report this if it stays so"),
    ],
)
def test_codes(error: Exception, advice: str) -> None:
    said = sentence(error)
    words = str(error.orig if isinstance(error, DBAPIError) else error)
    assert said.startswith("the ledger postgresql://rini:***@db.example/news ")
    assert advice in said
    assert said.endswith(f"({words})")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("connection failed: FATAL:  password authentication failed for user", "check user and password"),
        ('connection failed: FATAL:  database "news" does not exist', "create the database"),
        ("connection refused\nIs the server running?", "does not answer: check that it runs"),
    ],
)
def test_words_of_a_server_that_does_not_let_us_in(words: str, advice: str) -> None:
    said = sentence(OperationalError("connect", {}, psycopg.OperationalError(words)))
    assert advice in said
    assert "\n" not in said


def test_a_connection_that_broke() -> None:
    error = OperationalError("COMMIT", {}, psycopg.OperationalError("server closed"), connection_invalidated=True)
    assert "went away while it was used: start it again" in sentence(error)


def test_each_advice_says_what_to_do() -> None:
    assert [code for code, advice in CODES if ": " not in advice] == []


def test_other_errors_pass() -> None:
    with pytest.raises(KeyError), speaking("news.sqlite"):
        raise KeyError("key")


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("news.sqlite", "news.sqlite"),
        ("postgresql://rini:secret@db.example/news", "postgresql://rini:***@db.example/news"),
        ("postgresql://rini:secret@db.example:port/news", "postgresql://..."),
    ],
)
def test_a_password_is_hidden(place: str, shown: str) -> None:
    assert hidden(place) == shown
