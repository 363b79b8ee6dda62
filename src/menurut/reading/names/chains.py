"""Rows of words around a name, cut into their pieces: office, field, body, country, rank, name, short form.

"Kepala Seksi Operasi Dinas Pasar Kota Harapan (Dispas) Kompol Budi Santoso" is one chain. In: tokens, the name tables,
the clues of the article. Out: a `Chain` with its pieces in text order. `phrases` and `mentions` read the chains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from menurut.reading.names.bodies import BODIES, read_bodies, read_short
from menurut.reading.names.clues import Clues
from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.namebook import Namebook
from menurut.reading.names.persons import inside_name, names_at, opens_other, ranks_end, read_name, read_tail
from menurut.reading.names.title_units import is_given, office_behind
from menurut.reading.names.titled import read_title
from menurut.reading.names.walk import Part, Piece, Walk
from menurut.reading.text.tokens import Token
from menurut.records import Schema

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Chain:
    """The pieces of one row, in text order."""

    first: int
    last: int
    pieces: tuple[Piece, ...]

    def get(self, *parts: Part) -> Piece | None:
        """The first piece of one of those kinds."""
        return next((piece for piece in self.pieces if piece.part in parts), None)


@dataclass(frozen=True, slots=True)
class ChainTitle:
    """The title in a chain, as token stretches: the office, the body, country or place it belongs to, the whole."""

    role: tuple[int, int]
    place: tuple[int, int] | None
    whole: tuple[int, int]


def title_of(chain: Chain, walked: Sequence[Token], book: Namebook) -> ChainTitle | None:
    """The title of a chain, if one stands in it.

    The last body is the one that the office belongs to, with a place that goes on with it ("Dinas Pasar (Dispas)
    Jepara"); what a preposition adds ("Duta Besar Rusia untuk Mesir") and the place of a seat belong to the role.
    """
    office = chain.get(Part.ROLE)
    if office is None:
        return None
    after = office.entry.after if office.entry is not None else ""
    first, last, end = office.first, office.last, office.last
    place: tuple[int, int] | None = None
    body = False
    for piece in chain.pieces[1:]:
        if piece.part in (Part.RANK, Part.NAME):
            break
        if piece.part is Part.SHORT:
            end = piece.last + 1
            place = (place[0], end) if place is not None else None
        elif piece.part is Part.BODY and _bound(walked, piece, book) and place is not None and after == "state":
            last = end = piece.last
        elif piece.part is Part.BODY:
            last, place, body, end = end if place is not None else last, (piece.first, piece.last), True, piece.last
        elif piece.part in (Part.STATE, Part.PLACE):
            if after == "seat" or (_bound(walked, piece, book) and place is not None):
                last = piece.last
            else:
                place = (place[0], piece.last) if place is not None and body else (piece.first, piece.last)
            end = piece.last
    return ChainTitle((first, last), place, (first, end))


def _bound(walked: Sequence[Token], piece: Piece, book: Namebook) -> bool:
    """Whether a preposition binds the piece to what stands before it."""
    return walked[piece.first - 1].low in book.people.belongs


def chain_at(
    tokens: Sequence[Token], at: int, last: int, book: Namebook, clues: Clues, *, behind: bool = False
) -> Chain | None:
    """The chain that starts at the token, or None where none does; `behind` where a name stands right before it."""
    token = tokens[at]
    if not token.capital and token.low not in book.by_first and not token.low.endswith(book.clitics):
        return None
    walk = Walk(tokens, at, min(last, at + LONGEST), book, clues, behind)
    entry = walk.entry(at)
    office = office_behind(walk, at)
    if office is not None and office > at:
        read_title(walk, office)
    elif _is_state_body(walk):
        read_bodies(walk, walk.last)
    elif entry is not None and entry.sort is Sort.OFFICE and not (is_given(walk, at) or _is_kin_name(walk, at)):
        read_title(walk, at)
    elif entry is not None and entry.sort is not Sort.OFFICE and not _is_kin_name(walk, at):
        _read_known(walk, entry)
    elif token.capital:
        read_row(walk)
    return Chain(at, walk.at, tuple(walk.pieces)) if walk.pieces else None


def _is_kin_name(walk: Walk, index: int) -> bool:
    """Whether a word for a relative is a name: a capital inside a sentence, no clitic, no office behind."""
    entry = walk.entry(index)
    if entry is None or entry.after != "whose" or len(entry.words) > 1 or not walk.capital(index):
        return False
    return entry.words[0] == walk.low(index) and walk.sort(index + 1) is not Sort.OFFICE


def _is_state_body(walk: Walk) -> bool:
    """Whether a word for a body of a state stands here with the country behind it: "polisi Inggris"."""
    found = (entry for entry in walk.entries(walk.at) if entry.plain)
    return any(_is_of_state(walk, entry) for entry in found)


def _is_of_state(walk: Walk, entry: Entry) -> bool:
    """Whether behind the word for a body stands the country, or the head of the government: "pemerintahan Biden"."""
    behind = walk.at + len(entry.words)
    if walk.sort(behind) is Sort.STATE:
        return True
    return entry.government and walk.capital(behind) and walk.person(behind) and not walk.capital(behind + 1)


def _read_known(walk: Walk, entry: Entry) -> None:
    """What starts with a word of the tables that is no office."""
    at = walk.at
    if entry.sort is Sort.RANK:
        _read_ranked(walk)
    elif entry.sort in BODIES:
        if _is_person(walk, at, entry) or _goes_on(walk, at, entry):
            read_row(walk)
        else:
            read_bodies(walk, walk.last)
    elif entry.sort is Sort.STATE and not _is_person(walk, at, entry):
        end = at + len(entry.words)
        row = row_end(walk, at)
        if row > end and walk.low(row - 1) in walk.book.bodies.closing:
            walk.add(Part.ROW, row)
        else:
            walk.add(Part.STATE, end, Schema.PUBLIC_BODY, entry)
            if walk.note_end(end) is not None and walk.acronym(end + 1):
                read_short(walk, walk.last)
    elif entry.sort is Sort.PLACE and not _is_person(walk, at, entry):
        walk.add(Part.PLACE, at + len(entry.words), None, entry)
    elif entry.sort is Sort.PERSON:
        read_row(walk)
    elif entry.sort is Sort.THING:
        walk.add(Part.THING, max(row_end(walk, at), at + len(entry.words)), None, entry)
    elif walk.tokens[at].capital:
        read_row(walk)


def _read_ranked(walk: Walk) -> None:
    """A rank or form of address and the name behind it."""
    at = walk.at
    end = ranks_end(walk, at)
    if end > at and names_at(walk, end) and not (walk.tokens[at].low == walk.tokens[at].text and _weak(walk, at)):
        walk.add(Part.RANK, end)
        read_name(walk)
    elif walk.tokens[at].capital:
        read_row(walk)


def _weak(walk: Walk, index: int) -> bool:
    """Whether a form of address counts only with a capital letter."""
    return walk.low(index) in walk.book.people.address or len(walk.low(index)) < 3


def _goes_on(walk: Walk, index: int, entry: Entry) -> bool:
    """Whether a well-known name only begins the name of another firm or body: "Mitsubishi Motors Finance"."""
    if entry.sort is not Sort.KNOWN or len(entry.words) > 1 or not walk.capital(index + 1):
        return False
    end = row_end(walk, index)
    return end > index + 1 and walk.low(end - 1) in walk.book.bodies.closing


def _is_person(walk: Walk, index: int, entry: Entry) -> bool:
    """Whether a known word is a person's name here, because another name stands behind it."""
    return len(entry.words) == 1 and walk.person(index) and walk.capital(index + 1) and not walk.small(index + 1)


def read_row(walk: Walk) -> None:
    """A row of capitalised words that no table explains."""
    start = walk.at
    token = walk.tokens[start]
    if not token.capital or walk.never(start):
        return
    if not (walk.clues.is_name(token, walk.book) or _opens_body(walk, start)):
        return
    if _has_verb_shape(walk, start) and (walk.person(start + 1) or walk.sort(start + 1) is Sort.STATE):
        return
    if walk.sort(start) in (Sort.RANK, Sort.OFFICE) and not walk.person(start) and not _is_kin_name(walk, start):
        return
    end = row_end(walk, start)
    if end > start:
        entry = walk.entry(start)
        whole = entry is not None and entry.sort is Sort.PERSON and start + len(entry.words) == end
        walk.add(Part.ROW, end, Schema.PERSON if whole else None, entry if whole else None)
        read_tail(walk)


def row_end(walk: Walk, start: int) -> int:
    """The end of a row of capitalised words, with the small words of English names inside it."""
    index = start
    while index < walk.last:
        if walk.tokens[index].capital and not (walk.tokens[index].first and index > start):
            if index > start and _ends_row(walk, start, index):
                break
        elif index == start or not _inside_row(walk, index):
            break
        index += 1
    return index


def _inside_row(walk: Walk, index: int) -> bool:
    """Whether a word or sign without a capital goes on with a row of capitalised words."""
    return (walk.low(index) in walk.book.bodies.inner and walk.capital(index + 1)) or inside_name(walk, index)


def _opens_body(walk: Walk, start: int) -> bool:
    """Whether a common word at a sentence's start opens the name of a body: "Market Authority said"."""
    low = walk.low(start)
    if low in walk.book.words.function or low in walk.clues.small or not walk.capital(start + 1):
        return False
    return walk.low(row_end(walk, start) - 1) in walk.book.bodies.closing


def _ends_row(walk: Walk, start: int, index: int) -> bool:
    """Whether a capitalised word ends the row before it; a country goes on with a body: "Harapan Indonesia"."""
    low = walk.low(index)
    if walk.never(index) or _is_verb(walk, index) or (low in walk.book.words.function and not walk.person(index)):
        return True
    entry = walk.entry(index)
    if walk.low(index - 1) in walk.book.bodies.inner and not walk.tokens[index - 1].capital:
        return False
    if entry is not None and entry.sort is Sort.STATE and len(entry.words) == 1:
        named = any(walk.person(k) or walk.low(k) in walk.clues.alone for k in range(start, index))
        return named or walk.sort(start) is not None
    return opens_other(walk, index)


def _is_verb(walk: Walk, index: int) -> bool:
    """Whether a capitalised word is a verb, as in a headline."""
    return _has_verb_shape(walk, index) and (walk.small(index) or walk.person(index + 1))


def _has_verb_shape(walk: Walk, index: int) -> bool:
    low = walk.low(index)
    return not walk.person(index) and (walk.book.is_verb(low) or walk.book.is_passive(low))
