"""Articles that are added in the background: how far they are, what went wrong, and how it ends."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from menurut.errors import NotThereError, SourceError
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem, Received
from menurut.ledger import Ledger, open_ledger
from menurut.records import Document
from menurut.serving import jobs as module
from menurut.serving.jobs import KEPT, WAITING, Job, Jobs
from menurut.serving.refusing import RefusedError
from menurut.workflows.adding import AT_ONCE, Asked
from menurut.workflows.articles import articles
from tests.serving.site import API, CLAIM, TestClient, another, form_token, sent, served
from tests.views.page import Page

ASKED = Asked(given=Given(), limits=Limits())
SOON = 20.0


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "ledger.sqlite"), create=True) as found:
        yield found


@pytest.fixture
def jobs(ledger: Ledger) -> Iterator[Jobs]:
    found = Jobs(ledger)
    yield found
    found.close()


class Held:
    """Items that come only when they are let: what a slow site is."""

    def __init__(self, *items: Received | Problem) -> None:
        self.items = items
        self.begun = threading.Event()
        self.let = threading.Event()

    def __iter__(self) -> Iterator[Received | Problem]:
        self.begun.set()
        assert self.let.wait(SOON)
        yield from self.items


def article(number: int, title: str | None = None) -> Received:
    return Received(f"{number}.txt", Document(text=f"{CLAIM} Bagian {number}.", title=title, id=f"a{number}"))


def ended(jobs: Jobs, items: Iterable[Received | Problem], total: int | None = None) -> Job:
    """A lot that is over."""
    job = jobs.start(items, ASKED, total)
    assert job.over.wait(SOON)
    return job


def test_a_lot_counts_what_became_of_each(jobs: Jobs) -> None:
    changed = Received("1.txt", Document(text=f"{CLAIM} Lain.", id="a1"))
    items = [
        article(1, "Satu"),
        article(2),
        article(2),
        changed,
        Problem("x", "no such page"),
        Problem("y", "odd", False),
    ]
    page = ended(jobs, items, 6).page()
    assert (page.state, page.over, page.failure, page.total) == ("done", True, None, 6)
    assert page.added + page.versions + page.there >= 3 and page.refused == 1
    assert "Satu" in [line.name for line in page.articles]
    assert [(one.source, one.fatal) for one in page.problems] == [("x", True), ("y", False)]


def test_a_lot_waits_runs_and_is_done(jobs: Jobs) -> None:
    held = Held(article(1))
    first, second = jobs.start(held, ASKED, 1), jobs.start(iter([article(2)]), ASKED, 1)
    assert held.begun.wait(SOON)
    assert (first.page().state, second.page().state) == ("running", "waiting")
    assert not first.page().over
    held.let.set()
    assert second.over.wait(SOON)
    assert (first.page().state, first.page().added) == ("done", 1)
    assert jobs.job(first.id) is first


def test_how_far_a_lot_is_can_be_seen_while_it_runs(jobs: Jobs) -> None:
    held = Held(article(AT_ONCE + 1))

    def items() -> Iterator[Received | Problem]:
        yield from map(article, range(AT_ONCE))
        yield from held

    job = jobs.start(items(), ASKED, AT_ONCE + 1)
    assert held.begun.wait(SOON)
    assert (job.page().added, job.page().state, job.page().total) == (AT_ONCE, "running", AT_ONCE + 1)
    held.let.set()
    assert job.over.wait(SOON) and job.page().added == AT_ONCE + 1


def test_a_lot_that_fails_says_why_and_keeps_what_it_had(
    jobs: Jobs, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    def items(error: Exception) -> Iterator[Received | Problem]:
        yield from map(article, range(AT_ONCE))
        raise error

    page = ended(jobs, items(SourceError("the disk is full"))).page()
    assert (page.state, page.failure, page.added) == ("failed", "the disk is full", AT_ONCE)
    assert not caplog.records
    page = ended(jobs, items(RuntimeError("secret of the inside"))).page()
    assert page.state == "failed" and "secret" not in str(page.failure)
    assert "secret of the inside" in caplog.text
    assert ended(jobs, [article(999)]).page().state == "done"
    with ledger.reading() as batch:
        assert len(articles(batch, AT_ONCE + 9)) == AT_ONCE + 1


def test_too_many_lots_are_refused_until_some_are_done(jobs: Jobs) -> None:
    held = Held(article(1))
    started = [jobs.start(held if n == 0 else iter([]), ASKED, 0) for n in range(WAITING)]
    with pytest.raises(RefusedError) as refused:
        jobs.start(iter([article(2)]), ASKED, 1)
    assert (refused.value.status, refused.value.code) == (503, "busy")
    held.let.set()
    assert started[-1].over.wait(SOON)
    assert ended(jobs, [article(2)]).page().added == 1


def test_the_lots_that_ended_long_ago_are_forgotten(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    first, *_, last = [ended(jobs, []) for _ in range(5)]
    assert jobs.job(last.id) is last and KEPT > WAITING
    with pytest.raises(NotThereError):
        jobs.job(first.id)


def test_closing_keeps_what_was_had_and_begins_nothing_more(ledger: Ledger) -> None:
    jobs = Jobs(ledger)
    held = Held(*map(article, range(3)))
    running, waiting = jobs.start(held, ASKED, 3), jobs.start(iter([article(9)]), ASKED, 1)
    assert held.begun.wait(SOON)
    closing = threading.Thread(target=jobs.close)
    closing.start()
    assert jobs._closing.wait(SOON)
    assert closing.is_alive() and not running.over.is_set()
    held.let.set()
    closing.join(SOON)
    assert running.over.is_set() and running.page().added == 1
    assert (waiting.page().state, waiting.page().added) == ("waiting", 0)
    with ledger.reading() as batch:
        assert len(articles(batch)) == 1


def test_a_page_shows_how_far_a_lot_is_and_asks_again_until_it_is_over(tmp_path: Path) -> None:
    with served(str(tmp_path / "ledger.sqlite")) as client:
        jobs: Jobs = client.app.state.site.jobs  # type: ignore[attr-defined]
        held = Held(article(1, "Satu"), Problem("tautan", "no such page"))
        job = jobs.start(held, ASKED, 2)
        page = Page(client.get(f"/jobs/{job.id}").text)
        assert page.by_id("job").attributes["hx-get"] == f"/jobs/{job.id}" and page.all("progress")
        held.let.set()
        assert job.over.wait(SOON)
        page = Page(client.get(f"/jobs/{job.id}").text)
        assert "hx-get" not in page.by_id("job").attributes and not page.all("progress")
        assert "Satu" in page.by_id("job").text and "no such page" in page.by_id("job").text
        assert client.get(f"/jobs/{job.id}.json").json() == client.get(f"{API}/jobs/{job.id}").json()


def test_too_many_lots_are_a_page_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WAITING", 1)
    with served(str(tmp_path / "ledger.sqlite")) as client:
        held = Held()
        client.app.state.site.jobs.start(held, ASKED, 0)  # type: ignore[attr-defined]
        answer = sent(client, "/add", {"text": CLAIM})
        assert answer.status_code == 503 and Page(answer.text).all("section", "refused")
        answer = client.post(f"{API}/add", json={"articles": [{"text": CLAIM}]})
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "busy")
        held.let.set()


def test_who_reads_does_not_wait_for_what_is_added(tmp_path: Path) -> None:
    with served(str(tmp_path / "ledger.sqlite")) as client:
        held = Held(article(1))
        job = client.app.state.site.jobs.start(held, ASKED, 1)  # type: ignore[attr-defined]
        reader: TestClient = another(client)
        assert reader.get("/").status_code == 200 and form_token(reader)
        held.let.set()
        assert job.over.wait(SOON)
        assert reader.get("/articles").status_code == 200


def test_a_server_that_ends_closes_its_lots(tmp_path: Path) -> None:
    with served(str(tmp_path / "ledger.sqlite")) as client:
        jobs: Jobs = client.app.state.site.jobs  # type: ignore[attr-defined]
        job = jobs.start(iter([article(1)]), ASKED, 1)
        assert job.over.wait(SOON) and not jobs._closing.is_set()
    assert jobs._closing.is_set()
