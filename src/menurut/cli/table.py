"""Readings to tables for the eye: who said what, the figures, the relations."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from menurut.cli.drawing.parts import count_of, drawn, range_of, table_of, text_of
from menurut.cli.words import clean
from menurut.records import Attribution, Reading

LONGEST_HEADING = 100


def tables(readings: Iterable[Reading], *, terminal: bool = False) -> Iterator[str]:
    """The tables of each reading in turn; in colour for a terminal."""
    return (drawn(_shown(reading), terminal=terminal) for reading in readings)


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
        count_of(len(reading.attributions), "attribution"),
        count_of(len(reading.figures), "figure"),
        count_of(len(reading.dates), "date"),
        count_of(len(reading.entities), "entity", "entities"),
        count_of(len(reading.relations), "relation"),
    )
    place = " · ".join(clean(part) for part in (document.id, document.outlet, day, document.url) if part)
    found = f"{reading.language}: {', '.join(counts)}" + (
        f"; {count_of(len(reading.gaps), 'gap')}" if reading.gaps else ""
    )
    heading = Text(clean(document.title or "") or _beginning(document.text), style="bold")
    return heading.append(f"\n{place}\n{found}", style="not bold dim")


def _beginning(text: str) -> str:
    """The first words of a text that has no title."""
    return textwrap.shorten(clean(text[: LONGEST_HEADING * 4]), LONGEST_HEADING, placeholder=" …")


def _said(reading: Reading) -> Table:
    table = table_of("", "who", "says", "how", "through")
    for attribution in reading.attributions:
        chain = [link for link in reading.chain(attribution) if link != attribution.speaker]
        table.add_row(
            Text(str(attribution.id), style="dim"),
            _who(attribution),
            text_of(reading.words(*attribution.content)),
            text_of(_how(attribution)),
            text_of(" ← ".join(chain)),
        )
    return table


def _figures(reading: Reading) -> Table:
    table = table_of("figure", "value", "according to")
    speakers = {attribution.id: attribution for attribution in reading.attributions}
    for figure in reading.figures:
        said = speakers.get(figure.within) if figure.within is not None else None
        value = f"{range_of(figure.lo, figure.hi, about=figure.about)} {figure.unit}"
        table.add_row(text_of(reading.words(figure.span)), text_of(value), text_of(said.speaker if said else None))
    return table


def _relations(reading: Reading) -> Table:
    table = table_of("entity", "relation", "entity", "detail")
    for row in reading.relation_rows():
        table.add_row(text_of(row["subject"]), text_of(row["relation"]), text_of(row["object"]), text_of(row["detail"]))
    return table


def _who(attribution: Attribution) -> Text:
    """The speaker with role and affiliation; a word of its own where nobody is named."""
    who = Text(clean(attribution.speaker or "(not named)"), style="bold")
    beside = ", ".join(clean(part) for part in (attribution.role, attribution.affiliation) if part)
    return who.append(f"\n{beside}", style="not bold dim") if beside else who


def _how(attribution: Attribution) -> str:
    inside = f", in {attribution.parent}" if attribution.parent is not None else ""
    return f"{attribution.act}{' (negated)' if attribution.negated else ''}, {attribution.style}{inside}"
