"""What stands around a form of a date, and what it says: whether it is a date at all, and which way it looks.

A `Scene` and a `Match` come in, answers go out. `GUARDS` holds one question for each value of `needs` in the table.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from menurut.reading.dates.forms import Match, keys_of
from menurut.reading.dates.table import UNIT, CalendarTable
from menurut.reading.dates.values import Setting, value_of
from menurut.reading.text.tokens import Token

LOOK_BACK, LOOK_AHEAD = 14, 6
NEAR_DAYS = 62
MODERN = range(1900, 2101)
STOPS = frozenset('.!?;"“”')
CLAUSE_STOPS = STOPS | {",", ":"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What the guards look at: the pieces, the table, and the day of publication."""

    text: str
    pieces: Sequence[Token]
    table: CalendarTable
    function: frozenset[str]
    published: datetime.date | None
    names: frozenset[str]
    caseless: bool

    def low(self, index: int) -> str:
        """The word at the piece in lower case, "" outside the text."""
        return self.pieces[index].low if 0 <= index < len(self.pieces) else ""

    def holds(self, index: int, name: str) -> bool:
        """Whether the word at the piece is in that list of the table."""
        return self.low(index) in self.table.lists[name]


def names(pieces: Sequence[Token], table: CalendarTable) -> Iterator[str]:
    """Names of months that are a person's in this text: with another name right before or behind them."""
    for place, piece in enumerate(pieces):
        if piece.low not in table.months or not piece.capital or piece.first:
            continue
        before, after = pieces[place - 1 : place], pieces[place + 1 : place + 2]
        joined = any(other.low in table.lists["to"] for other in after)
        if not joined and any(o.capital and not o.first and o.low not in table.lexicon for o in (*before, *after)):
            yield piece.low


def only_joints(scene: Scene, start: int, end: int) -> bool:
    """Whether only commas and joining words stand between."""
    return 0 < end - start < 4 and all(scene.low(i) == "," or scene.holds(i, "and") for i in range(start, end))


def listed(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between joins two dates, to a list or to a span."""
    return only_joints(scene, start, end) or joiner(scene, start, end)


def joiner(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between says "to"."""
    words = " ".join(scene.low(i) for i in range(start, end)) if 0 < end - start < 5 else ""
    return words in scene.table.lists["to"]


def lean_of(match: Match, scene: Scene) -> str:
    """Whether the clause speaks of what is to come; a reporting word met first says that it does not."""
    for place in range(match.first - 1, max(match.first - LOOK_BACK, -1), -1):
        word = scene.low(place)
        if scene.holds(place, "future"):
            return "future"
        if word in scene.table.reporting:
            return "future" if scene.holds(place - 1, "future") else ""
        if scene.holds(place, "past"):
            return ""
        if word in STOPS:
            break
    for place in range(match.last, match.last + LOOK_AHEAD):
        if scene.holds(place, "future"):
            return "future"
        if scene.low(place) in CLAUSE_STOPS or scene.low(place) in scene.table.reporting or scene.holds(place, "and"):
            break
    return ""


def _capital(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """Names of days and months with their capital."""
    return all(scene.pieces[place].capital for place in match.places("{weekday}", "{month}"))


def _name(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """A name of a day or month alone: in full and with its capital, and led to if it can be something else as well."""
    led = scene.holds(match.first - 1, "before")
    for place in match.places("{weekday}", "{month}"):
        piece = scene.pieces[place]
        if piece.low in scene.table.short or not (piece.capital or _caseless(piece, scene)):
            return False
        if not led and (piece.low in scene.table.unsure or piece.low in scene.names):
            return False
    return True


def _caseless(piece: Token, scene: Scene) -> bool:
    """Whether the text has lost its capitals, and the word has one meaning."""
    return scene.caseless and all(key != UNIT for key, _ in keys_of(piece, scene.table))


def _clear(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """Where the order of day and month differs: the day can be no month."""
    return match.numbers("{day}")[0] > 12 or match.numbers("{day}") == match.numbers("{monthno}")


def _led(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """After a word that leads to a date, near, and not the beginning of more."""
    whole = scene.low(match.last) != "/"
    return whole and scene.holds(match.first - 1, "before") and _near(match, scene, kept)


def _near(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """Within two months of publication: what has the look of a day and month and nothing else."""
    value = value_of(match, Setting(scene.published))
    return value is not None and scene.published is not None and abs((value.start - scene.published).days) < NEAR_DAYS


def _bare(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """Not after a number or a vague quantity, which would be counted with the unit."""
    before = scene.low(match.first - 1)
    return not (before[:1].isdigit() or before in scene.table.numbers or scene.holds(match.first - 1, "vague"))


def _point(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """Not said to last so long."""
    return not scene.holds(match.first - 1, "lasting")


def _year(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """Whether four bare digits are a year: by the word before, by brackets, by a year that they are listed with."""
    first, last = match.first, match.last
    if scene.holds(first - 1, "before_year"):
        return True
    before, after = scene.low(first - 1), scene.low(last)
    if before == "(" and after in (")", ",", "-"):
        return True
    if before == "," or scene.holds(first - 1, "and"):
        return bool(kept) and kept[-1].form.means in ("year", "shift") and only_joints(scene, kept[-1].last, first)
    if not before[:1].isalpha() or scene.holds(first - 1, "before_number"):
        return False
    piece = scene.pieces[first - 1]
    counted = any(key == UNIT for key, _ in keys_of(piece, scene.table))
    if counted or (piece.capital and not piece.first) or _after_law(first, scene):
        return False
    plain = all(number in MODERN and number % 100 for number in match.numbers("{year}"))
    return plain or not after[:1].isalnum() or after in scene.function


def _free(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """Not in the title of a law or an event: "Law No. 4 Year 2009", "Game Day Year 2023"."""
    first = match.first
    before, piece = scene.low(first - 1), scene.pieces[first]
    titled = before[-1:].isdigit() or (piece.capital and not piece.first and scene.pieces[first - 1].capital)
    return not titled and not _after_law(first, scene)


def _after_law(index: int, scene: Scene) -> bool:
    return any(scene.holds(place, "law") for place in range(max(index - 4, 0), index))


def _old(match: Match, scene: Scene, kept: Sequence[Match]) -> bool:
    """Two digits that can only be a year of the last century."""
    return value_of(match, Setting(scene.published)) is not None


GUARDS: Mapping[str, Callable[[Match, Scene, Sequence[Match]], bool]] = {
    "bare": _bare,
    "capital": _capital,
    "clear": _clear,
    "free": _free,
    "led": _led,
    "name": _name,
    "near": _near,
    "old": _old,
    "point": _point,
    "year": _year,
}
