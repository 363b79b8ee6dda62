"""Which form the output has: a name to the function that turns readings into pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from menurut.records import Reading

    Export = Callable[[Iterable[Reading]], Iterator[str]]

FORMATS = ("table", "json", "csv", "html")
ENDINGS = {".json": "json", ".jsonl": "json", ".csv": "csv", ".html": "html", ".htm": "html"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What was asked of the output; `terminal` tells whether a person is looking at it."""

    shape: str
    with_text: bool = False
    terminal: bool = False


def shape_of(file: str | None) -> str:
    """The form that a file's ending asks for; a table where it asks for none."""
    return ENDINGS.get(Path(file).suffix.lower(), "table") if file else "table"


def export_of(form: Form) -> Export:
    """The function for the form. What one form needs is imported for that form only."""
    if form.shape == "json":
        from menurut.exports.json_lines import json_lines

        return partial(json_lines, with_text=form.with_text)
    if form.shape == "csv":
        from menurut.exports.csv_rows import csv_rows

        return csv_rows
    if form.shape == "html":
        return _report
    from menurut.cli.table import tables

    return partial(tables, terminal=form.terminal)


def _report(readings: Iterable[Reading]) -> Iterator[str]:
    """One page for all readings, so they are all held; nothing where there are none."""
    from menurut.views.report import report_html

    held = list(readings)
    if held:
        yield report_html(held)
