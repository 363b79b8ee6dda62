"""A title with the name behind it: office, field, bodies, ranks, then the person.

First the row is measured word by word; then it is found where the name begins (behind a rank, behind a comma, or among
the last words that no table explains); then what stands before the name is cut into office, bodies and places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from menurut.reading.bodies import BODIES, list_goes_on, read_bodies, read_short
from menurut.reading.name_entries import Entry, Sort
from menurut.reading.persons import cut_behind_body, cut_name, is_rank, name_end, names_at, ranks_end, read_name
from menurut.reading.walk import Part, Walk
from menurut.records import Schema

SMALL_WORDS = 5
ANNOUNCING = (Sort.ANNOUNCED, Sort.ACCOUNT)
PLACES = (Sort.STATE, Sort.PLACE)
FIELD, SEAT = "field", "seat"
NAMED_BY_LETTERS = ("state", "kind", "whose")


class Label(Enum):
    """What a word of a title is: part of an office, opening of a body, a place, a common word, or unexplained."""

    OFFICE = auto()
    BODY = auto()
    KNOWN = auto()
    PLACE = auto()
    WORD = auto()
    LETTERS = auto()
    PLAIN = auto()


LABELS = {Sort.HEAD: Label.BODY, Sort.KNOWN: Label.KNOWN, Sort.STATE: Label.PLACE, Sort.PLACE: Label.PLACE}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or known name of a title."""

    first: int
    last: int
    label: Label


@dataclass(slots=True)
class Title:
    """A title while it is read. `name` is where ranks or name begin behind it, None as long as none is found."""

    start: int
    after: str
    units: list[Unit] = field(default_factory=list)
    name: int | None = None

    @property
    def end(self) -> int:
        return self.units[-1].last if self.units else self.start

    def has_plain(self) -> bool:
        return any(unit.label is Label.PLAIN for unit in self.units)


def office_behind(walk: Walk, index: int) -> int | None:
    """Where the office stands behind words that open a title, such as "former"; None where none does."""
    opened = walk.opener(index)
    while opened is not None:
        index += len(opened.words)
        opened = walk.opener(index)
    return index if walk.sort(index) is Sort.OFFICE else None


def read_title(walk: Walk, office: int) -> None:
    """An office at the token `office` with its field and bodies, and the person behind it if there is one."""
    entry = walk.entry(office)
    if entry is None:
        return
    title = Title(walk.at, entry.after)
    title.units.append(Unit(walk.at, office + len(entry.words), Label.OFFICE))
    own = entry.after != "whose" or walk.low(title.end - 1).endswith(walk.book.clitics)
    _measure(walk, title)
    if title.name is None:
        _find_name(walk, title)
    _cut_title(walk, title)
    if title.name is None:
        return
    walk.at = title.name
    own = own and walk.low(title.name - 1) not in walk.book.people.possessed
    ranks = ranks_end(walk, walk.at)
    if ranks > walk.at:
        walk.add(Part.RANK, ranks)
    read_name(walk, own=own)


def _measure(walk: Walk, title: Title) -> None:
    """Label the words up to a rank or comma before a name, or to the word that ends the row."""
    index, small = title.end, 0
    while index < walk.last:
        entry = walk.entry(index)
        if entry is not None and entry.sort is Sort.RANK and _rank_before_name(walk, index, entry):
            title.name = index
            return
        if walk.text(index) == "," and _name_behind_comma(walk, index + 1):
            title.name = index + 1
            return
        close = walk.note_end(index)
        if close is not None:
            if title.units[-1].label is Label.PLAIN:
                return
            index = close + 1
            title.units.append(Unit(index - 1, index, Label.WORD))
            continue
        unit = _unit(walk, title, index, entry)
        if entry is not None and entry.sort is Sort.ANNOUNCED and entry.schema is Schema.PERSON:
            title.name = index + len(entry.words) if walk.capital(index + len(entry.words)) else None
            return
        if unit is None:
            small += 1
            described = all(unit.label in (Label.OFFICE, Label.WORD) for unit in title.units)
            if small > SMALL_WORDS or not described or not _goes_on(walk, index):
                return
            unit = Unit(index, index + 1, Label.WORD)
        elif unit.last == unit.first:
            return
        title.units.append(unit)
        index = unit.last


