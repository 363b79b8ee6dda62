"""Relations from verbs: "memiliki", "didirikan oleh", "bertemu dengan".

Comes in: the scene. Goes out: drafts. A verb has its subject before it and its object behind it, or the other way round
where it is passive; `sides` finds what may stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.role_phrases import thing_end
from menurut.reading.relations.scene import Draft, Scene, is_state
from menurut.reading.relations.sides import Side, after, before, listed, owner_of_clause
from menurut.reading.relations.words import Tie

Place = tuple[int, int]


def tie_relations(scene: Scene) -> Iterator[Draft]:
    """The relations that verbs show."""
    for first, last, tie in scene.find(scene.words.ties):
        if tie.frame == "active":
            yield from _active(scene, first, last, tie)
        elif tie.frame == "passive":
            yield from _passive(scene, first, last, tie)
        else:
            yield from _bare(scene, first, last, tie)


def _active(scene: Scene, first: int, last: int, tie: Tie) -> Iterator[Draft]:
    """Subject, verb, object: "Budi memiliki Bank Melati"; "Budi dan Siti bertemu" where nothing stands behind."""
    subject = before(scene, first, tie.subject, tie.loose)
    if subject is None:
        return
    found = after(scene, last, tie.object, subject.who)
    if found is not None and tie.common and not _owned(scene, last, found):
        found = None
    if found is not None:
        for mention in listed(scene, found, tie.object):
            yield _draft(scene, tie, subject, mention.who, (subject.first, mention.last), (first, last))
        return
    thing = _thing(scene, last, tie)
    if thing is not None:
        start, end = thing
        yield _draft(scene, tie, subject, scene.text(start, end), (subject.first, end), (first, last))
    elif tie.loose and subject.other is not None and subject.other != subject.who:
        yield _draft(scene, tie, subject, subject.other, (subject.first, last), (first, last))


def _owned(scene: Scene, index: int, found: Mention) -> bool:
    """Whether a name is owned itself, and only words for things stand before it; nobody owns a state."""
    words = {scene.low(i) for i in range(index, found.first) if not scene.tokens[i].capital}
    return words <= scene.words.links | scene.words.common and not is_state(scene, found)


def _passive(scene: Scene, first: int, last: int, tie: Tie) -> Iterator[Draft]:
    """Object, verb, agent: "Bank Melati dimiliki oleh Budi"."""
    patient = before(scene, first, tie.object, False)
    agent = after(scene, last, tie.subject, patient.who if patient is not None else None)
    if agent is None:
        return
    for mention in listed(scene, agent, tie.subject):
        if patient is not None:
            side = Side(mention.who, mention.first, mention.last)
            yield _draft(scene, tie, side, patient.who, (patient.first, mention.last), (first, last))


def _bare(scene: Scene, first: int, last: int, tie: Tie) -> Iterator[Draft]:
    """Object, subject, bare verb: "Bank Melati, lembaga yang Budi dirikan"."""
    subject = before(scene, first, tie.subject, False)
    if subject is None or scene.low(subject.first - 1) not in scene.grammar.relatives:
        return
    owned = owner_of_clause(scene, subject.first - 1, tie.object)
    if owned is not None:
        yield _draft(scene, tie, subject, owned.who, (owned.first, last), (first, last))


def _thing(scene: Scene, index: int, tie: Tie) -> tuple[int, int] | None:
    """The common noun for a thing that stands right behind the verb."""
    if not tie.common or scene.low(index) not in scene.words.common:
        return None
    _first, limit = scene.sentence(index)
    return index, thing_end(scene, index, limit)


def _draft(scene: Scene, tie: Tie, side: Side, other: int | str, reach: Place, verb: Place) -> Draft:
    """The draft of a verb at `verb` whose sides and words reach over `reach`."""
    subject, object_ = (other, side.who) if tie.flip else (side.who, other)
    start, end = min(reach[0], verb[0]), max(reach[1], verb[1])
    return Draft(subject, tie.relation, object_, scene.text(*verb), start, end, f"verb, {tie.frame}", verb[0])
