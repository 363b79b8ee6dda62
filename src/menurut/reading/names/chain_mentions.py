"""The mentions that one chain gives: each name, each body and the whole of bodies in a row, each country.

In: a scan and a chain. Out: `Mention`s with what the words around say: who holds which title, who acts, who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.reading.names.body_mentions import body_mentions
from menurut.reading.names.chains import Chain, title_of
from menurut.reading.names.name_entries import Sort
from menurut.reading.names.naming import Mention, Scan, acts_at, is_deed_at, is_subject_at, said_before, speaks_at
from menurut.reading.names.walk import Part, Piece
from menurut.records import Schema, Span

QUIET = (Part.ROLE, Part.RANK, Part.THING, Part.PLACE)


def body_before(before: Chain | None, chain: Chain) -> int | None:
    """Where the body starts that stands right before the office in a chain: "World Bank president Ann Lee"."""
    if before is None or before.last != chain.first or chain.pieces[0].part is not Part.ROLE:
        return None
    piece = before.pieces[-1]
    return piece.first if piece.part in (Part.BODY, Part.STATE, Part.ROW) else None


def chain_mentions(scan: Scan, chain: Chain, before_title: int | None) -> Iterator[Mention]:
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


def _of_piece(scan: Scan, chain: Chain, piece: Piece, before: Piece | None, title: Span | None) -> Iterator[Mention]:
    """The mentions of one piece; `before` is the piece that names what a short form behind it is of."""
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
        yield from body_mentions(scan, piece, known)
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
    entry = scan.clues.entry(piece.first, piece.last)
    if entry is not None and entry.sort is Sort.OFFICE:
        return True
    role = chain.pieces[0]
    first = scan.low(piece.first)[:1]
    of_body = any(scan.low(k).startswith(first) for k in range(before.first, before.last))
    return not of_body and scan.low(role.first).startswith(first)


def _of_row(scan: Scan, chain: Chain, piece: Piece, known: str) -> Mention:
    """The mention of a row that no table explains, with all that the words around it show."""
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
        term=_is_term(scan, piece),
        why="capitalised words",
    )


def _is_term(scan: Scan, piece: Piece) -> bool:
    """Whether the name stands in brackets behind a common word, as the short form of a thing does."""
    bracketed = scan.text(piece.first - 1) == "(" and scan.text(piece.last) == ")"
    return bracketed and scan.text(piece.first - 2).islower()


def _is_aged(scan: Scan, index: int) -> bool:
    """Whether an age in brackets stands behind the name: "Budi (45)"."""
    age = scan.text(index + 1)
    return scan.text(index) == "(" and age.isdigit() and len(age) == 2 and scan.text(index + 2) == ")"


def _of_places(scan: Scan, chain: Chain) -> Iterator[Mention]:
    """Capitals that newspapers use for a government: "Moskow menolak"."""
    piece = chain.get(Part.PLACE)
    if piece is None or piece.entry is None or len(chain.pieces) > 1:
        return
    state = scan.book.bodies.seats.get(" ".join(piece.entry.words))
    if state is not None and acts_at(scan, piece.first, piece.last):
        span = scan.span(piece.first, piece.last)
        yield Mention(span=span, schema=Schema.PUBLIC_BODY, state=True, acts=True, why="seat of a government")