def _unit(walk: Walk, title: Title, index: int, entry: Entry | None) -> Unit | None:
    """The capitalised word or office at the index; None for a small word, an empty unit where the row ends."""
    behind = office_behind(walk, index)
    if behind is not None and behind > index:
        return Unit(index, behind, Label.OFFICE)
    if entry is not None and entry.sort is Sort.OFFICE and _is_also_name(walk, title, index):
        return Unit(index, index + 1, Label.PLAIN)
    if entry is not None and entry.sort is Sort.OFFICE and not is_given(walk, index):
        if title.has_plain() and title.units[-1].label is Label.PLAIN:
            return Unit(index, index, Label.OFFICE)
        title.after = title.after if entry.after == "whose" else entry.after
        return Unit(index, index + len(entry.words), Label.OFFICE)
    if not walk.capital(index):
        if entry is not None and entry.sort is Sort.HEAD and entry.plain:
            return Unit(index, index + len(entry.words), Label.BODY)
        return Unit(index, index + 1, Label.WORD) if _joins_capitals(walk, title, index) else None
    if walk.never(index) and not walk.acronym(index):
        return Unit(index, index, Label.WORD)
    if entry is not None and entry.sort is Sort.PERSON:
        return Unit(index, index + len(entry.words), Label.PLAIN)
    if entry is not None and entry.sort in LABELS and not _is_word(walk, title, index, entry):
        return Unit(index, index + len(entry.words), LABELS[entry.sort])
    if entry is not None and entry.sort is Sort.THING and not walk.person(index):
        return Unit(index, index + len(entry.words), Label.BODY if walk.capital(index + 1) else Label.WORD)
    if walk.acronym(index):
        return Unit(index, index + 1, Label.WORD if walk.never(index) else Label.LETTERS)
    word = walk.small(index) or walk.low(index) in walk.book.bodies.closing
    return Unit(index, index + 1, Label.WORD if word else Label.PLAIN)


def _is_word(walk: Walk, title: Title, index: int, entry: Entry) -> bool:
    """Whether a known single word is only a common word here, or part of a person's name."""
    if len(entry.words) > 1:
        return False
    behind_name = title.units[-1].label is Label.PLAIN and not walk.acronym(index)
    if walk.person(index) or (entry.sort in (Sort.PLACE, Sort.KNOWN) and behind_name):
        return True
    if entry.sort is not Sort.HEAD or (title.units[-1].label is Label.OFFICE and title.after != FIELD):
        return False
    closes = title.units[-1].label is Label.PLAIN and walk.low(index) in walk.book.bodies.closing
    return closes or walk.low(index) in walk.book.words.common


def is_given(walk: Walk, index: int) -> bool:
    """Whether a word that names an office is a given name here: "Putri Rahma pulang"."""
    if not walk.tokens[index].capital or not walk.person(index):
        return False
    if not walk.capital(index + 1):
        return not walk.tokens[index].first or walk.clues.inside[walk.low(index)] > 0
    return not walk.small(index + 1) and walk.sort(index + 1) is not Sort.OFFICE


def _is_also_name(walk: Walk, title: Title, index: int) -> bool:
    """Whether an office behind a body is the first word of the name: "Ketua DPRD Sultan Rahma"."""
    behind = title.units[-1].label in (Label.BODY, Label.KNOWN, Label.LETTERS)
    address = walk.low(index) in walk.book.people.address
    return behind and address and walk.capital(index) and walk.capital(index + 1) and not walk.small(index + 1)


def _rank_before_name(walk: Walk, index: int, entry: Entry) -> bool:
    low = walk.low(index)
    if not is_rank(walk, index, entry) and low not in walk.book.people.before and low not in walk.book.people.address:
        return False
    end = ranks_end(walk, index)
    return end > index and names_at(walk, end) and walk.sort(end) is not Sort.STATE


