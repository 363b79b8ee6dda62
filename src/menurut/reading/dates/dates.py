"""Finds the expressions that say on which day, month, year or span something happens, and resolves them.

The layout of a text and the day of its publication come in; `Date`s go out in text order, each with its words and the
interval that they mean, None where that hangs on a publication day that is not known. The order of things: find the
forms of the table, keep those that their surroundings bear out, lend a year to neighbours that lack one, resolve
from left to right (some point back), join what "from ... to" joins.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.languages import Language
from menurut.reading.dates import calendar
from menurut.reading.dates.calendar import Stretch
from menurut.reading.dates.forms import LONGEST, Match, matches_at, pieces_of
from menurut.reading.dates.scene import GUARDS, Scene, joiner, lean_of, listed, names, only_joints
from menurut.reading.dates.table import Form, calendar_of
from menurut.reading.dates.values import Setting, names_year, value_of
from menurut.reading.text.layout import Layout
from menurut.reading.text.words import words_of
from menurut.records import Date, Span


@dataclass(frozen=True, slots=True)
class Found:
    """One match, or several that make one date, with what they mean; `form` is that of the last."""

    first: int
    last: int
    value: Stretch | None
    why: str
    form: Form

    @property
    def loose(self) -> bool:
        """Whether it hangs on the day of publication alone, like "yesterday"."""
        return self.form.unit == "day"


def read_dates(layout: Layout, language: Language, published: datetime.date | None) -> tuple[Date, ...]:
    """All dates of the text, in text order."""
    table = calendar_of(language)
    pieces = pieces_of(layout.tokens, table)
    function, text = words_of(language).function, layout.text
    scene = Scene(text, pieces, table, function, published, frozenset(names(pieces, table)), text.islower())
    matches = [m for m in _matches(scene) if not layout.is_boilerplate(pieces[m.first].start)]
    found = _joined(_merged(_resolved(matches, scene), scene), scene)
    return tuple(
        Date(span=Span(pieces[f.first].start, pieces[f.last - 1].end), iso=f.value.iso if f.value else None, why=f.why)
        for f in found
    )


def _matches(scene: Scene) -> list[Match]:
    """The forms that their surroundings bear out, the longest at each place."""
    kept: list[Match] = []
    pieces, table = scene.pieces, scene.table
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        after = index + 1
        if piece.low in table.starters or piece.low[0].isdigit():
            for match in matches_at(pieces, index, scene.text, table):
                if not match.form.needs or GUARDS[match.form.needs](match, scene, kept):
                    kept.append(match)
                    after = match.last
                    break
        index = after
    return [match for match in kept if match.form.means != "never"]


def _resolved(matches: Sequence[Match], scene: Scene) -> list[Found]:
    """Each match with its value, resolved from left to right since some point back to the one before."""
    years = _lent_years(matches, scene)
    published = scene.published or _told(matches, scene)
    seen: list[Stretch] = []
    found: list[Found] = []
    lean = ""
    for match, year in zip(matches, years, strict=True):
        follows = bool(found) and only_joints(scene, found[-1].last, match.first)
        lean = lean if follows else lean_of(match, scene)
        value = value_of(match, Setting(published, seen, lean, year))
        if value is not None:
            seen.append(value)
        found.append(Found(match.first, match.last, value, match.form.name, match.form))
    return found


def _told(matches: Sequence[Match], scene: Scene) -> datetime.date | None:
    """Where publication is not known: the last day that is given with weekday and year, as outlets date reports."""
    full = (m for m in matches if m.form.means == "day" and m.places("{weekday}") and names_year(m))
    days = [value.start for m in full if lean_of(m, scene) != "future" and (value := value_of(m, Setting(None)))]
    return max(days, default=None)


def _lent_years(matches: Sequence[Match], scene: Scene) -> list[int | None]:
    """For each match the year named by the one that it is listed or joined with: "Mei, Juni dan Juli 2024"."""
    years: list[int | None] = [None] * len(matches)
    lent: int | None = None
    for position in range(len(matches) - 1, -1, -1):
        match = matches[position]
        follows = position + 1 < len(matches) and listed(scene, match.last, matches[position + 1].first)
        own = names_year(match)
        years[position] = lent if follows and own is None else None
        lent = own if own is not None else years[position]
    return years


def _merged(found: Sequence[Found], scene: Scene) -> list[Found]:
    """A date said twice over, "today, Monday (3/6)", counts once, with the value of the more exact words."""
    merged: list[Found] = []
    for here in found:
        before = merged[-1] if merged else None
        exact = _more_exact(before, here) if before is not None and _adjoins(scene, before, here) else None
        if before is not None and exact is not None:
            merged[-1] = Found(before.first, here.last, exact.value, exact.why, exact.form)
        else:
            merged.append(here)
    return merged


def _more_exact(before: Found, here: Found) -> Found | None:
    """Which of two neighbours names the day best; None if they are two dates."""
    if before.loose and here.form.means in ("day", "weekday"):
        return here if here.form.means == "day" else before
    if here.loose and before.form.means == "weekday":
        return here
    return here if before.value is not None and before.value == here.value else None


def _adjoins(scene: Scene, before: Found, here: Found) -> bool:
    """Whether nothing, a comma or a bracket stands between, and both together are no longer than a date can be."""
    gap = here.first - before.last
    if here.last - before.first > LONGEST:
        return False
    return gap == 0 or (gap == 1 and scene.low(before.last) in (",", "("))


def _joined(found: Sequence[Found], scene: Scene) -> Iterator[Found]:
    """Two dates with "to" between them become one span."""
    position = 0
    while position < len(found):
        here = found[position]
        after = found[position + 1] if position + 1 < len(found) else None
        position += 1
        if after is not None and joiner(scene, here.last, after.first):
            value = calendar.between(_before(here, after), after.value)
            if value is not None:
                yield Found(here.first, after.last, value, f"{here.why} to {after.why}", after.form)
                position += 1
                continue
        yield here


def _before(here: Found, after: Found) -> Stretch | None:
    """The start of a span, moved to before its end: Saturday to the Sunday of last week, November to January 2025."""
    first, last = here.value, after.value
    if first is None or last is None or first.start <= last.end or not first.first.month:
        return first
    if here.form.means == after.form.means == "weekday":
        return calendar.shift(first.start, "day", -7)
    earlier = calendar.Point(first.first.year - 1, first.first.month, first.first.day)
    return Stretch(earlier, earlier) if first.first == first.last else None
