"""Linked claims to units: the sets that are clustered by themselves, none of them large.

News of a great event links thousands of claims to each other, one by one. So that adding an article weighs only what it
touches, a claim's unit is the set of claims it is linked with, directly or not, by links of a least score; that score
is the lowest of LEVELS at which the set has at most UNIT claims. It depends on the claims and links alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from menurut.records import Link
from menurut.weighing.grouping import Pair, components_of
from menurut.weighing.policy import LEVELS, UNIT


def units_of(claims: Iterable[str], links: Sequence[Link], same: Iterable[Pair] = ()) -> list[list[str]]:
    """The units of the claims, each sorted; pairs that people call the same are linked at every level."""
    same = tuple(same)
    units: list[list[str]] = []
    waiting = [(sorted(claims), 0)]
    while waiting:
        members, level = waiting.pop()
        inside = set(members)
        pairs = [
            (link.a, link.b) for link in links if link.score >= LEVELS[level] and link.a in inside and link.b in inside
        ]
        for part in components_of(members, [*pairs, *(pair for pair in same if inside.issuperset(pair))]):
            if len(part) <= UNIT or level + 1 == len(LEVELS):
                units.append(part)
            else:
                waiting.append((part, level + 1))
    return sorted(units)
