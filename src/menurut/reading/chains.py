"""Rows of words around a name, cut into their pieces: office, field, body, country, rank, name, short form.

"Kepala Seksi Operasi Dinas Pasar Kota Harapan (Dispas) Kompol Budi Santoso" is one chain. In: tokens, the name tables,
the clues of the article. Out: a `Chain` with its pieces in text order. `phrases` and `mentions` read the chains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from menurut.reading.clues import Clues
from menurut.reading.layout import Token
from menurut.reading.namebook import Entry, Namebook, Sort
from menurut.records import Schema

LONGEST = 40
LONGEST_NAME = 7
LONGEST_NOTE = 7
SMALL_WORDS = 5
ROMAN = re.compile(r"[IVX]+[A-E]?")


class Part(Enum):
    """What a piece of a chain is."""

    ROLE = auto()
    RANK = auto()
    BODY = auto()
    STATE = auto()
    PLACE = auto()
    NAME = auto()
    ALIAS = auto()
    SHORT = auto()
    ROW = auto()
    THING = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `[first, last)` of a chain. `entry` is the row of the tables that told what it is."""

    part: Part
    first: int
    last: int
    schema: Schema | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The pieces of one row, in text order."""

    first: int
    last: int
    pieces: tuple[Piece, ...]

    def get(self, part: Part) -> Piece | None:
        """The first piece of that kind."""
        return next((piece for piece in self.pieces if piece.part is part), None)


@dataclass(slots=True)
class Walk:
    """A place in a row of tokens, and the pieces found up to it."""

    tokens: Sequence[Token]
    at: int
    last: int
    book: Namebook
    clues: Clues
    pieces: list[Piece] = field(default_factory=list)

    def entry(self, index: int) -> Entry | None:
        return self.book.entry(self.tokens, index, self.last)

    def low(self, index: int) -> str:
        return self.tokens[index].low if index < self.last else ""

    def capital(self, index: int) -> bool:
        return index < self.last and self.tokens[index].capital

    def add(self, part: Part, last: int, schema: Schema | None = None, entry: Entry | None = None) -> None:
        self.pieces.append(Piece(part, self.at, last, schema, entry))
        self.at = last

    def never(self, index: int) -> bool:
        """Whether a word is part of no name: a pronoun, a weekday, a month beside a number."""
        low = self.tokens[index].low
        if low not in self.book.months:
            return low in self.book.never
        beside = (self.tokens[max(index - 1, 0)], self.tokens[min(index + 1, len(self.tokens) - 1)])
        return any(t.text[0].isdigit() for t in beside)

    def small(self, index: int) -> bool:
        """Whether a word is a common one, in the tables or in this article, or a number in Roman letters."""
        low = self.tokens[index].low
        if ROMAN.fullmatch(self.tokens[index].text):
            return True
        return self.book.is_common(low) or (low in self.clues.small and not self.book.is_person(low))


def chain_at(tokens: Sequence[Token], at: int, last: int, book: Namebook, clues: Clues) -> Chain | None:
    """The chain that starts at the token, or None where none does."""
    walk = Walk(tokens, at, min(last, at + LONGEST), book, clues)
    entry = walk.entry(at)
    if entry is not None and entry.sort is Sort.OFFICE and _is_given(walk, at):
        entry = None
    if entry is None:
        _read_row(walk)
    elif entry.sort is Sort.OFFICE:
        _read_role(walk, entry)
    elif entry.sort is Sort.RANK:
        if _read_ranks(walk):
            _read_name(walk, walk.at)
        else:
            _read_row(walk)
    elif entry.sort in (Sort.HEAD, Sort.KNOWN):
        _read_bodies(walk, person=False)
    elif entry.sort is Sort.STATE:
        walk.add(Part.STATE, at + len(entry.words), Schema.PUBLIC_BODY, entry)
    elif entry.sort is Sort.PLACE:
        walk.add(Part.PLACE, at + len(entry.words), None, entry)
    elif entry.sort is Sort.THING:
        walk.add(Part.THING, _row_end(walk, at + len(entry.words)), None, entry)
    return Chain(at, walk.at, tuple(walk.pieces)) if walk.pieces else None


def _is_given(walk: Walk, index: int) -> bool:
    """Whether a word that names an office is a given name here: "Putri Rahma pulang"."""
    token = walk.tokens[index]
    return token.capital and walk.book.is_person(token.low) and walk.capital(index + 1) and not walk.small(index + 1)


def _read_role(walk: Walk, entry: Entry) -> None:
    """An office with its field and bodies, and the name behind it if there is one."""
    start, after = walk.at, entry.after
    walk.at = _past_clitic(walk, walk.at + len(entry.words))
    own = walk.at > start + len(entry.words) or after != "whose"
    small = 0
    while walk.at < walk.last:
        index = walk.at
        found = walk.entry(index)
        if _close_role_at_sign(walk, start):
            continue
        if not walk.tokens[index].word:
            break
        if found is not None and found.sort is Sort.RANK and _read_ranks(walk, start):
            break
        if found is not None and found.sort is Sort.OFFICE and not _is_given(walk, index):
            walk.at = index + len(found.words)
            after = found.after if found.after != "whose" else after
        elif found is not None and found.sort in (Sort.HEAD, Sort.KNOWN) and after != "field":
            _end_role(walk, start)
            _read_bodies(walk, person=True)
        elif found is not None and found.sort in (Sort.STATE, Sort.PLACE) and not _names_person(walk, index, found):
            _end_role(walk, start)
            part = Part.STATE if found.sort is Sort.STATE else Part.PLACE
            walk.add(part, index + len(found.words), found.schema, found)
        elif found is not None and found.sort is Sort.RANK and walk.capital(index + len(found.words)):
            walk.at += len(found.words)
        elif walk.capital(index) and walk.small(index) and not walk.never(index):
            walk.at += 1
        elif walk.capital(index):
            break
        elif small < SMALL_WORDS and _goes_on(walk, index):
            small += 1
            walk.at += 1
        else:
            break
    _end_role(walk, start)
    if walk.capital(walk.at):
        _read_name(walk, walk.at, own)


def _past_clitic(walk: Walk, index: int) -> int:
    return index


def _close_role_at_sign(walk: Walk, start: int) -> bool:
    """A short form in brackets, or the comma before the name, behind an office; False where neither stands there."""
    text = walk.tokens[walk.at].text
    if text == "(":
        close = note_end(walk, walk.at)
        if close is None:
            return False
        _end_role(walk, start)
        walk.at += 1
        walk.add(Part.SHORT, close)
        walk.at = close + 1
        return True
    if text == "," and _name_behind_comma(walk, walk.at + 1):
        _end_role(walk, start)
        walk.at += 1
        _read_ranks(walk)
        return False
    return False


def _end_role(walk: Walk, start: int) -> None:
    """Close the role piece that began at `start`, unless pieces behind it were read already."""
    if any(piece.part is Part.ROLE and piece.first == start for piece in walk.pieces):
        return
    end = walk.at
    while end > start + 1 and (not walk.tokens[end - 1].word or walk.low(end - 1) in walk.book.fields | walk.book.belongs):
        end -= 1
    at, walk.at = walk.at, start
    walk.add(Part.ROLE, end, None, walk.entry(start))
    walk.at = at


def note_end(walk: Walk, index: int) -> int | None:
    """The index of the bracket that closes a short form opened at `index`; None for other notes."""
    for ahead in range(index + 1, min(index + LONGEST_NOTE, walk.last)):
        if walk.tokens[ahead].text == ")":
            inside = walk.tokens[index + 1 : ahead]
            named = inside and inside[0].capital and not any(t.text[0].isdigit() or t.text in "/:" for t in inside)
            return ahead if named else None
    return None


def _name_behind_comma(walk: Walk, index: int) -> bool:
    """Whether a name alone stands behind the comma: up to a sign, a verb or the end."""
    entry = walk.entry(index) if index < walk.last else None
    while entry is not None and entry.sort is Sort.RANK:
        index += len(entry.words)
        entry = walk.entry(index) if index < walk.last else None
    if not walk.capital(index) or walk.never(index):
        return False
    if entry is not None and entry.sort is not Sort.STATE and not walk.book.is_person(walk.low(index)):
        return False
    if entry is not None and entry.sort is Sort.STATE and not walk.capital(index + len(entry.words)):
        return False
    return not walk.small(index) or walk.tokens[index].low not in walk.book.common


def _names_person(walk: Walk, index: int, entry: Entry) -> bool:
    """Whether a word that is also a place begins a person's name here."""
    after = index + len(entry.words)
    return len(entry.words) == 1 and walk.book.is_person(walk.low(index)) and walk.capital(after)


