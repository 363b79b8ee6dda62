"""The peers, run by the interpreter of their own environment: `python peers.py PEER < TASK`, one JSON object out.

A task is the articles of the gold with their annotated dates and figures, or plain articles. dateparser and quantulum3
are handed the very words that hold the date or figure, which menurut has to find for itself; quantulum3 is also given
the running text. quantulum3 knows no Indonesian and is asked in English.
"""

from __future__ import annotations

import datetime
import json
import logging
import sys
import time
from collections.abc import Callable
from typing import Any

Articles = list[dict[str, Any]]


def dateparser(articles: Articles) -> dict[str, Any]:
    """Gold dates it understands when it is given their words and the day of publication."""
    from dateparser.date import DateDataParser

    def right(article: dict[str, Any]) -> int:
        asked: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if article.get("published"):
            asked["RELATIVE_BASE"] = datetime.datetime.fromisoformat(article["published"])
        parser = DateDataParser(languages=["id"], settings=asked)
        return sum(iso(parser, text) == value for text, value in dates_of(article))

    return timed(right, articles, sum(len(dates_of(article)) for article in articles))


def iso(parser: Any, words: str) -> str | None:
    """The value in the notation of the gold: only as fine as dateparser says it is."""
    found = parser.get_date_data(words)
    if found is None or found.date_obj is None:
        return None
    return str(found.date_obj.date().isoformat()[: {"year": 4, "month": 7}.get(found.period, 10)])


def dates_of(article: dict[str, Any]) -> list[tuple[str, str]]:
    text = article["text"]
    return [(text[slice(*d["span"])], d["iso"]) for d in article["dates"] if d["iso"] is not None]


def quantulum3(articles: Articles) -> dict[str, Any]:
    """Gold figures whose numbers it gets when it is given their words."""
    from quantulum3 import parser

    def right(article: dict[str, Any]) -> int:
        found = ((g, safely(parser.parse, article["text"][slice(*g["span"])])) for g in article["figures"])
        return sum(any(same_numbers(g, quantity) for quantity in quantities) for g, quantities in found)

    return timed(right, articles, sum(len(article["figures"]) for article in articles))


def quantulum3_in_text(articles: Articles) -> dict[str, Any]:
    """Gold figures whose numbers it gets in the running text."""
    from quantulum3 import parser

    def right(article: dict[str, Any]) -> int:
        quantities = safely(parser.parse, article["text"])
        return sum(any(same_numbers(g, q) and meets(g["span"], q.span) for q in quantities) for g in article["figures"])

    return timed(right, articles, sum(len(article["figures"]) for article in articles))


def safely(parse: Callable[[str], list[Any]], text: str) -> list[Any]:
    """What it finds; nothing where it raises, as it does on some texts."""
    try:
        return parse(text)
    except Exception as error:  # noqa: BLE001
        logging.info("quantulum3 raised %r", error)
        return []


def same_numbers(figure: dict[str, Any], quantity: Any) -> bool:
    """Whether the value, or its spread, gives both ends of the figure; the unit is not asked for."""
    ends = [figure["lo"], figure["hi"]]
    spread = quantity.uncertainty or 0
    if None in ends:
        return quantity.value in ends
    return ends == [quantity.value - spread, quantity.value + spread]


def meets(a: list[int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def spacy(articles: Articles) -> dict[str, Any]:
    """The floor of time: the blank Indonesian pipeline, which only cuts words."""
    import spacy as library

    cut = library.blank("id")
    return timed(lambda article: len(cut(article["text"])) > 0, articles, len(articles))


def timed(right: Callable[[dict[str, Any]], int], articles: Articles, of: int) -> dict[str, Any]:
    """How many are right and the processor time, after a first article that only loads the tables."""
    right(articles[0])
    before = time.process_time()
    hits = sum(right(article) for article in articles)
    return {"right": hits, "of": of, "seconds": time.process_time() - before}


PEERS = {"dateparser": dateparser, "quantulum3": quantulum3, "quantulum3_in_text": quantulum3_in_text, "spacy": spacy}

if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    print(json.dumps(PEERS[sys.argv[1]](json.load(sys.stdin))))
