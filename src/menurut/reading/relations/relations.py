"""Lasting relations between the entities of a text: who holds which office, who belongs to, owns or is kin of whom.

Comes in: the layout, the language, the entities with their mentions, the attributions with their speakers. Goes out:
the relations in text order, each with the words that show it and the attribution, if any, that asserts it. The
patterns stand in modules of their own; here they are run, and what two of them found is kept once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from menurut.languages import Language
from menurut.reading.relations.aliases import alias_relations
from menurut.reading.relations.bodies import body_relations
from menurut.reading.relations.holdings import held_relations, registered_relations
from menurut.reading.relations.joints import joint_relations
from menurut.reading.relations.roles import role_relations
from menurut.reading.relations.scene import Draft, Scene, make_scene
from menurut.reading.relations.ties import tie_relations
from menurut.reading.relations.words import relation_words
from menurut.reading.text.grammar import grammar_of
from menurut.reading.text.layout import Layout
from menurut.records import Attribution, Entity, Relation, Span, Unnamed

MUTUAL = frozenset({"met", "family", "associate", "opposes"})
SPEAKERS = "; "


def read_relations(
    layout: Layout, language: Language, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> tuple[Relation, ...]:
    """The relations of a text, in text order."""
    scene = make_scene(layout, relation_words(language), grammar_of(language), entities, attributions)
    kept = list(_once(find_drafts(scene)))
    kept.sort(key=lambda d: (d.first, d.last))
    return tuple(_relation(scene, draft) for draft in kept)


def find_drafts(scene: Scene) -> Iterator[Draft]:
    """What the patterns find, the surest first."""
    roles = list(role_relations(scene))
    yield from roles
    yield from tie_relations(scene)
    yield from held_relations(scene)
    yield from registered_relations(scene)
    yield from alias_relations(scene)
    yield from joint_relations(scene, roles)
    yield from body_relations(scene)


def _once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Each relation once, the first that was found; a mutual one also when its ends are the other way round."""
    seen: set[tuple[int | str, str, int | str]] = set()
    for draft in drafts:
        key = (draft.subject, draft.relation, draft.object)
        other = (draft.object, draft.relation, draft.subject) if draft.relation in MUTUAL else key
        if draft.subject != draft.object and key not in seen and other not in seen:
            seen.add(key)
            yield draft


def _relation(scene: Scene, draft: Draft) -> Relation:
    """The record of a draft. A title beside a name is the article's own words, unless it stands in quotation marks."""
    span = Span(scene.tokens[draft.first].start, scene.tokens[draft.last - 1].end)
    word = scene.tokens[draft.word if draft.word >= 0 else draft.first]
    told = draft.given and scene.layout.quotation_at(word.start) is None
    attribution = None if told else scene.voices.around(word.span)
    speaker = attribution.speaker if attribution is not None else None
    return Relation(
        subject=_end(scene, draft.subject),
        relation=draft.relation,
        object=_end(scene, draft.object),
        detail=draft.detail,
        according_to=tuple(speaker.split(SPEAKERS)) if speaker else (),
        span=span,
        attribution=attribution.id if attribution is not None else None,
        why=draft.why,
    )


def _end(scene: Scene, end: int | str) -> str | Unnamed:
    return scene.entities[end].name if isinstance(end, int) else Unnamed(unnamed=end)
