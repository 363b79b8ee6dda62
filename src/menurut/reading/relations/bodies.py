"""Relations that names of bodies show by themselves: a name inside a name, names side by side, a party behind a name.

Comes in: the scene. Goes out: drafts.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.scene import Draft, Scene, is_faction, is_state
from menurut.records import Schema

GROUPS = frozenset({Schema.PUBLIC_BODY, Schema.ORGANIZATION})
CLUBS = frozenset({Schema.ORGANIZATION})
PERSONS = frozenset({Schema.PERSON})


def body_relations(scene: Scene) -> Iterator[Draft]:
    """The relations between bodies, and of persons to parties, that names show."""
    for mention in scene.mentions:
        if scene.layout.is_boilerplate(scene.tokens[mention.first].start):
            continue
        schema = scene.schema(mention)
        if schema in GROUPS:
            yield from _inside(scene, mention)
            yield from _beside(scene, mention)
        elif schema in PERSONS:
            yield from _of_party(scene, mention)


def _inside(scene: Scene, mention: Mention) -> Iterator[Draft]:
    """A name inside a name: "Propam Polda Telaga" is part of "Polda Telaga", "militer Rusia" of the state."""
    lows = tuple(t.low for t in scene.tokens[mention.first : mention.last] if t.word)
    for cut in range(1, len(lows)):
        words, opening = (lows[:-cut], lows[-cut]) if scene.words.whole_before else (lows[cut:], lows[0])
        whole = scene.named.get(words)
        if whole is None:
            continue
        if whole != mention.who and scene.entities[whole].schema in GROUPS and _is_unit(scene, opening, whole, words):
            part = _named_behind(scene, mention)
            if part.who != whole:
                yield _part(scene, part, whole, part.last, "a name inside a name")
        return


def _named_behind(scene: Scene, mention: Mention) -> Mention:
    """The name behind a comma that a description such as "dinas rahasia Rusia" introduces; else the mention."""
    described = not scene.tokens[mention.first].capital and scene.low(mention.last) == ","
    named = scene.starts(mention.last + 1, GROUPS) if described else None
    return named or mention


def _is_unit(scene: Scene, opening: str, whole: int, words: tuple[str, ...]) -> bool:
    """Whether a name that opens so is a part of what closes it, and not another form of its name."""
    if words in scene.words.states:
        return opening in scene.words.organs
    return opening in scene.words.unit and opening != scene.entities[whole].name.split()[0].casefold()


def _beside(scene: Scene, mention: Mention) -> Iterator[Draft]:
    """Two bodies side by side: "Komite Pasar dari Dinas Telaga", "Badan Pasar (BP) Dinas Telaga"."""
    if scene.low(mention.first) not in scene.words.unit:
        return
    _first, limit = scene.sentence(mention.first)
    step = scene.past_bracket(mention.last, limit)
    if scene.low(step) in scene.words.faction_from:
        step += 1 + (scene.low(step + 1) in scene.words.joins)
    whole = scene.starts(step, GROUPS)
    if whole is None or is_state(scene, whole) or is_faction(scene, whole.first, whole.last):
        return
    if whole.who != mention.who:
        yield _part(scene, mention, whole.who, whole.last, "bodies side by side")


def _part(scene: Scene, part: Mention, whole: int, last: int, why: str) -> Draft:
    return Draft(part.who, "part_of", whole, scene.text(part.first, part.last), part.first, last, why, given=True)


def _of_party(scene: Scene, mention: Mention) -> Iterator[Draft]:
    """A party or club behind a name: "Budi dari Partai Fajar", "Budi (Klub Elang)"."""
    why = "a party behind a name"
    inside = scene.starts(mention.last + 1, CLUBS) if scene.low(mention.last) == "(" else None
    if inside is not None and scene.low(inside.last) == ")":
        yield Draft(mention.who, "member", inside.who, None, mention.first, inside.last, why, given=True)
    if scene.low(mention.last) not in scene.words.faction_from:
        return
    step = mention.last + 1
    party = scene.starts(step, GROUPS) or scene.starts(step + 1, GROUPS)
    if party is not None and is_faction(scene, step, party.last):
        yield Draft(mention.who, "member", party.who, None, mention.first, party.last, why, given=True)
