"""Measures a ledger that grows: speed of adding, memory, size of the file, and time of questions; as a table and JSON.

    python -m benchmarks.ledger [--articles N] [--database sqlite|postgresql] [-o FILE]

The articles are real ones and copies of them (see `readings` and `varied`), which are read before: adding is measured
without reading. Limits are printed, not enforced.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.__main__ import HERE, Row, tell
from tests.databases import server

ARTICLES = 100_000
MARK = "10000"
MEDIAN, SLOW = 100, 300  # milliseconds that half of the questions, and all but a twentieth, may take
MEGABYTE = 1_000_000


def measured(measure: str, place: str, articles: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.growing", measure, place, str(articles)]
    done = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


@contextlib.contextmanager
def place_of(database: str) -> Iterator[tuple[str, Callable[[], float]]]:
    """A new place for a ledger, and how to ask its size in megabytes. PostgreSQL does not sync its disk here."""
    if database == "postgresql":
        with server() as here:
            place = here.database()
            size = f"SELECT pg_database_size('{place.partition('?')[0].rpartition('/')[2]}')"
            yield place, lambda: int(str(here.run(size)[0][0])) / MEGABYTE
            here.drop(place)
        return
    with tempfile.TemporaryDirectory(prefix="menurut-bench-") as folder:
        path = Path(folder) / "ledger.sqlite"
        yield str(path), lambda: path.stat().st_size / MEGABYTE


def rows(found: dict[str, Any], who: str) -> Iterator[Row]:
    added, asked = found["add"], found["ask"]
    articles, speed, peak = added["articles"], added["articles_per_second"], added["peak_megabytes"]
    yield Row(
        f"add {articles} articles, {added['claims']} claims", who, f"{speed:.0f} a second", ">= 150", speed >= 150
    )
    worked = 1000 * added["processor_seconds"] / articles
    yield Row("processor time of that", who, f"{worked:.1f} ms an article")
    marks = added["milliseconds"]
    for mark, milliseconds in marks.items():
        times = milliseconds / marks[MARK]
        yield Row(
            f"at {mark} articles", who, f"{milliseconds:.1f} ms ({times:.2f} times)", "<= 1.5 times", times <= 1.5
        )
    yield Row("peak memory of adding", who, f"{peak:.0f} MB", "< 1000 MB", peak < 1000)
    yield Row("size", who, f"{found['megabytes']:.0f} MB, {1000 * found['megabytes'] / articles:.1f} KB an article")
    for name, times in asked.items():
        if isinstance(times, dict):
            value = f"{times['median']:.0f} ms, slowest twentieth {times['slow']:.0f} ms ({times['asked']} asked)"
            kept = times["median"] < MEDIAN and times["slow"] < SLOW
            yield Row(name, who, value, f"< {MEDIAN} ms, {SLOW} ms", kept)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many are added (default {ARTICLES})")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write everything measured as JSON")
    asked = parser.parse_args()
    found: dict[str, Any] = {}
    with place_of(asked.database) as (place, size):
        found["add"] = measured("add", place, asked.articles)
        found["megabytes"] = size()
        found["ask"] = measured("ask", place, asked.articles)
    tell(list(rows(found, asked.database)), "A ledger that grows", found, asked.output)


if __name__ == "__main__":
    main()
