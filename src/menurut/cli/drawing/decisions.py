"""Decisions for the eye."""

from __future__ import annotations

import textwrap

from rich.console import RenderableType
from rich.text import Text

from menurut.cli.drawing.parts import table_of, text_of
from menurut.cli.words import clean
from menurut.views.decisions import DecisionsPage, Outcome

WORDS = 70  # letters of a claim that are shown
FADED = "dim"


def decisions_drawn(page: DecisionsPage) -> RenderableType:
    """All decisions in a table; those that count no more are faded."""
    if not page.decisions:
        return Text("no decisions yet: `menurut decide` makes one")
    table = table_of("decision", "state", "by", "left", "are", "right", wide="right")
    for row in page.decisions:
        style = "" if row.state == "holds" else FADED
        are = f"{row.judgement} ({row.matter})" + (f"\n{clean(row.reason)}" if row.reason else "")
        table.add_row(
            text_of(row.id, style),
            text_of(row.state, style),
            Text(f"{clean(row.author)}\n{row.made[:10]}", style),
            _named(row.left, row.left_words, style),
            Text(are, style),
            _named(row.right, row.right_words, style),
        )
    return table


def outcome_drawn(page: Outcome) -> RenderableType:
    """What a decision did, in two lines."""
    ids = ", ".join(page.decisions)
    taken_back = page.judgement == "no judgement"
    parts = [f"taken back by {ids}" if taken_back else f"decided: {page.judgement}; `menurut undo {ids}` takes it back"]
    if page.together:
        parts.append(f"both are in {page.whole} {page.left}")
    elif page.left and page.right:
        parts.append(f"they are in {page.whole} {page.left} and {page.whole} {page.right}")
    return Text("\n".join(map(clean, parts)))


def _named(ident: str, words: str | None, style: str) -> Text:
    """The beginning of the words, and the id that stands for them."""
    said = f"{textwrap.shorten(clean(words), WORDS, placeholder=' …')}\n" if words else ""
    return Text(f"{said}{ident}", style)
