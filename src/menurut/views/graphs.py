"""What is drawn as a network: who relies on whom in a group, and who is related to whom."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 30  # nodes that are drawn, those with most edges first: more cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphNode:
    """A point of the network: its name, and whether it is an outlet, a speaker, or what the page is about."""

    id: str
    label: str
    sort: str
    """outlet, speaker, relation or self."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEdge:
    """An arrow: who relies on (or is related to) whom, in how many claims (or documents)."""

    source: str
    target: str
    label: str
    count: int
    circle: bool
    """Whether it is part of a circle of outlets that cite each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A network; empty where there is nothing to draw."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


def citing_graph(chains: Iterable[Sequence[str]], outlets: Iterable[str], circles: Iterable[Sequence[str]]) -> Graph:
    """Who relies on whom: an arrow from each teller of a chain to the one he has it from.

    Chains run from the innermost speaker to the outlet.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for chain in chains:
        for nearer, farther in itertools.pairwise(chain):
            if nearer != farther:
                counted[farther, nearer] += 1
    round_ = {pair for circle in circles for pair in _pairs(circle)}
    known = set(outlets)
    edges = [(one, other, "", count, (one, other) in round_) for (one, other), count in counted.items()]
    return _graph(edges, dict.fromkeys(known, "outlet"))


def relation_graph(centre: str, relations: Iterable[tuple[str, str, str, int]]) -> Graph:
    """Who is related to whom: subject, relation, object, and in how many documents."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for subject, relation, object_, documents in relations:
        if subject != object_:
            counted[subject, object_, relation] += documents
    edges = [(one, other, relation, count, False) for (one, other, relation), count in counted.items()]
    return _graph(edges, {centre: "self"}, fallback="relation")


def _graph(edges: Sequence[tuple[str, str, str, int, bool]], sorts: dict[str, str], fallback: str = "speaker") -> Graph:
    ends: Counter[str] = Counter()
    for one, other, _, count, _ in edges:
        ends[one] += count
        ends[other] += count
    shown = sorted(ends, key=lambda name: (-ends[name], name))[:MOST]
    numbers = {name: f"n{number}" for number, name in enumerate(shown)}
    return Graph(
        nodes=tuple(GraphNode(id=numbers[n], label=n, sort=sorts.get(n, fallback)) for n in shown),
        edges=tuple(
            GraphEdge(source=numbers[one], target=numbers[other], label=label, count=count, circle=circle)
            for one, other, label, count, circle in sorted(edges)
            if one in numbers and other in numbers
        ),
    )


def _pairs(circle: Sequence[str]) -> set[tuple[str, str]]:
    return {(one, other) for one in circle for other in circle if one != other}
