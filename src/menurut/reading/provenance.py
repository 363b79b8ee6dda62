"""How attributions hang together: which lies inside which, and through whom the article has each.

`set_parents` needs only places; `set_origins` comes after the speakers are known.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from menurut.languages import Language
from menurut.reading.layout import Layout, Token
from menurut.records import Attribution, Entity, Kind, Schema, Span

CARRIERS = frozenset({Kind.MEDIA, Kind.ACCOUNT, Kind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class OriginWords:
    """The table `origins.toml`; the comments there say what each list is for."""

    to: frozenset[str]
    before: frozenset[str]
    platforms: frozenset[str]
    bare: frozenset[str]
    on: frozenset[str]
    reach: int


@functools.cache
def origin_words(language: Language) -> OriginWords:
    """The words by which an article says from where it has something."""
    table = language.table("origins")
    platform = table["platform"]
    return OriginWords(
        to=frozenset(table["to"]["words"]),
        before=frozenset(table["to"]["before"]),
        platforms=frozenset(platform["names"]),
        bare=frozenset(platform["bare"]),
        on=frozenset(platform["on"]),
        reach=int(table["reach"]["words"]),
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


def set_origins(
    layout: Layout, language: Language, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """Gives each attribution its origin: a medium, account or document that holds it, or that the words name."""
    words = origin_words(language)
    media = {layout.index(m.start): e.name for e in entities if e.schema is Schema.MEDIA for m in e.mentions}
    by_id = {a.id: a for a in attributions}
    return tuple(replace(a, origin=_origin(layout, words, media, by_id, a)) for a in attributions)


def _origin(
    layout: Layout, words: OriginWords, media: dict[int, str], by_id: dict[int, Attribution], attribution: Attribution
) -> str | None:
    parent = by_id.get(attribution.parent) if attribution.parent is not None else None
    if parent is not None and parent.kind in CARRIERS:
        return parent.speaker
    if attribution.cue is None or attribution.kind is Kind.MEDIA:
        return None
    sentence = layout.sentence_at(attribution.cue.start)
    platform = _platform(layout, words, _around(layout, words, attribution, sentence))
    if platform is not None:
        return platform
    return _medium(layout, words, media, _behind(layout, words, attribution, sentence))


def _around(layout: Layout, words: OriginWords, attribution: Attribution, sentence: Span) -> Sequence[Token]:
    """The tokens of the source and behind source and cue, and those that open the sentence before them."""
    ends = [span for span in (attribution.source, attribution.cue) if span is not None]
    start, end = min(s.start for s in ends), max(s.end for s in ends)
    lead = Span(max(sentence.start, start - 120), end)
    inside = [t for t in layout.within(lead) if not any(c.start <= t.start < c.end for c in attribution.content)]
    return [*inside, *_behind(layout, words, attribution, sentence)]


def _behind(layout: Layout, words: OriginWords, attribution: Attribution, sentence: Span) -> Sequence[Token]:
    """The tokens behind source and cue, as far as they belong to the saying and not to what is said."""
    ends = [span.end for span in (attribution.source, attribution.cue) if span is not None]
    found: list[Token] = []
    for token in layout.within(Span(max(ends), max(sentence.end, max(ends)))):
        if len(found) >= words.reach or any(c.start <= token.start < c.end for c in attribution.content):
            break
        found.append(token)
    return found


def _platform(layout: Layout, words: OriginWords, tokens: Sequence[Token]) -> str | None:
    for index, token in enumerate(tokens):
        name = token.text.split("-")[0]
        if name in words.platforms or (name in words.bare and index > 0 and tokens[index - 1].low in words.on):
            return name
    return None


def _medium(layout: Layout, words: OriginWords, media: dict[int, str], tokens: Sequence[Token]) -> str | None:
    for index, token in enumerate(tokens):
        if token.low not in words.to:
            continue
        ahead = index + 1
        while ahead < len(tokens) and tokens[ahead].low in words.before:
            ahead += 1
        if ahead < len(tokens):
            name = media.get(layout.index(tokens[ahead].start))
            if name is not None:
                return name
    return None
