"""A source phrase taken apart: its tokens, the entities named in it, the noun it begins with.

Also what comes out of reading one: a `Speaker` where the phrase is enough, a `Pointer` where only what went before can
tell.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from menurut.reading.speakers.cast import Cast, Mention
from menurut.reading.speakers.words import Head, Pronoun, SpeakerWords
from menurut.reading.text.layout import Layout, Token, make_token
from menurut.records import Kind, Schema, Span

KINDS = {
    Schema.PERSON: Kind.PERSON,
    Schema.MEDIA: Kind.MEDIA,
    Schema.ACCOUNT: Kind.ACCOUNT,
}
EDGE_SIGNS = ' \t\n,.;:“”"«»'


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source stands for. `who` are indices of the cast; `head` is the noun of a phrase without a name.

    `many` says that it is several, `single` that it is one brought in as such, `weak` that nothing is known
    of the phrase.
    """

    name: str | None
    kind: Kind
    who: tuple[int, ...] = ()
    head: str = ""
    many: bool = False
    single: bool = False
    weak: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A phrase that points back.

    `otherwise` is the speaker if nobody is found there; `sure` says that the phrase cannot but point back; `owned` that
    it is something of the one it points to, by the words of `otherwise`; `kind` overrules that of whom it points to.
    `office` are the words that whoever it means must be described with.
    """

    otherwise: Speaker
    pronoun: Pronoun | None = None
    head: Head | None = None
    words: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    sure: bool = False
    owned: bool = False
    kind: Kind | None = None


NOBODY = Speaker(None, Kind.UNNAMED, why="nobody")
AWAITED = Speaker(None, Kind.UNNAMED, why="nobody before")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of a source phrase with what is known of them; `hint` is the kind of source that its cue asks for."""

    cast: Cast
    words: SpeakerWords
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    head: Head | None
    hint: Kind | None

    @property
    def opened(self) -> bool:
        """Whether the phrase begins like a description of somebody unnamed."""
        return self.many or self.tokens[0].low in self.words.one

    @property
    def many(self) -> bool:
        """Whether the phrase begins like a description of several."""
        return self.tokens[0].low in self.words.many or self.tokens[0].text[0].isdigit()

    @property
    def definite(self) -> bool:
        """Whether the phrase points back by a demonstrative."""
        return self.tokens[-1].low in self.words.after or self.tokens[0].low in self.words.before

    @property
    def possessed(self) -> bool:
        """Whether the phrase ends with a clitic that makes it somebody's."""
        last = self.tokens[-1]
        if self.mentions and self.mentions[-1].span.end >= last.end:
            return False
        return any(last.low.endswith(c) and len(last.low) > len(c) + 2 for c in self.cast.grammar.clitics)

    @property
    def names_more(self) -> bool:
        """Whether a capitalised word stands behind the first."""
        return any(t.capital for t in self.tokens[1:])

    @property
    def goes_on(self) -> bool:
        """Whether a relative clause follows the phrase."""
        index = self.cast.layout.index(self.tokens[-1].end)
        tokens = self.cast.layout.tokens
        return index < len(tokens) and tokens[index].low in self.cast.grammar.relatives

    def lead(self, mention: Mention) -> Sequence[Token]:
        """The tokens before the mention."""
        return [t for t in self.tokens if t.start < mention.span.start]

    def lows(self) -> tuple[str, ...]:
        """The words of the phrase without those that make it definite."""
        definite = self.words.after | self.words.before | self.words.articles
        return tuple(t.low for t in self.tokens if t.word and t.low not in definite)

    def named(self, mentions: Sequence[Mention], why: str) -> Speaker:
        """The speaker that the mentions name."""
        who = tuple(dict.fromkeys(m.who for m in mentions))
        entities = [self.cast.entities[index] for index in who]
        kind = KINDS.get(entities[0].schema, Kind.ORGANIZATION)
        return Speaker("; ".join(e.name for e in entities), kind, who, many=len(who) > 1, why=why)

    def whole(self, kind: Kind, why: str) -> Speaker:
        """The phrase itself as the description of the speaker."""
        noun = self.head.words[0] if self.head else ""
        if not noun:
            noun = next((t.low for t in self.tokens if t.word and not self.words.opens(t)), "")
        single = self.opened and not self.many
        return Speaker(self.text() or None, kind, head=noun, many=self.many, single=single, why=why)

    def text(self) -> str:
        """The words on one line, apart where a crawler glued them, without demonstratives and a last bracket."""
        tokens = list(self.tokens)
        while len(tokens) > 1 and (tokens[-1].low in self.words.after or tokens[-1].text in ",."):
            tokens.pop()
        while len(tokens) > 1 and tokens[0].low in self.words.before | self.words.articles:
            tokens.pop(0)
        if tokens[-1].text == ")":
            opened = max((i for i, t in enumerate(tokens) if t.text == "("), default=0)
            tokens = tokens[:opened] or tokens
        pieces = [tokens[0].text]
        for left, right in itertools.pairwise(tokens):
            glued = left.end == right.start and not (left.word and right.word)
            pieces.append(right.text if glued else " " + right.text)
        return "".join(pieces).strip(EDGE_SIGNS)


