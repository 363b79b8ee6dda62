"""Reads a role phrase: a noun such as an office or a kinship, to whom or what it is one, and where the phrase ends.

Comes in: the scene and the place of the noun. Goes out: a `Phrase` with its targets; who holds the role is for
`role_holders` to find.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.scene import Scene, is_state
from menurut.reading.relations.words import BODIES, Role
from menurut.records import Schema

LONGEST = 16
THING_WORDS = 6
MODIFIERS = 4
STATE_WORDS = 3
PERSON = frozenset({Schema.PERSON})


@dataclass(slots=True)
class Phrase:
    """A role phrase: `[start, end)` in tokens, the noun at `[head, after)`, the role words up to `told`.

    `targets` are mentions in text order; `owner` is the entity a possessive stands for; `thing` the words of a target
    without a name; `chain` the bodies that follow the target, each holding the one before.
    """

    role: Role
    start: int
    head: int
    after: int
    told: int
    end: int
    targets: list[Mention] = field(default_factory=list)
    chain: list[Mention] = field(default_factory=list)
    owner: int | None = None
    possessed: bool = False
    thing: str | None = None
    known: tuple[int, ...] = ()
    plural: bool = False
    single: bool = False


def read_phrase(scene: Scene, head: int, after: int, role: Role, before: Phrase | None = None) -> Phrase:
    """The phrase whose noun is the tokens `[head, after)`; `before` is the one read before it."""
    start = head
    first, limit = scene.sentence(head)
    while start > first and scene.low(start - 1) in scene.words.former:
        start -= 1
    phrase = Phrase(role, start, head, after, after, after)
    _count(scene, phrase, first)
    limit = min(limit, head + LONGEST)
    if _possessed(scene, phrase, limit):
        if before is not None and before.owner is not None and first <= before.head:
            phrase.owner = before.owner
        return phrase
    if scene.words.target_before and _target_before(scene, phrase, first):
        return phrase
    _target_behind(scene, phrase, limit)
    if not phrase.targets and phrase.thing is None and role.common:
        _thing_behind(scene, phrase, limit)
    return phrase


def _count(scene: Scene, phrase: Phrase, first: int) -> None:
    """Whether the words at the start of the phrase open one holder without a name, or several holders."""
    near = {scene.low(i) for i in range(max(first, phrase.start - 2), phrase.after)}
    phrase.plural = bool(near & scene.words.plural)
    phrase.single = bool(near & scene.words.single)


def _possessed(scene: Scene, phrase: Phrase, limit: int) -> bool:
    """Reads a possessive on or near the noun ("istrinya", "putra sulungnya", "istri saya", "sang istri")."""
    words, after = scene.words, phrase.told
    for index in range(phrase.told - 1, min(phrase.told + 2, limit)):
        token = scene.tokens[index]
        if index >= phrase.told and (token.capital or not token.word or scene.cover[index] >= 0):
            break
        if token.low.endswith(words.clitics) and index >= phrase.told - 1 and words.clitics:
            after = index + 1
            return _own(scene, phrase, after, scene.antecedent(phrase.start))
        if index >= phrase.told and token.low in words.own:
            return _own(scene, phrase, index + 1, scene.quoting(index))
        if index >= phrase.told and token.low in words.after:
            return _own(scene, phrase, index + 1, scene.antecedent(phrase.start))
    if phrase.start > 0 and scene.low(phrase.start - 1) in words.before:
        phrase.start -= 1
        return _own(scene, phrase, after, scene.antecedent(phrase.start))
    if words.target_before and phrase.start > 0 and scene.low(phrase.start - 1) in words.own:
        phrase.start -= 1
        return _own(scene, phrase, after, scene.quoting(phrase.start))
    if phrase.role.pair and scene.low(phrase.told) == "," and scene.low(phrase.start - 1) in words.beside:
        return _own(scene, phrase, after, scene.antecedent(phrase.start))
    return False


def _own(scene: Scene, phrase: Phrase, end: int, owner: int | None) -> bool:
    phrase.end = phrase.told = end
    phrase.possessed = True
    if owner is not None and scene.entities[owner].schema in phrase.role.target:
        phrase.owner = owner
    return True


def _target_before(scene: Scene, phrase: Phrase, first: int) -> bool:
    """Reads a target that stands before the noun, as in "Acme chief Ann Lee" or "Ann Lee's wife"."""
    for start in range(phrase.start, max(first, phrase.start - MODIFIERS) - 1, -1):
        mention = scene.ends(start, phrase.role.target)
        if mention is not None:
            apart = scene.tokens[start - 1].low.endswith(scene.words.suffixes) if scene.words.suffixes else True
            if not apart and phrase.role.target == PERSON:
                return False
            phrase.targets, phrase.start = [mention], mention.first
            while phrase.start > first and scene.low(phrase.start - 1) in scene.words.single:
                phrase.start -= 1
            _count(scene, phrase, first)
            return True
        if start == first or not scene.tokens[start - 1].word or scene.low(start - 1) in scene.words.stops:
            return False
    return False


def _target_behind(scene: Scene, phrase: Phrase, limit: int) -> None:
    """Walks over role words up to the target, and over what belongs to it."""
    index, role, office = phrase.told, phrase.role, False
    while index < limit:
        mention = scene.starting.get(index)
        office = office or (mention is None and scene.tokens[index].capital and _is_office(scene, index))
        if mention is not None:
            if (role.stateless or scene.low(index - 1) in scene.words.origin) and is_state(scene, mention):
                break
            if office and role.target > PERSON and scene.schema(mention) is not Schema.PERSON:
                index = mention.last
                continue
            if scene.schema(mention) in role.target:
                phrase.told, phrase.end = index, mention.last
                phrase.targets, phrase.thing = [mention], None
                _more(scene, phrase, limit)
                return
            if scene.schema(mention) is Schema.PERSON or role.target != PERSON:
                phrase.told = phrase.end = index
                return
            index = mention.last
            continue
        past = scene.past_bracket(index, limit)
        if past == index:
            past = _past_state(scene, phrase, index)
        if past > index:
            index = past
            continue
        if not _is_role_word(scene, index) or (role.common and _thing_ends(scene, index)):
            break
        index += 1
    phrase.end = index
    phrase.told = phrase.told if phrase.thing is not None else index


def _past_state(scene: Scene, phrase: Phrase, index: int) -> int:
    """Past the name of a state that is no entity of the text, which is then the target in so many words."""
    blocked = phrase.thing is not None or phrase.role.stateless or scene.low(index - 1) in scene.words.origin
    if blocked or not (phrase.role.target & BODIES) or not scene.tokens[index].capital:
        return index
    for size in range(STATE_WORDS, 0, -1):
        if tuple(t.low for t in scene.tokens[index : index + size]) in scene.words.states:
            phrase.thing, phrase.told = scene.text(index, index + size), index
            return index + size
    return index


def _thing_ends(scene: Scene, index: int) -> bool:
    """Whether a common noun for a thing stands before the small word here: "bengkel di ..."."""
    return scene.low(index) in scene.words.part_joins and scene.low(index - 1) in scene.words.common


def _is_office(scene: Scene, index: int) -> bool:
    """Whether an office begins here, whose bearer and not its body is then meant: "utusan Presiden Rusia ..."."""
    return any(role.relation == "position" for _words, role in scene.words.roles.by_first.get(scene.low(index), ()))


def _is_role_word(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    if not token.word:
        return token.text in scene.words.joins
    if token.low in scene.words.joins or token.capital:
        return True
    if token.low in scene.words.stops:
        return False
    return not (len(token.low) > 5 and token.low.startswith(scene.grammar.prefixes))


def _more(scene: Scene, phrase: Phrase, limit: int) -> None:
    """Reads behind the first target: a second one joined to it, or the bodies it is part of."""
    words, index = scene.words, phrase.end
    while index < limit:
        index = scene.past_bracket(index, limit)
        step = index
        for skipped in (words.part_joins | words.together, words.faction):
            if step < limit and step not in scene.starting and scene.low(step) in skipped:
                step += 1
        mention = scene.starts(step, phrase.role.target)
        if mention is None or (scene.schema(mention) in PERSON and phrase.role.target != PERSON):
            break
        if phrase.role.target == PERSON:
            if scene.low(index) not in words.together:
                break
            phrase.targets.append(mention)
        elif scene.low(index) in words.together:
            break
        else:
            phrase.chain.append(mention)
        index = mention.last
    phrase.end = scene.past_bracket(index, limit)


def _thing_behind(scene: Scene, phrase: Phrase, limit: int) -> None:
    """Reads a target that is a common noun: "pemilik sebuah warung di kota itu"."""
    index = phrase.head + 1
    while index < limit and scene.tokens[index].word and scene.low(index) not in scene.words.common:
        if scene.cover[index] >= 0 or index - phrase.head > MODIFIERS:
            return
        index += 1
    if index >= limit or scene.low(index) not in scene.words.common:
        return
    phrase.told, phrase.end = index, thing_end(scene, index, limit)
    phrase.thing = scene.text(index, phrase.end)
    if phrase.end == index + 1:
        phrase.known = kin_of_noun(scene, scene.low(index))


def thing_end(scene: Scene, index: int, limit: int) -> int:
    """Where the words for a thing that starts at the index end."""
    end = index + 1
    while end < min(limit, index + THING_WORDS) and _is_role_word(scene, end) and scene.cover[end] < 0:
        if scene.low(end) in scene.words.together:
            break
        end += 1
    while end > index + 1 and scene.low(end - 1) in scene.words.joins:
        end -= 1
    return end


def kin_of_noun(scene: Scene, noun: str) -> tuple[int, ...]:
    """The entities that the text calls by the noun: "pabrik" where "pabrik baja Melati" stands."""
    found: list[int] = []
    for mention in scene.mentions:
        if scene.schema(mention) in PERSON or mention.who in found:
            continue
        first = mention.first - (scene.low(mention.first - 1) not in scene.words.joins)
        if noun in (scene.low(mention.first), scene.low(first), scene.low(first - 1) if first < mention.first else ""):
            found.append(mention.who)
    return tuple(found)


def fused_body(scene: Scene, phrase: Phrase, until: int) -> int | None:
    """The body that a title has inside itself: "Kapolda Telaga" means "Polda Telaga" where the text names it."""
    place = [t.low for t in scene.tokens[phrase.after : until] if t.word]
    for opening in phrase.role.bodies:
        for size in range(min(len(place), LONGEST), -1, -1):
            found = scene.named.get((*opening, *place[:size]))
            if found is not None and scene.entities[found].schema in phrase.role.target:
                return found
    return None
