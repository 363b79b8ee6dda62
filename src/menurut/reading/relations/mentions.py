"""Where entities are named, in tokens: their mentions, and places where a body stands by one of its names.

Comes in: layout and entities. Goes out: mentions in text order, none inside another.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from menurut.reading.text.layout import Layout
from menurut.records import Entity, Schema

Names = dict[str, list[tuple[tuple[str, ...], int]]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named: token indices `[first, last)` and the entity's index."""

    first: int
    last: int
    who: int


def find_mentions(layout: Layout, entities: tuple[Entity, ...]) -> tuple[Mention, ...]:
    """The mentions as tokens; a body is found by its names also where its mentions miss a place."""
    found = _outermost(layout, entities)
    found += _missed(layout, entities, found)
    return tuple(sorted(found, key=lambda m: m.first))


def _outermost(layout: Layout, entities: tuple[Entity, ...]) -> list[Mention]:
    """The mentions as tokens; one inside another is left out."""
    found: list[Mention] = []
    for who, entity in enumerate(entities):
        for span in entity.mentions:
            first = bisect.bisect_right(layout.starts, span.start) - 1
            first = max(first, 0)
            last = layout.index(span.end)
            if first < last:
                found.append(Mention(first, last, who))
    found.sort(key=lambda m: (m.first, -m.last))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.first >= kept[-1].last:
            kept.append(mention)
    return kept


def _missed(layout: Layout, entities: tuple[Entity, ...], mentions: Sequence[Mention]) -> list[Mention]:
    """Places outside all mentions where a body stands by one of its names."""
    names: Names = {}
    for who, entity in enumerate(entities):
        if entity.schema is not Schema.PERSON:
            for name in entity.names:
                parts = tuple(name.split())
                if parts and name[0].isupper():
                    names.setdefault(parts[0], []).append((parts, who))
    taken = {index for m in mentions for index in range(m.first, m.last)}
    found: list[Mention] = []
    index = 0
    while index < len(layout.tokens):
        match = _name_at(layout, index, names, taken)
        if match is not None:
            found.append(match)
        index = match.last if match is not None else index + 1
    return found


def _name_at(layout: Layout, index: int, names: Names, taken: set[int]) -> Mention | None:
    best: Mention | None = None
    for parts, who in names.get(layout.tokens[index].text, ()):
        last = index + len(parts)
        if best is not None and last <= best.last:
            continue
        if tuple(t.text for t in layout.tokens[index:last]) == parts and taken.isdisjoint(range(index, last)):
            best = Mention(index, last, who)
    return best


def folded(name: str | None) -> tuple[str, ...]:
    """The words of a name in lower case, without brackets and commas."""
    return tuple((name or "").casefold().replace("(", " ").replace(")", " ").replace(",", " ").split())
