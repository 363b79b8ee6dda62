"""Finds every place of an article that names somebody or something, with what the words around it say of it.

In: a layout. Out: `Mention`s in text order: persons with their titles, bodies with their short forms, countries, media,
accounts, and rows of capitalised words that no table explains, judged by how the article uses them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from menurut.languages import Language
from menurut.reading.chains import Chain, chain_at
from menurut.reading.clues import Clues, clues_of
from menurut.reading.layout import Layout
from menurut.reading.namebook import Entry, Namebook, Sort, namebook_of
from menurut.reading.tokens import Token
from menurut.reading.walk import Part, Piece
from menurut.reading.phrases import piece_span, span_of, title_of
from menurut.records import Schema, Span

QUOTES = frozenset("\"“”„«»‘’'")
LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name at a place. `same` is the place of another name of the same; `known` the name in the tables it stands for.

    `row` says that nothing but capital letters spoke for it; `acts` that it acts or speaks here; `placed` that it is
    a place here; `state` that it names a country; `title` is the office and body of a person as written.
    """

    span: Span
    schema: Schema | None
    title: Span | None = None
    same: Span | None = None
    known: str = ""
    row: bool = False
    acts: bool = False
    placed: bool = False
    state: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """What the finders share."""

    layout: Layout
    book: Namebook
    clues: Clues

    @property
    def tokens(self) -> Sequence[Token]:
        return self.layout.tokens

    def low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def capital(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].capital


def find_mentions(layout: Layout, language: Language) -> tuple[Mention, ...]:
    """All mentions of names, in text order."""
    scan = Scan(layout, namebook_of(language), clues_of(layout, language))
    return tuple(_mentions(scan))


def _mentions(scan: Scan) -> Iterator[Mention]:
    index, count = 0, len(scan.tokens)
    owner: Mention | None = None
    while index < count:
        token = scan.tokens[index]
        if scan.layout.is_boilerplate(token.start):
            index, owner = index + 1, None
            continue
        found, after = _special(scan, index)
        if found:
            yield from found
            index, owner = after, None
            continue
        chain = chain_at(scan.tokens, index, count, scan.book, scan.clues)
        if chain is None:
            if token.text != ",":
                owner = None
            index += 1
            continue
        mentions = list(_of_chain(scan, chain))
        if owner is not None and chain.get(Part.NAME) is None and (title := title_of(chain))[0] is not None:
            yield replace(owner, title=span_of(scan.layout, title[0].first, title[2]), why="title behind the name")
        yield from mentions
        owner = next((m for m in mentions if m.schema is Schema.PERSON or m.row), None)
        index = max(chain.last, index + 1)


def _special(scan: Scan, index: int) -> tuple[list[Mention], int]:
    """Accounts, media and assets named as such, with the index behind them; an empty list if none stands here."""
    token = scan.tokens[index]
    if token.text == "@" and _glued(scan, index + 1):
        end = index + 2
        while _glued(scan, end) and scan.text(end) in "._" and _glued(scan, end + 1):
            end += 2
        return [Mention(span=span_of(scan.layout, index, end), schema=Schema.ACCOUNT, why="handle")], end
    if "." in token.text and token.text[0].isalpha():
        return [Mention(span=token.span, schema=Schema.MEDIA, acts=True, why="domain")], index + 1
    entry = scan.book.entry(scan.tokens, index, len(scan.tokens))
    if entry is not None and entry.sort is Sort.ACCOUNT:
        return _account(scan, index + len(entry.words))
    if entry is not None and entry.sort is Sort.OUTLET:
        return _named_so(scan, index + len(entry.words), Schema.MEDIA)
    if entry is not None and entry.sort is Sort.ASSET:
        return _named_so(scan, index + len(entry.words), Schema.ASSET)
    width = _credit(scan, index)
    if width:
        return _named_so(scan, index + width, Schema.MEDIA)
    return [], index


def _glued(scan: Scan, index: int) -> bool:
    return 0 < index < len(scan.tokens) and scan.tokens[index].start == scan.tokens[index - 1].end


def _credit(scan: Scan, index: int) -> int:
    """How many words that credit a medium stand here, the longest row first."""
    for width in (3, 2, 1):
        words = tuple(t.low for t in scan.tokens[index : index + width])
        if words in scan.book.credit:
            after = index + width
            entry = scan.book.entry(scan.tokens, after, len(scan.tokens)) if after < len(scan.tokens) else None
            return width + (len(entry.words) if entry is not None and entry.sort is Sort.OUTLET else 0)
    return 0


def _account(scan: Scan, index: int) -> tuple[list[Mention], int]:
    """The name of an account behind the word for it: in quotation marks, a handle, or capitalised."""
    first = index
    while scan.low(index) in scan.book.platforms:
        index += 1
    if scan.text(index) in QUOTES:
        return _quoted(scan, index, Schema.ACCOUNT)
    if scan.text(index) == "@":
        return _special(scan, index)
    end = _capitals(scan, index)
    if end == index:
        return [], index
    return [Mention(span=span_of(scan.layout, first, end), schema=Schema.ACCOUNT, why="account")], end


