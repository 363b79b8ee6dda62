"""A series as a plot of letters: one row a point, its place on a scale, its range, and its chain."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from menurut.cli.drawing.parts import chain_of, range_of, table_of, text_of
from menurut.weighing.series import Point

WIDE = 32  # places of the scale
ONE, LOW, HIGH, BETWEEN, OPEN = "●", "├", "┤", "─", "→"
POINTS = 40  # at most; the latest
STATES = "states"
LOGARITHMIC = 50  # times the least value from which the scale grows by factors


def series_drawn(points: Sequence[Point], stances: Mapping[str, str]) -> Table:
    """The latest points of a series, by day; the stance, by claim, is said where a claim does not state its figure."""
    table = table_of("as of", "", "figure", "according to", wide="according to")
    shown = points[-POINTS:]
    ends = [float(end) for point in shown for end in (point.lo, point.hi) if end is not None]
    for point in shown:
        figure = f"{range_of(point.lo, point.hi, about=point.about)} {point.unit}"
        table.add_row(
            text_of(point.as_of or "?"),
            Text(bar_of(point, min(ends, default=0.0), max(ends, default=0.0)), style="cyan"),
            text_of(figure if stances.get(point.claim, STATES) == STATES else f"{stances[point.claim]} {figure}"),
            text_of(chain_of(point.chain), style="dim"),
        )
    return table


def bar_of(point: Point, least: float, most: float) -> str:
    """A point on a scale from the least to the most: a dot, or its range; an open side ends in an arrow."""
    lo = _place(point.lo, least, most) if point.lo is not None else 0
    hi = _place(point.hi, least, most) if point.hi is not None else WIDE - 1
    if point.lo is not None and lo == hi and point.hi is not None:
        return " " * lo + ONE
    left = LOW if point.lo is not None else "←"
    right = HIGH if point.hi is not None else OPEN
    return " " * lo + left + BETWEEN * (hi - lo - 1) + right


def _place(value: float, least: float, most: float) -> int:
    """Where a value stands on the scale."""
    if most <= least:
        return 0
    if least > 0 and most > LOGARITHMIC * least:
        value, least, most = math.log(value), math.log(least), math.log(most)
    return round((value - least) / (most - least) * (WIDE - 1))
