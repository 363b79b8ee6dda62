"""Readings to tables for the eye: who said what, the figures, the relations."""

from __future__ import annotations

import io
import shutil
import textwrap
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from menurut.cli.words import clean
from menurut.records import Attribution, Reading

LONGEST_HEADING = 100
WIDTH = 120  # columns, where there is no terminal to ask


def tables(readings: Iterable[Reading], *, terminal: bool = False) -> Iterator[str]:
    """The tables of each reading in turn; in colour for a terminal."""
    width = shutil.get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH
    for reading in readings:
        sheet = io.StringIO()
        console = Console(file=sheet, width=width, force_terminal=terminal, highlight=False, legacy_windows=False)
        console.print(_shown(reading))
        yield sheet.getvalue()


def _shown(reading: Reading) -> Group:
    parts: list[RenderableType] = [_heading(reading)]
    if reading.attributions:
        parts.append(_said(reading))
    if reading.figures:
        parts.append(_figures(reading))
    if reading.relations:
        parts.append(_relations(reading))
    return Group(*(piece for part in parts for piece in (part, Text(""))))


def _heading(reading: Reading) -> Text:
    """The document in two lines: what it is called, and what was found in it."""
    document = reading.document
    day = document.published.isoformat() if document.published is not None else None
    counts = (
        _count(len(reading.attributions), "attribution"),
        _count(len(reading.figures), "figure"),
        _count(len(reading.dates), "date"),
        _count(len(reading.entities), "entity", "entities"),
        _count(len(reading.relations), "relation"),
    )
    place = " · ".join(clean(part) for part in (document.id, document.outlet, day, document.url) if part)
    found = f"{reading.language}: {', '.join(counts)}" + (
        f"; {_count(len(reading.gaps), 'gap')}" if reading.gaps else ""
    )
    heading = Text(clean(document.title or "") or _beginning(document.text), style="bold")
    return heading.append(f"\n{place}\n{found}", style="not bold dim")


def _beginning(text: str) -> str:
    """The first words of a text that has no title."""
    return textwrap.shorten(clean(text[: LONGEST_HEADING * 4]), LONGEST_HEADING, placeholder=" …")


def _said(reading: Reading) -> Table:
    table = _table("", "who", "says", "how", "through")
    for attribution in reading.attributions:
        chain = [link for link in reading.chain(attribution) if link != attribution.speaker]
        table.add_row(
            Text(str(attribution.id), style="dim"),
            _who(attribution),
            _text(reading.words(*attribution.content)),
            _text(_how(attribution)),
            _text(" ← ".join(chain)),
        )
    return table


def _figures(reading: Reading) -> Table:
    table = _table("figure", "value", "according to")
    speakers = {attribution.id: attribution for attribution in reading.attributions}
    for figure in reading.figures:
        said = speakers.get(figure.within) if figure.within is not None else None
        value = f"{_range(figure.lo, figure.hi, about=figure.about)} {figure.unit}"
        table.add_row(_text(reading.words(figure.span)), _text(value), _text(said.speaker if said else None))
    return table


def _relations(reading: Reading) -> Table:
    table = _table("entity", "relation", "entity", "detail")
    for row in reading.relation_rows():
        table.add_row(_text(row["subject"]), _text(row["relation"]), _text(row["object"]), _text(row["detail"]))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, show_edge=False, padding=(0, 1))
    for name in columns:
        table.add_column(name, overflow="fold", ratio=3 if name == "says" else None)
    return table


def _who(attribution: Attribution) -> Text:
    """The speaker with role and affiliation; a word of its own where nobody is named."""
    who = Text(clean(attribution.speaker or "(not named)"), style="bold")
    beside = ", ".join(clean(part) for part in (attribution.role, attribution.affiliation) if part)
    return who.append(f"\n{beside}", style="not bold dim") if beside else who


def _how(attribution: Attribution) -> str:
    inside = f", in {attribution.parent}" if attribution.parent is not None else ""
    return f"{attribution.act}{' (negated)' if attribution.negated else ''}, {attribution.style}{inside}"


def _range(lo: float | int | None, hi: float | int | None, *, about: bool) -> str:
    """The numbers a figure stands for; an open side has no number."""
    near = "about " if about else ""
    if lo == hi:
        return near + _number(lo)
    if hi is None:
        return f"{near}{_number(lo)} or more"
    return f"{near}up to {_number(hi)}" if lo is None else f"{near}{_number(lo)} to {_number(hi)}"


def _number(value: float | int | None) -> str:
    return "?" if value is None else f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _text(value: str | None) -> Text:
    return Text(clean(value or ""))
