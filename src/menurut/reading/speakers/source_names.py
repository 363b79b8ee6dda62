"""What a source phrase says by itself: a name, a description of somebody unnamed, or a pointer to somebody before.

Takes the span of a source and the cast; gives a `Speaker` where the phrase is enough, a `Pointer` where only what went
before can tell. The stages, in order: pronoun, persons, accounts and bodies, statements of somebody, descriptions.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from menurut.reading.speakers.cast import Cast, Mention
from menurut.reading.speakers.source_phrase import AWAITED, EDGE_SIGNS, NOBODY, Phrase, Pointer, Speaker, take_apart
from menurut.reading.speakers.words import Head, Pronoun, SpeakerWords
from menurut.reading.text.layout import Token
from menurut.records import Kind, Schema, Span

LONGEST_NAME = 4
CARRIERS = (Kind.MEDIA, Kind.ACCOUNT, Kind.DOCUMENT)


def read_source(cast: Cast, words: SpeakerWords, span: Span, hint: Kind | None = None) -> Speaker | Pointer:
    """Whom the phrase names, or how it points back; `hint` is the kind of source that its cue asks for."""
    pronoun = _pronoun(cast, words, span)
    if pronoun is not None:
        return Pointer(AWAITED if pronoun.number == "one" else NOBODY, pronoun)
    phrase = take_apart(cast, words, span, hint)
    if phrase is None or not any(t.text[0].isalpha() or t.text == "@" for t in phrase.tokens):
        return NOBODY
    return _people(phrase) or _bodies(phrase) or _unlisted(phrase) or _statement(phrase) or _described(phrase)


def _pronoun(cast: Cast, words: SpeakerWords, span: Span) -> Pronoun | None:
    """The pronoun that the span is: alone, among adverbs, as the clitic of a cue, or behind what is no part of it."""
    found = words.pronouns.get(" ".join(span.of(cast.layout.text).lower().split()).strip(EDGE_SIGNS))
    if found is not None:
        return found
    tokens = [t for t in cast.layout.within(span) if t.low not in cast.grammar.adverbs]
    if not tokens:
        return None
    if len(tokens) == 1:
        return words.pronouns.get(tokens[0].low) or words.clitic_of(tokens[0])
    last, before = tokens[-1], tokens[-2]
    if before.capital or not before.word or before.low.endswith(cast.grammar.clitics):
        return words.pronouns.get(last.low)
    return None


def _people(phrase: Phrase) -> Speaker | Pointer | None:
    """The persons that the phrase names as those who speak; behind a demonstrative, a name only describes."""
    people = _behind_ranks(phrase, phrase.cast.people(phrase.mentions))
    if not people:
        return None
    lead = [t for t in phrase.lead(people[0]) if t.word]
    if not lead:
        return phrase.named(_joined(phrase, people), "name")
    introduced = [m for m in people if _introduced(phrase, m)]
    if introduced:
        return phrase.named(_joined(phrase, people[people.index(introduced[0]) :]), "name behind a description")
    head = phrase.head
    if phrase.opened or lead[0].low in phrase.words.around or (head is not None and head.kind in CARRIERS):
        return None
    if lead[-1].low in phrase.cast.grammar.ends:
        return None
    if phrase.definite:
        named = phrase.named(people[-1:], "name in a description")
        return Pointer(named, words=phrase.lows(), sure=True)
    together = _joined(phrase, people)
    return phrase.named(together if len(together) > 1 else people[-1:], "name behind a role")


def _behind_ranks(phrase: Phrase, people: Sequence[Mention]) -> Sequence[Mention]:
    """The names from the last on that has a rank or form of address before it and a name before that."""
    for index in range(len(people) - 1, 0, -1):
        before = phrase.lead(people[index])
        if before and before[-1].low in phrase.words.ranks and not _is_joined(phrase, people[index - 1], people[index]):
            return people[index:]
    return people


def _introduced(phrase: Phrase, mention: Mention) -> bool:
    """Whether a comma or a word for naming stands before the name, or before the title in front of it."""
    for token in reversed(phrase.lead(mention)):
        if token.text == "," or token.low in phrase.words.naming:
            return True
        if not (token.capital or token.text == "."):
            return False
    return False


def _joined(phrase: Phrase, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The first name and those that are joined to it by "and", or by commas before an "and"."""
    last = 0
    for index, (left, right) in enumerate(itertools.pairwise(mentions), start=1):
        if _is_joined(phrase, left, right):
            last = index
    return mentions[: last + 1]


