"""Arithmetic of days, weeks, months and years as intervals. Numbers come in, `Stretch`es go out; no text, no clock.

A point is as exact as it was said: a year, a month of a year, or a day. A stretch runs from one point to another, so
"2024-05" is all of May and never its first day. What the calendar does not hold is None.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

YEARS = range(1, 9999)
SIZES = {"quarter": 3, "half": 6}
GRAINS = {"decade": 0, "year": 1, "half": 2, "quarter": 2, "month": 3, "week": 4, "weekend": 4, "day": 5}
NEAR = 60
MONTHS_BACK, MONTHS_AHEAD = 6, 6
SLIP_DAYS = (-1, 1, -2, 2)


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A year, a month (day 0) or a day; month 0 means that only the year is said."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def start(self) -> datetime.date:
        """The first day of it."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def end(self) -> datetime.date:
        """The last day of it."""
        if self.day:
            return self.start
        month = self.month or 12
        return datetime.date(self.year, month, days_in(self.year, month))


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first day of `first` to the last day of `last`; both are equal where one point was said."""

    first: Point
    last: Point

    @property
    def iso(self) -> str:
        return self.first.iso if self.first == self.last else f"{self.first.iso}/{self.last.iso}"

    @property
    def start(self) -> datetime.date:
        return self.first.start

    @property
    def end(self) -> datetime.date:
        return self.last.end

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return bool(self.first.day) and self.first == self.last


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day(value: datetime.date | None) -> Stretch | None:
    """One day as a stretch."""
    return _one(Point(value.year, value.month, value.day)) if value is not None else None


def date_of(year: int, month: int, number: int) -> datetime.date | None:
    """The day, or None if there is no such day."""
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= number <= days_in(year, month):
        return None
    return datetime.date(year, month, number)


def month_of(year: int, month: int) -> Stretch | None:
    """One month."""
    return _one(Point(year, month)) if year in YEARS and 1 <= month <= 12 else None


def year_of(year: int) -> Stretch | None:
    """One year."""
    return _one(Point(year)) if year in YEARS else None


def decade_of(year: int) -> Stretch | None:
    """The ten years that the year belongs to: 1990 to 1999."""
    first = year - year % 10
    return Stretch(Point(first), Point(first + 9)) if first in YEARS and first + 9 in YEARS else None


def part_of_year(year: int, unit: str, number: int) -> Stretch | None:
    """The quarter or half of that number."""
    size = SIZES[unit]
    if year not in YEARS or not 1 <= number <= 12 // size:
        return None
    last = number * size
    return Stretch(Point(year, last - size + 1), Point(year, last))


def between(first: Stretch | None, last: Stretch | None) -> Stretch | None:
    """From the start of one to the end of the other; None if they run backwards."""
    if first is None or last is None or first.start > last.end:
        return None
    return Stretch(first.first, last.last)


def shift(anchor: datetime.date, unit: str, steps: int) -> Stretch | None:
    """The day, week, weekend, month, quarter, half, year or decade that lies so many steps from the anchor's own."""
    if unit == "day":
        return day(_days_on(anchor, steps))
    if unit in ("week", "weekend"):
        monday = _days_on(anchor, 7 * steps - anchor.weekday())
        first = _days_on(monday, 5 if unit == "weekend" else 0)
        return between(day(first), day(_days_on(monday, 6)))
    if unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + steps, 12)
        return month_of(year, month + 1)
    if unit in SIZES:
        per_year = 12 // SIZES[unit]
        year, number = divmod(anchor.year * per_year + (anchor.month - 1) // SIZES[unit] + steps, per_year)
        return part_of_year(year, unit, number + 1)
    return decade_of(anchor.year + 10 * steps) if unit == "decade" else year_of(anchor.year + steps)


def weekday_near(anchor: datetime.date, weekday: int, lean: str) -> datetime.date | None:
    """The nearest day of that name: on or before the anchor ("past"), "before" it, on or after ("future"), "after"."""
    back = (anchor.weekday() - weekday) % 7
    if lean == "past":
        return _days_on(anchor, -back)
    if lean == "before":
        return _days_on(anchor, -(back or 7))
    ahead = (weekday - anchor.weekday()) % 7
    return _days_on(anchor, ahead if lean == "future" else ahead or 7)


def year_near(anchor: datetime.date, month: int, lean: str) -> int:
    """The year that a month without a year belongs to: the anchor's own where nothing speaks against it."""
    ahead = month - anchor.month
    if lean in ("past", "before"):
        return anchor.year - (ahead > 0 or (lean == "before" and ahead == 0))
    if lean == "after":
        return anchor.year + (ahead <= 0)
    if ahead > MONTHS_AHEAD:
        return anchor.year - 1
    return anchor.year + (lean == "future" and ahead < -MONTHS_BACK)


def day_near(anchor: datetime.date, number: int, lean: str) -> datetime.date | None:
    """The day that a bare day of the month means: in the anchor's month where that fits, else the nearest such day."""
    found = []
    for steps in (0, -1, 1):
        month = shift(anchor, "month", steps)
        value = date_of(month.first.year, month.first.month, number) if month else None
        if value is not None:
            found.append(value)
    if lean in ("past", "before"):
        found = [value for value in found if value <= anchor] or found
    elif lean in ("future", "after"):
        found = [value for value in found if value >= anchor] or found
    return min(found, key=lambda value: abs((value - anchor).days), default=None)


def with_weekday(said: Point, year_said: bool, weekday: int, anchor: datetime.date | None) -> datetime.date | None:
    """The day that was meant where the weekday may disagree with the numbers.

    One field is taken for a slip (year, month, or the day by one or two), whichever comes out near the anchor. Where
    none does, a year that was only guessed gives way first, then the day; else the numbers stand.
    """
    exact = date_of(said.year, said.month, said.day)
    if exact is not None and exact.weekday() == weekday:
        return exact
    days = list(_near_days(said))
    others = list(_other_months(said, anchor)) if anchor is not None else []
    fitting = [value for value in (days + others if year_said else others + days) if value.weekday() == weekday]
    if anchor is not None:
        best = min(fitting, key=lambda value: _distance(value, anchor), default=None)
        if best is not None and _distance(best, anchor) <= NEAR:
            return best
    return fitting[0] if fitting else exact


def _near_days(said: Point) -> Iterator[datetime.date]:
    first = date_of(said.year, said.month, 1)
    for step in SLIP_DAYS:
        moved = _days_on(first, said.day - 1 + step)
        if moved is not None:
            yield moved


def _other_months(said: Point, anchor: datetime.date) -> Iterator[datetime.date]:
    years = [(anchor.year + step, said.month) for step in (0, -1, 1)]
    for year, month in [*years, (said.year, anchor.month), (said.year, anchor.month - 1)]:
        value = date_of(year, month, said.day)
        if value is not None:
            yield value


def _distance(value: datetime.date, anchor: datetime.date) -> int:
    """Days from the anchor, days ahead of it counting double: news tells more of what was than of what will be."""
    days = (anchor - value).days
    return days if days >= 0 else -2 * days


def _one(point: Point) -> Stretch:
    return Stretch(point, point)


def _days_on(value: datetime.date | None, days: int) -> datetime.date | None:
    if value is None:
        return None
    try:
        return value + datetime.timedelta(days)
    except OverflowError:
        return None
