"""Articles that are added in the background, one lot after another, and how far each is."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from menurut.errors import MenurutError, NotThereError
from menurut.ingesting.received import Problem, Received
from menurut.ledger import Ledger
from menurut.serving.refusing import RefusedError
from menurut.views.adding import SHOWN, AddedLine, JobPage, ProblemLine
from menurut.workflows.adding import Asked, Outcome, add_items

WAITING = 20  # lots that wait or run at once
KEPT = 200  # lots that can be looked at afterwards
log = logging.getLogger("menurut")


@dataclass(slots=True)
class Job:
    """One lot: what is known of it so far. Only the thread that adds changes it."""

    id: str
    total: int | None
    state: str = "waiting"
    counts: Counter[str] = field(default_factory=Counter)
    articles: list[AddedLine] = field(default_factory=list)
    problems: list[ProblemLine] = field(default_factory=list)
    failure: str | None = None
    over: threading.Event = field(default_factory=threading.Event)

    def page(self) -> JobPage:
        """What is shown of it now."""
        return JobPage(
            id=self.id,
            state=self.state,
            total=self.total,
            added=self.counts[Outcome.ADDED],
            versions=self.counts[Outcome.VERSION],
            there=self.counts[Outcome.THERE],
            refused=self.counts["refused"],
            articles=tuple(self.articles),
            problems=tuple(self.problems),
            failure=self.failure,
        )


class Jobs:
    """The lots of one server. They are added one after another: the ledger has one writer at a time."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="adding")

    def start(self, items: Iterable[Received | Problem], asked: Asked, total: int | None) -> Job:
        """Add documents in the background; the lot. RefusedError where too many wait already."""
        job = Job(id=secrets.token_hex(8), total=total)
        with self._lock:
            if sum(not one.over.is_set() for one in self._jobs.values()) >= WAITING:
                raise RefusedError(503, "busy", "too much is being added already; wait until some of it is done")
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        self._pool.submit(self._run, job, items, asked)
        return job

    def job(self, ident: str) -> Job:
        """The lot of that id. NotThereError where this server has none."""
        with self._lock:
            found = self._jobs.get(ident)
        if found is None:
            raise NotThereError(f"nothing is being added under {ident!r}: it was long ago, or the server began anew")
        return found

    def close(self) -> None:
        """Begin no more lots, and take no more of the one that runs: what was had of it is kept first."""
        self._closing.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: Job, items: Iterable[Received | Problem], asked: Asked) -> None:
        with _ending(job):
            job.state = "running"
            named: dict[str, str] = {}
            for item in add_items(self._ledger, self._coming(items, named), asked):
                if isinstance(item, Problem):
                    job.counts["refused"] += item.fatal
                    if len(job.problems) < SHOWN:
                        job.problems.append(ProblemLine(source=item.source, message=item.message, fatal=item.fatal))
                else:
                    job.counts[item.outcome] += 1
                    if len(job.articles) < SHOWN:
                        name = named.get(item.id) or item.id
                        job.articles.append(AddedLine(key=item.key, name=name, outcome=str(item.outcome)))

    def _coming(self, items: Iterable[Received | Problem], named: dict[str, str]) -> Iterator[Received | Problem]:
        """The items until the server closes; the titles of the documents are kept by id."""
        for item in items:
            if isinstance(item, Received) and item.document.title and len(named) < SHOWN:
                named[item.document.id] = item.document.title
            yield item
            if self._closing.is_set():
                return


@contextmanager
def _ending(job: Job) -> Iterator[None]:
    """The lot is over in the end, whatever happened."""
    try:
        yield
        job.state = "done"
    except MenurutError as error:
        job.state, job.failure = "failed", str(error)
    except Exception:
        log.exception("adding %s failed", job.id)
        job.state, job.failure = "failed", "an error of the program; what was kept until then stays"
    finally:
        job.over.set()
