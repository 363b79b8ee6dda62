"""What may stand on either side of a word that ties two: the subject before it, the object behind it.

Comes in: the scene, the place of the word, the kinds that may stand there. Goes out: the mention or entity.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.scene import Scene
from menurut.reading.relations.words import BODIES
from menurut.records import Schema

NONE: frozenset[Schema] = frozenset()
REACH = 12
NEAR = 3
PHRASE = 10
CLAUSE = 6


@dataclass(frozen=True, slots=True)
class Side:
    """An entity on one side, the tokens that show it, and a second one joined to it if there is one."""

    who: int
    first: int
    last: int
    other: int | None = None


def before(scene: Scene, index: int, kinds: Collection[Schema], loose: bool) -> Side | None:
    """The subject of a verb at the index; None where the verb is only planned or denied, or nobody is named."""
    first, _limit = scene.sentence(index)
    step, words = index, scene.words
    while step > first and scene.low(step - 1) in words.helpers | words.plans | scene.grammar.negators:
        if scene.low(step - 1) in words.plans | scene.grammar.negators:
            return None
        step -= 1
    if step > first and scene.low(step - 1) in scene.grammar.relatives:
        step -= 1
    if step > first and scene.low(step - 1) == ",":
        step -= 1
    step = scene.before_bracket(step, first)
    mention = scene.ends(step, kinds)
    if mention is not None:
        return Side(mention.who, mention.first, mention.last, _joined(scene, mention, first, kinds))
    low = scene.low(step - 1) if step > first else ""
    if low in scene.grammar.first_person:
        return _side(scene, scene.quoting(step - 1), kinds, step)
    if low in scene.grammar.pronouns:
        return _side(scene, scene.antecedent(step - 1), kinds, step)
    if low in words.back:
        return _side(scene, scene.body_meant(step - 1), kinds, step)
    return _loose(scene, first, step, kinds) if loose else None


def _side(scene: Scene, who: int | None, kinds: Collection[Schema], step: int) -> Side | None:
    if who is None or scene.entities[who].schema not in kinds:
        return None
    return Side(who, step - 1, step)


def _joined(scene: Scene, mention: Mention, first: int, kinds: Collection[Schema]) -> int | None:
    """The entity joined before the mention by "and"."""
    step = mention.first
    while step > max(first, mention.first - REACH) and scene.low(step - 1) not in scene.words.together:
        if scene.low(step - 1) in scene.words.stops or not scene.tokens[step - 1].word:
            return None
        step -= 1
    found = scene.ends(scene.before_bracket(step - 1, first), kinds)
    return found.who if found is not None else None


def _loose(scene: Scene, first: int, index: int, kinds: Collection[Schema]) -> Side | None:
    """The nearest name before the verb in its clause, else whom its pronoun means."""
    for step in range(index, first, -1):
        token = scene.tokens[step - 1]
        if token.low in scene.words.plans and index - step < NEAR:
            return None
        if scene.layout.quotation_at(token.start) != scene.layout.quotation_at(scene.tokens[index].start):
            return None
        mention = scene.ends(step, kinds)
        if mention is not None:
            return Side(mention.who, mention.first, mention.last)
        if token.low in scene.grammar.pronouns:
            return _side(scene, scene.antecedent(step - 1), kinds, step)
        if token.low in scene.words.back:
            return _side(scene, scene.body_meant(step - 1), kinds, step)
    return None


def after(scene: Scene, index: int, kinds: frozenset[Schema], but: int | None) -> Mention | None:
    """The first mention of these kinds behind the index, past role words and titles; None behind a clause or verb."""
    if index >= len(scene.tokens):
        return None
    _first, limit = scene.sentence(index - 1)
    step, titled, lower, role = index, False, 0, False
    while step < min(limit, index + REACH):
        mention = scene.starting.get(step)
        role = role or (mention is None and _is_role(scene, step))
        if mention is not None and scene.schema(mention) in kinds - (BODIES if role else NONE) and mention.who != but:
            return mention
        if mention is not None:
            titled, step = True, mention.last
            continue
        past = scene.past_bracket(step, limit)
        token = scene.tokens[step]
        if past > step:
            step = past
        elif token.low in scene.words.links | scene.words.naming or token.capital or (token.text == "," and titled):
            titled = titled or token.capital
            step += 1
        elif token.word and lower < NEAR and _describes(scene, step):
            lower += 1
            step += 1
        else:
            return None
    return None


def _is_role(scene: Scene, index: int) -> bool:
    return any(role.relation for _words, role in scene.words.roles.by_first.get(scene.low(index), ()))


def _describes(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    if token.low in scene.words.stops or token.text[0].isdigit():
        return False
    return not (len(token.low) > 5 and token.low.startswith(scene.grammar.prefixes))


def listed(scene: Scene, found: Mention, kinds: Collection[Schema]) -> list[Mention]:
    """The mention, and those joined to it by "and" at the end of a list."""
    _first, limit = scene.sentence(found.first)
    chain, last = [found], found.last
    while True:
        step = scene.past_bracket(last, limit)
        if step < limit and scene.low(step) == ",":
            step += 1
        elif scene.low(step) not in scene.words.together:
            break
        if scene.low(step) in scene.words.together:
            step += 1
        mention = scene.starts(step, kinds)
        if mention is None or scene.schema(mention) != scene.schema(found):
            break
        chain.append(mention)
        last = mention.last
    closed = any(scene.low(m.first - 1) in scene.words.together for m in chain[1:])
    return chain if closed else chain[:1]


def noun_phrase_before(scene: Scene, index: int, first: int) -> int:
    """Where the noun phrase that ends before the index begins; the index itself where none does."""
    start, measured = index, False
    while start > max(first, index - PHRASE):
        token = scene.tokens[start - 1]
        opening = scene.before_bracket(start, first)
        if measured and opening < start:
            start = opening
            continue
        if not token.word or scene.cover[start - 1] >= 0 or not _in_phrase(scene, start - 1, measured):
            break
        measured = measured or token.text[0].isdigit()
        start -= 1
    while start < index and (scene.low(start) in scene.words.stops or scene.low(start) in scene.words.joins):
        start += 1
    return start


def _in_phrase(scene: Scene, index: int, measured: bool) -> bool:
    """Whether the word may stand in a noun phrase; a measure in it ("dengan kapasitas 46 MW") allows one more."""
    token = scene.tokens[index]
    if token.low in scene.words.stops:
        return token.low in scene.grammar.relatives or (measured and token.low in scene.words.accompanied)
    return token.capital or not (len(token.low) > 5 and token.low.startswith(scene.grammar.prefixes))


def owner_of_clause(scene: Scene, relative: int, kinds: Collection[Schema]) -> Mention | None:
    """The name that a relative clause at the index belongs to: "Bank Melati, lembaga yang ..."."""
    first, _limit = scene.sentence(relative)
    for step in range(relative, max(first, relative - CLAUSE), -1):
        mention = scene.ends(step, kinds)
        if mention is not None:
            return mention
        token = scene.tokens[step - 1]
        if token.text != "," and (not token.word or token.capital):
            return None
    return None
