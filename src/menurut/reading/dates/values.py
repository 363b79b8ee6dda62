"""What day, month, year or span a form of a date means: a `Match` and its setting come in, a `Stretch` goes out.

Each kind of form (`means` in the table) has one function here. Where publication, or the date that an expression
points back to, is wanting and needed, the answer is None.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from menurut.reading.dates import calendar
from menurut.reading.dates.calendar import Point, Stretch
from menurut.reading.dates.forms import Match

OLD_YEARS = range(40, 100)
LOOK_BACK, JUST_NOW = 20, 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is read against: publication, the dates before it, the lean of its clause, a year named behind it."""

    published: datetime.date | None
    seen: Sequence[Stretch] = ()
    lean: str = ""
    year: int | None = None


def value_of(match: Match, setting: Setting) -> Stretch | None:
    """The stretch of days that the match means in its setting."""
    return MEANINGS[match.form.means](match, setting)


def names_year(match: Match) -> int | None:
    """The year that the words themselves say, the last of several."""
    years = match.numbers("{year}")
    if years:
        return years[-1]
    short = match.numbers("{yy}")
    return _long_year(short[-1]) if short else None


def _day(match: Match, setting: Setting) -> Stretch | None:
    numbers, months = match.numbers("{day}"), match.numbers("{month}") + match.numbers("{monthno}")
    published, form = setting.published, match.form
    lean = form.lean or setting.lean
    if not months and not form.unit:
        if published is None:
            return None
        found = [calendar.day(calendar.day_near(published, number, lean)) for number in numbers]
        return found[0] if len(found) == 1 else calendar.between(found[0], found[-1])
    when = _month_meant(match, setting)
    if when is None:
        return None
    year, month, said = when
    weekdays = match.numbers("{weekday}")
    if len(numbers) == 1 and weekdays:
        return calendar.day(calendar.with_weekday(Point(year, month, numbers[0]), said, weekdays[0], published))
    if not said and published is not None and month == published.month:
        ahead, back = numbers[0] >= published.day, numbers[0] <= published.day
        year = published.year + (lean == "after" and not ahead) - (lean == "before" and not back)
    found = [calendar.day(calendar.date_of(year, month, number)) for number in numbers]
    return found[0] if len(found) == 1 else calendar.between(found[0], found[-1])


def _month_meant(match: Match, setting: Setting) -> tuple[int, int, bool] | None:
    """Year and month, and whether the year is said rather than guessed."""
    months = match.numbers("{month}") + match.numbers("{monthno}")
    published, form = setting.published, match.form
    year = names_year(match)
    if year is None and form.unit and published is not None:
        moved = calendar.shift(published, form.unit, form.shift)
        if moved is not None:
            return moved.first.year, months[0] if months else moved.first.month, True
    if not months:
        return None
    if year is None:
        year = setting.year
    if year is not None:
        return year, months[0], True
    if published is None:
        return None
    return calendar.year_near(published, months[0], form.lean or setting.lean), months[0], False


def _weekday(match: Match, setting: Setting) -> Stretch | None:
    published, form = setting.published, match.form
    if published is None:
        return None
    weekday = match.numbers("{weekday}")[0]
    if form.unit == "week":
        week = calendar.shift(published, "week", form.shift)
        return calendar.shift(week.start, "day", weekday) if week else None
    return calendar.day(calendar.weekday_near(published, weekday, form.lean or setting.lean or "past"))


def _month(match: Match, setting: Setting) -> Stretch | None:
    when = _month_meant(match, setting)
    return calendar.month_of(when[0], when[1]) if when else None


def _year(match: Match, setting: Setting) -> Stretch | None:
    years = match.numbers("{year}") or tuple(_long_year(n) for n in match.numbers("{yy}") if n in OLD_YEARS)
    if len(years) < 2:
        return calendar.year_of(years[0]) if years else None
    return calendar.between(calendar.year_of(years[0]), calendar.year_of(years[1]))


def _decade(match: Match, setting: Setting) -> Stretch | None:
    numbers = match.numbers("{decade}") + match.numbers("{year}") + match.numbers("{yy}")
    return calendar.decade_of(_long_year(numbers[0]) if numbers[0] < 100 else numbers[0])


def _period(match: Match, setting: Setting) -> Stretch | None:
    """A quarter or half; without a year the one of this year, or of the last where that is still far ahead."""
    unit, numbers = match.word("{period}") or match.form.unit, match.numbers("{nth}")
    year = names_year(match) or setting.year
    published = setting.published
    if year is None:
        if published is None:
            return None
        year = published.year + match.form.shift
        part = calendar.part_of_year(year, unit, numbers[0])
        if part is not None and match.form.unit != "year" and part.first.month - published.month > 5:
            year -= 1
    first, last = (calendar.part_of_year(year, unit, number) for number in (numbers[0], numbers[-1]))
    return calendar.between(first, last)


def _shift(match: Match, setting: Setting) -> Stretch | None:
    """So many units from publication, or from the last date that says as much as the unit."""
    form = match.form
    unit = form.unit or match.word("{one}") or match.word("{unit}") or match.word("{span}")
    counts = match.numbers("{count}")
    steps = form.shift * (counts[0] if counts else 1)
    if form.since == "published":
        return calendar.shift(setting.published, unit, steps) if setting.published else None
    last = _last(setting, calendar.GRAINS[unit], form.shift)
    if last is None:
        return None
    return calendar.shift(last.end if steps > 0 else last.start, unit, steps)


def _last(setting: Setting, grain: int, direction: int) -> Stretch | None:
    """The date that is pointed back to: the last of that grain if it was just now, else the last as exact.

    Where there is none, what was "before" was before publication.
    """
    near = reversed(setting.seen[-LOOK_BACK:])
    exact = [stretch for stretch in near if _grain(stretch) >= grain]
    same = next((stretch for stretch in exact[:JUST_NOW] if _grain(stretch) == grain), None)
    if same is not None or exact:
        return same or exact[0]
    return calendar.day(setting.published) if direction < 0 else None


def _offset(match: Match, setting: Setting) -> Stretch | None:
    """So many units from now on, as exact as the unit below: a year from now is a month."""
    unit = match.form.unit or match.word("{one}") or match.word("{unit}")
    counts = match.numbers("{count}")
    steps = match.form.shift * (counts[0] if counts else 1)
    if setting.published is None:
        return None
    unit, steps = ("month", 12 * steps) if unit == "year" else (unit, steps)
    return calendar.shift(setting.published, unit, steps)


def _never(match: Match, setting: Setting) -> Stretch | None:
    return None


def _grain(stretch: Stretch) -> int:
    """How exact a stretch is, on the scale of `calendar.GRAINS`."""
    if stretch.exact:
        return 5
    if stretch.first.day:
        return 4
    if stretch.first.month:
        return 3 if stretch.first == stretch.last else 2
    return 1 if stretch.first == stretch.last else 0


def _long_year(short: int) -> int:
    return short + (1900 if short in OLD_YEARS else 2000)


MEANINGS: dict[str, Callable[[Match, Setting], Stretch | None]] = {
    "day": _day,
    "weekday": _weekday,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "period": _period,
    "shift": _shift,
    "offset": _offset,
    "never": _never,
}
