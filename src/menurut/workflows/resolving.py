"""Documents and known entities in, entities out: what a batch names is resolved with all that the ledger has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from menurut.ledger.entities import EntityTables, Mention
from menurut.records import Reading, Relation, Unnamed
from menurut.records.nodes import Node
from menurut.resolving.sightings import in_one_document, joined, sightings_of
from menurut.workflows.settling import settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A document that is new in the ledger: its number there, its key, and its reading."""

    n: int
    key: str
    reading: Reading


def resolve_batch(tables: EntityTables, batch: Sequence[Arrived]) -> dict[tuple[str, str], str]:
    """Resolve what new documents name, and write it; each document must come once only.

    Returns the id of the entity by the key of the document and each name that its reading gives the entity. Entities
    of earlier documents may change by it; their claims in the ledger are changed with them.
    """
    sightings = {item.key: sightings_of(item.reading, item.key) for item in batch}
    stored = tables.nodes({node.id for nodes in sightings.values() for node in nodes})
    old = {ident: found.node for ident, found in stored.items()}
    entities = settle(tables, old, _added_up(sightings.values(), old))
    tables.write_mentions([mention for item in batch for mention in _mentions(item, sightings[item.key])])
    named = {item.key: _by_name(item.reading, sightings[item.key]) for item in batch}
    tables.write_relations([row for item in batch for row in _relations(item, named[item.key])])
    return {(key, name): entities[node] for key, names in named.items() for name, node in names.items()}


def re_resolve(tables: EntityTables, nodes: Collection[str]) -> dict[str, str]:
    """Resolve some nodes again, after a decision about them. The entity of each node that was looked at."""
    now = {ident: stored.node for ident, stored in tables.nodes(nodes).items()}
    return settle(tables, now, now)


def _added_up(documents: Collection[Sequence[Node]], old: Mapping[str, Node]) -> dict[str, Node]:
    """The nodes that the documents show, with what was known of them."""
    parts: dict[str, list[Node]] = defaultdict(list)
    for nodes in documents:
        same: dict[str, list[Node]] = defaultdict(list)
        for node in nodes:
            same[node.id].append(node)
        for ident, of_document in same.items():
            parts[ident].append(in_one_document(of_document))
    return {i: joined([*([old[i]] if i in old else []), *found]) for i, found in parts.items()}


def _mentions(item: Arrived, nodes: Sequence[Node]) -> list[Mention]:
    entities = item.reading.entities
    return [
        Mention(document=item.n, number=number, node=node.id, name=entity.name)
        for number, (entity, node) in enumerate(zip(entities, nodes, strict=True))
    ]


def _by_name(reading: Reading, nodes: Sequence[Node]) -> dict[str, str]:
    """The node of each name in a reading; a full name wins over one that is a short form elsewhere."""
    pairs = list(zip(reading.entities, nodes, strict=True))
    found = {name: node.id for entity, node in reversed(pairs) for name in entity.names}
    return found | {entity.name: node.id for entity, node in reversed(pairs)}


def _relations(
    item: Arrived, named: Mapping[str, str]
) -> list[tuple[int, int, str | None, str | None, Mapping[str, object]]]:
    bodies = item.reading.to_dict()["relations"] if item.reading.relations else []
    return [
        (
            item.n,
            number,
            _node_of(relation.subject, named),
            _node_of(relation.object, named),
            {**body, "words": _words(item.reading, relation)},
        )
        for number, (relation, body) in enumerate(zip(item.reading.relations, bodies, strict=True))
    ]


def _words(reading: Reading, relation: Relation) -> str | None:
    return reading.words(relation.span)


def _node_of(end: str | Unnamed, named: Mapping[str, str]) -> str | None:
    return None if isinstance(end, Unnamed) else named.get(end)
