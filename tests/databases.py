"""The databases that tests run on: SQLite in a folder, and PostgreSQL in a cluster of their own.

The cluster is made from the server programs of the machine in a temporary folder, speaks on a socket there, and is gone
after the run; MENURUT_TEST_POSTGRESQL names a server to use instead. Each worker of a run has its own.
"""

from __future__ import annotations

import contextlib
import functools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

GIVEN = os.environ.get("MENURUT_TEST_POSTGRESQL")
INSTALLED = Path("/usr/lib/postgresql")
USER = "menurut"
FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c lc_messages=C -c max_connections=40"


@functools.cache
def server_programs() -> Path | None:
    """The folder with initdb and pg_ctl; None where the machine has no server."""
    places = sorted(INSTALLED.glob("*/bin"), key=lambda place: [int(n) for n in place.parent.name.split(".")])
    on_path = shutil.which("initdb")
    found = [*([Path(on_path).resolve().parent] if on_path else []), *places]
    return next(
        (place for place in reversed(found) if (place / "initdb").exists() and (place / "pg_ctl").exists()), None
    )


def can_have_postgresql() -> bool:
    """Whether there is a server, or one can be started."""
    return bool(GIVEN) or server_programs() is not None


@dataclass(slots=True)
class Server:
    """A PostgreSQL server that gives a fresh database as often as one is asked for."""

    url: URL
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def database(self) -> str:
        """The URL of a database with nothing in it."""
        name = f"menurut_{os.getpid()}_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return self.url.set(database=name).render_as_string(hide_password=False)

    def drop(self, place: str) -> None:
        """Take a database away, whoever is still connected."""
        self.run(f'DROP DATABASE IF EXISTS "{make_url(place).database}" WITH (FORCE)')

    def run(self, statement: str) -> list[tuple[object, ...]]:
        """Run one statement outside any transaction, as the owner of the server."""
        address = self.url.render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """The server that was given, or one of its own until the end."""
    if GIVEN:
        yield Server(make_url(GIVEN).set(drivername="postgresql"))
        return
    programs = server_programs()
    assert programs is not None
    home = Path(tempfile.mkdtemp(prefix="menurut-"))
    try:
        control = [str(programs / "pg_ctl"), "-D", str(home / "data"), "-s", "-w"]
        if os.geteuid() == 0:  # initdb refuses root
            shutil.chown(home, _owner())
        _run([str(programs / "initdb"), "-D", str(home / "data"), "-U", USER, "-A", "trust", "-E", "UTF8", "-N",
              "--locale=C"], home)  # fmt: skip
        _run([*control, "-l", str(home / "log"), "-o", f"-k {home} -c listen_addresses= {FAST}", "start"], home)
        try:
            yield Server(URL.create("postgresql", username=USER, database="postgres", query={"host": str(home)}))
        finally:
            _run([*control, "-m", "immediate", "stop"], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _owner() -> str:
    users = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in users else "nobody"


def _run(command: list[str], home: Path) -> None:
    user = _owner() if os.geteuid() == 0 else None
    done = subprocess.run(
        command, cwd=home, user=user, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True, check=False, extra_groups=[] if user else None,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr}")
