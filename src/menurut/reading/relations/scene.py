"""A text with its entities in place, and the questions that the patterns of relations ask of it.

Comes in: layout, entities, attributions. Goes out: a `Scene` that knows which mention starts or ends at a token, whom a
pronoun or a description means, and a `Draft` for each relation that a pattern finds.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from menurut.reading.relations.mentions import Mention, find_mentions, folded
from menurut.reading.relations.voices import Voices, voices_of
from menurut.reading.relations.words import Forms, RelationWords, Word
from menurut.reading.text.grammar import Grammar
from menurut.reading.text.layout import Layout, Token
from menurut.records import Attribution, Entity, Schema

BACK = 4
LATELY = 100
BRACKET = 8
FIRMS = frozenset({Schema.COMPANY, Schema.ORGANIZATION})
OPENING, CLOSING = "([", ")]"


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation as a pattern finds it: an end is an entity's index, or the words of one without a name.

    `word` is the token of the word that shows it, -1 where it is the first; `given` is true where a title or name only
    presupposes it, so that it is not what somebody says.
    """

    subject: int | str
    relation: str
    object: int | str
    detail: str | None
    first: int
    last: int
    why: str
    word: int = -1
    given: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Tokens, mentions and speakers of one text; `cover` gives for each token the mention it lies in, or -1,
    and `places` for each word, also without a possessive ending, the tokens that are it."""

    layout: Layout
    words: RelationWords
    grammar: Grammar
    entities: tuple[Entity, ...]
    voices: Voices
    mentions: tuple[Mention, ...]
    starting: dict[int, Mention]
    ending: dict[int, Mention]
    cover: Sequence[int]
    named: dict[tuple[str, ...], int]
    places: dict[str, list[int]]

    @property
    def tokens(self) -> Sequence[Token]:
        return self.layout.tokens

    def low(self, index: int) -> str:
        """The word at the index in lower case; empty outside the text."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def starts(self, index: int, kinds: Collection[Schema]) -> Mention | None:
        """The mention of these kinds that starts at the token."""
        mention = self.starting.get(index)
        return mention if mention is not None and self.schema(mention) in kinds else None

    def ends(self, index: int, kinds: Collection[Schema]) -> Mention | None:
        """The mention of these kinds whose last token stands before the index."""
        mention = self.ending.get(index)
        return mention if mention is not None and self.schema(mention) in kinds else None

    def schema(self, mention: Mention) -> Schema:
        return self.entities[mention.who].schema

    def sentence(self, index: int) -> tuple[int, int]:
        """The tokens of the sentence that holds the token."""
        span = self.layout.sentence_at(self.tokens[index].start)
        return self.layout.index(span.start), self.layout.index(span.end)

    def text(self, first: int, last: int) -> str:
        """The words from one token up to another."""
        if first >= last:
            return ""
        return self.layout.text[self.tokens[first].start : self.tokens[last - 1].end]

    def readable(self, index: int) -> bool:
        """Whether the token is part of the article and of no name."""
        return self.cover[index] < 0 and not self.layout.is_boilerplate(self.tokens[index].start)

    def find(self, forms: Forms[Word]) -> Iterator[tuple[int, int, Word]]:
        """Every place `[first, last)` where one of the forms stands outside names, with its meaning, left to right."""
        by_first = forms.by_first
        known = by_first.keys() & self.places.keys()
        places = sorted(((i, word) for word in known for i in self.places[word]), key=lambda p: (p[0], -len(p[1])))
        taken = 0
        for index, word in places:
            if index < taken or not self.readable(index):
                continue
            for words, meaning in by_first[word]:
                last = index + len(words)
                if self._reads(index, last, words):
                    yield index, last, meaning
                    taken = last
                    break

    def stem(self, low: str) -> str:
        """The word without a possessive ending; empty where it has none."""
        return low.removesuffix(next((c for c in self.words.clitics if low.endswith(c)), low))

    def _reads(self, first: int, last: int, words: tuple[str, ...]) -> bool:
        """Whether the tokens are these words, outside names; the last may have a possessive ending."""
        if last > len(self.tokens) or any(self.cover[i] >= 0 for i in range(first + 1, last)):
            return False
        lows = [t.low for t in self.tokens[first:last]]
        return lows[:-1] == list(words[:-1]) and words[-1] in (lows[-1], self.stem(lows[-1]))

    def past_bracket(self, index: int, limit: int) -> int:
        """The index behind a short bracket that opens here; the index itself where none does."""
        if index < limit and self.tokens[index].text in OPENING:
            for close in range(index + 1, min(index + BRACKET, limit)):
                if self.tokens[close].text in CLOSING:
                    return close + 1
        return index

    def before_bracket(self, index: int, first: int) -> int:
        """The index of the bracket's opening where a short one closes before the index; else the index itself."""
        if index > first and self.tokens[index - 1].text in CLOSING:
            for opening in range(index - 2, max(index - BRACKET, first) - 1, -1):
                if self.tokens[opening].text in OPENING:
                    return opening
        return index

    def who(self, name: str | None) -> int | None:
        """The entity of that name."""
        return self.named.get(folded(name)) if name else None

    def speaker_at(self, index: int) -> int | None:
        """The speaker of the attribution in whose source the token stands."""
        attribution = self.voices.speaking(self.tokens[index].start)
        return self.who(attribution.speaker) if attribution is not None else None

    def quoting(self, index: int) -> int | None:
        """Whose words the token is part of."""
        attribution = self.voices.around(self.tokens[index].span)
        return self.who(attribution.speaker) if attribution is not None else None

    def people_before(self, first: int, index: int) -> Sequence[Mention]:
        """The mentions of persons from one token up to another."""
        left = bisect.bisect_left(self.mentions, first, key=lambda m: m.first)
        right = bisect.bisect_left(self.mentions, index, key=lambda m: m.first)
        return [m for m in self.mentions[left:right] if self.schema(m) is Schema.PERSON]

    def body_meant(self, index: int) -> int | None:
        """The body that a noun such as "the company" at the index means: the one named most often before it."""
        last = bisect.bisect_left(self.mentions, index, key=lambda m: m.first)
        counts = Counter(m.who for m in self.mentions[max(last - LATELY, 0) : last] if self.schema(m) in FIRMS)
        return counts.most_common(1)[0][0] if counts else None

    def antecedent(self, index: int, but: Collection[int] = ()) -> int | None:
        """The person that a pronoun or description at the index means: who the sentence, or one before, is about."""
        speaker = self.speaker_at(index)
        if self._person(speaker, but):
            return speaker
        first, _last = self.sentence(index)
        for mention in self.people_before(first, index):
            if mention.who not in but and not self.layout.is_boilerplate(self.tokens[mention.first].start):
                return mention.who
        start = index
        for _ in range(BACK):
            spoken = self._spoken(first, start, but)
            if spoken is not None:
                return spoken
            if first == 0:
                return None
            start = first
            first, _last = self.sentence(first - 1)
            if self._spoken(first, start, but) is None:
                for mention in self.people_before(first, start):
                    if mention.who not in but and not self.layout.is_boilerplate(self.tokens[mention.first].start):
                        return mention.who
        return None

    def _person(self, who: int | None, but: Collection[int]) -> bool:
        return who is not None and who not in but and self.entities[who].schema is Schema.PERSON

    def _spoken(self, first: int, last: int, but: Collection[int]) -> int | None:
        """The person who speaks between the two tokens, the last if several do."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end if last > first else 0
        for attribution in self.voices.between(start, end):
            who = self.who(attribution.speaker)
            if self._person(who, but):
                return who
        return None


def make_scene(
    layout: Layout,
    words: RelationWords,
    grammar: Grammar,
    entities: tuple[Entity, ...],
    attributions: tuple[Attribution, ...],
) -> Scene:
    """The scene of a text; bodies are found by their names also where the mentions miss them."""
    named: dict[tuple[str, ...], int] = {}
    for who, entity in enumerate(entities):
        for name in (entity.name, *entity.names):
            named.setdefault(folded(name), who)
    cover = [-1] * len(layout.tokens)
    mentions = find_mentions(layout, entities)
    for number, mention in enumerate(mentions):
        cover[mention.first : mention.last] = [number] * (mention.last - mention.first)
    return Scene(
        layout=layout,
        words=words,
        grammar=grammar,
        entities=entities,
        voices=voices_of(attributions),
        mentions=mentions,
        starting={m.first: m for m in mentions},
        ending={m.last: m for m in mentions},
        cover=cover,
        named=named,
        places=_places(layout, words),
    )


def is_faction(scene: Scene, first: int, last: int) -> bool:
    """Whether the words speak of a party or faction."""
    return any(scene.low(index) in scene.words.faction for index in range(first, last))


def is_state(scene: Scene, mention: Mention) -> bool:
    """Whether the mention is the name of a state."""
    written = tuple(t.low for t in scene.tokens[mention.first : mention.last])
    return not scene.words.states.isdisjoint((written, folded(scene.entities[mention.who].name)))


def _places(layout: Layout, words: RelationWords) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, token in enumerate(layout.tokens):
        found.setdefault(token.low, []).append(index)
        for clitic in words.clitics:
            if token.low.endswith(clitic):
                found.setdefault(token.low.removesuffix(clitic), []).append(index)
    return found
