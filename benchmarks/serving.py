"""Measures the web application on a ledger: every page with many users at once, the start of the server, its memory.

    python -m benchmarks.serving PLACE [--users 8] [--requests 130] [--pause SECONDS] [-o FILE]

PLACE is a ledger, such as `python -m benchmarks.growing add PLACE 100000` makes. Every user asks for one page after
another, each of another article, group, entity or outlet of the ledger, and looks at it for a second on average. Each
sort of page is asked for once before anything is measured. With `--pause 0` nobody looks at anything: the server is
then as busy as it can be, and the times tell how long the queue is.
Limits are printed, not enforced.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import urllib3

from benchmarks.__main__ import HERE, Row, tell
from menurut.ledger import open_ledger
from menurut.ledger.articles import ArticleQueries
from menurut.ledger.asking import Hit, SearchQueries
from menurut.ledger.dossiers import DossierQueries
from menurut.ledger.outlets import OutletQueries
from menurut.ledger.people import PeopleQueries

SLOW = 300  # milliseconds within which all but a twentieth of the answers must come
LIGHT = 150_000  # bytes of the first page with all it loads
UP = 3.0  # seconds within which the server answers
STEP = 997  # a prime: articles that lie so far apart are of all days
Page = tuple[str, str]


def pages(place: str, most: int) -> dict[str, list[str]]:
    """Addresses of each sort of page, of things from all over the ledger."""
    chance = random.Random(3)
    with open_ledger(place) as ledger, ledger.reading() as batch:
        queries = ArticleQueries(batch.connection)
        documents, _ = queries.counts()
        step = max(documents // most, 1) if documents < STEP * most else STEP
        listed = [found[0] for n in range(documents + 1, 1, -step) if (found := queries.newest(1, n))][:most]
        claims = [one for item in listed for one in queries.placed(item.n)]
        sample = chance.sample(claims, min(len(claims), most * 4))
        hits = [Hit(n=number, claim=one.id, group=one.group) for number, one in enumerate(sample)]
        groups = [g.id for g in SearchQueries(batch.connection).summaries(hits).values() if g.claims > 1]
        told = DossierQueries(batch.connection).told_ids({one.id for one in sample}).values()
        entities = sorted({one.entity for one in told if one.entity})
        outlets = OutletQueries(batch.connection).outlets()
        assert PeopleQueries(batch.connection).count_said(entities[0])
    titles = [item.title for item in listed if item.title]
    words = [" ".join(chance.sample(title.split(), min(3, len(title.split())))) for title in titles]
    return {
        "start": ["/"],
        "search, a title": [f"/search?{urlencode({'q': title[:400]})}" for title in titles],
        "search, three words": [f"/search?{urlencode({'q': three})}" for three in words],
        "search, filtered": [
            f"/search?{urlencode({'q': three, 'outlet': chance.choice(outlets), 'act': 'state'})}" for three in words
        ],
        "article": [f"/articles/{item.key}" for item in listed],
        "dossier": [f"/claims/{group}" for group in groups[:most]],
        "entity": [f"/entities/{ident}" for ident in chance.sample(entities, min(len(entities), most))],
        "outlet": [f"/outlets/{quote(name, safe='')}" for name in chance.sample(outlets, min(len(outlets), most))],
        "outlets": ["/outlets"],
        "articles": ["/articles"],
        "disputed": ["/disputed"],
        "review": ["/review", "/review?matter=entity"],
        "decisions": ["/decisions"],
    }


class Server:
    """`menurut serve` in a process of its own."""

    def __init__(self, place: str) -> None:
        command = [
            sys.executable,
            "-c",
            "from menurut.cli import main; main()",
            "serve",
            "--ledger",
            place,
            "--port",
            "0",
            "--rate",
            "0",
        ]
        before = time.perf_counter()
        self.process = subprocess.Popen(
            command, cwd=HERE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stderr is not None
        found = re.search(r"http://[^ ]+", self.process.stderr.readline())
        assert found is not None, "the server said no address"
        self.address = found[0]
        self.pool = urllib3.PoolManager(maxsize=64)
        self.get("/add")
        self.up = time.perf_counter() - before

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of an answer."""
        answer = self.pool.request("GET", self.address + path, redirect=False, retries=False)
        return answer.status, answer.data

    def megabytes(self) -> float:
        """The memory that its process has taken at most."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024

    def stop(self) -> None:
        """End it as a person would."""
        self.process.terminate()
        self.process.wait(timeout=30)


def visited(server: Server, sorts: dict[str, list[str]], users: int, requests: int, pause: float) -> dict[str, Any]:
    """Milliseconds of the answers by sort of page, with so many users at once, each with so many requests."""
    taken: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    lock = threading.Lock()

    def one(number: int) -> None:
        chance = random.Random(number)
        for sort, path in _walk(sorts, chance, requests):
            before = time.perf_counter()
            status, _ = server.get(path)
            spent = 1000 * (time.perf_counter() - before)
            with lock:
                taken[sort].append(spent)
                if status not in (200, 303):
                    wrong.append(f"{status} {path}")
            if pause:
                time.sleep(chance.uniform(0, 2 * pause))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(users)]
    before = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - before
    return {"pages": dict(taken), "wrong": wrong, "a_second": sum(map(len, taken.values())) / seconds}


def _walk(sorts: dict[str, list[str]], chance: random.Random, requests: int) -> Iterator[Page]:
    """What one user looks at: every sort of page as often, in an order of his own."""
    names = [name for name, paths in sorts.items() if paths]
    walk = [names[number % len(names)] for number in range(requests)]
    chance.shuffle(walk)
    for name in walk:
        yield name, chance.choice(sorts[name])


def slow_of(taken: Sequence[float]) -> float:
    """The time within which all but a twentieth came."""
    ordered = sorted(taken)
    return ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)]


def weight(server: Server) -> int:
    """Bytes of the first page and of all that it loads."""
    _, page = server.get("/")
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode())
    return len(page) + sum(len(server.get(path)[1]) for path in loaded)


def rows(found: dict[str, Any], who: str) -> Iterator[Row]:
    yield Row("the server answers after", who, f"{found['up']:.1f} s", f"< {UP:.0f} s", found["up"] < UP)
    light = found["first_page"]
    yield Row("first page with all it loads", who, f"{light / 1000:.0f} KB", f"< {LIGHT / 1000:.0f} KB", light < LIGHT)
    for sort, taken in found["visited"]["pages"].items():
        slow = slow_of(taken)
        value = f"{statistics.median(taken):.0f} ms, slowest twentieth {slow:.0f} ms ({len(taken)} asked)"
        yield Row(sort, who, value, f"< {SLOW} ms", slow < SLOW)
    yield Row("all pages", who, f"{found['visited']['a_second']:.0f} a second")
    yield Row("peak memory of the server", who, f"{found['megabytes']:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("place", help="file or address of a ledger")
    parser.add_argument("--users", type=int, default=8)
    parser.add_argument("--requests", type=int, default=130, help="of each user (default 130)")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds a user looks at a page, on average (1)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write everything measured as JSON")
    asked = parser.parse_args()
    sorts = pages(asked.place, 200)
    server = Server(asked.place)
    try:
        found: dict[str, Any] = {"up": server.up, "first_page": weight(server)}
        visited(server, {sort: paths[-1:] for sort, paths in sorts.items()}, 1, len(sorts), 0.0)
        found["visited"] = visited(server, sorts, asked.users, asked.requests, asked.pause)
        found["megabytes"] = server.megabytes()
    finally:
        server.stop()
    tell(list(rows(found, f"{asked.users} users")), "The web application", found, asked.output)
    for line in sorted(set(found["visited"]["wrong"]))[:10]:
        print(line)


if __name__ == "__main__":
    main()
