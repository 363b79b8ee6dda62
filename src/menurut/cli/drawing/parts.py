"""What all tables for the eye are made of."""

from __future__ import annotations

import io
import shutil

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from menurut.cli.words import clean

WIDTH = 120  # columns, where there is no terminal to ask


def drawn(shown: RenderableType, *, terminal: bool) -> str:
    """The text of what is shown; in colour, and as wide as it is, for a terminal."""
    width = shutil.get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH
    sheet = io.StringIO()
    Console(file=sheet, width=width, force_terminal=terminal, highlight=False, legacy_windows=False).print(shown)
    return sheet.getvalue()


def table_of(*columns: str, wide: str = "says") -> Table:
    """A table without rows; the column `wide` takes the room that is left."""
    table = Table(box=box.SIMPLE, pad_edge=False, show_edge=False, padding=(0, 1))
    for name in columns:
        table.add_column(name, overflow="fold", ratio=3 if name == wide else None)
    return table


def text_of(value: str | None, style: str = "") -> Text:
    """Words of an article, made fit for a terminal."""
    return Text(clean(value or ""), style=style)


def range_of(lo: float | int | None, hi: float | int | None, *, about: bool) -> str:
    """The numbers a figure stands for; an open side has no number."""
    near = "about " if about else ""
    if lo == hi:
        return near + number_of(lo)
    if hi is None:
        return f"{near}{number_of(lo)} or more"
    return f"{near}up to {number_of(hi)}" if lo is None else f"{near}{number_of(lo)} to {number_of(hi)}"


def number_of(value: float | int | None) -> str:
    """A number with its thousands apart."""
    return "?" if value is None else f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """How many of a thing: "1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def chain_of(chain: tuple[str, ...]) -> str:
    """A chain from the innermost speaker to the outlet."""
    return " ← ".join(chain)
