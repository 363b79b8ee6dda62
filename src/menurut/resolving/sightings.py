"""What one document shows of each entity that it names: nodes of one document, which add up to nodes of all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from menurut.records import Entity, Reading, Schema, content_id
from menurut.records.nodes import Node, Sort
from menurut.resolving.folding import calling_of, fold, is_common, office_of
from menurut.resolving.tables import tables

SORTS = {Schema.PERSON: Sort.PERSON, Schema.ACCOUNT: Sort.ACCOUNT}
COMPANY = 32  # hashes kept: more than most people ever stand beside, and enough to compare the rest by
ROLES = 4  # of one document: an entity has rarely more, and one that has is often two


def sightings_of(reading: Reading, document: str) -> tuple[Node, ...]:
    """One node for each entity of the reading, in their order; `document` is the key of the document.

    Two entities of the document may give the same node, where their names differ in titles or case only.
    """
    named = [_named(entity, document) for entity in reading.entities]
    day = reading.document.published.isoformat() if reading.document.published is not None else None
    people = {hash_of(n["fold"]): n["id"] for n in named if n["sort"] is Sort.PERSON and not n["short"]}
    company = sorted(people)
    return tuple(
        Node(
            **name,
            **_said(entity, name),
            documents=1,
            first=day,
            last=day,
            company=tuple([key for key in company if people[key] != name["id"]][:COMPANY]),
            beside=_apart(name, named),
        )
        for entity, name in zip(reading.entities, named, strict=True)
    )


def hash_of(*words: str) -> int:
    """A signed 64-bit number that depends on the words alone."""
    digest = hashlib.blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def joined(nodes: Sequence[Node]) -> Node:
    """Nodes of one id as one, whatever their order. They are of different documents, or sums of such."""
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


def _named(entity: Entity, document: str) -> dict[str, Any]:
    """What the name and the roles of an entity make of it: the fields of a node that never change."""
    sort = SORTS.get(entity.schema, Sort.BODY)
    name = fold(entity.name, sort)
    short = _is_short(name, sort)
    common = sort is Sort.PERSON and not short and is_common(name)
    calling = min(_callings(entity), default="") if common else ""
    if short and name and sort is Sort.PERSON:
        calling = next((office for role in entity.roles if (office := office_of(role))), "")
    return {
        "id": content_id("node", sort, name, document if short and not calling else calling),
        "sort": sort,
        "fold": name,
        "short": short,
        "common": common,
        "calling": calling,
    }


def _said(entity: Entity, name: Mapping[str, Any]) -> dict[str, Any]:
    """What a document says of an entity: the fields of a node that are counted."""
    person = name["sort"] is Sort.PERSON
    shorts = {other for form in entity.names if (other := fold(form, name["sort"])) != name["fold"] and other}
    return {
        "forms": {entity.name: 1},
        "shorts": dict.fromkeys(sorted(shorts), 1),
        "schemas": {str(entity.schema): 1},
        "roles": dict.fromkeys(sorted(entity.roles[:ROLES]), 1) if person else {},
        "callings": dict.fromkeys(sorted(_callings(entity)), 1) if person else {},
    }


def _callings(entity: Entity) -> list[str]:
    return [calling for role in entity.roles[:ROLES] if (calling := calling_of(role))]


def _is_short(name: str, sort: Sort) -> bool:
    """Whether the name does not tell whom it names: one word for a person, a word for a kind of body alone."""
    if sort is Sort.PERSON or not name:
        return " " not in name
    return sort is Sort.BODY and name in tables().heads and name not in tables().bodies


def _apart(name: Mapping[str, Any], named: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The ids of others in the document whose names share a word: whoever read it took them for others."""
    if name["sort"] is not Sort.PERSON and not name["short"]:
        return ()
    words = set(name["fold"].split())
    others = (n for n in named if n["sort"] is name["sort"] and n["id"] != name["id"])
    return tuple(sorted({n["id"] for n in others if not words.isdisjoint(n["fold"].split())}))


def _added(counts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """The sum of counts, in the order of their names."""
    told = [each for each in counts if each]
    if len(told) < 2:
        return told[0] if told else {}
    total: dict[str, int] = {}
    for each in told:
        for name, count in each.items():
            total[name] = total.get(name, 0) + count
    return dict(sorted(total.items()))
