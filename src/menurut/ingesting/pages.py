"""An HTML page to a document: the article's text, a paragraph a line, and what the page says of itself."""

from __future__ import annotations

import contextlib
import datetime
import logging
import re

from trafilatura import bare_extraction

from menurut.errors import SourceError
from menurut.records import Document

SENTENCE_END = re.compile(r"""[.!?…]["”’»)]*$""")
HEAD = 4096  # characters in which a page must begin; what does not is a piece of one
DATES = {"original_date": True, "extensive_search": False}
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what is wrong with a page is said once, by us
MOST_TAGS = 50_000  # a page of news has some thousands; far more would take minutes to take apart
ENOUGH_WORDS = 8  # in one line: more than an entry of a menu has
FEW_WORDS = 3  # in one line that ends as a sentence does


def page_document(html: str, url: str | None = None) -> Document:
    """The article of a page, with title, outlet, author and day from its metadata. SourceError where it has none."""
    if html.count("<") > MOST_TAGS:
        raise SourceError("the page is too intricate to take apart; save the article's text as .txt and read that")
    whole = html if "<html" in html[:HEAD].lower() else f"<html><body>{html}</body></html>"
    try:
        page = bare_extraction(
            whole,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=DATES,
        )
    except (ValueError, RecursionError, TypeError, AttributeError) as error:
        raise SourceError(f"the page cannot be taken apart ({type(error).__name__}); save its text as .txt") from error
    text = _lines(getattr(page, "text", None) or "")
    if not _is_article(text):
        raise SourceError("no article found on the page; save the article's text as .txt and read that")
    return Document(
        text=text,
        title=_clean(getattr(page, "title", None)),
        outlet=_clean(getattr(page, "sitename", None)) or _host(getattr(page, "hostname", None)),
        url=url or _clean(getattr(page, "url", None)),
        author=_clean(getattr(page, "author", None)),
        published=_day(getattr(page, "date", None)),
    )


def _is_article(text: str) -> bool:
    """Whether at least one line is running text and not an entry of a menu."""
    lines = [(len(line.split()), line) for line in text.split("\n")]
    return any(n >= ENOUGH_WORDS or (n >= FEW_WORDS and SENTENCE_END.search(line)) for n, line in lines)


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _host(hostname: str | None) -> str | None:
    return hostname.removeprefix("www.") if hostname else None


def _day(value: str | None) -> datetime.date | None:
    with contextlib.suppress(ValueError):
        return datetime.date.fromisoformat(value) if value else None
    return None
