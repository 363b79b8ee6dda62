"""Relations from words between a thing and its owner: "kapal milik Budi", "terdaftar atas nama Budi".

Comes in: the scene. Goes out: drafts. A thing may be named, or given as the noun phrase before the word.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.role_phrases import thing_end
from menurut.reading.relations.scene import Draft, Scene
from menurut.reading.relations.sides import after, listed, noun_phrase_before
from menurut.reading.relations.words import THINGS
from menurut.records import Schema

PERSONS = frozenset({Schema.PERSON})
DESCRIBED = 6
NEAR = 40
LATELY = 12


def held_relations(scene: Scene) -> Iterator[Draft]:
    """The relations that a word between a thing and its owner shows: "kapal milik Budi"."""
    for index, _last, own in scene.find(scene.words.held):
        if not own:
            yield from _held(scene, index)
            continue
        thing, who = scene.ends(index, THINGS), scene.antecedent(index)
        if thing is not None and who is not None:
            yield Draft(who, "owns", thing.who, scene.text(index, index + 1), thing.first, index + 1, "held: his own")


def _held(scene: Scene, index: int) -> Iterator[Draft]:
    owner = after(scene, index + 1, THINGS | PERSONS, None) or _named(scene, index + 1)
    if owner is None and scene.low(index + 1) in scene.words.back:
        who = scene.body_meant(index)
        owner = Mention(index + 1, index + 2, who) if who is not None else None
    if owner is None:
        return
    owners = listed(scene, owner, THINGS | PERSONS)
    detail = scene.text(index, index + 1)
    for mention in owners:
        for thing, first, last in _held_things(scene, index, owners[-1]):
            yield Draft(mention.who, "owns", thing, detail, first, max(last, mention.last), "held", index)


def _named(scene: Scene, index: int) -> Mention | None:
    """The first of the owners whom a naming word introduces: "milik dua warga, yakni Budi dan Siti"."""
    _first, limit = scene.sentence(index - 1)
    for step in range(index, min(limit, index + DESCRIBED)):
        if scene.low(step) in scene.words.naming:
            return scene.starts(step + 1, THINGS | PERSONS)
        if scene.cover[step] >= 0 or not (scene.tokens[step].word or scene.low(step) == ","):
            return None
    return None


def _held_things(scene: Scene, index: int, owner: Mention) -> Iterator[tuple[int | str, int, int]]:
    """What is owned: named before the word, behind the owner, or a noun phrase before the word."""
    first, limit = scene.sentence(index)
    mention = scene.ends(index, THINGS)
    if mention is not None:
        yield mention.who, mention.first, owner.last
        return
    end = scene.past_bracket(owner.last, limit)
    if scene.low(end) in scene.words.held_on:
        yield from _held_on(scene, end + 1, limit, index)
        return
    named = scene.starts(end + 1, THINGS) if scene.low(end) == "," else scene.starts(end, THINGS)
    start = noun_phrase_before(scene, index, first)
    if start == index and index > first:
        index -= 1
        start = noun_phrase_before(scene, index, first)
    if start == index:
        return
    if named is not None:
        yield named.who, start, named.last
    elif scene.low(end) in scene.grammar.closers:
        back = _pointed(scene, start, owner.who)
        yield (back if back is not None else scene.text(start, index)), start, end + 1
    else:
        yield scene.text(start, index), start, owner.last


def _held_on(scene: Scene, index: int, limit: int, start: int) -> Iterator[tuple[int | str, int, int]]:
    """What stands behind "kepemilikan Budi pada"."""
    mention = scene.starts(index, THINGS)
    if mention is not None:
        yield mention.who, start, mention.last
    elif scene.low(index) in scene.words.common:
        end = thing_end(scene, index, limit)
        yield scene.text(index, end), start, end


def _pointed(scene: Scene, index: int, owner: int) -> int | None:
    """The thing a phrase with "itu" points back to: the one the sentence before is about."""
    first, _limit = scene.sentence(index)
    last = bisect.bisect_left(scene.mentions, index, key=lambda m: m.first)
    for mention in reversed(scene.mentions[max(last - LATELY, 0) : last]):
        if mention.last < first - NEAR:
            return None
        if scene.schema(mention) in THINGS and mention.who != owner:
            return mention.who
    return None


def registered_relations(scene: Scene) -> Iterator[Draft]:
    """The relations of a name in the papers: "perusahaan itu terdaftar atas nama Budi"."""
    for first, last, _form in scene.find(scene.words.registered):
        name = scene.starts(last, THINGS | PERSONS)
        if name is None:
            continue
        start, _limit = scene.sentence(first)
        thing = scene.ends(first, THINGS)
        if thing is not None:
            detail = scene.text(first, last)
            yield Draft(name.who, "registered_name", thing.who, detail, thing.first, name.last, "papers", first)
            continue
        for comma in range(first - 1, start - 1, -1):
            if not scene.tokens[comma].word:
                start = comma + 1
                break
        end = first - 1 if scene.low(first - 1) in scene.grammar.closers else first
        if start < end:
            words = scene.text(start, end)
            yield Draft(name.who, "registered_name", words, scene.text(first, last), start, name.last, "papers", first)
