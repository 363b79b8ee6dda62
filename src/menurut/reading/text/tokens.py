"""Text to tokens: words, numbers and signs, with the words that a crawler glued together cut apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from menurut.reading.text.words import Words
from menurut.records import Span

INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
TOKEN = re.compile(
    rf"\d++(?:[.,]\d++)*+(?![^\W\d_])"
    rf"|[^\W\d_]+(?:\.\d+)+(?![^\W\d_])"
    rf"|[^\W_]+(?:[’'‑-][^\W_]+)*(?:\.[a-z]{{2,4}}(?:\.[a-z]{{2}})?(?!\w))?"
    rf"|[^\s{INVISIBLE}]"
)
DATELINE = re.compile(r"(?<=[A-Z]{3})-(?=[A-Z][a-z])")
GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{3})")
INNER = re.compile(r"[A-Z][a-z]{2,}")
SHORTEST_LEFT = 4
SHORTEST_REST = 2


class Token(NamedTuple):
    """A word, number or single sign. A named tuple, since a text has thousands of them.

    `low` is the text in lower case; `first` says whether a sentence may start with it, so that a capital letter says
    nothing; `capital` whether it starts with one; `word` whether it is a word or number, not a sign.
    """

    start: int
    end: int
    text: str
    low: str
    first: bool
    capital: bool
    word: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def make_token(start: int, end: int, text: str, *, first: bool = False) -> Token:
    """A token of that text at that place."""
    head = text[0]
    return Token(start, end, text, text.lower(), first, head.isupper(), head.isalnum())


def find_tokens(text: str, words: Words, starts: set[int]) -> Iterator[Token]:
    """The tokens of a text in order; `starts` are the offsets at which a sentence begins."""
    matches = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text)]
    seen = Counter(word for _, _, word in matches)
    for start, _, word in matches:
        for left, right in _unglued(word, seen, words):
            piece = word[left:right]
            place = start + left
            yield make_token(place, start + right, piece, first=place in starts)


def _unglued(word: str, seen: Counter[str], words: Words) -> list[tuple[int, int]]:
    """The pieces of a word that a crawler glued together; one piece for nearly all words.

    Cut before an inner capital where the left piece is a known word ("PresidenPrabowo") or the right one stands
    elsewhere in the text ("IslamIran" beside "Iran"); behind a word that stands before the name of a site
    ("kepadakabarKota"); and before a glued function word where the rest stands elsewhere ("Subiantodan").
    """
    if len(word) < 5 or word.islower() or (word[1:].islower() and not word.endswith(words.glue)):
        return [(0, len(word))]
    cuts = [0]
    for match in DATELINE.finditer(word):
        cuts += [match.start(), match.end()]
    for match in GLUED.finditer(word):
        cuts += _inner_cut(word, cuts[-1], match.start(), seen, words)
    bounds = list(zip(cuts, [*cuts[1:], len(word)], strict=True))
    return [piece for start, end in bounds for piece in _before_glue(word, start, end, seen, words)]


def _inner_cut(word: str, start: int, middle: int, seen: Counter[str], words: Words) -> list[int]:
    """Where to cut at or before an inner capital, if anywhere."""
    left, right = word[start:middle], INNER.match(word, middle)
    low = left.lower()
    if low in words.glued_left or (left.isupper() and left in seen):
        return [middle]
    name_like = left[:1].isupper() and (len(left) >= SHORTEST_LEFT or left.isupper())
    if right is not None and name_like:
        word_of_report = right.group().lower() in words.verbs
        if word_of_report or (right.group() in seen and seen[word] == 1):
            return [middle]
    if low.startswith(words.before_site):
        return [start + next(len(w) for w in words.before_site if low.startswith(w))]
    return []


def _before_glue(word: str, start: int, end: int, seen: Counter[str], words: Words) -> list[tuple[int, int]]:
    """A piece, or two where it ends in a function word that is not its own."""
    piece = word[start:end]
    if piece[0].isupper() and piece.endswith(words.glue):
        for tail in words.glue:
            rest = piece.removesuffix(tail)
            known = rest in seen or rest.rpartition("-")[2] in seen or (rest.isupper() and end < len(word))
            if rest != piece and len(rest) >= SHORTEST_REST and known:
                return [(start, end - len(tail)), (end - len(tail), end)]
    return [(start, end)]
