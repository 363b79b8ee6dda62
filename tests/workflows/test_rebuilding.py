"""Rebuilding: the same ids from what was received, also after it was stopped, and beside a program that adds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from menurut.errors import LedgerError
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem
from menurut.ledger import open_ledger
from menurut.records import Decision, Document, Judgement, Matter
from menurut.workflows import adding, rebuilding
from menurut.workflows.adding import Added, Asked, add_sources
from menurut.workflows.known import import_known
from menurut.workflows.rebuilding import Rebuilt, rebuild
from tests.ledger.dumps import dump
from tests.ledger.killing import run_killed_at
from tests.ledger.samples import DAY, NOW, as_lines, keyed, news

BATCH = 3
NEVER = 10**9
SHORT = Document(text="Rini Astuti: 14.", id="short")
ALONE = (
    Document(text="Menurut Sari Dewi, harga telur di Muara naik menjadi 31.000 rupiah pada 3 Mei 2024.", id="eggs"),
    Document(text="Bagus Ario mengatakan perpustakaan keliling akan singgah di sekolah dasar Lembah.", id="books"),
)
KNOWN = b'{"id": "Q1", "schema": "Person", "properties": {"name": ["Rini Astuti"], "alias": ["R. Astuti"]}}'
NEWS = [*news(7), *ALONE]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "AT_ONCE", BATCH)
    monkeypatch.setattr(rebuilding, "AT_ONCE", BATCH)


@pytest.fixture
def filled(place: str, tmp_path: Path) -> Iterator[str]:
    """A ledger with articles, one in a language that was told, a known entity, and a decision."""
    (tmp_path / "news.jsonl").write_text(as_lines(NEWS), encoding="utf-8")
    (tmp_path / "short.jsonl").write_text(as_lines([SHORT]), encoding="utf-8")
    with open_ledger(place, create=True) as ledger:
        with ledger.writing() as batch:
            import_known(batch.entities, [(1, KNOWN)], dataset="own", arrived=DAY)
        for name, language in (("news.jsonl", "auto"), ("short.jsonl", "en")):
            asked = Asked(given=Given(), limits=Limits(), language=language)
            assert not [i for i in add_sources(ledger, [str(tmp_path / name)], asked) if isinstance(i, Problem)]
    yield place


def contents(place: str) -> dict[str, list[Any]]:
    found = dump(place)
    found["makers"] = [row for row in found["makers"] if row["step"] != rebuilding.GENERATION]
    return found


def run(place: str) -> list[Added | Problem | Rebuilt]:
    with open_ledger(place) as ledger:
        return list(rebuild(ledger))


def test_a_rebuild_gives_the_same(filled: str) -> None:
    before = contents(filled)
    *added, rebuilt = run(filled)
    assert [item.key for item in added if isinstance(item, Added)] == list(keyed([*NEWS, SHORT]))
    assert isinstance(rebuilt, Rebuilt)
    assert rebuilt.before == rebuilt.after
    assert rebuilt.after["claims"] == len(before["claims"]) > 0
    assert contents(filled) == before
    run(filled)
    assert contents(filled) == before


@pytest.mark.parametrize("linked", [False, True])
def test_decisions_hold_after_a_rebuild(filled: str, linked: bool) -> None:
    found = dump(filled)
    ends = {row["a"] for row in found["links"]}
    claims = sorted(row["id"] for row in found["claims"] if (row["id"] in ends) == linked)
    pair = {"left": claims[0], "right": claims[-1]}
    decision = Decision(id="d1", matter=Matter.CLAIM, judgement=Judgement.SAME, author="rini", made=NOW, **pair)
    with open_ledger(filled) as ledger, ledger.writing() as batch:
        batch.received.decide(decision)
    run(filled)
    groups = {row["id"]: row["group_id"] for row in dump(filled)["claims"]}
    assert claims[0] != claims[-1]
    assert groups[claims[0]] == groups[claims[-1]]
    with open_ledger(filled) as ledger, ledger.reading() as batch:
        assert batch.received.decisions() == (decision,)


@pytest.mark.parametrize("done", [1, 2 * BATCH])
def test_a_rebuild_that_was_stopped_goes_on(filled: str, done: int) -> None:
    before = contents(filled)
    with open_ledger(filled) as ledger:
        stopped = rebuild(ledger)
        first = {next(stopped) for _ in range(done)}
        stopped.close()  # type: ignore[attr-defined]
        kept = -(-done // BATCH) * BATCH  # whole batches
        *added, rebuilt = rebuild(ledger)
    assert len(added) == len(NEWS) + 1 - kept
    assert not first & set(added)
    assert isinstance(rebuilt, Rebuilt)
    assert rebuilt.before["claims"] == len(before["claims"])
    assert contents(filled) == before


def test_a_rebuild_that_is_killed_at_many_moments(filled: str) -> None:
    before = contents(filled)
    choice = random.Random(3)
    kills = 0
    while run_killed_at(choice.randrange(1, 150) if kills < 9 else NEVER, "rebuild", "--ledger", filled).killed:
        kills += 1
        with open_ledger(filled) as ledger, ledger.reading() as batch:
            assert len(batch.received.documents()) == len(NEWS) + 1
    assert kills >= 4
    assert contents(filled) == before


def test_a_program_that_adds_while_another_rebuilds(filled: str, tmp_path: Path) -> None:
    more = [*news(13), *ALONE]
    (tmp_path / "more.jsonl").write_text(as_lines(more), encoding="utf-8")
    asked = Asked(given=Given(), limits=Limits())
    with open_ledger(filled) as one, open_ledger(filled) as other:
        adds = add_sources(one, [str(tmp_path / "more.jsonl")], asked)
        for _ in range(len(NEWS) + BATCH):
            next(adds)
        for _ in rebuild(other):
            next(adds, None)
        list(adds)
    fresh = str(tmp_path / "fresh.sqlite")
    with open_ledger(fresh, create=True) as ledger:
        with ledger.writing() as batch:
            import_known(batch.entities, [(1, KNOWN)], dataset="own", arrived=DAY)
        list(add_sources(ledger, [str(tmp_path / "more.jsonl")], asked))
        list(add_sources(ledger, [str(tmp_path / "short.jsonl")], Asked(given=Given(), limits=Limits(), language="en")))
    found, expected = contents(filled), contents(fresh)
    assert {name for name in expected if name != "claim_search" and found[name] != expected[name]} == set()


def test_two_rebuilds_at_once_share_the_work(filled: str) -> None:
    before = contents(filled)
    with open_ledger(filled) as one, open_ledger(filled) as other:
        beside = rebuild(other)
        found = [item for mine in rebuild(one) for item in (mine, next(beside, None))] + list(beside)
    assert len([item for item in found if isinstance(item, Rebuilt)]) == 2
    assert {item.key for item in found if isinstance(item, Added)} == set(keyed([*NEWS, SHORT]))
    assert contents(filled) == before


def test_what_another_version_derived_is_rebuilt_first(filled: str, tmp_path: Path) -> None:
    before = contents(filled)
    with open_ledger(filled) as ledger:
        with ledger.writing() as batch:
            batch.write_makers({**batch.makers(), "weighing": "another"})
        with pytest.raises(LedgerError, match="run `menurut rebuild`, then add again"):
            list(add_sources(ledger, [str(tmp_path / "news.jsonl")], Asked(given=Given(), limits=Limits())))
        list(rebuild(ledger))
        list(add_sources(ledger, [str(tmp_path / "news.jsonl")], Asked(given=Given(), limits=Limits())))
    assert contents(filled) == before


def test_a_document_that_cannot_be_read_any_more_stays(place: str) -> None:
    with open_ledger(place, create=True) as ledger:
        with ledger.writing() as batch:
            batch.received.add_documents(keyed([Document(text="Halo!", id="halo"), NEWS[0]]), DAY)
        problem, added, rebuilt = rebuild(ledger)
        assert isinstance(problem, Problem)
        assert isinstance(added, Added)
        assert isinstance(rebuilt, Rebuilt)
        assert (problem.source, added.id, rebuilt.before["claims"]) == ("halo", NEWS[0].id, 0)
        with ledger.reading() as batch:
            assert len(batch.received.documents()) == 2
