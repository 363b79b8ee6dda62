"""Nodes that are linked, directly or not, to entities: the surest links first, and never across what is held apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from menurut.records import Decision, Judgement, Signal, content_id
from menurut.records.nodes import Known, Node
from menurut.resolving.signals import LINK, compare

DECIDED = 2.0  # above all scores: a person's word comes first


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Two nodes (ids, in order) that may be one, how sure that is, and why."""

    a: str
    b: str
    score: float
    signals: tuple[Signal, ...]


@dataclass(slots=True)
class _Cluster:
    """Nodes that are one so far: their ids, the known entities among them, and the nodes that they are not."""

    nodes: set[str]
    known: set[str]
    never: set[str] = field(default_factory=set)


def bond_of(a: Node, b: Node) -> Bond | None:
    """The link of two nodes; None where the signals do not reach LINK."""
    score, signals = compare(a, b)
    return Bond(a=min(a.id, b.id), b=max(a.id, b.id), score=score, signals=signals) if score >= LINK else None


def partition(nodes: Sequence[Node], bonds: Iterable[Bond], decisions: Sequence[Decision]) -> tuple[Known, ...]:
    """The entities of some nodes, whole: with all nodes that any bond or decision SAME leads to.

    `decisions` are the latest ones on each pair. SAME joins, NOT_SAME holds apart, UNSURE leaves a link out. Where
    decisions SAME together contradict one NOT_SAME, the latest win. The result does not depend on the order.
    """
    by_id = {node.id: node for node in nodes}
    judged = [d for d in decisions if d.left in by_id and d.right in by_id]
    open_pairs = {(d.left, d.right) for d in judged if d.judgement is not Judgement.NONE}
    clusters = {n.id: _Cluster({n.id}, {n.reference} if n.reference else set()) for n in nodes}
    why: dict[str, Bond] = {}
    for decision in sorted(judged, key=lambda d: (d.made, d.id), reverse=True):
        if decision.judgement is Judgement.NOT_SAME and clusters[decision.left] is not clusters[decision.right]:
            clusters[decision.left].never |= clusters[decision.right].nodes
            clusters[decision.right].never |= clusters[decision.left].nodes
        elif decision.judgement is Judgement.SAME:
            _join(clusters, _decided(decision), why, sure=True)
    for bond in sorted(bonds, key=lambda bond: (-bond.score, bond.a, bond.b)):
        if (bond.a, bond.b) not in open_pairs and bond.a in by_id and bond.b in by_id:
            _join(clusters, bond, why, sure=False)
    found = {min(cluster.nodes): cluster for cluster in clusters.values()}
    return tuple(known_of([by_id[i] for i in sorted(found[key].nodes)], why) for key in sorted(found))


def known_of(nodes: Sequence[Node], why: dict[str, Bond]) -> Known:
    """The entity that the nodes are. Its id and name come from nodes of full names, where there is one."""
    if len(nodes) == 1:
        (node,) = nodes
        return Known(id=content_id("entity", node.id), name=node.name, schema=node.schema, nodes=(node.id,))
    told = [node for node in nodes if not node.short] or list(nodes)
    best = min(told, key=lambda node: (node.reference is None, -node.documents, node.id))
    ids = {node.id for node in nodes}
    kept = sorted((bond for bond in why.values() if bond.a in ids), key=lambda bond: (bond.a, bond.b))
    return Known(
        id=content_id("entity", min(node.id for node in told)),
        name=best.name,
        schema=best.schema,
        nodes=tuple(sorted(ids)),
        why=tuple((bond.a, bond.b, bond.signals) for bond in kept),
    )


def _decided(decision: Decision) -> Bond:
    reason = f": {decision.reason}" if decision.reason else ""
    signal = Signal(name="decision", score=1.0, why=f"{decision.author} decided that both are one{reason}")
    return Bond(a=decision.left, b=decision.right, score=DECIDED, signals=(signal,))


def _join(clusters: dict[str, _Cluster], bond: Bond, why: dict[str, Bond], *, sure: bool) -> None:
    """Put the clusters of two nodes together unless something holds them apart."""
    one, other = clusters[bond.a], clusters[bond.b]
    if one is other or one.never & other.nodes or other.never & one.nodes:
        return
    if not sure and len(one.known | other.known) > 1:
        return
    if len(one.nodes) < len(other.nodes):
        one, other = other, one
    one.nodes |= other.nodes
    one.known |= other.known
    one.never |= other.never
    for node in other.nodes:
        clusters[node] = one
    why[f"{bond.a} {bond.b}"] = bond
