"""Readings as tests need them: entities by name, with what a document says of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from menurut.records import Document, Entity, Reading, Relation, Schema, Span
from menurut.records.nodes import Node
from menurut.resolving.sightings import in_one_document, joined, sightings_of

DAY = datetime.date(2025, 6, 12)


def person(name: str, *names: str, roles: Sequence[str] = ()) -> Entity:
    """A person under a name, other names, and roles."""
    return Entity(name=name, schema=Schema.PERSON, names=(name, *names), roles=tuple(roles))


def body(name: str, *names: str, schema: Schema = Schema.PUBLIC_BODY) -> Entity:
    """A body under a name and other names."""
    return Entity(name=name, schema=schema, names=(name, *names))


def reading(*entities: Entity, key: str = "one", relations: Sequence[Relation] = ()) -> Reading:
    """A reading of a document that names these."""
    document = Document(text="Satu kalimat.", id=key, published=DAY)
    return Reading(document=document, entities=entities, relations=tuple(relations), language="id")


def relation(subject: str, kind: str, other: str) -> Relation:
    """A relation between two names."""
    return Relation(
        subject=subject, relation=kind, object=other, detail=None, according_to=("Budi",), span=Span(0, 4), why="test"
    )


def node(entity: Entity, *beside: Entity, documents: int = 1) -> Node:
    """The node of an entity that so many documents name, with the same others beside it each time."""
    seen = [sightings_of(reading(entity, *beside), f"{entity.name} {n}")[0] for n in range(documents)]
    return joined([in_one_document([one]) for one in seen])
