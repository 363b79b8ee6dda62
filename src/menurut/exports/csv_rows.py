"""Readings to CSV: one row an attribution, with the words beside the values and the document at the end."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from menurut.records import Reading

COLUMNS = (
    "document", "id", "speaker", "kind", "role", "affiliation", "cue", "content", "style", "act", "negated", "parent",
    "origin", "chain", "source", "start", "end", "why", "title", "outlet", "published", "url",
)  # fmt: skip


def csv_rows(readings: Iterable[Reading]) -> Iterator[str]:
    """The head and then one row an attribution; nothing at all where there is no reading."""
    for number, reading in enumerate(readings):
        if number == 0:
            yield _written([dict(zip(COLUMNS, COLUMNS, strict=True))])
        document = reading.document
        place = {"title": document.title, "outlet": document.outlet, "published": document.published}
        yield _written([{**row, **place, "url": document.url} for row in reading.attribution_rows()])


def _written(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as CSV; truth is written as JSON writes it."""
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, COLUMNS, lineterminator="\n")
    for row in rows:
        writer.writerow({key: str(value).lower() if isinstance(value, bool) else value for key, value in row.items()})
    return sheet.getvalue()
