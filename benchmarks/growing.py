"""One measure of a ledger in this process, so that its memory is its own: one JSON object out.

python -m benchmarks.growing add|ask PLACE ARTICLES
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from typing import Any

from benchmarks.readings import SHIFT, YEARS, articles_of_a_month, of_the_month, readings
from benchmarks.varied import Copy, names_of
from menurut.errors import NotThereError
from menurut.ledger import Ledger, open_ledger
from menurut.ledger.asking import Filters
from menurut.records import Reading
from menurut.workflows.adding import add_readings
from menurut.workflows.asking import answer
from menurut.workflows.dossiers import dossier
from menurut.workflows.people import who

WINDOW = 2_000  # articles before a mark over which its speed is taken
MARKS = (10_000, 20_000, 50_000, 100_000)
ASKED = 200  # questions of each sort
NAMED = 3_000  # readings from which the words of names are taken


def corpus(most: int) -> Iterator[Reading]:
    """So many readings: the stock, then copy after copy of it, each some weeks later.

    What is of another year than the month is moved by the years that all of that covers: no day becomes denser.
    """
    stock = min(most, len(articles_of_a_month()))
    names = names_of(readings(min(stock, NAMED)))
    copies = (Copy.of(number, SHIFT, names) for number in count())
    moved = ((copy, replace(copy, days=copy.number * YEARS)) for copy in copies)
    return islice(
        ((near if of_the_month(reading) else far).vary(reading) for near, far in moved for reading in readings(stock)),
        most,
    )


class Watch:
    """Hands readings on, and knows how many, and the seconds and processor time spent outside: in adding."""

    def __init__(self, source: Iterator[Reading]) -> None:
        self._source = source
        self.given = 0
        self.marks: list[tuple[int, float, float]] = [(0, 0.0, 0.0)]

    def __iter__(self) -> Iterator[Reading]:
        spent, worked = 0.0, 0.0
        clock, worker = time.perf_counter(), time.process_time()
        while True:
            spent, worked = spent + time.perf_counter() - clock, worked + time.process_time() - worker
            found = next(self._source, None)
            if self.given % (WINDOW // 4) == 0 or found is None:
                self.marks.append((self.given, spent, worked))
                _tell(self.given, spent)
            clock, worker = time.perf_counter(), time.process_time()
            if found is None:
                return
            self.given += 1
            yield found

    def milliseconds(self, mark: int) -> float:
        """Time of an article in the window before a mark."""
        at = {given: spent for given, spent, _ in self.marks}
        return 1000 * (at[mark] - at[max(mark - WINDOW, 0)]) / min(WINDOW, mark)


def _tell(given: int, spent: float) -> None:
    if given and given % WINDOW == 0:
        print(f"{given} articles, {given / spent:.0f} a second", file=sys.stderr, flush=True)


def grow(ledger: Ledger, most: int) -> dict[str, Any]:
    """Add the corpus; speed over all of it, time of an article at each mark, peak memory in megabytes."""
    watch = Watch(corpus(most))
    before = time.perf_counter()
    clock = time.process_time()
    added = sum(1 for _ in add_readings(ledger, watch))
    _, spent, worked = watch.marks[-1]
    marks = [mark for mark in MARKS if mark <= watch.given]
    with ledger.reading() as batch:
        sizes = batch.sizes()
    return {
        "articles": added,
        "seconds": spent,
        "processor_seconds": worked,
        "with_making": [time.perf_counter() - before, time.process_time() - clock],
        "articles_per_second": added / spent,
        "milliseconds": {str(mark): watch.milliseconds(mark) for mark in marks},
        "marks": watch.marks,
        **sizes,
    }


def ask(ledger: Ledger, most: int) -> dict[str, Any]:
    """Seconds of questions, dossiers of claims and names, each of another article of the corpus."""
    chance = random.Random(2)
    stock = list(islice(corpus(most), 0, most, max(most // ASKED, 1)))
    found = [(reading, chance.choice(reading.entities)) for reading in stock if reading.entities]
    titles = [reading.document.title or entity.name for reading, entity in found]
    names = [entity.name for _, entity in found]
    with ledger.reading() as batch:
        groups = [one.summary.id for title in titles[::4] for one in answer(batch, title, Filters()).found[:4]]
        return {
            "ask a title": _timed(lambda title: answer(batch, title, Filters()), titles),
            "ask three words": _timed(lambda words: answer(batch, words, Filters()), _three(titles, chance)),
            "ask a name": _timed(lambda name: answer(batch, name, Filters()), names),
            "claim": _timed(lambda ident: dossier(batch, ident), groups[:ASKED]),
            "who": _timed(lambda name: who(batch, name), names),
        }


def _three(titles: Sequence[str], chance: random.Random) -> list[str]:
    listed = [title.split() for title in titles]
    return [" ".join(chance.sample(words, min(3, len(words)))) for words in listed]


def _timed(question: Callable[[str], object], asked: Sequence[str]) -> dict[str, float]:
    """Milliseconds: the middle, and the slowest twentieth begins at; `empty` are those that find nothing."""
    seconds = []
    empty = 0
    for one in asked:
        before = time.perf_counter()
        try:
            question(one)
        except NotThereError:
            empty += 1
        seconds.append(1000 * (time.perf_counter() - before))
    seconds.sort()
    last = seconds[min(int(0.95 * len(seconds)), len(seconds) - 1)]
    return {"median": statistics.median(seconds), "slow": last, "asked": len(asked), "empty": empty}


MEASURES = {"add": grow, "ask": ask}

if __name__ == "__main__":
    measure, place, articles = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open_ledger(place, create=measure == "add") as opened:
        told = MEASURES[measure](opened, articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**told, "peak_megabytes": peak}))