def _goes_on(walk: Walk, index: int) -> bool:
    """Whether a lower-case word belongs to the description before it."""
    low = walk.low(index)
    ahead = index + 1
    if low in walk.book.joins or low in walk.book.fields:
        return walk.capital(ahead) or (
            low in walk.book.fields and low not in walk.book.joins and ahead < walk.last and walk.tokens[ahead].word
        )
    return not (low in walk.book.function or walk.book.is_verb(low))


def _read_ranks(walk: Walk, role: int | None = None) -> bool:
    """Ranks and forms of address, also in brackets; True if a name follows them."""
    index = walk.at
    while index < walk.last:
        entry = walk.entry(index)
        ranked = entry is not None and entry.sort is Sort.RANK
        if not ranked and walk.low(index) in walk.book.before and walk.capital(index):
            ranked, entry = True, None
        if ranked and not _named_so(walk, index):
            index += len(entry.words) if entry is not None else 1
        elif walk.tokens[index].text == "." and index > walk.at:
            index += 1
        elif walk.tokens[index].text == "(" and _rank_note(walk, index) is not None:
            index = _rank_note(walk, index) or index + 1
        else:
            break
    if index == walk.at or not walk.capital(index) or walk.never(index):
        return False
    behind = walk.entry(index)
    if behind is not None and behind.sort in (Sort.HEAD, Sort.KNOWN, Sort.STATE):
        return False
    if role is not None:
        _end_role(walk, role)
    walk.add(Part.RANK, index)
    return True


