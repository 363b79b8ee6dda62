"""Text to tokens: words, numbers and signs, with the words that a crawler glued together cut apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from menurut.reading.words import Words
from menurut.records import Span

INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*(?![^\W\d_])"
    rf"|[^\W\d_]+(?:\.\d+)+(?![^\W\d_])"
    rf"|[^\W_]+(?:[’'‑-][^\W_]+)*(?:\.(?:com|net|org|info|news|co|go|or|ac|id|tv)(?:\.[a-z]{{2}})?(?!\w))?"
    rf"|[^\s{INVISIBLE}]"
)
DATELINE = re.compile(r"(?<=[A-Z]{3})-(?=[A-Z][a-z])")
GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or single sign: its place, itself, itself in lower case, and whether a sentence starts with it."""

    start: int
    end: int
    text: str
    low: str
    first: bool = False

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or number, not a sign."""
        return self.text[0].isalnum()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def find_tokens(text: str, words: Words, starts: set[int]) -> Iterator[Token]:
    """The tokens of a text in order; `starts` are the offsets at which a sentence begins."""
    matches = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text)]
    seen = {word for _, _, word in matches}
    for start, _, word in matches:
        for left, right in _unglued(word, seen, words):
            piece = word[left:right]
            yield Token(start + left, start + right, piece, piece.lower(), start + left in starts)


def _unglued(word: str, seen: set[str], words: Words) -> list[tuple[int, int]]:
    """The pieces of a word that a crawler glued together; one piece for nearly all words.

    Cut before an inner capital only where the left piece is a known word ("PresidenPrabowo"), behind a word that
    stands before the name of a site ("kepadakabarKota"), and before a glued function word only where the rest stands
    elsewhere in the text ("Subiantodan" beside "Subianto").
    """
    if len(word) < 5 or word.islower() or (word[1:].islower() and not word.endswith(words.glue)):
        return [(0, len(word))]
    cuts = [0]
    for match in DATELINE.finditer(word):
        cuts += [match.start(), match.end()]
    for match in GLUED.finditer(word):
        left = word[cuts[-1] : match.start()].lower()
        if left in words.glued_left:
            cuts.append(match.start())
        elif left.startswith(words.before_site):
            cuts.append(cuts[-1] + next(len(w) for w in words.before_site if left.startswith(w)))
    last = word[cuts[-1] :]
    if last[0].isupper() and last.endswith(words.glue):
        for tail in words.glue:
            rest = last[: -len(tail)]
            if last.endswith(tail) and len(rest) > 2 and rest in seen:
                cuts.append(len(word) - len(tail))
                break
    return list(zip(cuts, [*cuts[1:], len(word)], strict=True))
