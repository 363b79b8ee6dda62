"""What the eye sees before it reads: paragraphs, sentences, tokens, quotations, and what is not article at all.

`lay_out` takes the text as it came and never changes it; everything is a place in it. Crawlers glue words where a link
stood and lose quotation marks, so tokens are cut apart where both halves are known, and a quotation says which of its
marks were there.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from menurut.languages import Language
from menurut.reading.text.boilerplate import find_boilerplate
from menurut.reading.text.quotations import Quotation, find_quotations
from menurut.reading.text.sentences import (
    cut_long,
    find_paragraphs,
    find_sentences,
    find_stops,
    sentence_starts,
    without,
)
from menurut.reading.text.tokens import Token, find_tokens, make_token
from menurut.reading.text.words import words_of
from menurut.records import Span

__all__ = ["Layout", "Quotation", "Token", "lay_out", "make_token"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text cut up. All lists are in text order; `sentences` never cut a quotation."""

    text: str
    tokens: tuple[Token, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    boilerplate: tuple[Span, ...]
    starts: tuple[int, ...]

    def index(self, offset: int) -> int:
        """The index of the first token that starts at or after the offset."""
        return bisect.bisect_left(self.starts, offset)

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens that start inside the span."""
        return self.tokens[self.index(span.start) : self.index(span.end)]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the offset, or the one before it."""
        position = bisect.bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[max(position, 0)] if self.sentences else Span(0, len(self.text))

    def sentences_before(self, offset: int) -> Sequence[Span]:
        """The few sentences that end at or before the offset, in text order."""
        position = bisect.bisect_left(self.sentences, offset, key=lambda s: s.start)
        return self.sentences[max(position - 4, 0) : position]

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds the offset, or the one before it."""
        position = bisect.bisect_right(self.paragraphs, offset, key=lambda s: s.start) - 1
        return self.paragraphs[max(position, 0)] if self.paragraphs else Span(0, len(self.text))

    def is_boilerplate(self, offset: int) -> bool:
        """Whether the place is a teaser, byline, credit or other matter that is not the article."""
        position = bisect.bisect_right(self.boilerplate, offset, key=lambda s: s.start) - 1
        return position >= 0 and offset < self.boilerplate[position].end

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation whose marks enclose the offset."""
        position = bisect.bisect_right(self.quotations, offset, key=lambda q: q.outer.start) - 1
        if position >= 0 and offset < self.quotations[position].outer.end:
            return self.quotations[position]
        return None


def lay_out(text: str, language: Language) -> Layout:
    """Cut a text into paragraphs, tokens, quotations and sentences, and mark its boilerplate."""
    words = words_of(language)
    paragraphs = tuple(find_paragraphs(text, words))
    boilerplate = tuple(find_boilerplate(text, paragraphs, words))
    pieces = tuple(without(paragraphs, boilerplate, text))
    quotations = tuple(find_quotations(text, pieces, words.voice))
    stops = find_stops(text, paragraphs, quotations, words)
    sentences = tuple(cut_long(text, find_sentences(text, pieces, stops, quotations, words), quotations))
    tokens = tuple(find_tokens(text, words, sentence_starts(text, paragraphs, stops, quotations)))
    return Layout(
        text=text,
        tokens=tokens,
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=quotations,
        boilerplate=boilerplate,
        starts=tuple(token.start for token in tokens),
    )