def _name_behind_comma(walk: Walk, index: int) -> bool:
    """Whether a person's name stands behind the comma."""
    begin = ranks_end(walk, index)
    if not names_at(walk, begin):
        return False
    if begin == index and walk.low(index) in walk.book.words.common and not walk.person(index):
        return False
    end = name_end(walk, begin)
    return end > begin and walk.low(end - 1) not in walk.book.bodies.closing


def _goes_on(walk: Walk, index: int) -> bool:
    """Whether a lower-case word belongs to the description before it."""
    low, ahead = walk.low(index), index + 1
    if not walk.tokens[index].word or walk.tokens[index].capital or walk.sort(index) in ANNOUNCING:
        return False
    if low in walk.book.people.joins:
        return walk.sort(ahead) is Sort.OFFICE
    if low in walk.book.people.belongs:
        return walk.capital(ahead) or (walk.low(ahead) in walk.book.people.fields and walk.capital(ahead + 1))
    if low in walk.book.people.fields:
        return ahead < walk.last and walk.tokens[ahead].word
    return not (low in walk.book.words.function or walk.book.is_verb(low))


def _joins_capitals(walk: Walk, title: Title, index: int) -> bool:
    """Whether a small word or sign leaves the row one: "Pangan, Energi, dan Lingkungan", "M. Said", "di Jakarta"."""
    low, before = walk.low(index), title.units[-1].label
    if walk.text(index) == ".":
        return len(walk.text(index - 1)) <= 3 and walk.capital(index + 1)
    if walk.text(index).isdigit():
        return len(walk.text(index)) <= 3 and before is not Label.PLAIN
    if walk.text(index) == ",":
        return before is not Label.PLAIN and list_goes_on(walk, index + 1)
    if not walk.capital(index + 1):
        return False
    if low in walk.book.people.joins:
        office = walk.sort(index + 1) is Sort.OFFICE
        listed = walk.capital(index + 2) and walk.sort(index + 1) is None and not walk.person(index + 1)
        return before is not Label.PLAIN and (walk.small(index + 1) or listed or (office and not low.isalpha()))
    if low in walk.book.people.belongs:
        return before is not Label.PLAIN
    return low in walk.book.bodies.inner or low in walk.book.people.particles


def _find_name(walk: Walk, title: Title) -> None:
    """The name inside the row: its last words that no table explains."""
    units = title.units
    while len(units) > 1 and not walk.tokens[units[-1].last - 1].capital and walk.text(units[-1].last - 1) != ")":
        units.pop()
    tail = len(units)
    while tail > 1 and _in_name(walk, units, tail - 1):
        tail -= 1
    if tail == len(units):
        if units[-1].label is Label.LETTERS and title.after in NAMED_BY_LETTERS and not walk.never(units[-1].first):
            title.name = units[-1].first
        return
    while tail < len(units) - 1 and not walk.big(units[tail].first):
        tail += 1
    start, before = units[tail].first, units[tail - 1]
    described = walk.behind or walk.low(start - 1) in walk.book.people.belongs
    if title.after in ("body", "place"):
        described = described or walk.low(title.end) in walk.book.people.definite
    if described and not _shows_person(walk, start, title.end):
        return
    end = name_end(walk, start)
    if before.label is Label.BODY:
        cut = cut_behind_body(walk, start, end, before.first, close=before.last == start)
    else:
        unsure = title.after == "body" and before.label in (Label.OFFICE, Label.WORD)
        cut = cut_name(walk, start, end, unsure=unsure)
    if cut < end:
        title.name = cut


def _shows_person(walk: Walk, start: int, end: int) -> bool:
    """Whether the words `[start, end)` are known to be of a person: a given or family name, or used alone elsewhere."""
    if any(walk.person(k) for k in range(start, end)):
        return True
    return end - start > 1 and any(walk.low(k) in walk.clues.alone for k in range(start, end))


def _in_name(walk: Walk, units: list[Unit], index: int) -> bool:
    """Whether a unit at the end of a title may be part of a person's name."""
    unit = units[index]
    if unit.label is Label.PLAIN:
        return True
    if unit.label is not Label.WORD:
        return unit.label is Label.LETTERS and _initials(walk, units, index)
    if index == len(units) - 1:
        return walk.tokens[unit.first].capital and units[index - 1].label is Label.PLAIN
    low = walk.low(unit.first)
    return low in walk.book.people.particles or walk.text(unit.first) == "."