def _named_so(walk: Walk, index: int) -> bool:
    """Whether a form of address is the person's name, because no other name stands behind it."""
    low = walk.low(index)
    follows = walk.capital(index + 1)
    return low in walk.book.address and (not follows or walk.book.is_person(low))


def _rank_note(walk: Walk, index: int) -> int | None:
    close = note_end(walk, index)
    if close is None:
        return None
    entry = walk.entry(index + 1)
    return close + 1 if entry is not None and entry.sort is Sort.RANK else None


def _read_name(walk: Walk, start: int, own: bool = True) -> None:
    """The name that starts in the row of capitalised words at `start`, with what belongs to the body cut off before."""
    end = name_end(walk, start)
    if end == start:
        return
    ranked = walk.entry(end) if end < walk.last else None
    if ranked is not None and ranked.sort is Sort.RANK:
        _add_ranked(walk, start, end, own)
        return
    body = (
        walk.pieces[-1] if walk.pieces and walk.pieces[-1].part is Part.BODY and walk.pieces[-1].last == start else None
    )
    cut = _cut(walk, start, end, body)
    if cut > start:
        _lengthen(walk, body, start, cut)
    walk.at = cut
    if cut < end:
        walk.add(Part.NAME, end, Schema.PERSON if own else None)
        read_tail(walk)


def _add_ranked(walk: Walk, start: int, end: int, own: bool) -> None:
    """A row that a rank ends belongs to the body before it; the name stands behind the rank."""
    body = walk.pieces[-1] if walk.pieces and walk.pieces[-1].part is Part.BODY and walk.pieces[-1].last == start else None
    _lengthen(walk, body, start, end)
    walk.at = end
    if _read_ranks(walk):
        _read_name(walk, walk.at, own)


def _lengthen(walk: Walk, body: Piece | None, start: int, cut: int) -> None:
    """Give the words before the name to the body that stands before them, or make them one."""
    if body is None:
        walk.at = start
        walk.add(Part.BODY, cut)
    else:
        walk.pieces[-1] = Piece(Part.BODY, body.first, cut, body.schema, None)


