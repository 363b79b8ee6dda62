"""Finds every place of an article that names somebody or something, with what the words around it say of it.

In: a layout. Out: `Mention`s in text order: persons with their titles, bodies with their short forms, countries, media,
accounts, and rows of capitalised words that no table explains, judged by how the article uses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from menurut.languages import Language
from menurut.reading.chains import Chain, chain_at, title_of
from menurut.reading.clues import clues_of
from menurut.reading.layout import Layout
from menurut.reading.name_entries import Entry, Sort
from menurut.reading.namebook import namebook_of
from menurut.reading.naming import Mention, Scan, acts_at, is_deed_at, is_subject_at, said_before, speaks_at
from menurut.reading.special_names import special_at
from menurut.reading.walk import Part, Piece
from menurut.records import Schema, Span

CLOSERS = frozenset(",.;:)–—")
DATELINE = 6
BYLINE = 5
SEPARATORS = frozenset(",-–—")
ENDS = frozenset(".!?”\"")
NAMES = (Part.NAME, Part.ROW)
QUIET = (Part.ROLE, Part.RANK, Part.THING, Part.PLACE)


@dataclass(slots=True)
class Owner:
    """A person just named: its mention, where its chain ends, and whether a title stood before it."""

    mention: Mention
    end: int
    titled: bool


def find_mentions(layout: Layout, language: Language) -> tuple[Mention, ...]:
    """All mentions of names, in text order."""
    return tuple(_mentions(Scan(layout, namebook_of(language), clues_of(layout, language))))


def _mentions(scan: Scan) -> Iterator[Mention]:
    index, count = 0, len(scan.tokens)
    owner: Owner | None = None
    before: Chain | None = None
    while index < count:
        token = scan.tokens[index]
        if not scan.book.may_start(token) or scan.layout.is_boilerplate(token.start):
            index += 1
            continue
        if is_frame(scan, index):
            index += 1
            continue
        found, after = special_at(scan, index)
        if found:
            yield from found
            index = after
            continue
        behind = owner is not None and owner.end == index - 1 and scan.text(index - 1) in ",("
        chain = chain_at(scan.tokens, index, count, scan.book, scan.clues, behind=behind and not owner.titled)
        if chain is None:
            index += 1
            continue
        if behind and owner is not None and (title := title_behind(scan, chain)) is not None:
            yield replace(owner.mention, title=title, why="title behind the name")
        mentions = list(_of_chain(scan, chain, body_before(before, chain)))
        before = chain
        yield from mentions
        owner = _owner(chain, mentions)
        index = max(chain.last, index + 1)


def is_frame(scan: Scan, index: int) -> bool:
    """Whether a name at the index is the outlet in a dateline, or a reporter's in brackets behind the last sentence."""
    if index < DATELINE and "." in scan.text(index) and scan.text(index + 1) in SEPARATORS:
        return True
    if scan.text(index - 1) != "(" or not (scan.text(index - 2) in ENDS or scan.tokens[index - 1].first):
        return False
    end = index
    while scan.capital(end) and end < index + BYLINE:
        end += 1
    return scan.text(end) in ")/" and end > index


def _owner(chain: Chain, mentions: list[Mention]) -> Owner | None:
    piece = chain.get(*NAMES)
    mention = next((m for m in mentions if m.schema is Schema.PERSON or m.row), None)
    if piece is None or mention is None:
        return None
    return Owner(mention, chain.last, chain.get(Part.ROLE) is not None)


def title_behind(scan: Scan, chain: Chain) -> Span | None:
    """The title that a chain behind a name gives to the one named, if it stands between signs and names nobody."""
    title = title_of(chain, scan.tokens, scan.book)
    if title is None or chain.get(Part.NAME) is not None:
        return None
    closed = chain.last >= len(scan.tokens) or scan.text(chain.last) in CLOSERS or scan.tokens[chain.last].first
    return scan.span(*title.whole) if closed else None


def body_before(before: Chain | None, chain: Chain) -> int | None:
    """Where the body starts that stands right before the office in a chain: "World Bank president Ann Lee"."""
    if before is None or before.last != chain.first or chain.pieces[0].part is not Part.ROLE:
        return None
    piece = before.pieces[-1]
    return piece.first if piece.part in (Part.BODY, Part.STATE, Part.ROW) else None