def _is_joined(phrase: Phrase, left: Mention, right: Mention) -> bool:
    between = (t for t in phrase.tokens if left.span.end <= t.start < right.span.start)
    return any(t.low in phrase.words.together for t in between)


def _bodies(phrase: Phrase) -> Speaker | None:
    """The body, medium or account that the phrase names as the one who speaks."""
    handle = _handle(phrase)
    if handle is not None:
        return Speaker(handle, Kind.ACCOUNT, why="account")
    others = [m for m in phrase.mentions if phrase.cast.schema(m) is not Schema.PERSON]
    head = phrase.head
    if not others or phrase.many or (phrase.opened and (head is None or head.kind is not Kind.DOCUMENT)):
        return None
    first = others[0]
    schema = phrase.cast.schema(first)
    if not any(t.word for t in phrase.lead(first)):
        named = phrase.named(_joined(phrase, others), "body")
        return replace(named, kind=Kind.ACCOUNT) if head is not None and head.kind is Kind.ACCOUNT else named
    if schema in (Schema.MEDIA, Schema.ACCOUNT) and _carries(head):
        return phrase.named(_joined(phrase, [m for m in others if phrase.cast.schema(m) is schema]), "medium")
    if head is not None and head.kind is Kind.ORGANIZATION and not phrase.definite:
        return _body_behind_head(phrase, head, first)
    return None


def _carries(head: Head | None) -> bool:
    """Whether a medium or account behind the head is who speaks."""
    return head is not None and (head.kind in (Kind.MEDIA, Kind.ACCOUNT, Kind.ORGANIZATION) or head.of == "report")


def _body_behind_head(phrase: Phrase, head: Head, first: Mention) -> Speaker:
    if head.back and len(phrase.lead(first)) == len(head.words) and first.span.end >= phrase.tokens[-1].end:
        return phrase.named([first], "body behind its noun")
    return phrase.whole(Kind.ORGANIZATION, "body")


def _unlisted(phrase: Phrase) -> Speaker | None:
    """A person whose name is among no entities: capitalised words beside what describes him."""
    tokens, words = phrase.tokens, phrase.words
    start = len(tokens)
    while start > 0 and tokens[start - 1].capital and tokens[start - 1].low not in words.ranks:
        start -= 1
    name: Sequence[Token] = ()
    if 0 < start < len(tokens):
        before = tokens[start - 2] if start > 1 and tokens[start - 1].text == "." else tokens[start - 1]
        if before.text == "," or before.low in words.ranks | words.naming:
            name = tokens[start:]
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), 0)
    if not name and all(t.capital for t in tokens[:comma]):
        rest = tokens[comma + 1 :]
        name = tokens[:comma] if rest and (words.opens(rest[0]) or words.are_people(rest)) else ()
    if not 0 < len(name) <= LONGEST_NAME or words.are_people(name) or words.head_of(name) is not None:
        return None
    written = " ".join(t.text for t in name)
    who = phrase.cast.person_called(written)
    if who is not None:
        return Speaker(phrase.cast.entities[who].name, Kind.PERSON, (who,), why="short for a name")
    return Speaker(written, Kind.PERSON, why="name beside a description")


def _handle(phrase: Phrase) -> str | None:
    """The name of an account that is written with its sign."""
    for index, token in enumerate(phrase.tokens):
        if token.text == "@":
            rest = phrase.cast.layout.text[token.start : phrase.tokens[-1].end].split()
            return rest[0].rstrip(EDGE_SIGNS + ")") if rest and index + 1 < len(phrase.tokens) else None
    return None


