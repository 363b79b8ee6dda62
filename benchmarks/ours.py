"""One measure of menurut in this process, so that its memory is its own: `python -m benchmarks.ours MEASURE`.

Prints one JSON object: what was measured, and the peak memory of the process in megabytes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.texts import DAY, LANGUAGE, Texts, articles, gold
from menurut.ingesting.given import day_of
from menurut.languages import load
from menurut.reading.dates.dates import read_dates
from menurut.reading.figures.figures import read_figures
from menurut.reading.pipeline import read_document
from menurut.reading.text.layout import lay_out
from menurut.records import Document

MEGABYTE = 1_000_000
STEP = 20_000


def read(text: str, published: str | None = DAY) -> Any:
    return read_document(Document(text=text, published=day_of(published)), load(LANGUAGE))


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def rate() -> dict[str, Any]:
    """Articles a second on one core, tables loaded."""
    texts = articles()
    for article in texts.articles[:20]:
        read(article["text"])
    spent = seconds(lambda: [read(a["text"], a.get("published")) for a in texts.articles])
    characters = sum(len(a["text"]) for a in texts.articles)
    return {
        "texts": texts.name,
        "articles": len(texts.articles),
        "characters": characters,
        "seconds": spent,
        "articles_per_second": len(texts.articles) / spent,
    }


def growth() -> dict[str, Any]:
    """How many times the time ten times the text takes."""
    texts = articles()
    short, long = texts.joined(STEP), texts.joined(10 * STEP)
    read(short)
    once = min(seconds(lambda: read(short)) for _ in range(3))
    ten = min(seconds(lambda: read(long)) for _ in range(3))
    return {"characters": [len(short), len(long)], "seconds": [once, ten], "ratio": ten / once}


def megabyte() -> dict[str, Any]:
    """A text of a million characters in one document."""
    text = articles().joined(MEGABYTE)
    found: list[Any] = []
    spent = seconds(lambda: found.append(read(text)))
    return {"characters": len(text), "seconds": spent, "attributions": len(found[0].attributions)}


def dates() -> dict[str, Any]:
    """Gold dates that are found in the running text and get the right value."""
    texts = gold()

    def right(article: dict[str, Any], language: Any) -> int:
        found = read_dates(lay_out(article["text"], language), language, day_of(article.get("published")))
        return sum(
            any(d.iso == g["iso"] and d.span.start < g["span"][1] and g["span"][0] < d.span.end for d in found)
            for g in article["dates"]
            if g["iso"] is not None
        )

    return _accuracy(texts, right, sum(g["iso"] is not None for a in texts.articles for g in a["dates"]))


def figures() -> dict[str, Any]:
    """Gold figures that are found in the running text and get the right numbers and unit."""
    texts = gold()

    def right(article: dict[str, Any], language: Any) -> int:
        layout = lay_out(article["text"], language)
        taken = [date.span for date in read_dates(layout, language, day_of(article.get("published")))]
        found = read_figures(layout, language, taken)
        return sum(
            any(
                (f.lo, f.hi, f.unit.casefold()) == (g["lo"], g["hi"], (g["unit"] or "").casefold())
                and f.span.start < g["span"][1]
                and g["span"][0] < f.span.end
                for f in found
            )
            for g in article["figures"]
        )

    return _accuracy(texts, right, sum(len(a["figures"]) for a in texts.articles))


def _accuracy(texts: Texts, right: Callable[[dict[str, Any], Any], int], of: int) -> dict[str, Any]:
    language = load(LANGUAGE)
    right(texts.articles[0], language)
    hits: list[int] = []
    spent = seconds(lambda: hits.extend(right(article, language) for article in texts.articles))
    return {"texts": texts.name, "right": sum(hits), "of": of, "seconds": spent}


MEASURES = {"rate": rate, "growth": growth, "megabyte": megabyte, "dates": dates, "figures": figures}

if __name__ == "__main__":
    found = MEASURES[sys.argv[1]]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "peak_megabytes": peak}))
