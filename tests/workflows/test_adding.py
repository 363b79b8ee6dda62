"""Adding: the same ledger in any order, whoever is stopped, and whatever fails; nothing reported is ever lost."""

from __future__ import annotations

import contextlib
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from menurut.errors import LedgerError
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem, Received
from menurut.ledger import Ledger, engines, open_ledger
from menurut.records import Document
from menurut.workflows import adding
from menurut.workflows.adding import Added, Asked, Outcome, add_items, add_readings, add_sources
from menurut.workflows.reading import read_document
from tests.databases import Server
from tests.ledger.dumps import dump
from tests.ledger.killing import BATCH, add_killed_at, at_moment, key_in
from tests.ledger.samples import as_lines, keyed, news

NEWS = news(16)
ASKED = Asked(given=Given(), limits=Limits())
NEVER = 10**9
PROGRAM = (
    f"import menurut.workflows.adding as adding; adding.AT_ONCE = {BATCH}; from menurut.cli import main; "
    "import sys; main(['add', *sys.argv[1:]])"
)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "AT_ONCE", BATCH)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return written(tmp_path / "news.jsonl", NEWS)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What a ledger holds that was made in one go, in a file."""
    folder = tmp_path_factory.mktemp("whole")
    place = str(folder / "whole.sqlite")
    add(place, written(folder / "news.jsonl", NEWS))
    return dump(place)


def written(path: Path, documents: Iterable[Document]) -> Path:
    path.write_text(as_lines(documents), encoding="utf-8")
    return path


def add(place: str, *sources: Path, asked: Asked = ASKED) -> list[Added | Problem]:
    with open_ledger(place, create=True) as ledger:
        return list(add_sources(ledger, map(str, sources), asked))


def held(place: str) -> set[str]:
    with open_ledger(place) as ledger, ledger.reading() as batch:
        return {key for _, key, _ in batch.received.documents(most=1000)}


def same(found: dict[str, list[Any]], whole: dict[str, list[Any]]) -> bool:
    """Whether two ledgers hold the same; the search index is told apart by how each database writes it."""
    for name in whole:
        if name != "claim_search":
            assert found[name] == whole[name], name
    return {row[0] for row in found["claim_search"]} == {row[0] for row in whole["claim_search"]}


def test_the_articles_of_these_tests_are_worth_weighing(whole: dict[str, list[Any]]) -> None:
    assert {name for name, rows in whole.items() if not rows} <= {"decisions", "reference_entities", "verdicts"}
    assert any(group["documents"] > BATCH for group in whole["groups"])


def test_each_database_holds_the_same(place: str, source: Path, whole: dict[str, list[Any]]) -> None:
    found = add(place, source)
    assert [(item.outcome, item.key) for item in found if isinstance(item, Added)] == [
        (Outcome.ADDED, key) for key in keyed(NEWS)
    ]
    assert same(dump(place), whole)


def test_adding_again_changes_nothing(place: str, source: Path) -> None:
    add(place, source)
    before = dump(place)
    found = add(place, source, source)
    assert {item.outcome for item in found if isinstance(item, Added)} == {Outcome.THERE}
    assert len(found) == 2 * len(NEWS)
    assert dump(place) == before


@pytest.mark.parametrize("seed", range(2))
def test_any_order_gives_the_same(tmp_path: Path, seed: int, whole: dict[str, list[Any]]) -> None:
    shuffled = random.Random(seed).sample(NEWS, len(NEWS))
    cut = seed * 5
    place = str(tmp_path / "a.sqlite")
    add(place, written(tmp_path / "first.jsonl", shuffled[:cut] or shuffled), written(tmp_path / "l.jsonl", shuffled))
    assert same(dump(place), whole)


def test_readings_that_are_there_are_added_without_reading(tmp_path: Path, whole: dict[str, list[Any]]) -> None:
    place = str(tmp_path / "a.sqlite")
    with open_ledger(place, create=True) as ledger:
        found = list(add_readings(ledger, map(read_document, NEWS)))
    assert [item.outcome for item in found] == [Outcome.ADDED] * len(NEWS)
    told = [{**row, "told_language": "id"} for row in whole["documents"]]
    assert same(dump(place), {**whole, "documents": told})


def test_a_changed_article_is_a_version_beside_the_other(place: str, tmp_path: Path) -> None:
    first = NEWS[0]
    changed = replace(first, text=first.text.replace("Senin", "Selasa"))
    moved = replace(first, id="other", title="Judul lain")
    new = replace(NEWS[1], url=None)
    sources = [written(tmp_path / f"{n}.jsonl", [d]) for n, d in enumerate((first, changed, moved, new))]
    found = [item.outcome for item in add(place, *sources) if isinstance(item, Added)]
    assert found == [Outcome.ADDED, Outcome.VERSION, Outcome.VERSION, Outcome.ADDED]
    with open_ledger(place) as ledger, ledger.reading() as batch:
        texts = [document.text for _, _, document in batch.received.documents()]
    assert texts == [first.text, changed.text, moved.text, new.text]


def test_what_is_refused_stands_in_its_place(place: str, tmp_path: Path) -> None:
    path = written(tmp_path / "some.jsonl", NEWS[:2])
    path.write_text(path.read_text(encoding="utf-8") + '{"text": \n{"text": "Halo!"}\n', encoding="utf-8")
    found = add(place, path, tmp_path / "none.txt")
    problems = [str(item) for item in found if isinstance(item, Problem)]
    assert [problem.rpartition("/")[2].split(" ")[0] for problem in problems] == [
        "some.jsonl:3:", "some.jsonl:4:", "none.txt:"
    ]  # fmt: skip
    assert held(place) == set(keyed(NEWS[:2]))


def test_signs_that_no_database_keeps_are_refused(place: str, tmp_path: Path) -> None:
    words = "Menurut Rini Astuti, jembatan\x00 di Bahari ditutup sejak kemarin."
    broken = [Document(text=words, id="text"), replace(NEWS[1], title="Judul\x00", id="title")]
    found = list(add(place, written(tmp_path / "some.jsonl", [NEWS[0], *broken, NEWS[2]])))
    assert ["cannot be kept" in str(item) for item in found if isinstance(item, Problem)] == [True, True]
    assert held(place) == set(keyed([NEWS[0], NEWS[2]]))


def test_killed_at_many_moments(place: str, source: Path, whole: dict[str, list[Any]]) -> None:
    choice = random.Random(7)
    reported: set[str] = set()
    kills = 0
    while True:
        moment = choice.choice((choice.randrange(1, 60), choice.randrange(60, 300)))
        run = add_killed_at(moment if kills < 14 else NEVER, source, place)
        reported |= set(run.reported)
        if not run.killed:
            break
        kills += 1
        if kills > 1 and reported:
            assert reported <= held(place)
    assert kills >= 10
    assert reported == set(keyed(NEWS))
    assert same(dump(place), whole)


@pytest.mark.parametrize("lines", [BATCH + 1, 3 * BATCH])
def test_killed_from_outside(place: str, source: Path, lines: int, whole: dict[str, list[Any]]) -> None:
    command = [sys.executable, "-c", PROGRAM, str(source), "--ledger", place, "--verbose"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        assert program.stdout is not None
        reported = {key_in(program.stdout.readline()) for _ in range(lines)}
        program.kill()
        reported |= {key_in(line) for line in program.stdout if line.endswith("\n")}
    assert reported <= held(place)
    add(place, source)
    assert same(dump(place), whole)


def test_two_writers_at_once_lose_nothing(place: str, tmp_path: Path, whole: dict[str, list[Any]]) -> None:
    sources = [written(tmp_path / "a.jsonl", NEWS[:11]), written(tmp_path / "b.jsonl", reversed(NEWS[5:]))]
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(path), "--ledger", place, "--verbose"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for path in sources
    ]  # fmt: skip
    for program in programs:
        out, err = program.communicate()
        assert program.returncode == 0, err
        assert len(out.splitlines()) == 11
    assert same(dump(place), whole)


def added_until_it_fails(place: str, source: Path, message: str) -> list[str]:
    """The keys of what was reported before the ledger failed with the message."""
    reported: list[str] = []
    with open_ledger(place, create=True) as ledger, pytest.raises(LedgerError, match=message):
        for item in add_sources(ledger, [str(source)], ASKED):
            assert isinstance(item, Added)
            reported.append(item.key)
    return reported


@pytest.mark.parametrize("moment", [30, 251])
def test_a_server_that_goes_away(
    postgresql: Server, postgresql_place: str, source: Path, moment: int, whole: dict[str, list[Any]]
) -> None:
    name = postgresql_place.partition("?")[0].rpartition("/")[2]
    gone = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    open_ledger(postgresql_place, create=True).close()
    with at_moment(moment, lambda: postgresql.run(gone) and None):
        reported = added_until_it_fails(postgresql_place, source, "went away while it was used: start it again")
    assert set(reported) <= held(postgresql_place) == set(list(keyed(NEWS))[: len(reported)])
    add(postgresql_place, source)
    assert same(dump(postgresql_place), whole)


def test_a_disk_that_is_full(tmp_path: Path, source: Path, whole: dict[str, list[Any]]) -> None:
    place = str(tmp_path / "a.sqlite")
    add(place, written(tmp_path / "some.jsonl", NEWS[:BATCH]))
    with contextlib.closing(sqlite3.connect(place)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]

    def limit(connection: Any, _: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + 12}")

    event.listen(Engine, "connect", limit)
    try:
        reported = added_until_it_fails(place, source, "has no room left on its disk: free some")
    finally:
        event.remove(Engine, "connect", limit)
    assert len(reported) > BATCH
    assert set(reported) == held(place)
    add(place, source)
    assert same(dump(place), whole)


def test_a_server_whose_disk_is_full(postgresql_place: str, source: Path) -> None:
    open_ledger(postgresql_place, create=True).close()
    engine = engines.engine_of(postgresql_place)
    refuse = (
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$",
        "CREATE TRIGGER full_disk BEFORE INSERT ON claims FOR EACH ROW WHEN (NEW.n > 30) EXECUTE FUNCTION refuse()",
    )
    with engine.begin() as connection:
        for statement in refuse:
            connection.execute(text(statement))
    engine.dispose()
    reported = added_until_it_fails(postgresql_place, source, "has no room left on its disk: free some")
    assert reported
    assert set(reported) == held(postgresql_place)


def test_a_ledger_that_another_program_keeps_for_itself(
    place: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 0.05)
    with open_ledger(place, create=True) as other, open_ledger(place) as ledger:
        with other.writing(), pytest.raises(LedgerError, match="is being written by another program: wait until"):
            list(add_sources(ledger, [str(source)], ASKED))
        assert_all_added(ledger, source)


def assert_all_added(ledger: Ledger, source: Path) -> None:
    found: Sequence[Added | Problem] = list(add_sources(ledger, [str(source)], ASKED))
    assert [item.outcome for item in found if isinstance(item, Added)] == [Outcome.ADDED] * len(NEWS)


def test_a_batch_is_kept_when_it_is_time(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that come slowly are not held back until there are as many as may be in a batch."""
    clock = iter(range(0, 1000, 3))
    monkeypatch.setattr(adding, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(adding, "SECONDS", 5.0)
    texts = [f"Menurut Bayu, feri Tirta Wening membawa {n} penumpang." for n in range(60, 65)]
    come: list[int] = []
    with open_ledger(place, create=True) as ledger:

        def coming() -> Iterator[Received]:
            for text in texts:
                with ledger.reading() as batch:
                    come.append(len(batch.received.documents(0, 100)))
                yield Received("page", Document(text=text))

        added = list(add_items(ledger, coming(), ASKED))
    assert len(added) == len(texts)
    assert come == [0, 0, 2, 2, 4]
