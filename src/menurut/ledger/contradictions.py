"""Decisions that cannot hold together: two things would be the same and not the same, directly or through others."""

from __future__ import annotations

from collections.abc import Sequence

from menurut.errors import DecisionError
from menurut.records import Decision, Judgement


def refuse_contradiction(new: Decision, held: Sequence[Decision]) -> None:
    """DecisionError where a decision contradicts those that hold on other pairs; it names what must be undone."""
    if new.left == new.right:
        raise DecisionError(f"{new.left} is one thing: name two to decide about")
    same = [d for d in held if d.judgement is Judgement.SAME]
    if new.judgement is Judgement.SAME:
        left, right = _reached(new.left, same), _reached(new.right, same)
        parted = [d for d in held if d.judgement is Judgement.NOT_SAME]
        against = [d for d in parted if _between(d, left, right)]
        remedy = "undo that first" if len(against) == 1 else "undo these first"
    else:
        against = _path(new.left, new.right, same) if new.judgement is Judgement.NOT_SAME else []
        remedy = "undo that first" if len(against) == 1 else "undo one of these first"
    if against:
        names = ", ".join(f"{d.id} ({d.left} and {d.right} are {d.judgement}, by {d.author})" for d in against)
        raise DecisionError(f"{new.left} and {new.right} cannot be {new.judgement}: that contradicts {names}; {remedy}")


def _between(decision: Decision, left: dict[str, Decision | None], right: dict[str, Decision | None]) -> bool:
    a, b = decision.left, decision.right
    return (a in left and b in right) or (a in right and b in left)


def _reached(start: str, same: Sequence[Decision]) -> dict[str, Decision | None]:
    """All that is the same as the start, directly or through others; each by which decision it is, on the way there."""
    beside: dict[str, list[tuple[str, Decision]]] = {}
    for decision in same:
        beside.setdefault(decision.left, []).append((decision.right, decision))
        beside.setdefault(decision.right, []).append((decision.left, decision))
    reached: dict[str, Decision | None] = {start: None}
    edge = [start]
    while edge:
        further: list[str] = []
        for here in edge:
            for there, decision in beside.get(here, ()):
                if there not in reached:
                    reached[there] = decision
                    further.append(there)
        edge = further
    return reached


def _path(start: str, end: str, same: Sequence[Decision]) -> list[Decision]:
    """The fewest decisions by which two things are the same, from the end on; none where they are not."""
    reached = _reached(start, same)
    path: list[Decision] = []
    here = end
    while (decision := reached.get(here)) is not None:
        path.append(decision)
        here = decision.left if decision.right == here else decision.right
    return path