def _cut(walk: Walk, start: int, end: int, body: Piece | None) -> int:
    """Where in a row of capitalised words between an office and its end the person's name begins."""
    tokens, book, clues = walk.tokens, walk.book, walk.clues
    comma = start > 0 and tokens[start - 1].text == ","
    if comma:
        return start
    need = 1 if body is not None and body.entry is not None and _wants_name(walk, body) else 0
    for index in range(start, end):
        if _is_acronym(tokens[index].text) or (index > start and tokens[index].low in book.common and index + 1 < end):
            start, need = index + 1, 0
    if start + need >= end or tokens[end - 1].low in book.closing:
        return end
    for index in range(start + need, end):
        if index > start and body is not None and _known_row(walk, body.first, index):
            return index
    for index in range(start + need, end):
        if book.is_person(tokens[index].low) and tokens[index].low in book.given:
            return index
    for index in range(start + need, end):
        if tokens[index].low in clues.alone:
            return max(index - 1, start + need) if index == end - 1 and index > start + need else index
    if need == 0:
        return start if end - start <= 4 else end - 2
    return max(start + need, end - 2)


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper() and not text.isdigit()


def _wants_name(walk: Walk, body: Piece) -> bool:
    """Whether a body so far consists of its opening word alone, so that a name of its own must follow."""
    entry = body.entry
    return entry is not None and entry.sort is Sort.HEAD and body.last - body.first == len(entry.words)


def _known_row(walk: Walk, first: int, last: int) -> bool:
    return tuple(t.low for t in walk.tokens[first:last]) in walk.clues.rows


def name_end(walk: Walk, start: int) -> int:
    """The end of the row of words that may be a person's name."""
    index = start
    limit = min(walk.last, start + LONGEST_NAME)
    while index < limit:
        token = walk.tokens[index]
        if token.capital:
            if index > start and (token.first or _opens_other(walk, index)):
                break
            if walk.never(index):
                break
        elif not (index > start and _inside_name(walk, index)):
            break
        index += 1
    while index > start and not walk.tokens[index - 1].capital:
        index -= 1
    return index


def _inside_name(walk: Walk, index: int) -> bool:
    """Whether a word or sign that is not capitalised goes on with a name: a particle, the stop behind an initial."""
    token, before = walk.tokens[index], walk.tokens[index - 1]
    if not walk.capital(index + 1) or (walk.tokens[index + 1].first and token.text != "."):
        return False
    if token.low in walk.book.particles:
        return True
    return token.text == "." and len(before.text) <= 3 and before.end == token.start


def _opens_other(walk: Walk, index: int) -> bool:
    """Whether a capitalised word inside a row begins something else than a name."""
    entry = walk.entry(index)
    if entry is None or walk.book.is_person(walk.low(index)):
        return False
    if entry.sort in (Sort.OFFICE, Sort.HEAD, Sort.STATE):
        return True
    if entry.sort is Sort.RANK:
        return walk.low(index) not in walk.book.address and len(walk.low(index)) > 2
    return entry.sort is Sort.KNOWN and (entry.upper or len(entry.words) > 1)


def read_tail(walk: Walk) -> None:
    """What may stand behind a name: degrees, another name in brackets or behind an alias word."""
    walk.at = degrees_end(walk, walk.at)
    if walk.at >= walk.last:
        return
    if walk.tokens[walk.at].text == "(":
        close = note_end(walk, walk.at)
        if close is not None and walk.entry(walk.at + 1) is None:
            walk.at += 1
            walk.add(Part.ALIAS, close)
            walk.at = close + 1
        return
    for words in walk.book.aliases:
        start = walk.at + len(words)
        if tuple(t.low for t in walk.tokens[walk.at : start]) == words and walk.capital(start):
            end = name_end(walk, start)
            if 0 < end - start <= 4:
                walk.at = start
                walk.add(Part.ALIAS, end)
            return


def degrees_end(walk: Walk, index: int) -> int:
    """Past the academic degrees behind a name, each with or without a comma before it."""
    while index < walk.last:
        start = index + (walk.tokens[index].text == ",")
        end = start
        while (
            end < walk.last
            and (walk.tokens[end].text == "." or walk.tokens[end].word)
            and (end == start or walk.tokens[end].start == walk.tokens[end - 1].end)
        ):
            end += 1
        word = "".join(t.low for t in walk.tokens[start:end] if t.word)
        if not word or word not in walk.book.behind or not walk.capital(start):
            return index
        index = end
    return index


