"""The entities of a text as people and bodies that may speak: who is named where, and who a sentence is about.

Made once from layout and entities, then asked: which mentions stand in a span, and which person a sentence has for its
subject, so that a pronoun behind it means him.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from menurut.reading.speakers.short_names import fuller_name
from menurut.reading.speakers.words import SpeakerWords
from menurut.reading.text.grammar import Grammar
from menurut.reading.text.layout import Layout, Token
from menurut.records import Entity, Schema, Span

BODIES = (Schema.PUBLIC_BODY, Schema.COMPANY, Schema.ORGANIZATION)
SUBJECT_WITHIN = 12
SHORTEST_VERB = 5
MUCH_LONGER = 3
MOST_PEOPLE = 150
SENTENCES_BACK = 6
NEAR = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named; `who` is its index in the cast."""

    span: Span
    who: int


@dataclass(frozen=True, slots=True)
class Cast:
    """Entities and their mentions in text order."""

    layout: Layout
    grammar: Grammar
    words: SpeakerWords
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    first_body: int | None

    def within(self, span: Span) -> Sequence[Mention]:
        """The mentions that stand inside the span, or reach into it."""
        first = bisect.bisect_left(self.starts, span.start)
        if first > 0 and self.mentions[first - 1].span.end > span.start:
            first -= 1
        return self.mentions[first : bisect.bisect_left(self.starts, span.end)]

    def schema(self, mention: Mention) -> Schema:
        return self.entities[mention.who].schema

    def people(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Those of the mentions that name persons."""
        return [m for m in mentions if self.schema(m) is Schema.PERSON]

    def person_called(self, word: str) -> int | None:
        """The person that the word is short for."""
        people = [i for i, e in enumerate(self.entities) if e.schema is Schema.PERSON]
        if " " in word or len(people) > MOST_PEOPLE:
            return None
        return _fuller(self.entities, people, word, strict=False)

    def subject(self, since: int, until: int, talkers: Set[int]) -> int | None:
        """Whom the last sentence between the two places brings in: a person who speaks somewhere as its subject, or
        anybody as the agent of a passive of saying."""
        place = bisect.bisect_left(self.layout.sentences, until, key=lambda s: s.start) - 1
        last = max(place - SENTENCES_BACK, -1)
        while place > last and self.layout.sentences[place].end > since:
            sentence = self.layout.sentences[place]
            found = self._subject_of(sentence, since, until, talkers)
            if found is not None:
                return found
            place -= 1
        return None

    def _subject_of(self, sentence: Span, since: int, until: int, talkers: Set[int]) -> int | None:
        """The first person in the sentence who does something, as far as that is in the article's own voice."""
        first = self.layout.index(sentence.start)
        for mention in self.people(self.within(Span(sentence.start, min(sentence.end, until)))):
            quotation = self.layout.quotation_at(mention.span.start)
            if quotation is not None and not quotation.single:
                return None
            if self.layout.is_boilerplate(mention.span.start):
                continue
            index = self.layout.index(mention.span.start)
            acts: bool | None = self._passive(first, index)
            if acts is False and mention.who in talkers:
                acts = self._acts(first, index)
            if acts is not None:
                return mention.who if acts and mention.span.start >= since else None
        return None

    def _passive(self, first: int, index: int) -> bool:
        """Whether the last verb before the token is a passive of saying, so that its agent stands here."""
        for token in reversed(self.layout.tokens[max(first, index - SUBJECT_WITHIN) : index]):
            if token.low in self.words.passives:
                return True
            if self._closes(token):
                return False
        return False

    def _acts(self, first: int, index: int) -> bool | None:
        """Whether the name at the token is the subject; None where it is not and the next may be."""
        tokens = self.layout.tokens
        while index > first and (tokens[index - 1].capital or tokens[index - 1].text == "."):
            index -= 1
        if index <= first:
            return True
        before = tokens[index - 1]
        if before.low in self.grammar.ends or before.low in self.grammar.agents:
            return None
        if before.text == "," and self._opens(tokens[first]):
            return True
        return index - first <= SUBJECT_WITHIN and not any(self._closes(t) for t in tokens[first:index])

    def _opens(self, token: Token) -> bool:
        """Whether a sentence that begins with the word has its subject behind a comma."""
        grammar = self.grammar
        return token.low in grammar.openers | grammar.circumstances | grammar.breakers or self._verb(token)

    def _closes(self, token: Token) -> bool:
        """Whether the subject stands before this word."""
        return token.low in self.words.pronouns or (self._verb(token) and not token.capital)

    def _verb(self, token: Token) -> bool:
        return len(token.low) > SHORTEST_VERB and token.low.startswith(self.grammar.prefixes)

    def described(self, who: int) -> frozenset[str]:
        """Lower-case words that stand beside the first mentions of an entity or among its roles."""
        entity = self.entities[who]
        found = {word for role in entity.roles for word in role.lower().split()}
        for mention in [m for m in entity.mentions if not self.layout.is_boilerplate(m.start)][:4]:
            found.update(self._beside(mention))
        return frozenset(found)

    def _beside(self, mention: Span) -> Iterator[str]:
        tokens = self.layout.tokens
        first, last = self.layout.index(mention.start), self.layout.index(mention.end)
        for token in reversed(tokens[max(first - NEAR, 0) : first]):
            if token.low in self.grammar.breakers or token.text in '.:;!?"”':
                break
            if token.word and token.low not in self.words.function:
                yield token.low
        if last < len(tokens) and tokens[last].text in ",(":
            for token in tokens[last + 1 : last + NEAR]:
                if token.text in ",.)" or token.low in self.grammar.breakers:
                    break
                if token.word and token.low not in self.words.function:
                    yield token.low


def make_cast(layout: Layout, grammar: Grammar, words: SpeakerWords, entities: tuple[Entity, ...]) -> Cast:
    """The cast of a text."""
    whole = _joined(entities)
    mentions = sorted(
        (Mention(span, whole[who]) for who, entity in enumerate(entities) for span in entity.mentions),
        key=lambda m: (m.span.start, -m.span.end),
    )
    return Cast(
        layout=layout,
        grammar=grammar,
        words=words,
        entities=entities,
        mentions=tuple(mentions),
        starts=tuple(m.span.start for m in mentions),
        first_body=next((m.who for m in mentions if entities[m.who].schema in BODIES), None),
    )


def _joined(entities: tuple[Entity, ...]) -> list[int]:
    """For each entity the one that it is: itself, or the person that its single word is short for."""
    whole = list(range(len(entities)))
    people = [i for i, e in enumerate(entities) if e.schema is Schema.PERSON]
    if len(people) > MOST_PEOPLE:
        return whole
    forms = {form: i for i in reversed(people) if " " in entities[i].name for form in entities[i].names}
    for who, entity in enumerate(entities):
        if " " not in entity.name and entity.schema in (Schema.PERSON, Schema.ORGANIZATION):
            found = _fuller(entities, people, entity.name, strict=entity.schema is not Schema.PERSON)
            whole[who] = forms.get(entity.name, found if found is not None else who)
    return whole


def _fuller(entities: tuple[Entity, ...], people: Sequence[int], word: str, *, strict: bool) -> int | None:
    """The person whose longer name the word is short for."""
    longer = [i for i in people if " " in entities[i].name or len(entities[i].name) >= len(word) + MUCH_LONGER]
    found = fuller_name(word, [entities[i].name for i in longer], strict=strict)
    return longer[found] if found is not None else None
