"""Cuts a measured title into its pieces: the office with its field, then the bodies, countries and places.

In: a walk and a `Title` whose name has been found or not. Out: the pieces before the name, on the walk.
"""

from __future__ import annotations

from menurut.reading.names.bodies import BODIES, read_bodies, read_short
from menurut.reading.names.name_entries import Sort
from menurut.reading.names.title_units import FIELD, SEAT, Label, Title, Unit, office_behind
from menurut.reading.names.walk import Part, Walk

PLACES = (Sort.STATE, Sort.PLACE)
NAMING = (Label.BODY, Label.KNOWN, Label.LETTERS, Label.PLAIN)


def cut_title(walk: Walk, title: Title) -> None:
    """Cut what stands before the name into the office with its field, and the bodies and places it belongs to."""
    limit = title.end if title.name is None else min(title.name, title.end)
    units = [unit for unit in title.units if unit.first < limit]
    rest = next((k for k, unit in enumerate(units) if k > 0 and _ends_role(walk, title, unit)), len(units))
    walk.at = title.start
    office = walk.entry(office_behind(walk, title.start) or title.start)
    walk.add(Part.ROLE, _role_end(walk, title.start, units[rest - 1].last), None, office)
    read_short(walk, limit)
    if rest < len(units):
        walk.at = max(walk.at, units[rest].first)
    _read_places(walk, limit, title.after)


def _ends_role(walk: Walk, title: Title, unit: Unit) -> bool:
    """Whether a word is no longer the office or its field, but the body or place that the office belongs to."""
    if unit.label is Label.PLACE:
        return True
    if title.after == FIELD:
        return False
    bound = walk.low(unit.first - 1) in walk.book.people.belongs or title.after == SEAT
    return unit.label in NAMING or (bound and walk.capital(unit.first))


def _role_end(walk: Walk, start: int, end: int) -> int:
    """The end of the office without signs, joining words and a short form in brackets behind it."""
    loose = walk.book.people.belongs | walk.book.people.joins
    while end > start + 1 and (not walk.tokens[end - 1].word or walk.low(end - 1) in loose):
        end -= 1
        if walk.text(end) == ")":
            end = next((k for k in range(end, start, -1) if walk.text(k) == "("), end)
    return end


def _read_places(walk: Walk, limit: int, after: str) -> None:
    """The bodies, countries and places between the office and the name, one piece each."""
    while walk.at < limit:
        index = walk.at
        entry = walk.entry(index)
        if read_short(walk, limit):
            continue
        if entry is not None and entry.sort in BODIES and (walk.tokens[index].capital or entry.plain):
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
