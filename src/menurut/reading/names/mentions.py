"""Finds every place of an article that names somebody or something, with what the words around it say of it.

In: a layout. Out: `Mention`s in text order: persons with their titles, bodies with their short forms, countries, media,
accounts, and rows of capitalised words that no table explains, judged by how the article uses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from menurut.languages import Language
from menurut.reading.names.chain_mentions import body_before, chain_mentions
from menurut.reading.names.chains import Chain, chain_at, title_of
from menurut.reading.names.clues import cased_of, clues_of
from menurut.reading.names.namebook import namebook_of
from menurut.reading.names.naming import Mention, Scan
from menurut.reading.names.special_names import special_at
from menurut.reading.names.walk import Part
from menurut.reading.text.layout import Layout
from menurut.records import Schema, Span

OPENERS = frozenset(",(")
CLOSERS = frozenset(",.;:)–—")
DATELINE = 6
BYLINE = 5
SEPARATORS = frozenset(",-–—")
ENDS = frozenset('.!?”"')
NAMES = (Part.NAME, Part.ROW)


@dataclass(slots=True)
class Owner:
    """A person just named: its mention, where its chain ends, and whether a title stood before it."""

    mention: Mention
    end: int
    titled: bool

    def stands_before(self, scan: Scan, index: int) -> bool:
        """Whether only a comma or bracket stands between the person and the token."""
        return self.end == index - 1 and scan.text(index - 1) in OPENERS


def find_mentions(layout: Layout, language: Language) -> tuple[Mention, ...]:
    """All mentions of names, in text order."""
    cased = cased_of(layout, language)
    return tuple(_mentions(Scan(cased, cased.tokens, namebook_of(language), clues_of(layout, language))))


def _mentions(scan: Scan) -> Iterator[Mention]:
    """Announced names, then chains; a title behind a person is given to the one named before it."""
    index, count = 0, len(scan.tokens)
    owner: Owner | None = None
    before: Chain | None = None
    while index < count:
        token = scan.tokens[index]
        if not scan.book.may_start(token) or scan.layout.is_boilerplate(token.start) or is_frame(scan, index):
            index += 1
            continue
        found, after = special_at(scan, index)
        if found:
            yield from found
            index = after
            continue
        owner = owner if owner is not None and owner.stands_before(scan, index) else None
        described = owner is not None and not owner.titled
        chain = chain_at(scan.tokens, index, count, scan.book, scan.clues, behind=described)
        if chain is None:
            index += 1
            continue
        if owner is not None and (title := title_behind(scan, chain)) is not None:
            yield replace(owner.mention, title=title, why="title behind the name")
        mentions = list(chain_mentions(scan, chain, body_before(before, chain)))
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
    """The person that a chain names, to whom a title behind it may belong."""
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
