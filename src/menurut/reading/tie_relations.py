"""Relations from verbs: "memiliki", "didirikan oleh", "bertemu dengan", and what is "milik" somebody.

Comes in: the scene. Goes out: drafts. A verb has its subject before it and its object behind it, or the other way round
where it is passive; `sides` finds what may stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.reading.relation_mentions import Mention
from menurut.reading.relation_scene import Draft, Scene
from menurut.reading.relation_sides import Side, after, before, listed, noun_phrase_before, owner_of_clause
from menurut.reading.relation_words import THINGS, Tie
from menurut.reading.role_phrases import thing_end
from menurut.records import Schema

PERSONS = frozenset({Schema.PERSON})
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
    owner = after(scene, index + 1, THINGS | PERSONS, None)
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
    for mention in reversed(scene.mentions):
        if mention.first < index and scene.schema(mention) in THINGS and mention.who != owner:
            if mention.first >= first or first - mention.last < 40:
                return mention.who
            return None
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
