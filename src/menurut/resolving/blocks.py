"""Keys: nodes that share one are compared. They are few for each node, and each is shared by few nodes."""

from __future__ import annotations

import functools

from menurut.records.nodes import Node, Sort
from menurut.resolving.folding import sounds, wholes
from menurut.resolving.sightings import hash_of
from menurut.resolving.signals import ends_of

OTHER_NAMES = 4  # names beside the first that give keys
KNOWN_NAMES = 24  # the same for a known entity, whose names people have checked


def keys_of(node: Node) -> tuple[int, ...]:
    """Signed 64-bit keys of a node that its name tells. A short name gives one, by which its kind is found again."""
    if node.short:
        return (short_key(node.sort, node.fold),)
    if node.sort is not Sort.PERSON and not node.reference:
        return _name_keys(node.sort, node.fold)
    most = KNOWN_NAMES if node.reference else OTHER_NAMES
    others = sorted((other for other in node.shorts if " " in other), key=lambda name: (-node.shorts[name], name))
    keys = {key for other in others[:most] for key in _whole_keys(node.sort, other)}
    return tuple(dict.fromkeys((*_name_keys(node.sort, node.fold), *sorted(keys))))


def short_key(sort: Sort, name: str) -> int:
    """The key of all nodes that have this short name."""
    return hash_of(sort, "short", name)


@functools.lru_cache(maxsize=65536)
def _whole_keys(sort: Sort, fold: str) -> tuple[int, ...]:
    """The keys of the whole name."""
    return tuple(hash_of(sort, "whole", whole) for whole in sorted(wholes(fold, sort)))


@functools.lru_cache(maxsize=65536)
def _name_keys(sort: Sort, fold: str) -> tuple[int, ...]:
    """The key of the whole name, then those of the words that forms of it begin and end with."""
    words = sounds(fold, sort)
    keys = list(_whole_keys(sort, fold))
    if sort is Sort.PERSON and len(words) > 1:
        keys += [hash_of(sort, "ends", *pair) for pair in (ends_of(words) if len(words) > 2 else (words,))]
    return tuple(dict.fromkeys(keys))
