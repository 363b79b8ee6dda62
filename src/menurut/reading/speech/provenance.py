"""How attributions hang together: which lies inside which, and through whom the article has each.

`set_parents` needs only places; `set_origins` comes after the speakers are known.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from menurut.languages import Language
from menurut.reading.text.layout import Layout, Token
from menurut.records import Attribution, Entity, Kind, Schema, Span, Style

SHORTEST_OUTLET = 5
CARRIERS = frozenset({Kind.MEDIA, Kind.ACCOUNT, Kind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class OriginWords:
    """The table `origins.toml`; the comments there say what each list is for."""

    to: frozenset[str]
    reached: frozenset[tuple[str, ...]]
    before: frozenset[str]
    platforms: frozenset[str]
    on: frozenset[str]
    reach: int
    clitics: tuple[str, ...]
    days: frozenset[str]


@functools.cache
def origin_words(language: Language) -> OriginWords:
    """The words by which an article says from where it has something."""
    table = language.table("origins")
    platform = table["platform"]
    return OriginWords(
        to=frozenset(table["to"]["words"]),
        reached=frozenset(tuple(phrase.split()) for phrase in table["to"]["reached"]),
        before=frozenset(table["to"]["before"]),
        platforms=frozenset(platform["names"]),
        on=frozenset(platform["on"]),
        reach=int(table["reach"]["words"]),
        clitics=tuple(language.table("grammar")["clitic"]["forms"]),
        days=frozenset(language.table("grammar")["circumstance"]["weekdays"]),
    )


def hull(attribution: Attribution) -> Span:
    """From the first word of the content to the last."""
    return Span(attribution.content[0].start, attribution.content[-1].end)


def set_parents(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Gives each attribution the smallest other one whose content holds its cue and content.

    The attributions come in text order; one that lies inside another is never far from it, so a stack suffices.
    """
    order = sorted(attributions, key=lambda a: (hull(a).start, -hull(a).end, a.cue is not None))
    stack: list[Attribution] = []
    parents: dict[int, int] = {}
    for attribution in order:
        while stack and hull(stack[-1]).end <= hull(attribution).start:
            stack.pop()
        parent = next((a for a in reversed(stack) if _lies_in(attribution, a)), None)
        if parent is not None:
            parents[attribution.id] = parent.id
        stack.append(attribution)
    return tuple(replace(a, parent=parents.get(a.id)) for a in attributions)


def _lies_in(inner: Attribution, outer: Attribution) -> bool:
    places = [hull(inner)] + [span for span in (inner.cue, inner.source) if span is not None]
    return inner.id != outer.id and all(any(span.holds(p) for span in (hull(outer),)) for p in places)


@dataclass(frozen=True, slots=True)
class _Names:
    """Which entity begins at which token: media by name, and the tokens at which a person is named."""

    media: dict[int, str]
    people: frozenset[int]
    outlet: str


def set_origins(
    layout: Layout,
    language: Language,
    entities: tuple[Entity, ...],
    attributions: tuple[Attribution, ...],
    outlet: str | None = None,
) -> tuple[Attribution, ...]:
    """Gives each attribution its origin: a medium, account or document that holds it, or that the words name.

    `outlet` is who published the document; its short name counts as a medium where somebody spoke to it.
    """
    words = origin_words(language)
    names = _Names(
        media={layout.index(m.start): e.name for e in entities if e.schema is Schema.MEDIA for m in e.mentions},
        people=frozenset(layout.index(m.start) for e in entities if e.schema is Schema.PERSON for m in e.mentions),
        outlet=(outlet or "").split(".")[0].lower(),
    )
    by_id = {a.id: a for a in attributions}
    found = tuple(replace(a, origin=_origin(layout, words, names, by_id, a)) for a in attributions)
    accounts = {a.speaker: a.origin for a in reversed(found) if a.kind is Kind.ACCOUNT and a.origin in words.platforms}
    return tuple(
        replace(a, origin=accounts[a.speaker])
        if a.origin is None and a.style is Style.DIRECT and a.speaker in accounts
        else a
        for a in found
    )