def _of_chain(scan: Scan, chain: Chain, before_title: int | None) -> Iterator[Mention]:
    """The mentions of a chain: each name, each body and the whole of bodies in a row, each country.

    `before_title` is where a body starts that stands before the title and belongs to it.
    """
    found = title_of(chain, scan.tokens, scan.book)
    start = found.whole[0] if found is not None and before_title is None else before_title
    title = scan.span(start, found.whole[1]) if found is not None and start is not None else None
    pieces = [piece for piece in chain.pieces if piece.part not in QUIET]
    before: Piece | None = None
    for number, piece in enumerate(pieces):
        behind = pieces[number + 1] if number + 1 < len(pieces) else None
        whole = _whole(piece, behind)
        if whole is not None:
            yield Mention(span=scan.span(*whole), schema=piece.schema or Schema.ORGANIZATION, why="body of a body")
            yield Mention(
                span=scan.span(piece.first, piece.last),
                schema=piece.schema,
                same=scan.span(*whole),
                why="body of a body",
            )
        else:
            yield from _of_piece(scan, chain, piece, before, title)
        if piece.part not in (Part.SHORT, Part.ALIAS):
            before = piece
    yield from _of_places(scan, chain)


def _whole(piece: Piece, behind: Piece | None) -> tuple[int, int] | None:
    """The tokens of two bodies in a row that are one name: "Dinas Penerangan TNI Angkatan Laut"."""
    if behind is None or piece.part is not Part.BODY or behind.part is not Part.BODY or piece.last != behind.first:
        return None
    return (piece.first, behind.last) if piece.entry is None or piece.entry.sort is not Sort.KNOWN else None


def _of_piece(
    scan: Scan, chain: Chain, piece: Piece, before: Piece | None, title: Span | None
) -> Iterator[Mention]:
    span = scan.span(piece.first, piece.last)
    known = piece.entry.same if piece.entry is not None else ""
    if piece.part is Part.NAME:
        own = piece.schema is not None
        yield Mention(span=span, schema=Schema.PERSON, known=known, title=title if own else None, why="title and name")
    elif piece.part is Part.STATE:
        gives = title is not None and _gives_office(scan, chain, piece)
        acts = gives or is_deed_at(scan, piece.first) or _state_acts(scan, piece)
        yield Mention(span=span, schema=Schema.PUBLIC_BODY, known=known, state=True, acts=acts, why="country")
    elif piece.part in (Part.ALIAS, Part.SHORT):
        if before is not None and not _is_of_role(scan, chain, piece, before):
            same = scan.span(before.first, before.last)
            for first, last in _sides(scan, piece):
                yield Mention(span=scan.span(first, last), schema=before.schema, same=same, why="another name behind")
    elif piece.part is Part.BODY:
        yield from _of_body(scan, piece, known)
    elif piece.part is Part.ROW:
        yield _of_row(scan, chain, piece, known)


def _sides(scan: Scan, piece: Piece) -> Iterator[tuple[int, int]]:
    """The names in brackets, one or two with a stroke between them."""
    first = piece.first
    for index in range(piece.first, piece.last + 1):
        if index == piece.last or (scan.text(index) == "/" and index > first):
            if index > first:
                yield first, index
            first = index + 1


def _state_acts(scan: Scan, piece: Piece) -> bool:
    """Whether a country is the subject of a verb or speaks."""
    agent = scan.low(piece.first - 1) in scan.book.usage.agents or said_before(scan, piece.first)
    return acts_at(scan, piece.first, piece.last) and (agent or is_subject_at(scan, piece.first))


def _gives_office(scan: Scan, chain: Chain, piece: Piece) -> bool:
    """Whether a country in a title is whose office it is, not where somebody comes from or goes."""
    role = chain.get(Part.ROLE)
    kind = role.entry.after if role is not None and role.entry is not None else ""
    return kind not in ("kind", "whose") and scan.low(piece.first - 1) not in scan.book.people.belongs


def _is_of_role(scan: Scan, chain: Chain, piece: Piece, before: Piece) -> bool:
    """Whether a short form in brackets is one of the office, not of the body: "Kepala Dinas Pasar (Kadispas)"."""
    if before.part is not Part.BODY or piece.part is not Part.SHORT or chain.get(Part.ROLE) is None:
        return False
    entry = scan.book.entry(scan.tokens, piece.first, piece.last)
    if entry is not None and entry.sort is Sort.OFFICE:
        return True
    role = chain.pieces[0]
    first = scan.low(piece.first)[:1]
    of_body = any(scan.low(k).startswith(first) for k in range(before.first, before.last))
    return not of_body and scan.low(role.first).startswith(first)


