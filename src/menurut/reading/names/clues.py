"""What the article itself shows of its names: which words it writes small, which stand alone, which go together.

In: the tokens of a layout. Out: `Clues`, by which a capital letter at a sentence's start is judged and a row of
capitalised words is cut into body and name.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.languages import Language
from menurut.reading.names.casing import recased
from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.namebook import Namebook, namebook_of
from menurut.reading.text.layout import Layout
from menurut.reading.text.tokens import Token

Run = tuple[int, int]
SHOUTED = 0.6


@dataclass(frozen=True, slots=True)
class Clues:
    """Lower-case words, capitalised words inside sentences, rows of capitalised words, and words that stand alone.

    `found` holds the entries of the tables at each token; `shouted` says that most words are written in capitals
    throughout, so that these say nothing.
    """

    small: frozenset[str]
    inside: Counter[str]
    rows: frozenset[tuple[str, ...]]
    alone: frozenset[str]
    found: dict[int, tuple[Entry, ...]]
    shouted: bool = False

    def entries(self, index: int, last: int) -> Iterator[Entry]:
        """The entries of the tables whose words stand at the token and end before `last`, longest first."""
        return (entry for entry in self.found.get(index, ()) if index + len(entry.words) <= last)

    def entry(self, index: int, last: int) -> Entry | None:
        """The longest entry at the token that ends before `last`."""
        for entry in self.found.get(index, ()):
            if index + len(entry.words) <= last:
                return entry
        return None

    def has_row(self, tokens: Sequence[Token]) -> bool:
        """Whether the words stand together elsewhere as a row of their own."""
        return tuple(token.low for token in tokens) in self.rows

    def is_name(self, token: Token, book: Namebook) -> bool:
        """Whether a capitalised word may belong to a name at all, wherever it stands."""
        if token.low in book.words.never:
            return False
        if not token.first:
            return book.is_person(token.low) or token.low not in book.words.function
        if token.low in book.words.function:
            return False
        if self.inside[token.low] > 0 or book.is_person(token.low):
            return token.low not in self.small or self.inside[token.low] > 1
        return token.low not in self.small and not book.is_common(token.low)


class _Same:
    """A layout that is equal to itself alone: hashing its words would cost more than the clues."""

    __slots__ = ("layout",)

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def __hash__(self) -> int:
        return id(self.layout)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.layout is self.layout


def clues_of(layout: Layout, language: Language) -> Clues:
    """The clues of a layout; asked again for the same layout they are remembered."""
    return _clues(_Same(layout), language)[1]


def cased_of(layout: Layout, language: Language) -> Layout:
    """The layout with the capital letters of names, where an article has lost them."""
    return _clues(_Same(layout), language)[0]


@functools.lru_cache(maxsize=8)
def _clues(same: _Same, language: Language) -> tuple[Layout, Clues]:
    """The clues, gathered in one pass over the tokens and one over the rows of capitalised words."""
    book = namebook_of(language)
    layout = recased(same.layout, book)
    tokens = layout.tokens
    small = frozenset(t.low for t in tokens if t.text[0].islower())
    inside = Counter(t.low for t in tokens if t.capital and not t.first)
    found = {index: entries for index in range(len(tokens)) if (entries := book.entries(tokens, index))}
    rows, alone = set(), set()
    for start, end in capital_rows(tokens):
        head = tokens[start]
        if head.first and (head.low in small or book.is_common(head.low)):
            start += 1
        start = _past_titles(found, start, end)
        if end - start == 1 and _alone(tokens, start, book):
            alone.add(tokens[start].low)
        if end > start:
            rows.add(tuple(t.low for t in tokens[start:end]))
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 1]
    shouted = sum(word.isupper() for word in words) > SHOUTED * len(words)
    return layout, Clues(small, inside, frozenset(rows), frozenset(alone), found, shouted)


def _past_titles(found: dict[int, tuple[Entry, ...]], start: int, end: int) -> int:
    """Past the offices and ranks that open a row."""
    while start < end:
        entry = next((entry for entry in found.get(start, ()) if start + len(entry.words) <= end), None)
        if entry is None or entry.sort not in (Sort.OFFICE, Sort.RANK):
            return start
        start += len(entry.words)
    return start


def _alone(tokens: Sequence[Token], index: int, book: Namebook) -> bool:
    token = tokens[index]
    return not book.is_common(token.low) and (not token.text.isupper() or len(token.text) > 5)


def capital_rows(tokens: Sequence[Token]) -> Iterator[Run]:
    """Maximal rows of capitalised words, as token indices `[start, end)`."""
    start = -1
    for index, token in enumerate(tokens):
        if token.capital and not (token.first and start >= 0):
            start = index if start < 0 else start
        else:
            if start >= 0:
                yield start, index
            start = index if token.capital else -1
    if start >= 0:
        yield start, len(tokens)
