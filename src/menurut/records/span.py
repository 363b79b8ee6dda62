"""A place in a document: the one coordinate system of everything that is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `[start, end)` of a text, in Unicode code points.

    >>> Span(0, 5).of("berita pagi")
    'berit'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand here."""
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str, drop: str) -> Self:
        """The same stretch without blanks and the characters of `drop` at both ends."""
        start, end = self.start, self.end
        while start < end and (text[start].isspace() or text[start] in drop):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in drop):
            end -= 1
        return type(self)(start, end)

    def __len__(self) -> int:
        return self.end - self.start

    def to_list(self) -> list[int]:
        """As the reading format writes it: `[start, end]`."""
        return [self.start, self.end]
