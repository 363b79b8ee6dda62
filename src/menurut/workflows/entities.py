"""Entities of the ledger by name or id, and what people decide about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from menurut.errors import DecisionError, NotThereError
from menurut.ledger import Batch
from menurut.ledger.entities import EntityTables
from menurut.records import Judgement, Matter
from menurut.records.nodes import Known, Node, Sort
from menurut.resolving.folding import fold
from menurut.workflows.judging import Opinion, record
from menurut.workflows.resolving import re_resolve

SHOWN = 8  # entities in a message that says a name is that of several


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entity with its nodes: those of full names first, by the number of documents, then those of short names."""

    known: Known
    nodes: tuple[Node, ...]

    @property
    def first(self) -> Node:
        """The node that stands for the entity in decisions."""
        return self.nodes[0]


def find_entities(tables: EntityTables, name: str) -> tuple[Found, ...]:
    """The entities that this is a name or an id of (of the entity, or of a node), those of most documents first.

    Where none has the name, those whose names begin with it; () where there are none either.
    """
    ids = {name, *(stored.entity for stored in tables.nodes([name]).values())}
    known = tables.entities(ids)
    folded = sorted({fold(name, sort) for sort in Sort})
    for search in (tables.named, tables.like):
        if not known:
            known = tables.entities([ident for form in folded if form for ident in search(form)])
    found = [found_of(tables, entity) for entity in known.values()]
    return tuple(sorted(found, key=lambda f: (-sum(node.documents for node in f.nodes), f.known.id)))


def found_of(tables: EntityTables, known: Known) -> Found:
    """An entity with its nodes."""
    nodes = [stored.node for stored in tables.of_entities([known.id]).values()]
    ordered = sorted(nodes, key=lambda n: (n.short, n.reference is None, -n.documents, n.id))
    return Found(known=known, nodes=tuple(ordered))


def the_entity(tables: EntityTables, name: str) -> Found:
    """The one entity of that name or id; NotThereError where there is none, or several."""
    found = find_entities(tables, name)
    if not found:
        raise NotThereError(f"no entity is called {name!r}; menurut entities show finds names that begin alike")
    if len(found) > 1:
        several = "; ".join(f"{f.known.id} {f.known.name}" for f in found[:SHOWN])
        raise NotThereError(f"{name!r} is the name of {len(found)} entities; give the id of one: {several}")
    return found[0]


def to_merge(tables: EntityTables, one: str, other: str) -> tuple[tuple[str, str], ...]:
    """The pairs of nodes that a decision SAME must be made on, so that two entities become one."""
    left, right = the_entity(tables, one), the_entity(tables, other)
    if left.known.id == right.known.id:
        raise DecisionError(f"{one!r} and {other!r} are one entity already: {left.known.id} {left.known.name}")
    return ((left.first.id, right.first.id),)


def to_split(tables: EntityTables, whole: str, part: str) -> tuple[tuple[str, str], ...]:
    """The pairs of nodes that a decision NOT_SAME must be made on, so that a part of an entity leaves it.

    The part is the id of a node, or a name that some nodes of the entity have and others have not.
    """
    found = the_entity(tables, whole)
    leaves = [node for node in found.nodes if part == node.id or fold(part, node.sort) == node.fold]
    stays = [node for node in found.nodes if node not in leaves]
    if not leaves:
        raise NotThereError(f"{part!r} is no name or node of {found.known.name}; menurut entities show lists them")
    if not stays:
        raise DecisionError(f"{part!r} is the whole of {found.known.name}; give the id of the node that is another")
    return tuple((stays[0].id, node.id) for node in leaves)


def judge(batch: Batch, pairs: Sequence[tuple[str, str]], judgement: Judgement, author: str, reason: str = "") -> None:
    """Record a person's judgement on pairs of nodes, and resolve them again.

    DecisionError where it contradicts decisions that hold; then nothing of the batch should be kept.
    """
    opinion = Opinion(judgement=judgement, author=author, reason=reason)
    for one, other in pairs:
        record(batch, Matter.ENTITY, one, other, opinion)
    re_resolve(batch.entities, {node for pair in pairs for node in pair})
