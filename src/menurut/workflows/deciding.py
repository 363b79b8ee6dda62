"""What people decide: written down, held for ever, and weighed or resolved again at once, with all that it touches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from menurut.errors import DecisionError
from menurut.ledger import Batch, Ledger
from menurut.ledger.dossiers import DossierQueries
from menurut.records import Decision, Judgement, Matter
from menurut.workflows.entities import the_entity, to_split
from menurut.workflows.judging import Opinion, record
from menurut.workflows.resolving import re_resolve
from menurut.workflows.weighing import settle

Pair = tuple[str, str]
WHOLE = {Matter.CLAIM: "group", Matter.ORIGIN: "origin", Matter.ENTITY: "entity"}
OTHER_WAY = "give two that differ"


class State(StrEnum):
    """Whether a decision still counts."""

    HOLDS = "holds"
    SUPERSEDED = "superseded"
    UNDONE = "undone"
    UNDOING = "undoing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision and whether it still counts, with what its two ids stand for: words of a claim, name of a node."""

    decision: Decision
    state: State
    left: str | None = None
    right: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Decisions that were written down, and the wholes (groups, origins or entities) the two things are in now.

    Of a claim that is alone in its group no origin is told; of what a rebuild has done away with, nothing.
    """

    decisions: tuple[Decision, ...]
    left: str | None
    right: str | None

    @property
    def whole(self) -> str:
        """What `left` and `right` are the ids of."""
        return WHOLE[self.decisions[0].matter]


def decide(ledger: Ledger, matter: Matter, left: str, right: str, opinion: Opinion) -> Decided:
    """Write down what a person says of two things, and weigh or resolve again what it touches.

    Claims are given by id, or by the id of their group; entities by id, name or node. NotThereError where there is
    no such thing, or several; DecisionError where it contradicts what holds, or changes nothing. Then nothing is kept.
    """
    with ledger.writing() as batch:
        pairs = _pairs(batch, matter, left, right, opinion.judgement)
        held = {(d.left, d.right): d for d in batch.received.decisions(matter)}
        for one, other in pairs:
            known = held.get((min(one, other), max(one, other)))
            if known is not None and known.judgement is opinion.judgement:
                raise DecisionError(
                    f"{left} and {right} are {opinion.judgement} already, by decision {known.id} of {known.author}: "
                    "nothing to decide"
                )
        made = tuple(record(batch, matter, one, other, opinion) for one, other in pairs)
        return _settled(batch, made)


def undo(ledger: Ledger, ident: str, author: str, reason: str = "") -> Decided:
    """Take a decision back, by its id or a beginning of it: the two things are judged by signals alone again.

    NotThereError where there is none, or several; DecisionError where it no longer holds.
    """
    with ledger.writing() as batch:
        decision = batch.received.decision(ident)
        if decision.id not in {held.id for held in batch.received.decisions(decision.matter)}:
            raise DecisionError(f"decision {decision.id} holds no more: `menurut decisions` lists those that do")
        opinion = Opinion(judgement=Judgement.NONE, author=author, reason=reason)
        return _settled(batch, (record(batch, decision.matter, decision.left, decision.right, opinion),))


def rulings(batch: Batch) -> tuple[Ruling, ...]:
    """Every decision ever made, the newest first, and whether it still counts."""
    made = batch.received.all_decisions()
    claims = {end for d in made if d.matter is not Matter.ENTITY for end in (d.left, d.right)}
    nodes = {end for d in made if d.matter is Matter.ENTITY for end in (d.left, d.right)}
    said = {ident: told.claim.words for ident, told in DossierQueries(batch.connection).told_ids(claims).items()}
    said |= {ident: stored.node.name for ident, stored in batch.entities.nodes(nodes).items()}
    following: dict[tuple[Matter, str, str], Decision] = {}
    found = []
    for d in reversed(made):
        state = _state(d, following.get((d.matter, d.left, d.right)))
        found.append(Ruling(decision=d, state=state, left=said.get(d.left), right=said.get(d.right)))
        following[d.matter, d.left, d.right] = d
    return tuple(found)


def _state(decision: Decision, following: Decision | None) -> State:
    """The state of a decision, by the next one on the same two things."""
    if decision.judgement is Judgement.NONE:
        return State.UNDOING
    if following is None:
        return State.HOLDS
    return State.UNDONE if following.judgement is Judgement.NONE else State.SUPERSEDED


def _pairs(batch: Batch, matter: Matter, left: str, right: str, judgement: Judgement) -> tuple[Pair, ...]:
    """The ids that the decision is made on: claims or nodes."""
    if matter is Matter.ENTITY:
        return _nodes(batch, left, right, judgement)
    queries = DossierQueries(batch.connection)
    (one, group), (other, other_group) = queries.place_of(left), queries.place_of(right)
    if one == other:
        raise DecisionError(f"{left!r} and {right!r} are one and the same claim: {OTHER_WAY}")
    if matter is Matter.ORIGIN and group != other_group:
        raise DecisionError(
            f"{one} and {other} do not say the same thing, so they share no origin: decide first that the claims are "
            "the same, or give claims of one group"
        )
    return ((one, other),)


def _nodes(batch: Batch, left: str, right: str, judgement: Judgement) -> tuple[Pair, ...]:
    """The nodes that two names or ids stand for: a node itself where it is given, else the entity's first."""
    given = batch.entities.nodes((left, right))
    whole, other = the_entity(batch.entities, left), the_entity(batch.entities, right)
    one = left if left in given else whole.first.id
    if judgement is Judgement.NOT_SAME and whole.known.id == other.known.id and not (left in given and right in given):
        return to_split(batch.entities, left, right)
    two = right if right in given else other.first.id
    if one == two:
        raise DecisionError(f"{left!r} and {right!r} are one node of {whole.known.name}: {OTHER_WAY}")
    return ((one, two),)


def _settled(batch: Batch, made: tuple[Decision, ...]) -> Decided:
    """Weigh or resolve again what decisions touch, and say where the two things are now."""
    ends = {end for decision in made for end in (decision.left, decision.right)}
    left, right = made[0].left, made[0].right
    if made[0].matter is Matter.ENTITY:
        entities = re_resolve(batch.entities, ends)
        return Decided(decisions=made, left=entities.get(left), right=entities.get(right))
    numbers = batch.claims.numbers_of(ends)
    settle(batch, set(numbers.values()), afresh=True)
    queries = DossierQueries(batch.connection)
    groups = {ident: queries.place_of(ident)[1] for ident in numbers}
    if made[0].matter is Matter.CLAIM:
        return Decided(decisions=made, left=groups.get(left), right=groups.get(right))
    origins = {
        claim: origin.id
        for group in queries.groups(set(groups.values())).values()
        for origin in group.origins
        for claim in origin.claims
    }
    return Decided(decisions=made, left=origins.get(left), right=origins.get(right))
