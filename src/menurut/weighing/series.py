"""How the figures of a group moved: its figures of one unit over the days they speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from menurut.records import Claim, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure: `as_of` is the day (ISO, or a span) it speaks of, or that of the article where the words give none.

    `lo` and `hi` are the range (None where that side is open), `about` tells that it is rough; `chain` runs from the
    innermost speaker to the outlet.
    """

    as_of: str | None
    lo: float | int | None
    hi: float | int | None
    about: bool
    unit: str
    claim: str
    chain: tuple[str, ...]


def series_of(claims: Sequence[Claim]) -> tuple[Point, ...]:
    """The figures of the unit that most claims of the group count in, by day; nothing where no claim has a figure."""
    counted = Counter(unit for claim in claims for unit in {figure.unit for figure in claim.figures})
    if not counted:
        return ()
    unit = min(counted, key=lambda name: (-counted[name], name))
    points = [_point(claim, figure) for claim in claims for figure in claim.figures if figure.unit == unit]
    return tuple(
        sorted(set(points), key=lambda point: (point.as_of or "", point.claim, repr(point.lo), repr(point.hi)))
    )


def moved(earlier: Claim, later: Claim) -> tuple[Point, Point] | None:
    """The two figures of one unit of which each claim gives no other, where they differ; None where there are none."""
    mine, theirs = _alone(earlier), _alone(later)
    for unit in sorted(mine.keys() & theirs.keys()):
        before, after = mine[unit], theirs[unit]
        if (before.lo, before.hi) != (after.lo, after.hi):
            return _point(earlier, before), _point(later, after)
    return None


def _alone(claim: Claim) -> dict[str, Figure]:
    """The figures that are the only ones of their unit in a claim, by unit."""
    counted = Counter(figure.unit for figure in claim.figures)
    return {figure.unit: figure for figure in claim.figures if figure.unit and counted[figure.unit] == 1}


def _point(claim: Claim, figure: Figure) -> Point:
    day = claim.published.isoformat() if claim.published is not None else None
    return Point(
        as_of=claim.as_of or day,
        lo=figure.lo,
        hi=figure.hi,
        about=figure.about,
        unit=figure.unit,
        claim=claim.id,
        chain=claim.chain,
    )