def _statement(phrase: Phrase) -> Speaker | Pointer | None:
    """What stands behind a noun for what somebody gave out: the one whose it is."""
    head = phrase.head
    if head is None or head.kind is not Kind.DOCUMENT or head.of != "speaker" or phrase.many:
        return None
    rest = _owner(phrase, head)
    if rest is None:
        return None
    found = read_source(phrase.cast, phrase.words, rest)
    if isinstance(found, Pointer):
        kind = Kind.DOCUMENT if found.head is not None and found.head.kind is Kind.ORGANIZATION else None
        return replace(found, kind=kind, otherwise=phrase.whole(Kind.DOCUMENT, "what somebody gave out"))
    if found.kind is Kind.DOCUMENT or found.name is None:
        return None
    return replace(found, kind=Kind.DOCUMENT) if found.kind is Kind.ORGANIZATION else found


def _owner(phrase: Phrase, head: Head) -> Span | None:
    """Where, behind the head, a name or a noun for a speaker begins."""
    starts = {m.span.start for m in phrase.mentions}
    tokens = phrase.tokens
    for index in range(len(head.words) + phrase.opened, len(tokens)):
        if tokens[index].start in starts or phrase.words.head_of(tokens[index:]) is not None:
            return Span(tokens[index].start, tokens[-1].end)
    return None


def _described(phrase: Phrase) -> Speaker | Pointer:
    """A phrase without the name of one who speaks."""
    head, lows = phrase.head, phrase.lows()
    kind = head.kind if head is not None else Kind.UNNAMED
    if phrase.opened:
        return phrase.whole(kind if kind in CARRIERS else Kind.UNNAMED, "description")
    if phrase.cast.people(phrase.mentions) and kind is Kind.ORGANIZATION:
        return phrase.whole(kind, "people around a name")
    if phrase.possessed:
        return Pointer(_unowned(phrase, kind), head=head, words=lows, owned=True)
    if phrase.definite:
        if kind is Kind.ORGANIZATION and phrase.names_more:
            return phrase.whole(kind, "body")
        return Pointer(phrase.whole(kind, "description"), head=head, words=lows, sure=True)
    if head is None:
        return _unknown(phrase, lows)
    if phrase.tokens[0].low in phrase.words.articles:
        return Pointer(phrase.whole(kind, "description"), head=head, words=lows)
    if head.back and len(lows) == len(head.words):
        return Pointer(phrase.whole(kind, "description"), head=head, words=lows, sure=True)
    return phrase.whole(kind, "description")


def _unowned(phrase: Phrase, kind: Kind) -> Speaker:
    """The phrase without the clitic that makes it somebody's."""
    speaker = phrase.whole(kind, "something of somebody")
    name = speaker.name or ""
    clitic = next((c for c in phrase.cast.grammar.clitics if name.lower().endswith(c)), "")
    return replace(speaker, name=name[: len(name) - len(clitic)] or None)


def _unknown(phrase: Phrase, lows: tuple[str, ...]) -> Speaker | Pointer:
    """A phrase of which nothing is known but its cue, its first word and how it is written."""
    if phrase.hint in CARRIERS:
        return phrase.whole(phrase.hint, "what the cue asks for")
    bare = phrase.tokens[1:] if phrase.tokens[0].low in phrase.words.articles else phrase.tokens
    office = phrase.words.office_of(bare)
    if office:
        full = sum(t.capital for t in bare) >= len(office) + LONGEST_NAME
        return Pointer(phrase.whole(Kind.PERSON if full else Kind.UNNAMED, "office"), words=lows, office=office)
    person = phrase.cast.person_called(phrase.text())
    if person is not None:
        return Speaker(phrase.cast.entities[person].name, Kind.PERSON, (person,), why="short for a name")
    if phrase.words.are_people(phrase.tokens[:1]):
        return Pointer(phrase.whole(Kind.UNNAMED, "description"), words=lows, sure=phrase.goes_on)
    written = [t.text for t in phrase.tokens if t.text[0].isalpha()]
    if written and all(not w.islower() for w in written):
        return replace(phrase.whole(Kind.ORGANIZATION, "unknown name"), weak=True)
    return replace(phrase.whole(Kind.UNNAMED, "description"), weak=True)
