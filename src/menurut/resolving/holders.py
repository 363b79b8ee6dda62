"""Short names: whom one word, or an abbreviation, names where a document says no more.

A name belongs to the entity that nearly all documents mean by it when they do give a fuller name beside it. So the
answer changes with few of the documents that come in, and only then are the nodes of that name looked at again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from menurut.records.nodes import Node, Sort
from menurut.resolving.tables import tables

SHARE = 0.6  # of the documents that give the name beside a fuller one; enough where both work in one field
SURE = 0.9  # the same, where nothing but the name tells
DOCUMENTS = 2  # that give both, at least
WITHOUT_ROLE = 4  # the same, where the short name stands without a role that both have


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How often documents give a short name to a node (by id) of a fuller name, which is of `entity`."""

    node: Node
    entity: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The entity that a short name means; its nodes, the fields they work in, the words of
    their names; whether hardly anybody else is meant, and whether many documents tell so."""

    entity: str
    nodes: tuple[str, ...]
    callings: tuple[str, ...]
    words: frozenset[str]
    sure: bool
    enough: bool


def names_others(node: Node) -> bool:
    """Whether a node may be known by its name as a short form of another: a body, or a person of one word."""
    if node.reference is not None or node.sort is Sort.ACCOUNT or node.fold in tables().heads:
        return False
    return node.fold not in tables().places if node.sort is Sort.BODY else node.short


def holder_of(name: str, sort: Sort, uses: Iterable[Use], total: int) -> Holder | None:
    """The entity that a name means; None where several are meant, or too few of all `total` documents tell."""
    told = [use for use in uses if use.node.sort is sort and _is_fuller(use.node.fold, name)]
    counts: Counter[str] = Counter()
    for use in told:
        counts[use.entity] += use.documents
    most = min(counts, key=lambda entity: (-counts[entity], entity), default=None)
    if most is None or counts[most] < DOCUMENTS or counts[most] < SHARE * total:
        return None
    sure = counts[most] >= SURE * total
    nodes = sorted((use.node for use in told if use.entity == most), key=lambda node: node.id)
    return Holder(
        entity=most,
        nodes=tuple(node.id for node in nodes),
        callings=tuple(sorted({calling for node in nodes for calling in node.callings})),
        words=frozenset(word for node in nodes for word in node.fold.split()),
        sure=sure,
        enough=sure and counts[most] >= WITHOUT_ROLE,
    )


def belongs(node: Node, holder: Holder, apart: Collection[str]) -> bool:
    """Whether a node of a short name is the holder of that name. `apart` are the entities that people say it is not."""
    if holder.entity in apart or not set(holder.nodes).isdisjoint(node.beside):
        return False
    if node.sort is Sort.BODY:
        return holder.enough or (
            holder.sure and node.fold not in holder.words
        )  # an abbreviation, or a part of the name
    if node.callings:
        return not set(node.callings).isdisjoint(holder.callings)
    return holder.enough


def _is_fuller(name: str, short: str) -> bool:
    """Whether a name has more words; so what a short name leads to never leads back."""
    return name.count(" ") > short.count(" ")
