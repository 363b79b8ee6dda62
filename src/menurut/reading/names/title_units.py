"""The words of a title, each with what it is: office, body, place, common word, or unexplained.

In: a walk at an office. Out: a `Title` with its words labelled up to where the row ends, and where the name begins if a
rank, a comma or a word that introduces a name shows it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from menurut.reading.names.bodies import list_goes_on
from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.persons import is_rank, name_end, names_at, ranks_end
from menurut.reading.names.walk import Walk
from menurut.records import Schema

SMALL_WORDS = 5
ANNOUNCING = (Sort.ANNOUNCED, Sort.ACCOUNT)
FIELD, SEAT = "field", "seat"


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

    @property
    def label(self) -> Label:
        """What the last word so far is."""
        return self.units[-1].label

    def describes(self) -> bool:
        """Whether only the office and common words were read so far."""
        return all(unit.label in (Label.OFFICE, Label.WORD) for unit in self.units)


def office_behind(walk: Walk, index: int) -> int | None:
    """Where the office stands behind words that open a title, such as "former"; None where none does."""
    opened = walk.opener(index)
    while opened is not None:
        index += len(opened.words)
        opened = walk.opener(index)
    return index if walk.sort(index) is Sort.OFFICE else None


def measure(walk: Walk, title: Title) -> None:
    """Label the words up to a rank, comma or word before a name, or to the word that ends the row."""
    index, small = title.end, 0
    while index < walk.last:
        title.name = _name_shown(walk, index)
        close = walk.note_end(index)
        if title.name is not None or (close is not None and title.label is Label.PLAIN):
            return
        if close is not None:
            title.units.append(Unit(close, close + 1, Label.WORD))
            index = close + 1
            continue
        unit = _unit(walk, title, index)
        if unit is None:
            small += 1
            if small > SMALL_WORDS or not title.describes() or not _goes_on(walk, index):
                return
            unit = Unit(index, index + 1, Label.WORD)
        elif unit.last == unit.first:
            return
        title.units.append(unit)
        index = unit.last


def _name_shown(walk: Walk, index: int) -> int | None:
    """Where ranks or a name begin, if a rank, a comma or a word that introduces a name stands at the index."""
    entry = walk.entry(index)
    if entry is not None and entry.sort is Sort.RANK and _rank_before_name(walk, index, entry):
        return index
    if walk.text(index) == "," and _name_behind_comma(walk, index + 1):
        return index + 1
    if entry is not None and entry.sort is Sort.ANNOUNCED and entry.schema is Schema.PERSON:
        behind = index + len(entry.words)
        return behind if walk.capital(behind) else None
    return None


def _unit(walk: Walk, title: Title, index: int) -> Unit | None:
    """The capitalised word or office at the index; None for a small word, an empty unit where the row ends."""
    entry = walk.entry(index)
    opened = office_behind(walk, index)
    if opened is not None and opened > index:
        return Unit(index, opened, Label.OFFICE)
    if entry is not None and entry.sort is Sort.OFFICE and not is_given(walk, index):
        return _office(walk, title, index, entry)
    if walk.capital(index):
        return _capitalised(walk, title, index, entry)
    if entry is not None and entry.sort is Sort.HEAD and entry.plain:
        return Unit(index, index + len(entry.words), Label.BODY)
    return Unit(index, index + 1, Label.WORD) if _joins_capitals(walk, title, index) else None


def _office(walk: Walk, title: Title, index: int, entry: Entry) -> Unit:
    """An office inside a title: it goes on with it, begins the name ("Ketua DPRD Sultan Rahma"), or ends the row."""
    behind = title.label in (Label.BODY, Label.KNOWN, Label.LETTERS) and walk.low(index) in walk.book.people.address
    if behind and walk.capital(index) and walk.capital(index + 1) and not walk.small(index + 1):
        return Unit(index, index + 1, Label.PLAIN)
    if title.label is Label.PLAIN:
        return Unit(index, index, Label.OFFICE)
    title.after = title.after if entry.after == "whose" else entry.after
    return Unit(index, index + len(entry.words), Label.OFFICE)


def _capitalised(walk: Walk, title: Title, index: int, entry: Entry | None) -> Unit:
    """What a capitalised word or known name of a title is; an empty unit for what is part of no name."""
    if walk.never(index):
        return Unit(index, index + walk.acronym(index), Label.WORD)
    if entry is not None and entry.sort is Sort.PERSON:
        return Unit(index, index + len(entry.words), Label.PLAIN)
    if entry is not None and entry.sort in LABELS and not _is_word(walk, title, index, entry):
        return Unit(index, index + len(entry.words), LABELS[entry.sort])
    if entry is not None and entry.sort is Sort.THING and not walk.person(index):
        inside = title.after == FIELD or title.label in (Label.BODY, Label.PLAIN)
        opens = walk.capital(index + 1) and not inside
        return Unit(index, index + len(entry.words), Label.BODY if opens else Label.WORD)
    if walk.acronym(index):
        return Unit(index, index + 1, Label.LETTERS)
    word = walk.small(index) or walk.low(index) in walk.book.bodies.closing
    return Unit(index, index + 1, Label.WORD if word else Label.PLAIN)


def _is_word(walk: Walk, title: Title, index: int, entry: Entry) -> bool:
    """Whether a known single word is only a common word here, or part of a person's name."""
    if len(entry.words) > 1:
        return False
    behind_name = title.label is Label.PLAIN and not walk.acronym(index)
    if walk.person(index) or (entry.sort in (Sort.PLACE, Sort.KNOWN) and behind_name):
        return True
    if entry.sort is not Sort.HEAD or (title.label is Label.OFFICE and title.after != FIELD):
        return False
    closes = title.label is Label.PLAIN and walk.low(index) in walk.book.bodies.closing
    return closes or walk.low(index) in walk.book.words.common


def is_given(walk: Walk, index: int) -> bool:
    """Whether a word that names an office is a given name here: "Putri Rahma pulang"."""
    if not walk.tokens[index].capital or not walk.person(index):
        return False
    if not walk.capital(index + 1):
        return not walk.tokens[index].first or walk.clues.inside[walk.low(index)] > 0
    return not walk.small(index + 1) and walk.sort(index + 1) is not Sort.OFFICE


def _rank_before_name(walk: Walk, index: int, entry: Entry) -> bool:
    """Whether the rank at the index stands before a name, not before the body of an office ("Jenderal Israel")."""
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
    low, before = walk.low(index), title.label
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
