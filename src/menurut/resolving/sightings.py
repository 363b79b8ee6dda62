"""What one document shows of each entity that it names: nodes of one document, which add up to nodes of all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from menurut.records import Entity, Reading, Schema, content_id
from menurut.records.nodes import Node, Sort
from menurut.resolving.folding import calling_of, fold, is_common
from menurut.resolving.tables import tables

SORTS = {Schema.PERSON: Sort.PERSON, Schema.ACCOUNT: Sort.ACCOUNT}
COMPANY = 32  # hashes kept: more than most people ever stand beside, and enough to compare the rest by
ROLES = 4  # of one document: an entity has rarely more, and one that has is often two


def sightings_of(reading: Reading, document: str) -> tuple[Node, ...]:
    """One node for each entity of the reading, in their order; `document` is the key of the document.

    Two entities of the document may give the same node, where their names differ in titles or case only.
    """
    nodes = [_sighting(entity, document) for entity in reading.entities]
    day = reading.document.published.isoformat() if reading.document.published is not None else None
    people = {hash_of(node.fold): node for node in nodes if node.sort is Sort.PERSON and not node.short}
    found = []
    for node in nodes:
        company = sorted(key for key, other in people.items() if other.id != node.id)
        apart = _apart(node, nodes) if node.sort is Sort.PERSON or node.short else ()
        found.append(changed(node, first=day, last=day, company=tuple(company[:COMPANY]), beside=apart))
    return tuple(found)


def hash_of(*words: str) -> int:
    """A signed 64-bit number that depends on the words alone."""
    digest = hashlib.blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def joined(nodes: Sequence[Node]) -> Node:
    """Nodes of one id as one, whatever their order. They are of different documents, or added up by `merged_in`."""
    first = nodes[0]
    if len(nodes) == 1:
        return first
    days = [day for node in nodes for day in (node.first, node.last) if day is not None]
    return changed(
        first,
        **{name: _added(getattr(node, name) for node in nodes) for name in COUNTS},
        documents=sum(node.documents for node in nodes),
        first=min(days, default=None),
        last=max(days, default=None),
        company=tuple(sorted({key for node in nodes for key in node.company})[:COMPANY]),
        beside=tuple(sorted({other for node in nodes for other in node.beside})),
    )


def in_one_document(nodes: Sequence[Node]) -> Node:
    """Sightings of one id in one document as one, which counts the document once."""
    if len(nodes) == 1:
        return nodes[0]
    whole = joined(nodes)
    return changed(whole, documents=1, **{name: dict.fromkeys(getattr(whole, name), 1) for name in COUNTS})


def changed(node: Node, **values: object) -> Node:
    """The node with other values. (`dataclasses.replace` asks each field again, which costs here.)"""
    row = {name: getattr(node, name) for name in Node.__slots__}
    return Node(**{**row, **values})


COUNTS = ("forms", "shorts", "schemas", "roles", "callings")


def _sighting(entity: Entity, document: str) -> Node:
    sort = SORTS.get(entity.schema, Sort.BODY)
    name = fold(entity.name, sort)
    short = _is_short(name, sort)
    roles = entity.roles[:ROLES] if sort is Sort.PERSON else ()
    callings = tuple(dict.fromkeys(calling for role in roles if (calling := calling_of(role))))
    common = sort is Sort.PERSON and not short and is_common(name)
    calling = min(callings, default="") if common else ""
    shorts = {other for form in entity.names if (other := fold(form, sort)) != name and other}
    return Node(
        id=content_id("node", sort, name, document if short else calling),
        sort=sort,
        fold=name,
        short=short,
        common=common,
        calling=calling,
        forms={entity.name: 1},
        shorts=dict.fromkeys(sorted(shorts), 1),
        schemas={str(entity.schema): 1},
        roles=dict.fromkeys(roles, 1),
        callings=dict.fromkeys(callings, 1),
        documents=1,
    )


def _is_short(name: str, sort: Sort) -> bool:
    """Whether the name does not tell whom it names: one word for a person, a word for a kind of body alone."""
    if sort is Sort.PERSON:
        return " " not in name
    return sort is Sort.BODY and name in tables().heads and name not in tables().bodies


def _apart(node: Node, nodes: Iterable[Node]) -> tuple[str, ...]:
    """The ids of other nodes of the document whose names share a word: whoever read it took them for others."""
    words = set(node.fold.split())
    found = {n.id for n in nodes if n.id != node.id and n.sort is node.sort and not words.isdisjoint(n.fold.split())}
    return tuple(sorted(found))


def _added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return {name: total[name] for name in sorted(total)}
