"""To whom a pronoun or description points: what has been said so far, by whom, and who was brought in since.

A pronoun means who spoke last, unless a sentence since then has another person for its subject. What is said inside
another's words takes nothing over: behind it the outer speaker goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from menurut.reading.speakers.cast import Cast
from menurut.reading.speakers.posts import Posts
from menurut.reading.speakers.source_phrase import NOBODY, Pointer, Speaker
from menurut.reading.speech.sources import source_after
from menurut.records import Kind, Schema, Span

CARRIERS = (Kind.MEDIA, Kind.ACCOUNT, Kind.DOCUMENT)
SHORTEST_PIECE = 2
LONG_DESCRIPTION = 3
REMEMBERED = 60
MOST_CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class Said:
    """One speaker and where what he said ends."""

    speaker: Speaker
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pointer stands: its offset, and in whose words, if in any; `quoted` where those are the very words."""

    offset: int
    outer: Speaker | None = None
    content: Span | None = None
    quoted: bool = False


@dataclass(slots=True)
class Memory:
    """What has been said so far, in text order, without what stands inside another's words.

    `talkers` are those of the cast whom some source of the article names.
    """

    cast: Cast
    posts: Posts
    talkers: frozenset[int] = frozenset()
    said: deque[Said] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    descriptions: dict[int, frozenset[str]] = field(default_factory=dict)

    def keep(self, speaker: Speaker, end: int) -> None:
        """Remember who spoke."""
        if speaker.name is not None:
            self.said.append(Said(speaker, end))

    def last(self, *kinds: Kind) -> Speaker | None:
        """Who spoke last, of these kinds."""
        return next((s for s in self.backwards() if not kinds or s.kind in kinds), None)

    def backwards(self) -> Iterator[Speaker]:
        """The speakers, the last first."""
        return (said.speaker for said in reversed(self.said))

    def person(self, who: int, why: str) -> Speaker:
        """A person of the cast as a speaker."""
        return Speaker(self.cast.entities[who].name, Kind.PERSON, (who,), why=why)

    def described(self, who: int) -> frozenset[str]:
        """The words by which the text describes a person."""
        if who not in self.descriptions:
            self.descriptions[who] = self.cast.described(who)
        return self.descriptions[who]

    def introduced(self, until: int) -> Speaker | None:
        """The person that a sentence since the last speech is about."""
        since = max((s.end for s in self.said), default=0)
        who = self.cast.subject(since, until, self.talkers)
        return self.person(who, "subject of the sentence before") if who is not None else None

    def carrying_on(self) -> Speaker | None:
        """Who goes on speaking: the last speaker, or the person who spoke more often than the body that broke in."""
        talk = [s for s in self.backwards() if s.kind not in CARRIERS]
        if not talk:
            return None
        if talk[0].kind is not Kind.PERSON and not talk[0].single:
            names = [s.name for s in talk]
            person = next((s for s in talk if s.kind is Kind.PERSON), None)
            if person is not None and (talk[0].weak or names.count(person.name) > names.count(names[0])):
                return person
        return talk[0]

    def several(self) -> Speaker | None:
        """The last speaker that is several people or a body."""
        return next((s for s in self.backwards() if s.many or s.kind is Kind.ORGANIZATION), None)

    def several_near(self, until: int) -> Speaker | None:
        """Several people that stand together, or are described as several, in the sentences just before."""
        layout, words = self.cast.layout, self.cast.words
        before = layout.sentences_before(until)
        if not before:
            return None
        first, last = layout.index(before[0].start), layout.index(until)
        for index in range(last - 1, first - 1, -1):
            token = layout.tokens[index]
            if token.low in words.together:
                pair = self._pair(index)
                if pair is not None:
                    return pair
            if token.low in words.many and words.are_people(layout.tokens[index + 1 : last]):
                bounds = source_after(layout.tokens, index, last, self.cast.grammar)
                if bounds is not None and bounds[1] - bounds[0] > 1:
                    span = Span(layout.tokens[bounds[0]].start, layout.tokens[bounds[1] - 1].end)
                    name = " ".join(span.of(layout.text).split())
                    return Speaker(name, Kind.UNNAMED, many=True, why="several people named last")
        return None

    def _pair(self, index: int) -> Speaker | None:
        """The two persons between whose names the token stands."""
        cast, tokens = self.cast, self.cast.layout.tokens
        if not 0 < index < len(tokens) - 1:
            return None
        left = cast.people(cast.within(tokens[index - 1].span))
        right = cast.people(cast.within(tokens[index + 1].span))
        if not left or not right or left[0].who == right[0].who:
            return None
        who = (left[0].who, right[0].who)
        name = "; ".join(cast.entities[w].name for w in who)
        return Speaker(name, Kind.PERSON, who, many=True, why="two persons named together")

    def near(self, until: int) -> Speaker | None:
        """The person named last in the sentences just before."""
        before = self.cast.layout.sentences_before(until)
        if not before:
            return None
        mentions = self.cast.people(self.cast.within(Span(before[0].start, until)))
        return self.person(mentions[-1].who, "person named last") if mentions else None


def follow(memory: Memory, pointer: Pointer, place: Place) -> Speaker:
    """Whom the pointer means."""
    if pointer.pronoun is not None:
        found = _pronoun(memory, pointer, place)
    elif pointer.owned:
        found = _owned(memory, pointer, place)
    else:
        found = _description(memory, pointer, place)
    if found is None:
        return pointer.otherwise
    return replace(found, kind=pointer.kind) if pointer.kind is not None else found


