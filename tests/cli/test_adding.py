"""`menurut add` and `menurut rebuild`: what they say, what they end with, and which ledger they take."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.engine import make_url

from menurut import open_ledger
from menurut.cli import main
from menurut.errors import LedgerError
from menurut.records import Document
from menurut.workflows import adding
from tests.ledger.samples import as_lines, keyed, news

NEWS = news(6)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, and no ledger named from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MENURUT_LEDGER", raising=False)
    Path("news.jsonl").write_text(as_lines(NEWS), encoding="utf-8")
    Path("changed.jsonl").write_text(as_lines([Document(text=NEWS[0].text + " Ya.", id=NEWS[0].id)]), encoding="utf-8")
    Path("bad.jsonl").write_text('{"text": "Halo!"}\n{"text": \n', encoding="utf-8")
    return tmp_path


def run(*args: str, **variables: str) -> Result:
    return CliRunner().invoke(main, args, env=dict(variables))


def test_the_summary_counts_what_became_of_each() -> None:
    result = run("add", "news.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "menurut: 6 added; the ledger is menurut.sqlite\n"
    result = run("add", "news.jsonl", "changed.jsonl", "bad.jsonl")
    assert result.exit_code == 1
    *problems, summary = result.stderr.splitlines()
    assert [problem.split(": ")[1] for problem in problems] == ["bad.jsonl:1", "bad.jsonl:2"]
    assert summary == "menurut: 1 new version, 6 already there, 2 refused; the ledger is menurut.sqlite"
    assert run("add", "news.jsonl").exit_code == 0


def test_nothing_that_can_be_added() -> None:
    result = run("add", "bad.jsonl", "none.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "menurut: 3 refused; the ledger is menurut.sqlite"


def test_each_document_can_be_told_once_it_is_kept() -> None:
    lines = run("add", "news.jsonl", "--verbose").stdout.splitlines()
    assert lines == [f"added\t{document.id}\t{key}" for key, document in keyed(NEWS).items()]


def test_what_was_kept_before_the_ledger_failed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    derive, batches = adding.Adder.derive, itertools.count()

    def fail_at_the_third(self: adding.Adder, *given: Any) -> None:
        if next(batches) == 2:
            raise LedgerError("the disk is full")
        derive(self, *given)

    monkeypatch.setattr(adding, "AT_ONCE", 2)
    monkeypatch.setattr(adding.Adder, "derive", fail_at_the_third)
    result = run("add", "news.jsonl")
    assert result.exit_code == 2
    assert result.stderr == "menurut: 4 added; the ledger is menurut.sqlite\nmenurut: the disk is full\n"


def test_a_reader_that_is_none_costs_nothing() -> None:
    result = run("add", "news.jsonl", "--reader", "deep")
    assert result.exit_code == 2
    assert "no reader 'deep'" in result.stderr
    assert not Path("menurut.sqlite").exists()


def test_options_of_sources_hold() -> None:
    Path("one.txt").write_text("Rini Astuti: 14.", encoding="utf-8")
    assert run("add", "one.txt").exit_code == 2
    assert run("add", "one.txt", "--language", "en", "--outlet", "Kabar", "--published", "2025-06-12").exit_code == 0
    with open_ledger("menurut.sqlite") as ledger, ledger.reading() as batch:
        [(_, _, document)] = batch.received.documents()
    assert (document.outlet, str(document.published), document.language) == ("Kabar", "2025-06-12", "en")


def test_which_ledger_it_is(place: str) -> None:
    assert run("add", "news.jsonl", MENURUT_LEDGER=place).exit_code == 0
    assert run("add", "news.jsonl", "--ledger", place, MENURUT_LEDGER="other.sqlite").stderr.startswith(
        "menurut: 6 already there"
    )
    assert not Path("menurut.sqlite").exists()
    assert not Path("other.sqlite").exists()


def test_a_password_is_not_said(postgresql_place: str) -> None:
    place = make_url(postgresql_place).set(password="secret").render_as_string(hide_password=False)
    assert "secret" in place
    result = run("add", "news.jsonl", "--ledger", place)
    assert result.exit_code == 0
    assert "secret" not in result.output


@pytest.mark.parametrize("command", [("add", "news.jsonl"), ("rebuild",)], ids=" ".join)
def test_a_ledger_that_fails_is_one_line(command: tuple[str, ...]) -> None:
    Path("notes.txt").write_text("Jembatan itu ditutup.\n" * 300, encoding="utf-8")
    result = run(*command, "--ledger", "notes.txt")
    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert line.startswith("menurut: the ledger notes.txt is no ledger: choose another file")


def test_a_rebuild_says_what_changed() -> None:
    assert run("rebuild").stderr == "menurut: no ledger in menurut.sqlite: `menurut add SOURCE... " + (
        "--ledger menurut.sqlite` makes one\n"
    )
    run("add", "news.jsonl")
    result = run("rebuild")
    assert (result.exit_code, result.stdout) == (0, "")
    sizes, done = result.stderr.splitlines()
    assert done == "menurut: 6 documents derived anew"
    counts = [part.split(" ") for part in sizes.removeprefix("menurut: ").split(", ")]
    assert [count[1] for count in counts] == ["claims", "groups", "entities"]
    assert all(count[0] == count[3].rstrip(")") for count in counts)


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from menurut.cli import main; main()", "add", "-"]
    done = subprocess.run(program, input=as_lines(NEWS).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.decode().splitlines()[-1].startswith("menurut: 6 added")