def _clipped(layout: Layout, span: Span) -> tuple[Token, ...]:
    """The tokens of the span; of a token that reaches over its ends, as a glued one may, the part inside."""
    first, last = layout.index(span.start), layout.index(span.end)
    if first > 0 and layout.tokens[first - 1].end > span.start:
        first -= 1
    found = []
    for token in layout.tokens[first:last]:
        start, end = max(token.start, span.start), min(token.end, span.end)
        text = layout.text[start:end]
        found.append(token if (start, end) == (token.start, token.end) else make_token(start, end, text))
    return tuple(found)


def take_apart(cast: Cast, words: SpeakerWords, span: Span, hint: Kind | None) -> Phrase | None:
    """The phrase at the span, without what stands before its first word and behind the one who passed it on."""
    tokens = _clipped(cast.layout, span)
    while tokens and not tokens[0].word and tokens[0].text not in '@“"':
        tokens = tokens[1:]
    for index, token in enumerate(tokens):
        if index > 0 and token.low in words.through:
            tokens = tokens[:index]
            break
    if len(tokens) > 1 and tokens[0].low in words.parts:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in EDGE_SIGNS:
        tokens = tokens[:-1]
    if not tokens:
        return None
    mentions = tuple(m for m in cast.within(Span(tokens[0].start, tokens[-1].end)) if not _is_noun(cast, words, m))
    opening = words.opens(tokens[0]) or tokens[0].low in words.before | words.articles
    noun = tokens[1:] if opening else tokens
    head = words.head_of(noun) or words.head_of([_bare(t, cast.grammar.clitics) for t in noun[:1]])
    return Phrase(cast, words, tokens, mentions, head, hint)


def _is_noun(cast: Cast, words: SpeakerWords, mention: Mention) -> bool:
    """Whether a mention is no name: a noun with a clitic that makes it somebody's, or one for people at a start."""
    tokens = cast.layout.within(mention.span)
    if len(tokens) != 1:
        return False
    if tokens[0].low.endswith(cast.grammar.clitics):
        return words.head_of([_bare(tokens[0], cast.grammar.clitics)]) is not None
    head = words.head_of(tokens) if tokens[0].first else None
    return head is not None and head.kind is Kind.UNNAMED


def _bare(token: Token, clitics: tuple[str, ...]) -> Token:
    """The word without the clitic that makes it somebody's; a clitic that stands alone stays as it is."""
    clitic = next((c for c in clitics if token.low.endswith(c) and token.low != c), "")
    end = len(token.text) - len(clitic)
    return make_token(token.start, token.start + end, token.text[:end])
