"""The names of bodies: where the name of a ministry, firm or party ends, and which bodies stand in one row.

In: a walk at a word that opens the name of a body. Out: the walk behind it, with one piece for each body and each
short form in brackets.
"""

from __future__ import annotations

from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.walk import Part, Walk
from menurut.records import Schema

BODIES = (Sort.HEAD, Sort.KNOWN)
LIST = 9
SHORTEST_ALONE = 4


def read_bodies(walk: Walk, limit: int) -> None:
    """A body and the bodies it is part of, one piece each, with short forms in brackets, up to the token `limit`."""
    while walk.at < limit:
        entry = next((entry for entry in walk.entries(walk.at) if entry.sort in BODIES), None)
        if entry is None or entry.sort not in BODIES:
            return
        end = min(body_end(walk, entry, limit), limit)
        whole = end == walk.at + len(entry.words)
        if whole and entry.sort is Sort.HEAD and not _is_name(walk, entry):
            walk.at = end
            return
        walk.add(Part.BODY, end, entry.schema, entry if whole or entry.sort is Sort.HEAD else None)
        _ = read_short(walk, limit) or _read_alias(walk)


def _is_name(walk: Walk, entry: Entry) -> bool:
    """Whether the words that open the name of a body are a name by themselves: "Angkatan Laut", "DPRD"."""
    if stands_alone(walk, walk.at, entry):
        return True
    return entry.plain and len(entry.words) > 1 and walk.capital(walk.at) and walk.capital(walk.at + 1)


def stands_alone(walk: Walk, index: int, entry: Entry) -> bool:
    """Whether the short form of a public body needs no name of its own behind it: "Ketua DPRD Budi"."""
    public = entry.schema is Schema.PUBLIC_BODY and len(entry.words) == 1
    return public and walk.acronym(index) and len(walk.text(index)) >= SHORTEST_ALONE


def read_short(walk: Walk, limit: int) -> bool:
    """A short form in brackets, if one stands here."""
    close = walk.note_end(walk.at)
    if close is None or close >= limit:
        return False
    walk.at += 1
    walk.add(Part.SHORT, close)
    walk.at = close + 1
    return True


def _read_alias(walk: Walk) -> bool:
    """Another name of the body behind a word for it: "PT Bank Harapan Indonesia atau BHI"."""
    body = walk.pieces[-1]
    start = walk.at + 1
    if walk.low(walk.at) not in walk.book.people.aliases or not walk.capital(start):
        return False
    end = start + 1
    while walk.capital(end) and not walk.never(end):
        end += 1
    known = walk.sort(start) is not None
    core = [walk.low(k)[:1] for k in range(body.first, body.last) if walk.low(k) not in walk.book.bodies.legal]
    if known or not core or walk.low(start)[:1] != core[0]:
        return False
    walk.at = start
    walk.add(Part.ALIAS, end)
    return True


def body_end(walk: Walk, entry: Entry, limit: int) -> int:
    """The end of the name of a body whose first words are those of the entry."""
    index = walk.at + len(entry.words)
    if entry.sort is Sort.KNOWN:
        return _past_place(walk, index, limit)
    if not walk.tokens[walk.at].capital:
        state = walk.entry(index)
        if state is not None and state.sort is Sort.STATE:
            return index + len(state.words)
        return index + int(entry.government and walk.capital(index) and walk.person(index))
    while index < limit:
        if walk.capital(index):
            found = walk.entry(index)
            if found is not None and found.sort in BODIES and not _is_word(walk, index, found, entry):
                break
            if (walk.never(index) and not walk.acronym(index)) or _opens_foreign(walk, index):
                break
            index += len(found.words) if found is not None and found.sort in (Sort.STATE, Sort.PLACE) else 1
            continue
        step = _joint(walk, index)
        if step == 0:
            break
        index += step
    return index


def _past_place(walk: Walk, index: int, limit: int) -> int:
    """Past the country or place that makes a known body one of many: "Kementerian Luar Negeri Rusia"."""
    found = walk.entry(index) if walk.capital(index) else None
    if found is None or index >= limit or (walk.person(index) and walk.capital(index + 1)):
        return index
    if found.sort is Sort.THING and walk.capital(index + 1):
        behind = walk.entry(index + 1)
        return index + 1 + (len(behind.words) if behind is not None else 1)
    return index + len(found.words) if found.sort in (Sort.STATE, Sort.PLACE) else index


def _is_word(walk: Walk, index: int, found: Entry, opening: Entry) -> bool:
    """Whether a word that can open the name of a body is only a word inside this one."""
    if opening.schema is Schema.COMPANY and not walk.acronym(index):
        return True
    return index == walk.at + 1 or (found.sort is Sort.HEAD and walk.low(index) in walk.book.words.common)


def _opens_foreign(walk: Walk, index: int) -> bool:
    """Whether the name of another body starts with the word that often closes one: "Institute for Peace"."""
    return walk.low(index) in walk.book.bodies.closing and walk.low(index + 1) in walk.book.bodies.inner


def _joint(walk: Walk, index: int) -> int:
    """How many tokens of the kind that joins the words of a body stand here; 0 for none."""
    token, low = walk.tokens[index], walk.low(index)
    if token.text == "," and walk.low(index + 1) in walk.book.people.joins:
        return 2 if walk.capital(index + 2) and not _is_other(walk, index + 2) and index > walk.at + 2 else 0
    if walk.capital(index + 1) and (low in walk.book.bodies.inner or low in walk.book.people.joins):
        return int(low not in walk.book.people.joins or _goes_on(walk, index + 1))
    if token.text == "," and list_goes_on(walk, index + 1):
        return 1
    if token.text == "(":
        close = walk.note_end(index)
        legal = walk.book.bodies.legal
        inside = close is not None and (walk.low(index + 1) in legal or walk.low(close + 1) in legal)
        return close + 1 - index if close is not None and inside else 0
    if token.text == "." and index == walk.at + 1 and low != walk.low(index + 1) and walk.capital(index + 1):
        return int(walk.low(walk.at) in walk.book.bodies.legal)
    return int(token.text.isdigit() and len(token.text) <= 3 and walk.tokens[index - 1].end + 1 == token.start)


def _goes_on(walk: Walk, index: int) -> bool:
    """Whether a capitalised word behind a joining word still belongs to the body."""
    return walk.small(index) and not _is_other(walk, index)


def _is_other(walk: Walk, index: int) -> bool:
    """Whether something else than the word of a body's name stands at the index: a person, an office, a body."""
    if walk.sort(index) is Sort.HEAD and walk.low(index) in walk.book.words.common:
        return False
    return walk.person(index) or walk.sort(index) in (Sort.OFFICE, Sort.RANK, Sort.STATE, Sort.PLACE, *BODIES)


def list_goes_on(walk: Walk, index: int) -> bool:
    """Whether a list of capitalised words leads to a joining word: "Pangan, Energi, dan Lingkungan"."""
    for ahead in range(index, min(index + LIST, walk.last)):
        if walk.low(ahead) in walk.book.people.joins:
            return walk.capital(ahead + 1) and not _is_other(walk, ahead + 1)
        if walk.text(ahead) == ",":
            continue
        if not walk.capital(ahead) or _is_other(walk, ahead):
            return False
    return False
