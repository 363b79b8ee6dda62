"""Who holds a role: the name beside a role phrase, behind or before it, or the one it points back to.

Comes in: the scene and a phrase. Goes out: the mentions or the entity that hold the role, and how they were found.
"""

from __future__ import annotations

from dataclasses import dataclass

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.role_phrases import Phrase
from menurut.reading.relations.scene import OPENING, Scene
from menurut.records import Schema

RANKS = 6
DESCRIBING = 5
FAR = 14
TAIL = 6
OPENERS = 2
BREAKS = frozenset(",–—-")


@dataclass(frozen=True, slots=True)
class Holders:
    """The entities that hold the role, the tokens they stand in, and the rule that found them.

    `beside` is true where a name stands at the role with nothing that says "is", as a title does.
    """

    who: tuple[int, ...]
    first: int
    last: int
    why: str
    beside: bool = False


def find_holders(scene: Scene, phrase: Phrase) -> Holders | None:
    """The holders of the role: beside it, before it, or pointed back to; None where nobody is named."""
    return _behind(scene, phrase) or _before(scene, phrase) or _pointed(scene, phrase)


def _behind(scene: Scene, phrase: Phrase) -> Holders | None:
    """A name right behind the phrase, behind a comma, or behind a word that says "is" or "named"."""
    words = scene.words
    _first, limit = scene.sentence(phrase.head)
    index = _past_tail(scene, phrase.end, limit)
    found = _name(scene, index, limit, phrase)
    if found is not None:
        return _listed(scene, found, limit, phrase.plural, phrase, "name behind the role")
    if scene.low(index) in words.copula:
        found = _described(scene, index + 1, limit, phrase)
        if found is not None:
            many = phrase.plural or scene.low(index) in words.naming
            return _listed(scene, found, limit, many, phrase, "name behind the role and a copula")
    step = _past_description(scene, index, limit)
    comma = scene.low(step) in BREAKS
    if comma:
        step += 1
    if scene.low(step) in words.naming:
        found = _described(scene, step + 1, limit, phrase)
        return _listed(scene, found, limit, True, phrase, "name after a naming word") if found else None
    if comma and (phrase.possessed or all(scene.low(i) in words.describing for i in range(index, step - 1))):
        found, why = _name(scene, step, limit, phrase), "name behind the role and a comma"
        return _listed(scene, found, limit, phrase.plural, phrase, why) if found else None
    return None


def _past_tail(scene: Scene, index: int, limit: int) -> int:
    """Past what may stand between target and holder: "untuk Indonesia", "periode 2019-2024"."""
    if scene.low(index) not in scene.words.tails:
        return index
    step = index + 1
    while step < min(limit, index + TAIL):
        token = scene.tokens[step]
        mention = scene.starting.get(step)
        if mention is not None and scene.schema(mention) is Schema.PERSON:
            return step
        if mention is not None:
            step = mention.last
        elif token.capital or token.text[0].isdigit() or token.text in BREAKS - {","}:
            step += 1
        else:
            break
    return step if step > index + 1 else index


def _past_description(scene: Scene, index: int, limit: int) -> int:
    """Past lower-case words that describe: "pelatih Mesir berbadan tegap", "wakilnya yang paling lama"."""
    step = index
    while step < min(limit, index + DESCRIBING) and scene.tokens[step].word and not scene.tokens[step].capital:
        if scene.cover[step] >= 0 or scene.low(step) in scene.words.naming:
            break
        step += 1
    return step


def _name(scene: Scene, index: int, limit: int, phrase: Phrase) -> Mention | None:
    """The name at the index, behind ranks and brackets; None where another role or a clause begins."""
    for _ in range(RANKS):
        if index >= limit:
            return None
        mention = scene.starting.get(index)
        if mention is not None:
            return mention if scene.schema(mention) in phrase.role.holder and _new(mention, phrase) else None
        past = scene.past_bracket(index, limit)
        token = scene.tokens[index]
        if past > index:
            index = past
        elif (token.capital and not _is_role(scene, index)) or token.text == ".":
            index += 1
        else:
            return None
    return None


def _new(mention: Mention, phrase: Phrase) -> bool:
    return mention not in phrase.targets and mention.who != phrase.owner


