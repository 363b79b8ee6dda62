"""Readings of real articles, made once and kept in out/: the stock that a large corpus is grown from.

The articles of one month of many outlets come day by day, as they were published, so that their density is that of
news; every fourth article is of another corpus, and of another year. Without those corpora, articles are made up.
"""

from __future__ import annotations

import datetime
import itertools
import pickle
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.texts import ARTICLES, json_lines, made_up
from menurut.errors import MenurutError
from menurut.records import Document, Reading
from menurut.workflows.reading import read_document

MONTH = "multi_outlet_id_2025-06.jsonl"
DAYS = ("2025-05-26", "2025-06-22")
SHIFT = 28  # days that the month covers, in whole weeks: a copy that is moved by so many follows the one before
YEARS = 574 * 7  # days that the other corpora cover, 2015 to 2025, in whole weeks
EVERY = 4
MADE_UP = 2_000
KEPT = Path("out") / "bench-readings.pickle"


def articles_of_a_month() -> list[dict[str, Any]]:
    """The articles that are read, in the order in which they arrive."""
    rows = {path.name: list(json_lines(path)) for path in sorted(ARTICLES.glob("*.jsonl"))}
    if MONTH not in rows:
        return list(made_up(MADE_UP))
    month = [row for row in rows.pop(MONTH) if row["published"] and DAYS[0] <= row["published"] <= DAYS[1]]
    month.sort(key=lambda row: (row["published"], row["id"]))
    others = [row for corpus in rows.values() for row in corpus if row["published"]]
    random.Random(1).shuffle(others)
    mixed: list[dict[str, Any]] = []
    for start in range(0, len(month), EVERY - 1):
        mixed += [*month[start : start + EVERY - 1], others[start // (EVERY - 1) % len(others)]]
    return mixed


def of_the_month(reading: Reading) -> bool:
    """Whether an article is of the days of the month."""
    day = reading.document.published
    return day is not None and DAYS[0] <= day.isoformat() <= DAYS[1]


def readings(most: int) -> Iterator[Reading]:
    """The first readings of the stock; those that are not kept yet are made now."""
    _make(most)
    with KEPT.open("rb") as file:
        for _ in range(most):
            try:
                yield pickle.load(file)
            except EOFError:
                return


def _make(most: int) -> None:
    """Read the articles up to a number that are not read yet. One that cannot be read has a place without a reading."""
    KEPT.parent.mkdir(exist_ok=True)
    done = 0
    if KEPT.exists():
        with KEPT.open("rb") as file:
            done = sum(1 for _ in iter(lambda: _next(file), None))
    with KEPT.open("ab") as file:
        for row in itertools.islice(articles_of_a_month(), done, most):
            try:
                pickle.dump(read_document(_document(row)), file)
            except MenurutError:
                pickle.dump(Reading(document=_document(row), language="id"), file)


def _next(file: Any) -> Reading | None:
    try:
        found: Reading = pickle.load(file)
    except EOFError:
        return None
    return found


def _document(row: dict[str, Any]) -> Document:
    return Document(
        id=row["id"],
        text=row["text"],
        outlet=row.get("outlet"),
        url=row.get("url"),
        title=row.get("title"),
        published=datetime.date.fromisoformat(row["published"]),
    )
