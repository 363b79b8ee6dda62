"""Opening: made, found again, brought up to date after a copy, refused where it is none or newer."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from menurut.errors import LedgerError
from menurut.ledger import Ledger, migrations, open_ledger, opening
from menurut.ledger.engines import engine_of
from tests.databases import Server
from tests.ledger.samples import DAY, add, article

CREATED_TWICE = "import sys; from menurut.ledger import open_ledger; open_ledger(sys.argv[1], create=True).close()"


def keys(ledger: Ledger) -> list[str]:
    with ledger.reading() as batch:
        return [key for _, key, _ in batch.received.documents()]


def on_file(path: Path, *statements: str) -> None:
    """Change a file behind the ledger's back."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_ledger_is_made_and_found_again(place: str) -> None:
    with pytest.raises(LedgerError, match=r"no ledger in .*: `menurut add SOURCE"):
        open_ledger(place)
    with open_ledger(place, create=True) as ledger:
        [key] = add(ledger, article(1))
    with open_ledger(place) as ledger:
        assert keys(ledger) == [key]
        assert place.partition("?")[0] in repr(ledger)
    with open_ledger(place, create=True) as ledger:
        assert keys(ledger) == [key]


def test_a_file_can_be_named_as_an_address(tmp_path: Path) -> None:
    with open_ledger(f"sqlite:///{tmp_path}/a ledger 100%?.sqlite", create=True) as ledger:
        assert add(ledger, article(1)) == keys(ledger)
    with open_ledger(str(tmp_path / "a ledger 100%?.sqlite")) as ledger:
        assert len(keys(ledger)) == 1


def test_opening_an_up_to_date_ledger_needs_no_migrations(tmp_path: Path) -> None:
    open_ledger(str(tmp_path / "a.sqlite"), create=True).close()
    program = (
        "import sys; from menurut.ledger import open_ledger; open_ledger(sys.argv[1]).close(); "
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.sqlite")], check=True)


def test_two_programs_make_a_ledger_at_once(place: str) -> None:
    programs = [subprocess.Popen([sys.executable, "-c", CREATED_TWICE, place]) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    with open_ledger(place) as ledger:
        assert keys(ledger) == []


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("mysql://localhost/x", "mysql is no database that menurut knows: give a file, or postgresql://"),
        ("postgresql://localhost:port/x", "is no address of a ledger: give a file"),
        ("postgresql://rini:secret@localhost:1/x", "does not answer: check that it runs"),
    ],
)
def test_an_address_that_is_none(place: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message) as error:
        open_ledger(place, create=True)
    assert "secret" not in str(error.value)


def test_a_database_that_is_not_there(postgresql_place: str) -> None:
    absent = postgresql_place.replace("/menurut_", "/absent_")
    with pytest.raises(LedgerError, match="does not exist: create the database"):
        open_ledger(absent, create=True)


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_does_not_keep_every_letter(postgresql: Server, postgresql_place: str, encoding: str) -> None:
    name = postgresql_place.partition("?")[0].rpartition("/")[2]
    postgresql.drop(postgresql_place)
    postgresql.run(f"CREATE DATABASE \"{name}\" ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(LedgerError, match="does not keep every letter: create a database with createdb --encoding"):
        open_ledger(postgresql_place, create=True)


def test_a_folder_or_a_file_in_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder: give the file"):
        open_ledger(str(tmp_path), create=True)
    with pytest.raises(LedgerError, match=r"no folder .*none: create it"):
        open_ledger(str(tmp_path / "none" / "a.sqlite"), create=True)


@pytest.mark.parametrize("content", [b"Jembatan itu ditutup.\n" * 300, b"SQLite format 3\x00" + bytes(range(256)) * 40])
def test_a_file_that_is_no_ledger_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"notes\.txt is (no ledger|damaged)"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_the_database_of_another_program_stays_as_it_is(place: str) -> None:
    engine = engine_of(place)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num text)"))
    engine.dispose()
    before = Path(place).read_bytes() if "://" not in place else b""
    with pytest.raises(LedgerError, match="is a database, but no ledger: choose another place"):
        open_ledger(place, create=True)
    assert before == (Path(place).read_bytes() if "://" not in place else b"")


def test_a_damaged_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with open_ledger(str(path), create=True) as ledger:
        add(ledger, *map(article, range(40)))
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 4096 * 30)
    with pytest.raises(LedgerError, match="is damaged: put a copy in its place"), open_ledger(str(path)) as ledger:
        keys(ledger)