def _read_bodies(walk: Walk, *, person: bool) -> None:
    """A body and the bodies it is part of, one piece each, with short forms in brackets."""
    while walk.at < walk.last:
        entry = walk.entry(walk.at)
        if entry is None or entry.sort not in (Sort.HEAD, Sort.KNOWN):
            return
        end = _body_end(walk, entry, person)
        if end == walk.at + len(entry.words) and entry.sort is Sort.HEAD and not walk.capital(walk.at):
            walk.at = end
            return
        whole = end == walk.at + len(entry.words) and entry.sort is Sort.KNOWN
        walk.add(Part.BODY, end, entry.schema, entry if whole or entry.sort is Sort.HEAD else None)
        if walk.at < walk.last and walk.tokens[walk.at].text == "(":
            close = note_end(walk, walk.at)
            if close is None:
                return
            walk.at += 1
            walk.add(Part.SHORT, close)
            walk.at = close + 1


def _body_end(walk: Walk, entry: Entry, person: bool) -> int:
    """The end of the name of a body whose first words are those of the entry."""
    index = walk.at + len(entry.words)
    lower = not walk.capital(walk.at)
    while index < walk.last:
        token = walk.tokens[index]
        if token.capital and not token.first:
            found = walk.entry(index)
            if found is not None and _stops_body(walk, index, found, entry, person):
                break
            if found is not None and found.sort in (Sort.STATE, Sort.PLACE):
                index += len(found.words)
                if lower or entry.sort is Sort.KNOWN:
                    break
                continue
            if lower or entry.sort is Sort.KNOWN or (walk.never(index) and not token.text.isupper()):
                break
            if person and not walk.small(index) and not token.text.isupper():
                break
            index += 1
            continue
        step = _body_sign(walk, index)
        if step == 0 or entry.sort is Sort.KNOWN:
            break
        index += step
    return index


def _stops_body(walk: Walk, index: int, found: Entry, entry: Entry, person: bool) -> bool:
    if found.sort is Sort.RANK:
        return person and walk.low(index) not in walk.book.common
    if found.sort in (Sort.HEAD, Sort.KNOWN):
        return walk.low(index) not in walk.book.common
    return False


def _body_sign(walk: Walk, index: int) -> int:
    """How many tokens of the kind that joins the words of a body stand here; 0 for none."""
    token = walk.tokens[index]
    if (token.low in walk.book.joins or token.low in walk.book.inner) and walk.capital(index + 1):
        found = walk.entry(index + 1)
        plain = found is None or found.sort not in (Sort.OFFICE, Sort.HEAD, Sort.KNOWN, Sort.RANK)
        return 1 if plain and (walk.small(index + 1) or token.low not in walk.book.joins) else 0
    if token.text == "," and walk.capital(index + 1) and walk.small(index + 1):
        return 1 if _list_goes_on(walk, index + 1) else 0
    if token.text == "(" and walk.low(index + 1) in walk.book.legal and index + 2 < walk.last:
        return 3 if walk.tokens[index + 2].text == ")" else 0
    if token.text == "." and walk.tokens[index - 1].low in walk.book.legal and walk.capital(index + 1):
        return 1
    return 1 if token.text.isdigit() and len(token.text) <= 3 and walk.tokens[index - 1].end + 1 == token.start else 0


def _list_goes_on(walk: Walk, index: int) -> bool:
    """Whether a list of capitalised common words leads to a joining word: "Pangan, Energi, dan Lingkungan"."""
    for ahead in range(index, min(index + 8, walk.last)):
        token = walk.tokens[ahead]
        if token.low in walk.book.joins:
            return walk.capital(ahead + 1) and walk.small(ahead + 1)
        if not (token.text == "," or (token.capital and walk.small(ahead))):
            return False
    return False


def _read_row(walk: Walk) -> None:
    """A row of capitalised words that no table explains."""
    start = walk.at
    token = walk.tokens[start]
    if not token.capital or not walk.clues.is_name(token, walk.book):
        return
    end = _row_end(walk, start)
    if end > start:
        walk.add(Part.ROW, end)
        read_tail(walk)


def _row_end(walk: Walk, start: int) -> int:
    """The end of a row of capitalised words, with the small words of English names inside it."""
    index = start
    while index < walk.last:
        token = walk.tokens[index]
        if token.capital and not (token.first and index > start):
            if index > start and (_opens_other(walk, index) or walk.never(index)):
                break
            index += 1
        elif (
            index > start
            and walk.capital(index + 1)
            and not walk.tokens[index + 1].first
            and (token.low in walk.book.inner or _inside_name(walk, index))
        ):
            index += 1
        else:
            break
    return index
