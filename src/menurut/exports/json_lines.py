"""Readings to JSON Lines: one reading a line, in the order they come, in the reading format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from menurut.records import Document, Reading


def json_lines(readings: Iterable[Reading], *, with_text: bool = False) -> Iterator[str]:
    """One line a reading; `with_text` adds the document, which offsets count in, under "document"."""
    for reading in readings:
        found = reading.to_dict()
        if with_text:
            found["document"] = _document(reading.document)
        yield json.dumps(found, ensure_ascii=False) + "\n"


def _document(document: Document) -> dict[str, str | None]:
    return {
        "text": document.text,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": document.published.isoformat() if document.published is not None else None,
        "url": document.url,
    }