def test_a_newer_ledger_is_refused(place: str) -> None:
    open_ledger(place, create=True).close()
    engine = engine_of(place)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {migrations.RECORD} SET version_num = '9001'"))
    engine.dispose()
    with pytest.raises(LedgerError, match=r"of version 9001, newer than this menurut knows .*: update menurut"):
        open_ledger(place)


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program with one more change than ours: what it does stands in a file that tests may write."""
    ours = Path(migrations.__path__[0])
    package = tmp_path / "newer" / "migrations"
    (package / "versions").mkdir(parents=True)
    for name in ("env.py", *(f"versions/{file.name}" for file in (ours / "versions").glob("v*.py"))):
        (package / name).write_text((ours / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(opening, "NEWEST", "9000")
    monkeypatch.setattr(opening.resources, "files", lambda _: package.parent)
    change = package / "versions" / "v9000_more.py"
    change.write_text(MORE.format(before=migrations.NEWEST, then=""), encoding="utf-8")
    yield change


MORE = '''
"""One more table."""
from alembic import op
revision, down_revision = "9000", "{before}"
def upgrade():
    op.execute("CREATE TABLE more (n integer)")
    op.execute("INSERT INTO more VALUES (7)")
    {then}
'''


def version_of(place: str) -> tuple[str, set[str]]:
    engine = engine_of(place)
    with engine.connect() as connection:
        found = connection.scalar(text(f"SELECT version_num FROM {migrations.RECORD}"))
        tables = set(opening.inspect(connection).get_table_names())
    engine.dispose()
    return str(found), tables


def test_an_older_ledger_is_copied_and_brought_up_to_date(place: str, request: pytest.FixtureRequest) -> None:
    with open_ledger(place, create=True) as ledger:
        had = add(ledger, article(1), article(2))
    request.getfixturevalue("newer")
    with open_ledger(place) as ledger:
        assert keys(ledger) == had
    version, tables = version_of(place)
    assert version == "9000"
    assert "more" in tables
    if "://" in place:
        return
    copy = Path(f"{place}.before-9000")
    version, tables = version_of(str(copy))
    assert (version, "more" in tables) == (migrations.NEWEST, False)
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        assert [key for (key,) in connection.execute("SELECT key FROM documents ORDER BY n")] == had


def test_a_copy_that_is_there_is_kept(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    place = tmp_path / "a.sqlite"
    open_ledger(str(place), create=True).close()
    (tmp_path / "a.sqlite.before-9000").write_text("kept", encoding="utf-8")
    request.getfixturevalue("newer")
    open_ledger(str(place)).close()
    assert (tmp_path / "a.sqlite.before-9000").read_text(encoding="utf-8") == "kept"
    assert version_of(str(tmp_path / "a.sqlite.before-9000-2"))[0] == migrations.NEWEST


def test_a_change_that_fails_leaves_the_ledger_as_it_was(place: str, request: pytest.FixtureRequest) -> None:
    with open_ledger(place, create=True) as ledger:
        add(ledger, article(1))
    change: Path = request.getfixturevalue("newer")
    change.write_text(
        MORE.format(before=migrations.NEWEST, then='op.execute("INSERT INTO nowhere VALUES (1)")'), encoding="utf-8"
    )
    with pytest.raises(LedgerError):
        open_ledger(place)
    version, tables = version_of(place)
    assert (version, "more" in tables) == (migrations.NEWEST, False)


def test_a_ledger_that_cannot_be_copied_is_not_changed(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    place = tmp_path / "a.sqlite"
    open_ledger(str(place), create=True).close()
    request.getfixturevalue("newer")
    (tmp_path / "a.sqlite.before-9000.part").mkdir()
    with pytest.raises(LedgerError, match=r"could not be copied .*: make room .*; the ledger is as it was"):
        open_ledger(str(place))
    assert version_of(str(place))[0] == migrations.NEWEST


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of somebody who is not root, and this process as that person."""
    folder = Path(tempfile.mkdtemp(prefix="menurut-"))
    root = os.geteuid() == 0
    try:
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        yield folder
    finally:
        folder.chmod(0o700)
        if root:
            os.seteuid(0)
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def test_a_ledger_that_may_only_be_read(unprivileged: Path) -> None:
    path = unprivileged / "a.sqlite"
    with open_ledger(str(path), create=True) as ledger:
        had = add(ledger, article(1))
    path.chmod(0o400)
    with open_ledger(str(path)) as ledger:
        assert keys(ledger) == had
        with pytest.raises(LedgerError, match="can only be read here: allow writing"):
            add(ledger, article(2))
    path.chmod(0o000)
    with pytest.raises(LedgerError, match="cannot be opened: check that"):
        open_ledger(str(path))
    unprivileged.chmod(0o500)
    with pytest.raises(LedgerError, match="cannot be opened: check that"):
        open_ledger(str(unprivileged / "new.sqlite"), create=True)


def test_a_server_that_may_only_be_read(postgresql: Server, postgresql_place: str) -> None:
    open_ledger(postgresql_place, create=True).close()
    name = postgresql_place.partition("?")[0].rpartition("/")[2]
    postgresql.run(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    with open_ledger(postgresql_place) as ledger:
        assert keys(ledger) == []
        with pytest.raises(LedgerError, match="can only be read: name the server that may be written"):
            add(ledger, article(1))


def test_the_time_of_arrival_is_kept(place: str) -> None:
    with open_ledger(place, create=True) as ledger:
        add(ledger, article(1))
        with ledger.reading() as batch:
            assert batch.connection.scalar(text("SELECT arrived FROM documents")) == DAY
