"""What is shared by all that find names: the mention of a name, and the scan of an article for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from menurut.reading.names.clues import Clues
from menurut.reading.names.namebook import Namebook
from menurut.reading.text.layout import Layout
from menurut.reading.text.tokens import Token
from menurut.records import Schema, Span

LIST = 5
SPOKEN = frozenset(",?!\"”’'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name at a place, and what the words around it say of it.

    `same` is the place of another name of the same; `known` a name in the tables for the same; `title` the office and
    body of a person as written. `row` says that nothing but capital letters spoke for it, `acts` that it acts here,
    `speaks` that it speaks, `placed` that it is a place here, `shown` that the words around it show a person, `term`
    that it is the short form of common words, `state` that it names a country.
    """

    span: Span
    schema: Schema | None
    title: Span | None = None
    same: Span | None = None
    known: str = ""
    row: bool = False
    acts: bool = False
    speaks: bool = False
    placed: bool = False
    shown: bool = False
    term: bool = False
    state: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """An article with the name tables and its own clues; indices outside the text give empty words."""

    layout: Layout
    tokens: Sequence[Token]
    book: Namebook
    clues: Clues

    def low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def capital(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].capital

    def glued(self, index: int) -> bool:
        """Whether no blank stands before the token."""
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end

    def span(self, first: int, last: int) -> Span:
        """The stretch of text of the tokens `[first, last)`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def acts_at(scan: Scan, first: int, last: int) -> bool:
    """Whether the name at tokens `[first, last)` acts or speaks.

    A reporting word or the word for an agent stands before it, or a verb behind it, also behind a second name:
    "Rusia dan Ukraina menolak".
    """
    if said_before(scan, first) or scan.low(first - 1) in scan.book.usage.agents:
        return True
    behind = last
    if scan.low(last) in scan.book.people.joins and scan.capital(last + 1):
        behind = last + 1
        while scan.capital(behind) and behind < last + LIST:
            behind += 1
    return is_verb_at(scan, behind)


def said_before(scan: Scan, first: int) -> bool:
    """Whether a reporting word stands before the name: "kata Budi", or ", nilai Budi" where it has other uses."""
    low, before = scan.low(first - 1), scan.text(first - 2)
    return low in scan.book.usage.says or (low in scan.book.usage.tails and before in SPOKEN)


def is_subject_at(scan: Scan, first: int) -> bool:
    """Whether a name at the index can be the subject of its clause, not a word behind a noun or preposition."""
    for _ in range(LIST):
        low = scan.low(first - 1)
        if first == 0 or scan.tokens[first].first or not low[:1].isalnum():
            return True
        if low not in scan.book.people.joins or not scan.capital(first - 2):
            return low in scan.book.words.function and low not in scan.book.usage.objects
        first -= 2
        while first > 0 and scan.capital(first - 1) and not scan.tokens[first].first:
            first -= 1
    return False


def speaks_at(scan: Scan, first: int, last: int) -> bool:
    """Whether the name at tokens `[first, last)` speaks: a reporting word stands before or behind it."""
    usage = scan.book.usage
    if said_before(scan, first):
        return True
    behind = last + 1 if scan.low(last) in usage.verbs and scan.low(last + 1) in usage.reports else last
    return scan.low(behind) in usage.reports and scan.text(behind).islower()


def is_verb_at(scan: Scan, index: int) -> bool:
    """Whether a lower-case verb stands at the index, or one behind a hedge: "Rusia dilaporkan menolak"."""
    text = scan.text(index)
    if not text[:1].islower() or scan.tokens[index].first:
        return False
    return scan.book.is_verb(scan.low(index)) or (scan.book.is_passive(text) and scan.book.is_verb(scan.low(index + 1)))


def is_deed_at(scan: Scan, first: int) -> bool:
    """Whether a noun for a deed stands before a country: "serangan udara Israel"."""
    return scan.low(first - 1) in scan.book.usage.deeds or scan.low(first - 2) in scan.book.usage.deeds
