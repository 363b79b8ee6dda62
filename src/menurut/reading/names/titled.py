"""A title with the name behind it: office, field, bodies, ranks, then the person.

`title_units` measures the row word by word; here it is found where the name begins among the last words that no table
explains, where nothing else shows it; `title_cut` cuts what stands before the name into office, bodies and places.
"""

from __future__ import annotations

from menurut.reading.names.bodies import stands_alone
from menurut.reading.names.persons import cut_behind_body, cut_name, name_end, ranks_end, read_name
from menurut.reading.names.title_cut import cut_title
from menurut.reading.names.title_units import Label, Title, Unit, measure
from menurut.reading.names.walk import Part, Walk

NAMED_BY_LETTERS = ("state", "kind", "whose")
DEFINITE = ("body", "place")


def read_title(walk: Walk, office: int) -> None:
    """An office at the token `office` with its field and bodies, and the person behind it if there is one."""
    entry = walk.entry(office)
    if entry is None:
        return
    title = Title(walk.at, entry.after)
    title.units.append(Unit(walk.at, office + len(entry.words), Label.OFFICE))
    own = entry.after != "whose" or walk.low(title.end - 1).endswith(walk.book.clitics)
    measure(walk, title)
    if title.name is None:
        _find_name(walk, title)
    cut_title(walk, title)
    if title.name is None:
        return
    walk.at = title.name
    own = own and walk.low(title.name - 1) not in walk.book.people.possessed
    ranks = ranks_end(walk, walk.at)
    if ranks > walk.at:
        walk.add(Part.RANK, ranks)
    read_name(walk, own=own)


def _find_name(walk: Walk, title: Title) -> None:
    """The name inside the row: its last words that no table explains."""
    units = title.units
    closed = title.end >= walk.last or not walk.tokens[title.end].word
    while not closed and len(units) > 1 and not _is_firm(walk, units[-1]):
        units.pop()
    tail = _tail(walk, units)
    if tail == len(units):
        lettered = units[-1].label is Label.LETTERS and title.after in NAMED_BY_LETTERS
        title.name = units[-1].first if lettered and len(units) > 1 else None
        return
    start, before = units[tail].first, units[tail - 1]
    if _is_described(walk, title, start):
        return
    end = name_end(walk, start)
    if before.label is Label.BODY:
        opening = walk.entry(before.first)
        alone = opening is not None and stands_alone(walk, before.first, opening)
        close = before.last == start and not alone
        cut = cut_behind_body(walk, start, end, before.first, close=close)
    else:
        unsure = title.after == "body" and before.label in (Label.OFFICE, Label.WORD)
        local = before.label is Label.WORD and any(unit.label is Label.BODY for unit in units)
        cut = cut_name(walk, start, end, unsure=unsure, local=local)
    title.name = cut if cut < end else None


def _is_firm(walk: Walk, unit: Unit) -> bool:
    """Whether a word at the end of a row belongs to it for sure: one with a capital, or a note in brackets."""
    return walk.tokens[unit.last - 1].capital or walk.text(unit.last - 1) == ")"


def _tail(walk: Walk, units: list[Unit]) -> int:
    """Where in the units the last words begin that may be a name; their number where none do."""
    tail = len(units)
    while tail > 1 and _in_name(walk, units, tail - 1):
        tail -= 1
    while tail < len(units) - 1 and not walk.big(units[tail].first):
        tail += 1
    return tail


def _is_described(walk: Walk, title: Title, start: int) -> bool:
    """Whether the words from `start` name a body and no person: "CEO Harapan" behind a name, "kiper Harapan itu"."""
    described = walk.behind or walk.low(start - 1) in walk.book.people.belongs
    if title.after in DEFINITE:
        described = described or walk.low(title.end) in walk.book.people.definite
    return described and not _shows_person(walk, start, title.end)


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