def _quoted(scan: Scan, index: int, schema: Schema) -> tuple[list[Mention], int]:
    for end in range(index + 1, min(index + LONGEST_TITLE + 2, len(scan.tokens))):
        if scan.text(end) in QUOTES and end > index + 1:
            return [Mention(span=span_of(scan.layout, index + 1, end), schema=schema, why="named in quotation marks")], end + 1
    return [], index


def _named_so(scan: Scan, index: int, schema: Schema) -> tuple[list[Mention], int]:
    """The names behind a word that says what they are, also a second one behind a joining word."""
    if scan.text(index) in QUOTES and schema is not Schema.MEDIA:
        return _quoted(scan, index, schema)
    found: list[Mention] = []
    while True:
        end = _capitals(scan, index)
        if end == index:
            return found, index
        entry = scan.book.entry(scan.tokens, index, end)
        if entry is not None and entry.sort in (Sort.STATE, Sort.PLACE, Sort.OFFICE, Sort.HEAD, Sort.RANK):
            return found, index
        known = entry.same if entry is not None and len(entry.words) == end - index else ""
        span = span_of(scan.layout, index, end)
        found.append(Mention(span=span, schema=schema, known=known, acts=True, why="named as such"))
        if scan.low(end) not in scan.book.joins:
            return found, end
        index = end + 1


def _capitals(scan: Scan, index: int) -> int:
    """The end of the capitalised words at the index, with the small words of English names among them."""
    end = index
    while end < len(scan.tokens):
        token = scan.tokens[end]
        if token.capital and not (token.first and end > index) and token.low not in scan.book.never:
            end += 1
        elif end > index and scan.capital(end + 1) and token.low in scan.book.inner:
            end += 1
        else:
            break
    return end


def _of_chain(scan: Scan, chain: Chain) -> Iterator[Mention]:
    """The mentions of a chain: each name, each body, each country that gives an office."""
    role, _, end = title_of(chain)
    title = span_of(scan.layout, role.first, end) if role is not None else None
    named = chain.get(Part.NAME) is not None
    before: Piece | None = None
    for piece in chain.pieces:
        if piece.part in (Part.ROLE, Part.RANK, Part.THING, Part.PLACE):
            continue
        mention = _of_piece(scan, piece, before, title, titled=role is not None and named)
        if mention is not None:
            yield mention
        if piece.part is Part.BODY and before is not None and before.part is Part.BODY and before.last == piece.first:
            yield Mention(span=span_of(scan.layout, before.first, piece.last), schema=before.schema, why="body of a body")
        if piece.part in (Part.NAME, Part.BODY, Part.ROW, Part.STATE):
            before = piece


def _of_piece(
    scan: Scan, piece: Piece, before: Piece | None, title: Span | None, *, titled: bool
) -> Mention | None:
    span = piece_span(scan.layout, piece)
    known = piece.entry.same if piece.entry is not None else ""
    if piece.part is Part.NAME:
        return Mention(span=span, schema=piece.schema or Schema.PERSON, title=title if piece.schema else None, why="title")
    if piece.part is Part.STATE:
        acts = titled or acts_at(scan, piece.first, piece.last)
        return Mention(span=span, schema=piece.schema, known=known, state=True, acts=acts, why="country")
    if piece.part in (Part.ALIAS, Part.SHORT):
        if before is None:
            return None
        same = piece_span(scan.layout, before)
        return Mention(span=span, schema=before.schema, same=same, why="another name behind the name")
    if piece.part is Part.BODY:
        return Mention(span=span, schema=piece.schema or Schema.ORGANIZATION, known=known, why="body")
    closing = scan.book.closing.get(scan.tokens[piece.last - 1].low) if piece.last - piece.first > 1 else None
    if closing is not None:
        return Mention(span=span, schema=closing, why="closing word of a body")
    return Mention(
        span=span,
        schema=None,
        row=True,
        acts=acts_at(scan, piece.first, piece.last),
        placed=scan.low(piece.first - 1) in scan.book.where,
        why="capitalised words",
    )


def acts_at(scan: Scan, first: int, last: int) -> bool:
    """Whether the name at tokens `[first, last)` acts or speaks: a verb behind it, or a reporting word before it."""
    if scan.low(first - 1) in scan.book.says:
        return True
    behind = scan.tokens[last] if last < len(scan.tokens) else None
    return behind is not None and not behind.first and behind.text[0].islower() and scan.book.is_verb(behind.low)


def entry_of(book: Namebook, tokens: Sequence[Token], index: int) -> Entry | None:
    """The entry at a place, for tests and tools."""
    return book.entry(tokens, index, len(tokens))
