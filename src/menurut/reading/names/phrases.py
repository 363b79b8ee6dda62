"""Reads one phrase that names somebody: who it is, in which role, of which body.

In: a layout and the span of a source phrase or apposition. Out: a `Phrase`. "Ketua Komisi Pasar DPRD Sambara Rina
Hapsari" gives the name "Rina Hapsari", the role "Ketua Komisi Pasar", the affiliation "DPRD Sambara".
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from menurut.languages import Language
from menurut.reading.names.chain_mentions import body_before
from menurut.reading.names.chains import Chain, chain_at, title_of
from menurut.reading.names.clues import Clues, cased_of, clues_of
from menurut.reading.names.namebook import Namebook, namebook_of
from menurut.reading.names.walk import Part, Piece
from menurut.reading.text.layout import Layout
from menurut.records import Schema, Span

FIRST_PARTS = (Part.NAME, Part.ROW, Part.BODY, Part.STATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a phrase says of the one it names.

    `names` are the places of its names, the fullest first, without titles; empty where the phrase only describes.
    `role` and `affiliation` are parts of it as written, `title` is both together ("Menteri Luar Negeri Rusia");
    `acronym` is a short form given in brackets.
    """

    names: tuple[Span, ...] = ()
    schema: Schema | None = None
    role: str | None = None
    affiliation: str | None = None
    acronym: str | None = None
    title: Span | None = None
    body: Span | None = None
    why: str = ""

    def name(self, text: str) -> str | None:
        """The fullest name as written."""
        return self.names[0].of(text) if self.names else None


def parse_phrase(layout: Layout, span: Span, language: Language) -> Phrase:
    """What the words at the span say of the one they name."""
    book = namebook_of(language)
    clues = clues_of(layout, language)
    layout = cased_of(layout, language)
    chains = chains_in(layout, span, book, clues)
    person = next((c for c in chains if c.get(Part.NAME) is not None), None)
    if person is None:
        named = [c for c in chains if c.get(Part.ROW) is not None]
        titled = [c for c in chains if c.get(Part.ROLE) is not None]
        if named and titled and named[0].first < titled[0].first:
            return _phrase(layout, named[0], titled[0], book)
        if titled:
            return _phrase(layout, titled[0], titled[0], book)
        return _of_body(layout, chains, book)
    role = person
    for before, chain in itertools.pairwise(chains):
        if chain is person and (start := body_before(before, chain)) is not None:
            body = span_of(layout, start, before.last)
            return replace(_phrase(layout, person, person, book), affiliation=body.of(layout.text), body=body)
    if person.get(Part.ROLE) is None:
        role = next((c for c in chains if c.get(Part.ROLE) is not None), person)
    return _phrase(layout, person, role, book)


def chains_in(layout: Layout, span: Span, book: Namebook, clues: Clues) -> list[Chain]:
    """The chains of a stretch of text, in order."""
    index, last = layout.index(span.start), layout.index(span.end)
    chains: list[Chain] = []
    while index < last:
        named = bool(chains) and chains[-1].last == index - 1 and chains[-1].get(Part.NAME, Part.ROW) is not None
        behind = named and layout.tokens[index - 1].text == ","
        chain = chain_at(layout.tokens, index, last, book, clues, behind=behind)
        if chain is not None:
            chains.append(chain)
        index = max(chain.last, index + 1) if chain is not None else index + 1
    return chains


def span_of(layout: Layout, first: int, last: int) -> Span:
    """The stretch of text of the tokens `[first, last)`."""
    return Span(layout.tokens[first].start, layout.tokens[last - 1].end)


def piece_span(layout: Layout, piece: Piece) -> Span:
    """The stretch of text of a piece."""
    return span_of(layout, piece.first, piece.last)


def _phrase(layout: Layout, person: Chain, titled: Chain, book: Namebook) -> Phrase:
    """The phrase of a person, named in one chain and titled in the same or another."""
    names = tuple(piece_span(layout, p) for p in person.pieces if p.part in (Part.NAME, Part.ALIAS, Part.ROW))
    title = title_of(titled, layout.tokens, book)
    short = titled.get(Part.SHORT)
    role = span_of(layout, *title.role) if title is not None else None
    body = span_of(layout, *title.place) if title is not None and title.place is not None else None
    return Phrase(
        names=names,
        schema=Schema.PERSON,
        role=role.of(layout.text) if role is not None else None,
        affiliation=body.of(layout.text) if body is not None else None,
        acronym=piece_span(layout, short).of(layout.text) if short else None,
        title=span_of(layout, *title.whole) if title is not None else None,
        body=body,
        why="title and name" if title is not None else "name",
    )


def _row_schema(layout: Layout, piece: Piece, book: Namebook) -> Schema | None:
    """A person, if a row of capitalised words holds a given or family name."""
    known = any(book.is_person(token.low) for token in layout.tokens[piece.first : piece.last])
    return Schema.PERSON if known and piece.part is Part.ROW else None


def _of_body(layout: Layout, chains: list[Chain], book: Namebook) -> Phrase:
    """The phrase of a body or of a row of capitalised words, where no person is named or described."""
    for chain in chains:
        piece = next((p for p in chain.pieces if p.part in FIRST_PARTS), None)
        if piece is None:
            continue
        short = next((p for p in chain.pieces if p.part in (Part.SHORT, Part.ALIAS)), None)
        whole = [p for p in chain.pieces if p.part in (Part.BODY, Part.STATE)]
        name = span_of(layout, whole[0].first, whole[-1].last) if whole and short is None else piece_span(layout, piece)
        return Phrase(
            names=(name,),
            schema=piece.schema or _row_schema(layout, piece, book),
            acronym=piece_span(layout, short).of(layout.text) if short else None,
            why="body" if piece.part is not Part.ROW else "capitalised words",
        )
    return Phrase(why="no name")
