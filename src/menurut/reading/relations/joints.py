"""Relations from nouns for what two do or have together: "pertemuan Budi dengan Siti", "kerja sama antara ...".

Comes in: the scene, and the offices found so far, by which ministers of two states are paired. Goes out: drafts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.scene import Draft, Scene
from menurut.reading.relations.sides import after, before
from menurut.reading.relations.words import Joint
from menurut.records import Schema

VERB_REACH = 3
FAR = 8
LIST_REACH = 60
OFFICE = "position"


def joint_relations(scene: Scene, found: Sequence[Draft]) -> Iterator[Draft]:
    """The relations that such nouns show."""
    for first, last, joint in scene.find(scene.words.joints):
        yield from _joint(scene, first, last, joint, found)


def _joint(scene: Scene, first: int, last: int, joint: Joint, found: Sequence[Draft]) -> Iterator[Draft]:
    detail = scene.text(first, last)
    subjects = _holding(scene, first, joint)
    if len(subjects) > 1:
        for mine, yours in _pairs(subjects, found):
            start = subjects[0].first
            yield Draft(mine.who, joint.relation, yours.who, detail, start, last, "joint: those who hold it", first)
        return
    start = next((i + 1 for i in range(last, last + VERB_REACH) if scene.low(i) in scene.words.between), last)
    one = after(scene, start, joint.sides, None)
    if one is None:
        return
    if start == last and any(scene.low(i) in scene.words.accompanied for i in range(last, one.first)):
        side = before(scene, first, joint.sides, True)
        if side is not None and side.who != one.who:
            start = min(side.first, first)
            yield Draft(side.who, joint.relation, one.who, detail, start, one.last, "joint: with", first)
        return
    _first, limit = scene.sentence(first)
    step = scene.past_bracket(one.last, limit)
    others = scene.words.together | scene.words.accompanied
    far = FAR if start > last else VERB_REACH
    while step < min(limit, one.last + far) and scene.low(step) not in others:
        if not scene.tokens[step].word or (far == VERB_REACH and scene.starting.get(step) is not None):
            return
        step += 1
    other = after(scene, step + 1, joint.sides, one.who) if scene.low(step) in others else None
    if other is not None:
        yield Draft(one.who, joint.relation, other.who, detail, first, other.last, "joint: between")


def _holding(scene: Scene, first: int, joint: Joint) -> list[Mention]:
    """Those who hold a meeting: the list before the verb that takes the noun for its object."""
    start, _limit = scene.sentence(first)
    for verb in range(first - 1, max(start, first - 1 - VERB_REACH), -1):
        if scene.low(verb) in joint.verbs:
            return _list_before(scene, verb, max(start, verb - LIST_REACH), joint.sides)
    return []


def _list_before(scene: Scene, index: int, first: int, kinds: Collection[Schema]) -> list[Mention]:
    """The names of a list that ends before the index, titles between them allowed."""
    chain: list[Mention] = []
    step = index
    while step > first:
        mention = scene.ending.get(step)
        token = scene.tokens[step - 1]
        if mention is not None:
            if scene.schema(mention) in kinds:
                chain.append(mention)
            step = mention.first
        elif token.capital or token.low in scene.words.together or token.text == ",":
            step -= 1
        else:
            break
    return chain[::-1]


def _pairs(subjects: Sequence[Mention], found: Sequence[Draft]) -> Iterator[tuple[Mention, Mention]]:
    """Who met whom: two names each other; of several, those who hold the same office of different bodies."""
    if len(subjects) == 2:
        yield subjects[0], subjects[1]
        return
    offices = {d.subject: (d.detail or "", d.object) for d in found if d.relation == OFFICE}
    for one, other in combinations(subjects, 2):
        mine, yours = offices.get(one.who), offices.get(other.who)
        if mine is not None and yours is not None and mine[0].lower() == yours[0].lower() and mine[1] != yours[1]:
            yield one, other
