"""What the program is unsure of, for a person to judge: pairs of claims, and pairs of names, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from menurut.ledger import Batch
from menurut.ledger.dossiers import DossierQueries, Told
from menurut.ledger.doubts import DoubtQueries
from menurut.records import Judgement, Matter, Signal
from menurut.records.nodes import Node
from menurut.resolving.blocks import keys_of
from menurut.resolving.signals import LINK, compare
from menurut.weighing.prepared import Prepared
from menurut.weighing.signals import signals_of

OPEN = (0.4, 0.6)  # scores of links that leave it open whether two claims say the same
LOOKED_AT = 400  # newest links of such scores
NODES = 150  # newest names whose likeness with others is looked at
NEARLY = 0.3  # below LINK: scores of names from which on a person should look


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two claims, how sure it is that they say the same (0 to 1), what speaks for and against, and how they stand."""

    a: Told
    b: Told
    score: float
    signals: tuple[Signal, ...]
    together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDoubt:
    """Two nodes, how sure it is that they are one (0 to 1), what speaks for and against, and how they stand."""

    a: Node
    b: Node
    score: float
    signals: tuple[Signal, ...]
    together: bool


def doubts(batch: Batch, most: int = 20) -> tuple[Doubt, ...]:
    """Pairs of claims that nobody has judged: first those whose link and groups disagree, then the most open ones."""
    judged = {(d.left, d.right) for d in batch.received.decisions(Matter.CLAIM)}
    found = [d for d in DoubtQueries(batch.connection).links(*OPEN, LOOKED_AT) if (d.a, d.b) not in judged]
    found.sort(key=lambda d: ((d.score >= sum(OPEN) / 2) == d.together, abs(d.score - sum(OPEN) / 2), d.a, d.b))
    told = DossierQueries(batch.connection).told_ids({end for d in found[:most] for end in (d.a, d.b)})
    return tuple(
        Doubt(
            a=told[d.a],
            b=told[d.b],
            score=round(d.score, 3),
            signals=signals_of(Prepared(told[d.a].claim), Prepared(told[d.b].claim)),
            together=d.together,
        )
        for d in found[:most]
    )


def name_doubts(batch: Batch, most: int = 20) -> tuple[NameDoubt, ...]:
    """Pairs of names that may be one person or body, or may not, and that nobody has judged; the nearest first."""
    found = {(d.a.id, d.b.id): d for d in _near(batch)}
    judged = {(d.left, d.right) for d in batch.received.decisions(Matter.ENTITY) if d.judgement is not Judgement.NONE}
    ordered = sorted((d for pair, d in found.items() if pair not in judged), key=lambda d: (-d.score, d.a.id, d.b.id))
    return tuple(ordered[:most])


def _near(batch: Batch) -> Iterator[NameDoubt]:
    stored = batch.entities.nodes(DoubtQueries(batch.connection).newest_nodes(NODES))
    keys = {ident: keys_of(one.node) for ident, one in sorted(stored.items()) if not one.node.short}
    sharing = batch.entities.sharing({key for own in keys.values() for key in own})
    for ident, own in keys.items():
        for other in {one.node.id: one for key in own for one in sharing.get(key, ())}.values():
            if other.node.id == ident or other.node.short:
                continue
            score, signals = compare(stored[ident].node, other.node)
            if LINK - NEARLY <= score < LINK:
                a, b = sorted((stored[ident], other), key=lambda one: one.node.id)
                yield NameDoubt(a=a.node, b=b.node, score=score, signals=signals, together=a.entity == b.entity)
