"""The mentions that the name of a body gives: itself, a well-known body inside it, the head of a government.

In: a scan and the piece of a chain that names a body. Out: its mentions; none where people or a place are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.naming import Mention, Scan
from menurut.reading.names.walk import Piece
from menurut.records import Schema


def body_mentions(scan: Scan, piece: Piece, known: str) -> Iterator[Mention]:
    """The mentions of a piece that names a body; `known` is what the tables call it."""
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
    entry = scan.clues.entry(piece.first + 1, piece.last)
    if entry is not None and entry.sort is Sort.KNOWN:
        span = scan.span(piece.first + 1, piece.first + 1 + len(entry.words))
        yield Mention(span=span, schema=entry.schema, known=entry.same, why="body inside a body")


def _is_generic(scan: Scan, piece: Piece) -> bool:
    """Whether a body is a well-known one with a word before it that only says what it is: "Kelompok Hamas"."""
    if piece.entry is None or piece.entry.sort is not Sort.HEAD or len(piece.entry.words) > 1:
        return False
    entry = scan.clues.entry(piece.first + 1, piece.last)
    whole = entry is not None and entry.sort is Sort.KNOWN and piece.first + 1 + len(entry.words) == piece.last
    return whole and scan.low(piece.first) in scan.book.bodies.generic


def _is_counted(scan: Scan, first: int) -> bool:
    """Whether people are meant and no body: "8.000 tentara Rusia", "gedung parlemen Rusia"."""
    before = scan.low(first - 1)
    return before[:1].isdigit() or before in scan.book.usage.counts or before in scan.book.bodies.things


def _describes(scan: Scan, last: int) -> bool:
    """Whether a body described in small letters is named behind a comma: "dinas rahasia Mesir, Saqr"."""
    if scan.text(last) != "," or not scan.capital(last + 1):
        return False
    entry = scan.clues.entry(last + 1, len(scan.tokens))
    return entry is not None and entry.sort is Sort.KNOWN


def _state(scan: Scan, piece: Piece) -> str | None:
    """The country whose government a body is, as the tables call it."""
    for index in range(piece.first + 1, piece.last):
        found = scan.clues.entry(index, piece.last)
        if found is not None and found.sort is Sort.STATE and index + len(found.words) == piece.last:
            return found.same
    return None
