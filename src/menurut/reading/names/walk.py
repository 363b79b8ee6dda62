"""A walk along the tokens of a text that cuts a row of words around a name into pieces.

`titled`, `bodies` and `persons` move the walk on and add pieces to it; `chains` starts it and says what came out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from menurut.reading.names.clues import Clues
from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.namebook import Namebook
from menurut.reading.text.tokens import Token
from menurut.records import Schema

LONGEST_NOTE = 8
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


@dataclass(slots=True)
class Walk:
    """A place in a row of tokens, how far it may go, and the pieces found up to it. `behind`: a name stands before."""

    tokens: Sequence[Token]
    at: int
    last: int
    book: Namebook
    clues: Clues
    behind: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def entry(self, index: int) -> Entry | None:
        """The longest row of the tables that stands at the index."""
        return self.clues.entry(index, self.last)

    def entries(self, index: int) -> Iterator[Entry]:
        """All rows of the tables that stand at the index, longest first."""
        return self.clues.entries(index, self.last)

    def opener(self, index: int) -> Entry | None:
        """The word at the index that opens a title before an office."""
        return next((entry for entry in self.entries(index) if entry.sort is Sort.OPENER), None)

    def is_rank(self, index: int) -> Entry | None:
        """The rank that stands at the index, also where its words name a body: "Mayjen TNI"."""
        return next((entry for entry in self.entries(index) if entry.sort is Sort.RANK), None)

    def sort(self, index: int) -> Sort | None:
        entry = self.entry(index)
        return entry.sort if entry is not None else None

    def low(self, index: int) -> str:
        return self.tokens[index].low if index < self.last else ""

    def text(self, index: int) -> str:
        return self.tokens[index].text if index < self.last else ""

    def capital(self, index: int) -> bool:
        """Whether a capitalised word stands there that begins no sentence."""
        return index < self.last and self.tokens[index].capital and not self.tokens[index].first

    def big(self, index: int) -> bool:
        """Whether a capitalised word stands there, or one behind a particle: "al-Masri"."""
        if index >= self.last:
            return False
        token = self.tokens[index]
        left, _, right = token.text.partition("-")
        return token.capital or (left in self.book.people.particles and right[:1].isupper())

    def add(self, part: Part, last: int, schema: Schema | None = None, entry: Entry | None = None) -> None:
        """A piece from the place of the walk up to `last`, where the walk goes on."""
        self.pieces.append(Piece(part, self.at, last, schema, entry))
        self.at = last

    def never(self, index: int) -> bool:
        """Whether a word is part of no name: a pronoun, a weekday, a month beside a number."""
        low = self.low(index)
        if low not in self.book.words.months:
            return low in self.book.words.never
        beside = (self.tokens[max(index - 1, 0)], self.tokens[min(index + 1, len(self.tokens) - 1)])
        return any(token.text[0].isdigit() for token in beside)

    def person(self, index: int) -> bool:
        """Whether a given or family name stands there."""
        return self.book.is_person(self.low(index)) and not self.never(index)

    def small(self, index: int) -> bool:
        """Whether a word is a common one, in the tables or in this article, or a number in Roman letters."""
        token = self.tokens[index]
        if self.book.is_person(token.low):
            return False
        if ROMAN.fullmatch(token.text) or self.book.is_common(token.low):
            return True
        return token.low in self.clues.small or token.low.rpartition("-")[2] in self.book.bodies.states

    def acronym(self, index: int) -> bool:
        """Whether a word is written in capitals throughout, as short forms are."""
        text = self.text(index)
        return len(text) > 1 and text.isupper() and not self.clues.shouted

    def note_end(self, index: int) -> int | None:
        """The index of the bracket that closes a short form opened at `index`; None for other notes."""
        if self.text(index) != "(":
            return None
        for ahead in range(index + 1, min(index + LONGEST_NOTE, self.last)):
            token = self.tokens[ahead]
            if token.text == ")":
                return ahead if ahead > index + 1 and self.tokens[index + 1].capital else None
            if not (token.word or token.text in "-./&'’") or token.text[0].isdigit():
                return None
        return None