def _pronoun(memory: Memory, pointer: Pointer, place: Place) -> Speaker | None:
    assert pointer.pronoun is not None
    number, points = pointer.pronoun.number, pointer.pronoun.points
    if points == "side" and place.outer is not None:
        return _side(memory, place.outer)
    if points in ("own", "side"):
        return place.outer or memory.carrying_on() or memory.introduced(place.offset)
    if place.outer is not None and place.quoted:
        return _inside(memory, place)
    if number == "body":
        return memory.last(Kind.ORGANIZATION, *CARRIERS)
    if number == "many":
        return memory.several() or memory.several_near(place.offset)
    if place.outer is not None and place.outer.kind is Kind.PERSON:
        return place.outer
    new = memory.introduced(place.offset)
    if new is not None:
        return new
    if number == "any":
        return memory.carrying_on()
    return memory.last(Kind.PERSON) or memory.near(place.offset) or memory.carrying_on()


def _side(memory: Memory, outer: Speaker) -> Speaker:
    """The body that the speaker speaks for; himself where the article names none."""
    body = memory.posts.body_of(outer.who[0]) if outer.kind is Kind.PERSON and len(outer.who) == 1 else None
    if body is None:
        return outer
    return Speaker(memory.cast.entities[body].name, Kind.ORGANIZATION, (body,), why="body of the speaker")


def _inside(memory: Memory, place: Place) -> Speaker:
    """The person last named inside the very words of another, who is not that other."""
    assert place.outer is not None and place.content is not None
    before = memory.cast.within(Span(place.content.start, place.offset))
    for mention in reversed(memory.cast.people(before)):
        if mention.who not in place.outer.who:
            return memory.person(mention.who, "named in the words of another")
    return NOBODY


def _owned(memory: Memory, pointer: Pointer, place: Place) -> Speaker | None:
    """Something of the last speaker: what it is, and whose; of a person, the one so described."""
    otherwise = pointer.otherwise
    if otherwise.kind not in CARRIERS:
        return _by_role(memory, pointer, place)
    owner = place.outer or memory.introduced(place.offset) or memory.carrying_on()
    if owner is None or owner.name is None:
        return None
    return replace(otherwise, name=f"{otherwise.name} {owner.name}", why="something of the last speaker")


def _description(memory: Memory, pointer: Pointer, place: Place) -> Speaker | None:
    head = pointer.head
    if head is None:
        return _by_role(memory, pointer, place)
    found = _same_head(memory, pointer)
    if found is not None or head.kind is Kind.DOCUMENT:
        return found
    if head.kind in CARRIERS:
        return memory.last(head.kind)
    if head.kind is Kind.ORGANIZATION:
        return memory.last(Kind.ORGANIZATION) or _body(memory)
    return _by_role(memory, pointer, place)


def _body(memory: Memory) -> Speaker | None:
    """The first body that the text names."""
    who = memory.cast.first_body
    if who is None:
        return None
    return Speaker(memory.cast.entities[who].name, Kind.ORGANIZATION, (who,), why="body named before")


def _same_head(memory: Memory, pointer: Pointer) -> Speaker | None:
    """The last speaker described by the same noun, or whose name has it."""
    assert pointer.head is not None
    noun = pointer.head.words[0]
    for speaker in memory.backwards():
        if speaker.head == noun or (speaker.kind is pointer.head.kind and noun in (speaker.name or "").lower().split()):
            return speaker
    return None


def _by_role(memory: Memory, pointer: Pointer, place: Place) -> Speaker | None:
    """The person whose roles share the most words with the description, the last speaker first."""
    best: tuple[int, Speaker] | None = None
    for speaker in _candidates(memory, pointer, place):
        described = memory.described(speaker.who[0])
        if not all(_fits(memory, word, described) for word in pointer.office):
            continue
        score = sum(_fits(memory, word, described) for word in set(pointer.words))
        if score > 0 and (best is None or score > best[0]):
            best = score, speaker
    if best is not None:
        return best[1]
    if pointer.sure and (pointer.head is None or len(pointer.words) >= LONG_DESCRIPTION):
        found = memory.introduced(place.offset) or memory.last(Kind.PERSON)
        return found or (memory.near(place.offset) if pointer.head is None else None)
    return None


def _fits(memory: Memory, word: str, described: frozenset[str]) -> bool:
    """Whether the word is among those of a description, itself, in full or shortened."""
    if word in described:
        return True
    full = memory.cast.words.shortened.get(word)
    return full <= described if full is not None else _shortens(word, described)


def _shortens(short: str, words: frozenset[str]) -> bool:
    """Whether the word is made of the beginnings of two of the words."""
    for cut in range(SHORTEST_PIECE, len(short) - SHORTEST_PIECE + 1):
        left, right = short[:cut], short[cut:]
        if any(w.startswith(left) for w in words) and any(w.startswith(right) for w in words):
            return True
    return False


def _candidates(memory: Memory, pointer: Pointer, place: Place) -> list[Speaker]:
    """Persons who may be meant: who was brought in last, who spoke, the last first, then who speaks later; for
    an office, or where nobody spoke before, all whom the article names."""
    found: dict[int, Speaker] = {}
    new = memory.introduced(place.offset)
    for speaker in ([new] if new is not None else []) + list(memory.backwards()):
        if speaker.kind is Kind.PERSON and len(speaker.who) == 1:
            found.setdefault(speaker.who[0], speaker)
    loose = not found or bool(pointer.office)
    for who, entity in enumerate(memory.cast.entities[:MOST_CANDIDATES]):
        if entity.schema is Schema.PERSON and (who in memory.talkers or loose):
            found.setdefault(who, memory.person(who, "person of that description"))
    return list(found.values())
