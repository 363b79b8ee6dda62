"""Relations from role phrases: offices, memberships, kinship, ownership, all that a noun says of a name.

Comes in: the scene. Goes out: drafts, one for each holder and target.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.role_holders import Holders, find_holders
from menurut.reading.relations.role_phrases import Phrase, fused_body, read_phrase
from menurut.reading.relations.scene import Draft, Scene, is_faction, is_state
from menurut.reading.relations.words import BODIES

JOINED = 5
OFFICES = frozenset({"position", "member"})
GIVEN = frozenset({"position", "member", "part_of", "represents", "founder", "deputy"})


def role_relations(scene: Scene) -> Iterator[Draft]:
    """The relations that nouns show."""
    before: Phrase | None = None
    last: tuple[Phrase, Holders] | None = None
    for head, after, role in scene.find(scene.words.roles):
        if not role.relation:
            continue
        phrase = read_phrase(scene, head, after, role, before)
        before = phrase if phrase.possessed else before
        if any(scene.low(i) in scene.words.hoped for i in range(phrase.start - 1, head)):
            continue
        holders = find_holders(scene, phrase) or _shared(scene, phrase, last)
        last = (phrase, holders) if holders is not None else None
        yield from _relations(scene, phrase, holders)


def _shared(scene: Scene, phrase: Phrase, last: tuple[Phrase, Holders] | None) -> Holders | None:
    """The holder of the role before, where this one is joined to it: "Ketua Partai Fajar dan komisaris Bank Melati"."""
    if last is None or phrase.possessed:
        return None
    other, holders = last
    joined = scene.low(phrase.start - 1) in scene.words.together | scene.words.becoming
    apart = phrase.start - max(other.end, holders.last)
    same = scene.sentence(other.head) == scene.sentence(phrase.head)
    if not (joined and same and apart <= JOINED) or scene.people_before(max(other.end, holders.last), phrase.start):
        return None
    return Holders(holders.who, phrase.start, phrase.end, "the holder of the role before")


def _relations(scene: Scene, phrase: Phrase, holders: Holders | None) -> Iterator[Draft]:
    if holders is None:
        yield from _alone(scene, phrase)
        yield from _parts(scene, phrase)
        return
    targets = _targets(scene, phrase, holders)
    for holder in holders.who:
        for target in targets:
            if holder != target:
                yield _draft(scene, phrase, holder, target, holders)
        for body in phrase.chain:
            if _is_faction(scene, body):
                yield _draft(scene, phrase, holder, body.who, holders, "member")
    yield from _parts(scene, phrase)


def _targets(scene: Scene, phrase: Phrase, holders: Holders) -> tuple[int | str, ...]:
    if phrase.owner is not None:
        return (phrase.owner,)
    if phrase.role.inside or not phrase.targets:
        body = fused_body(scene, phrase, holders.first if holders.first >= phrase.after else phrase.end)
        if body is not None:
            return (body,)
    if phrase.thing is not None:
        return phrase.known or (phrase.thing,)
    return tuple(m.who for m in phrase.targets) or _behind_the_name(scene, phrase, holders)


def _behind_the_name(scene: Scene, phrase: Phrase, holders: Holders) -> tuple[int, ...]:
    """The body behind the name: "Menteri Luar Negeri Budi Santoso dari Rusia"."""
    if holders.first < phrase.after or scene.low(holders.last) not in scene.words.faction_from:
        return ()
    step = holders.last + 1
    body = scene.starts(step, phrase.role.target & BODIES)
    if body is None and scene.low(step) in scene.words.joins:
        body = scene.starts(step + 1, phrase.role.target & BODIES)
    return (body.who,) if body is not None else ()


def _alone(scene: Scene, phrase: Phrase) -> Iterator[Draft]:
    """A holder without a name: "putra Budi", "seorang staf Dinas Pasar"."""
    role = phrase.role
    if not role.alone or len(phrase.targets) != 1 or phrase.possessed:
        return
    target = phrase.targets[0]
    token = scene.tokens[phrase.head]
    if not (phrase.single or (role.pair and phrase.told == phrase.after and (token.first or not token.capital))):
        return
    last = max(phrase.after, target.last)
    name, detail = scene.text(phrase.start, last), scene.text(phrase.head, max(phrase.told, phrase.after))
    why, given = "a role without a name", role.relation in GIVEN
    yield Draft(name, role.relation, target.who, detail, phrase.start, last, why, phrase.head, given)


def _parts(scene: Scene, phrase: Phrase) -> Iterator[Draft]:
    """Bodies that follow each other in one phrase: the first is part of the second."""
    if phrase.role.relation not in OFFICES or not phrase.chain or is_state(scene, phrase.targets[-1]):
        return
    before = phrase.targets[-1]
    for body in phrase.chain:
        if before.who != body.who and not (_is_faction(scene, body) or is_state(scene, body)):
            detail, why = scene.text(before.first, before.last), "bodies behind a role"
            yield Draft(before.who, "part_of", body.who, detail, before.first, body.last, why, given=True)
            before = body


def _is_faction(scene: Scene, body: Mention) -> bool:
    return is_faction(scene, body.first - 1, body.last)


def _draft(
    scene: Scene, phrase: Phrase, holder: int, target: int | str, holders: Holders, relation: str | None = None
) -> Draft:
    first, last = min(phrase.start, holders.first), max(phrase.end, holders.last)
    subject, object_ = (target, holder) if phrase.role.flip else (holder, target)
    start = phrase.start if phrase.start < phrase.told else phrase.head
    detail = scene.text(start, max(phrase.told, phrase.after)) or None
    kind = relation or phrase.role.relation
    given = holders.beside and kind in GIVEN
    return Draft(subject, kind, object_, detail, first, last, f"role: {holders.why}", phrase.head, given)