def _origin(
    layout: Layout, words: OriginWords, names: _Names, by_id: dict[int, Attribution], attribution: Attribution
) -> str | None:
    parent = by_id.get(attribution.parent) if attribution.parent is not None else None
    if parent is not None and parent.kind in CARRIERS:
        return None if parent.kind is Kind.DOCUMENT and not _is_named(parent.speaker or "") else parent.speaker
    if attribution.cue is None or attribution.kind is Kind.MEDIA:
        return None
    first, last = _saying(layout, words, attribution)
    if parent is not None:
        first = max(first, layout.index(parent.content[0].start))
    source = [] if attribution.source is None or attribution.kind is Kind.ACCOUNT else [attribution.source]
    taken = [*attribution.content, *source]
    free = [i for i in range(first, last) if not any(c.start <= layout.tokens[i].start < c.end for c in taken)]
    platform = _platform(layout, words, free)
    if platform is not None or attribution.kind in CARRIERS:
        return platform
    return _medium(layout, words, names, free)


def _is_named(document: str) -> bool:
    """A document counts as an origin if it has a name or number; "a written statement" is none."""
    return any(char.isupper() or char.isdigit() for char in document)


def _saying(layout: Layout, words: OriginWords, attribution: Attribution) -> tuple[int, int]:
    """The tokens that tell how it was said: from the start of the sentence to some words behind source and cue."""
    ends = [span for span in (attribution.source, attribution.cue) if span is not None]
    sentence = layout.sentence_at(ends[0].start)
    first = max(layout.index(sentence.start), layout.index(min(s.start for s in ends)) - words.reach)
    last = layout.index(max(s.end for s in ends))
    stop = min(layout.index(sentence.end), last + words.reach)
    inside = (
        i for i in range(last, stop) if any(c.start <= layout.tokens[i].start < c.end for c in attribution.content)
    )
    return first, next(inside, stop)


def _platform(layout: Layout, words: OriginWords, indices: Sequence[int]) -> str | None:
    for index in indices:
        name = layout.tokens[index].text.split("-")[0]
        for clitic in words.clitics:
            name = name.removesuffix(clitic)
        if name in words.platforms and index > 0 and layout.tokens[index - 1].low in words.on:
            return name
    return None


def _medium(layout: Layout, words: OriginWords, names: _Names, indices: Sequence[int]) -> str | None:
    """The medium that somebody spoke to: behind a word of reaching any name but a person's, else a known one."""
    tokens = layout.tokens
    for index in indices:
        reached = any(
            _low(tokens, index, len(phrase)) == phrase for phrase in words.reached if phrase[0] == tokens[index].low
        )
        if not reached and tokens[index].low not in words.to:
            continue
        ahead = index + max((len(p) for p in words.reached if reached and _low(tokens, index, len(p)) == p), default=1)
        start = ahead
        while ahead < len(tokens) and tokens[ahead].low in words.before and ahead not in names.media:
            ahead += 1
        if ahead >= len(tokens):
            return None
        if ahead in names.media:
            return names.media[ahead]
        named = _is_medium(words, names, tokens, ahead)
        if (reached or ahead > start or named) and ahead not in names.people:
            name = _run_of_capitals(tokens, start if tokens[start].capital else ahead) or (
                tokens[ahead].span if named else None
            )
            if name is not None:
                return name.of(layout.text)
    return None


def _is_medium(words: OriginWords, names: _Names, tokens: Sequence[Token], index: int) -> bool:
    """Whether a name is one of a medium: by its form, as the outlet's own, or by the day that stands behind it."""
    low = tokens[index].low
    if _looks_like_a_site(tokens[index].text) or low == names.outlet:
        return True
    if len(names.outlet) >= SHORTEST_OUTLET and low.startswith(names.outlet):
        return True
    run = _run_of_capitals(tokens, index)
    end = index + 1
    while run is not None and end < len(tokens) and tokens[end].start < run.end:
        end += 1
    return run is not None and [t.low in words.days for t in tokens[end : end + 2]] == [False, True]


def _low(tokens: Sequence[Token], index: int, size: int) -> tuple[str, ...]:
    return tuple(token.low for token in tokens[index : index + size])


def _looks_like_a_site(word: str) -> bool:
    """A domain, or a small word run into a capital as site names are."""
    return "." in word or (word[0].islower() and not word.islower())


def _run_of_capitals(tokens: Sequence[Token], index: int) -> Span | None:
    end = index
    while end < len(tokens) and (tokens[end].capital or _looks_like_a_site(tokens[end].text)) and tokens[end].word:
        end += 1
    return Span(tokens[index].start, tokens[end - 1].end) if end > index else None