def _is_role(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return (
        token.low in scene.words.roles.by_first
        and token.low not in scene.words.ranks
        and not token.first
        and len(token.low) > 3
    )


def _described(scene: Scene, index: int, limit: int, phrase: Phrase) -> Mention | None:
    """The name behind a copula, past a few words that describe its bearer."""
    for step in range(index, min(limit, index + DESCRIBING + 1)):
        mention = scene.starting.get(step)
        if mention is not None and scene.schema(mention) in phrase.role.holder and _new(mention, phrase):
            return mention
        token = scene.tokens[step]
        if not token.word and token.text not in '"“.':
            return None
        if token.low in scene.words.stops and not token.capital and step > index:
            return None
    return None


def _listed(scene: Scene, found: Mention, limit: int, many: bool, phrase: Phrase, why: str) -> Holders:
    """The holder, and those joined to it where the phrase speaks of several."""
    who, last = [found.who], found.last
    while many:
        step = scene.past_bracket(last, limit)
        joined = False
        while step < limit and (scene.low(step) == "," or scene.low(step) in scene.words.together):
            joined, step = True, step + 1
        mention = _name(scene, step, limit, phrase) if joined else None
        if mention is None:
            break
        who.append(mention.who)
        last = mention.last
    return Holders(tuple(dict.fromkeys(who)), found.first, last, why, beside=True)


def _before(scene: Scene, phrase: Phrase) -> Holders | None:
    """A name before the phrase: "Budi, pemilik bengkel", "Budi adalah ketua", "Budi (ketua)"."""
    words, kinds = scene.words, phrase.role.holder
    first, _limit = scene.sentence(phrase.head)
    index, becoming = phrase.start, False
    while index > first and scene.low(index - 1) in words.becoming | words.linking | words.single:
        becoming = becoming or scene.low(index - 1) in words.becoming | words.linking
        index -= 1
    if becoming and scene.low(index - 1) in scene.grammar.negators | words.plans | scene.grammar.intentions:
        return None
    broken = index > first and (scene.low(index - 1) in BREAKS or scene.tokens[index - 1].text in OPENING)
    if broken:
        index -= 1
    found = scene.ends(scene.before_bracket(index, first), kinds)
    if broken and becoming:
        found = _apposed(scene, phrase, first, index) or found
    stands = broken or (becoming and found is not None and not _agent(scene, found, first))
    if found is not None and stands and _new(found, phrase):
        return Holders((found.who,), found.first, found.last, "name before the role", beside=not becoming)
    said = {scene.low(i) for i in range(index, phrase.start)}
    if not said & words.becoming:
        return None
    if scene.low(index - 1) in scene.grammar.pronouns:
        own = scene.low(index - 1) in scene.grammar.first_person
        who = scene.quoting(index - 1) if own else scene.antecedent(index - 1)
        return Holders((who,), index - 1, index, "pronoun before the role") if who is not None else None
    return _became(scene, phrase, first, index) if said & words.becoming_far else None


def _apposed(scene: Scene, phrase: Phrase, first: int, index: int) -> Mention | None:
    """The name before an apposition that a comma closes at the index: "Siti, istri Budi, adalah anggota ..."."""
    role = False
    for step in range(index, max(first, index - FAR), -1):
        role = role or (scene.low(step) in scene.words.roles.by_first and scene.cover[step] < 0)
        if scene.low(step - 1) == ",":
            found = scene.ends(scene.before_bracket(step - 1, first), phrase.role.holder)
            return found if found is not None and role and _new(found, phrase) else None
    return None


def _became(scene: Scene, phrase: Phrase, first: int, index: int) -> Holders | None:
    """The nearest name before a verb of becoming: "Budi terpilih sebagai ketua"."""
    for step in range(index, max(first, index - FAR), -1):
        found = scene.ends(step, phrase.role.holder)
        if found is None or not _new(found, phrase):
            continue
        if _agent(scene, found, first):
            continue
        return Holders((found.who,), found.first, found.last, "name before a verb of becoming")
    return None


def _agent(scene: Scene, mention: Mention, first: int) -> bool:
    """Whether the name stands behind a passive verb: the one who appoints, not the one appointed."""
    before = scene.low(mention.first - 1) if mention.first > first else ""
    return before in scene.grammar.agents or (len(before) > 5 and before.startswith(scene.words.passive))


def _pointed(scene: Scene, phrase: Phrase) -> Holders | None:
    """The one a phrase with "itu" or "tersebut" points back to."""
    if phrase.plural or phrase.possessed:
        return None
    but = [m.who for m in phrase.targets]
    if scene.low(phrase.end) not in scene.grammar.closers:
        return _source(scene, phrase, but)
    if not _is_subject(scene, phrase):
        return None
    who = scene.antecedent(phrase.start, but)
    if who is None or scene.entities[who].schema not in phrase.role.holder:
        return None
    return Holders((who,), phrase.start, phrase.end + 1, "the phrase points back")


def _is_subject(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase speaks, opens its sentence, or stands behind a word that says "is"."""
    if scene.speaker_at(phrase.head) is not None or scene.low(phrase.start - 1) in scene.words.becoming:
        return True
    first, _limit = scene.sentence(phrase.head)
    if scene.low(phrase.start - 1) == "," and not scene.people_before(first, phrase.start):
        return True
    return phrase.start - first <= OPENERS


def _source(scene: Scene, phrase: Phrase, but: list[int]) -> Holders | None:
    """The speaker whom a source phrase describes without naming him: "menurut mantan Direktur Bank Melati"."""
    who = scene.speaker_at(phrase.head) if phrase.role.relation != "represents" else None
    if who is None or who in but or scene.entities[who].schema not in phrase.role.holder:
        return None
    return Holders((who,), phrase.start, phrase.end, "the source phrase describes the speaker")
