"""One sentence under reading: its tokens, its cues, and what has been made of them so far.

Indices are token indices of the whole layout, so that nothing is counted twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from menurut.reading.speech.cues import Cue
from menurut.reading.text.grammar import Grammar
from menurut.reading.text.layout import Layout, Token
from menurut.reading.text.quotations import Quotation
from menurut.records import Act, Span

SUBJECT_FIRST = frozenset({"active", "bare", "infix"})


@dataclass(slots=True)
class Draft:
    """An attribution in the making; `credit` marks one to a medium, which may hold others;
    `within` one that stands inside somebody's quoted words.
    """

    cue: Cue | None
    source: Span | None
    content: list[Span]
    rule: str
    credit: bool = False
    within: bool = False

    @property
    def act(self) -> Act:
        """The usual act of its cue."""
        return self.cue.entry.act if self.cue is not None else Act.STATE

    def end(self) -> int:
        """Where its last span ends."""
        ends = [span.end for span in self.content]
        ends += [span.end for span in (self.source, self.cue.span if self.cue else None) if span is not None]
        return max(ends)


@dataclass(slots=True)
class Scene:
    """Tokens `[first, last)` of one sentence; `before` are the drafts of earlier sentences."""

    layout: Layout
    grammar: Grammar
    first: int
    last: int
    cues: tuple[Cue, ...]
    before: list[Draft] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the layout."""
        return self.layout.tokens

    def low(self, index: int) -> str:
        """The token in lower case; "" outside the sentence."""
        return self.tokens[index].low if self.first <= index < self.last else ""

    def cut(self, bounds: tuple[int, int]) -> Span:
        """The stretch of tokens `[start, end)` as it stands."""
        return Span(self.tokens[bounds[0]].start, self.tokens[bounds[1] - 1].end)

    def span(self, start: int, end: int) -> Span | None:
        """The stretch of tokens `[start, end)` without signs at its edges; None if no word is left."""
        while start < end and not self.tokens[start].word and self.tokens[start].text not in "(@#":
            start += 1
        while end > start and not self.tokens[end - 1].word and self.tokens[end - 1].text not in ")%":
            if start < end - 1 and self._closes_within(start, end - 1):
                break
            end -= 1
        return self.cut((start, end)) if start < end else None

    def _closes_within(self, start: int, index: int) -> bool:
        """Whether the token is the closing mark of a quotation that opens behind the start."""
        quotation = self.layout.quotation_at(self.tokens[index].start)
        if quotation is None or not quotation.closed or self.tokens[index].end != quotation.outer.end:
            return False
        return quotation.opened and quotation.outer.start > self.tokens[start].start

    def quotation_ending(self, index: int) -> Quotation | None:
        """The quotation that ends just before the token, with at most a comma between."""
        while index > self.first and self.tokens[index - 1].text in ",.?!":
            index -= 1
        if index <= self.first:
            return None
        token = self.tokens[index - 1]
        quotation = self.layout.quotation_at(token.start)
        return quotation if quotation is not None and token.end >= quotation.inner.end else None

    def quotation_starting(self, index: int) -> Quotation | None:
        """The quotation that starts at the token or behind a comma or colon at it."""
        while index < self.last and self.tokens[index].text in ",:;":
            index += 1
        if index >= self.last:
            return None
        token = self.tokens[index]
        quotation = self.layout.quotation_at(token.start)
        return quotation if quotation is not None and token.start <= quotation.inner.start else None

    def free_from(self, cue: Cue) -> int:
        """The first token from which a subject of the cue may stand: behind an earlier cue of the sentence."""
        ends = [d.cue.last for d in self.drafts if d.cue is not None and d.rule in SUBJECT_FIRST]
        ends += [self.layout.index(d.content[0].start) for d in self.drafts if d.rule == "credit"]
        return max([self.first, *(end for end in ends if end <= cue.first)])

    def names(self, bounds: tuple[int, int]) -> bool:
        """Whether a source phrase begins with a name or pronoun."""
        first = self.tokens[bounds[0]]
        return first.capital or first.text == "@" or first.low in self.grammar.pronouns

    def claimed(self, quotation: Quotation) -> bool:
        """Whether a draft of this sentence has the quotation already."""
        return any(span.meets(quotation.inner) for draft in self.drafts for span in draft.content)