def _initials(walk: Walk, units: list[Unit], index: int) -> bool:
    """Whether letters inside a row are initials: "Bambang PS Santoso"."""
    inside = 0 < index < len(units) - 1 and units[index - 1].label is Label.PLAIN is units[index + 1].label
    return inside and len(walk.text(units[index].first)) == 2


def _cut_title(walk: Walk, title: Title) -> None:
    """Cut what stands before the name into the office with its field, and the bodies and places it belongs to."""
    limit = title.end if title.name is None else min(title.name, title.end)
    field_only = title.after == FIELD
    role = title.start
    rest = len(title.units)
    for number, unit in enumerate(title.units):
        if unit.first >= limit:
            rest = number
            break
        bound = number > 0 and walk.capital(unit.first) and walk.low(unit.first - 1) in walk.book.people.belongs and not field_only
        ends = bound or unit.label is Label.PLACE or title.after == SEAT and walk.capital(unit.first) or (unit.label in (Label.BODY, Label.KNOWN, Label.LETTERS, Label.PLAIN) and not field_only)
        if ends:
            rest = number
            break
        role = unit.last
    while role > title.start + 1 and (
        not walk.tokens[role - 1].word or walk.low(role - 1) in walk.book.people.belongs | walk.book.people.joins
    ):
        role -= 1
        if walk.text(role) == ")":
            role = _opening(walk, role)
    walk.at = title.start
    walk.add(Part.ROLE, role, None, walk.entry(office_behind(walk, title.start) or title.start))
    read_short(walk, limit)
    if rest < len(title.units) and title.units[rest].first < limit:
        walk.at = max(walk.at, title.units[rest].first)
    _read_places(walk, limit, title.after)


def _opening(walk: Walk, close: int) -> int:
    index = close
    while index > 0 and walk.text(index) != "(":
        index -= 1
    return index


def _read_places(walk: Walk, limit: int, after: str) -> None:
    """The bodies, countries and places between the office and the name, one piece each."""
    while walk.at < limit:
        index = walk.at
        entry = walk.entry(index)
        if read_short(walk, limit):
            continue
        if entry is not None and entry.sort in BODIES and walk.tokens[index].capital | entry.plain:
            read_bodies(walk, limit)
            walk.at = max(walk.at, index + 1)
        elif after == SEAT and walk.capital(index) and walk.sort(index) not in BODIES:
            walk.add(Part.PLACE, limit)
        elif entry is not None and entry.sort in PLACES and _alone(walk, index + len(entry.words), limit):
            part = Part.STATE if entry.sort is Sort.STATE else Part.PLACE
            walk.add(part, min(index + len(entry.words), limit), entry.schema, entry)
        elif walk.capital(index):
            end = _plain_end(walk, index, limit)
            part = Part.PLACE if entry is not None and entry.sort is Sort.THING else Part.BODY
            walk.add(part, end, walk.book.bodies.closing.get(walk.low(end - 1)))
        else:
            walk.at += 1


def _alone(walk: Walk, index: int, limit: int) -> bool:
    """Whether behind a place nothing stands that makes it part of the name of a body: "Indonesia Police Watch"."""
    return index >= limit or not walk.tokens[index].capital or walk.sort(index) in (*PLACES, *BODIES)


def _plain_end(walk: Walk, index: int, limit: int) -> int:
    """The end of a body that no table explains."""
    end = index + 1
    while end < limit and walk.text(end) not in "(," and walk.low(end) not in walk.book.people.belongs:
        opens = walk.tokens[end].capital and walk.sort(end) in BODIES and walk.low(end) not in walk.book.bodies.closing
        if opens and end + 1 < limit and walk.low(end + 1) not in walk.book.bodies.closing:
            break
        end += 1
    while end > index + 1 and not walk.tokens[end - 1].word:
        end -= 1
    return end
