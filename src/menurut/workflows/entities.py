"""Entities of the ledger by name or id, what people decide about them, and known entities that are imported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from menurut.errors import DecisionError, NotThereError
from menurut.ledger.entities import EntityTables
from menurut.records.nodes import Known, Node, Sort
from menurut.resolving.folding import fold
from menurut.resolving.reference import Reference, reference_node, reference_of
from menurut.workflows.settling import settle

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A line that is no known entity, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of the lines of a file: entities that are new, that were there, and lines that were refused."""

    added: int = 0
    there: int = 0
    refused: tuple[Refused, ...] = ()


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


def import_known(tables: EntityTables, lines: Iterable[tuple[int, bytes]], *, dataset: str, arrived: str) -> Imported:
    """Add known entities from numbered lines of FollowTheMoney JSON, and resolve all that they touch.

    A line that is none, or that is other than what came under its id before, is refused; the rest are added.
    """
    there = tables.references()
    new: dict[str, tuple[str, Reference]] = {}
    refused: list[Refused] = []
    same = 0
    for number, line in lines:
        reference = _reference(line)
        if isinstance(reference, str):
            refused.append(Refused(line=number, why=reference))
            continue
        body = _body(reference)
        before = there.get(reference.id) or (new[reference.id][0] if reference.id in new else None)
        if before is None:
            new[reference.id] = (body, reference)
        elif before == body:
            same += 1
        else:
            why = f"id {reference.id!r} came before with other properties; what was received never changes"
            refused.append(Refused(line=number, why=why))
    tables.receive(dataset, {ident: body for ident, (body, _) in new.items()}, arrived)
    _settle_known(tables, [reference for _, reference in new.values()])
    return Imported(added=len(new), there=same, refused=tuple(refused))


def restore_known(tables: EntityTables) -> int:
    """Make the nodes of all known entities again from what was received, after a rebuild; how many there are."""
    found = [reference_of(json.loads(body)) for body in tables.references().values()]
    references = [reference for reference in found if isinstance(reference, Reference)]
    _settle_known(tables, references)
    return len(references)


def _settle_known(tables: EntityTables, references: Sequence[Reference]) -> None:
    nodes = {node.id: node for node in map(reference_node, references)}
    old = {ident: stored.node for ident, stored in tables.nodes(nodes).items()}
    settle(tables, old, nodes)


def _reference(line: bytes) -> Reference | str:
    try:
        return reference_of(json.loads(line.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        return f"not UTF-8 (byte {error.start + 1} of the line)"
    except (ValueError, RecursionError):
        return "not JSON"


def _body(reference: Reference) -> str:
    properties = {name: list(texts) for name, texts in sorted(reference.properties.items())}
    row = {"id": reference.id, "schema": reference.ftm, "properties": properties}
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
