"""A series drawn in letters: points and ranges on one scale."""

from __future__ import annotations

import pytest

from menurut.cli.drawing.parts import drawn
from menurut.cli.drawing.plots import POINTS, WIDE, bar_of, series_drawn
from menurut.weighing.series import Point

Number = float | int | None


def point(lo: Number, hi: Number, day: str = "2025-06-12", *, about: bool = False) -> Point:
    return Point(as_of=day, lo=lo, hi=hi, about=about, unit="kapal", claim=f"c{day}{lo}", chain=("Rini", "Kabar"))


@pytest.mark.parametrize(
    ("lo", "hi", "start", "end", "first", "last"),
    [
        (0, 0, 0, 0, "●", "●"),
        (100, 100, WIDE - 1, WIDE - 1, "●", "●"),
        (0, 100, 0, WIDE - 1, "├", "┤"),
        (100, None, WIDE - 1, WIDE, "├", "→"),
        (0, None, 0, WIDE - 1, "├", "→"),
        (None, 100, 0, WIDE - 1, "←", "┤"),
        (None, 0, 0, 1, "←", "┤"),
    ],
)
def test_where_a_bar_begins_and_ends(lo: Number, hi: Number, start: int, end: int, first: str, last: str) -> None:
    bar = bar_of(point(lo, hi), 0, 100)
    assert len(bar) - len(bar.lstrip()) == start
    assert len(bar) - 1 == end
    assert (bar.lstrip()[0], bar[-1]) == (first, last)


def test_one_value_alone_stands_at_the_beginning() -> None:
    assert bar_of(point(7, 7), 7, 7) == "●"


def test_a_scale_over_many_sizes_grows_by_factors() -> None:
    middle = bar_of(point(1_000, 1_000), 1, 1_000_000)
    assert len(middle) == pytest.approx(WIDE / 2, abs=1)


def test_the_latest_points_are_drawn_with_range_hedge_chain_and_stance() -> None:
    points = [point(n, n, f"2025-06-{n:02}") for n in range(1, 29)]
    points += [point(20, 30, "2025-07-01", about=True), point(9, None, "2025-07-02")]
    points = [point(1, 1, f"2024-01-{n:02}") for n in range(1, POINTS)] + points
    shown = drawn(series_drawn(points, {points[-1].claim: "denies"}), terminal=False)
    assert "about 20 to 30 kapal" in shown
    assert "denies 9 or more kapal" in shown
    assert shown.count("Rini ← Kabar") == POINTS
    assert "2024-01-01" not in shown