def _of_body(scan: Scan, piece: Piece, known: str) -> Iterator[Mention]:
    span = scan.span(piece.first, piece.last)
    entry: Entry | None = piece.entry
    if not scan.tokens[piece.first].capital and (_is_counted(scan, piece.first) or _describes(scan, piece.last)):
        return
    if entry is not None and entry.government and (state := _state(scan, piece)) is not None:
        known = state
    inside = list(_inside(scan, piece))
    generic = inside[0] if inside and _is_generic(scan, piece) else None
    schema = generic.schema if generic is not None else piece.schema or Schema.ORGANIZATION
    same = generic.span if generic is not None else None
    yield Mention(span=span, schema=schema, known=known, same=same, why="body")
    yield from inside
    if entry is not None and entry.government and scan.book.is_person(scan.low(piece.last - 1)):
        yield Mention(span=scan.tokens[piece.last - 1].span, schema=Schema.PERSON, why="head of a government")


def _inside(scan: Scan, piece: Piece) -> Iterator[Mention]:
    """A well-known body right behind the first word of another: "Fraksi Partai Golkar"."""
    if piece.entry is None or piece.entry.sort is not Sort.HEAD or len(piece.entry.words) > 1:
        return
    entry = scan.book.entry(scan.tokens, piece.first + 1, piece.last)
    if entry is not None and entry.sort is Sort.KNOWN:
        span = scan.span(piece.first + 1, piece.first + 1 + len(entry.words))
        yield Mention(span=span, schema=entry.schema, known=entry.same, why="body inside a body")


def _is_generic(scan: Scan, piece: Piece) -> bool:
    """Whether a body is a well-known one with a word before it that only says what it is: "Kelompok Hamas"."""
    if piece.entry is None or piece.entry.sort is not Sort.HEAD or len(piece.entry.words) > 1:
        return False
    entry = scan.book.entry(scan.tokens, piece.first + 1, piece.last)
    whole = entry is not None and entry.sort is Sort.KNOWN and piece.first + 1 + len(entry.words) == piece.last
    return whole and scan.low(piece.first) in scan.book.bodies.generic


def _is_counted(scan: Scan, first: int) -> bool:
    """Whether people are meant and no body: "8.000 tentara Rusia", "gedung parlemen Rusia"."""
    before = scan.low(first - 1)
    return before[:1].isdigit() or before in scan.book.usage.counts or before in scan.book.bodies.things


def _describes(scan: Scan, last: int) -> bool:
    """Whether a body described in small letters is named behind a comma: "dinas intelijen Israel, Mossad"."""
    if scan.text(last) != "," or not scan.capital(last + 1):
        return False
    entry = scan.book.entry(scan.tokens, last + 1, len(scan.tokens))
    return entry is not None and entry.sort is Sort.KNOWN


def _state(scan: Scan, piece: Piece) -> str | None:
    """The country whose government a body is, as the tables call it."""
    for index in range(piece.first + 1, piece.last):
        found = scan.book.entry(scan.tokens, index, piece.last)
        if found is not None and found.sort is Sort.STATE and index + len(found.words) == piece.last:
            return found.same
    return None


def _of_row(scan: Scan, chain: Chain, piece: Piece, known: str) -> Mention:
    span = scan.span(piece.first, piece.last)
    if known:
        return Mention(span=span, schema=piece.schema, known=known, why="known name")
    closing = scan.book.bodies.closing.get(scan.low(piece.last - 1)) if piece.last - piece.first > 1 else None
    if closing is not None:
        return Mention(span=span, schema=closing, why="closing word of a body")
    only_first = scan.tokens[piece.first].first and scan.clues.inside[scan.low(piece.first)] == 0
    return Mention(
        span=span,
        schema=None,
        row=True,
        acts=acts_at(scan, piece.first, piece.last) and not (only_first and piece.last - piece.first == 1),
        speaks=speaks_at(scan, piece.first, piece.last),
        placed=scan.low(piece.first - 1) in scan.book.usage.where,
        shown=_is_aged(scan, chain.last),
        term=scan.text(piece.first - 1) == "(" and scan.text(piece.last) == ")" and scan.text(piece.first - 2).islower(),
        why="capitalised words",
    )


def _is_aged(scan: Scan, index: int) -> bool:
    """Whether an age in brackets stands behind the name: "Budi (45)"."""
    return scan.text(index) == "(" and scan.text(index + 1).isdigit() and scan.text(index + 2) == ")" and (
        len(scan.text(index + 1)) == 2
    )


def _of_places(scan: Scan, chain: Chain) -> Iterator[Mention]:
    """Capitals that newspapers use for a government: "Moskow menolak"."""
    piece = chain.get(Part.PLACE)
    if piece is None or piece.entry is None or len(chain.pieces) > 1:
        return
    state = scan.book.bodies.seats.get(" ".join(piece.entry.words))
    if state is not None and acts_at(scan, piece.first, piece.last):
        span = scan.span(piece.first, piece.last)
        yield Mention(span=span, schema=Schema.PUBLIC_BODY, state=True, acts=True, why="seat of a government")
