"""Linked claims to units: the sets that are clustered by themselves, none of them large.

News of a great event links thousands of claims to each other, one by one. So that adding an article weighs only what it
touches, a claim's unit is the set of claims it is linked with, directly or not, by links of a least score; that score
is the lowest of LEVELS at which the set has at most UNIT claims. What is larger even at the last is cut by days: only
claims of one bucket of days are joined then. Else a sentence that outlets print below each day's price would gather
thousands of claims, all of which each new one weighs again. A unit depends on the claims and links alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from menurut.records import Link
from menurut.weighing.grouping import Pair, components_of
from menurut.weighing.policy import BUCKET, LEVELS, UNIT

BY_DAYS = len(LEVELS)  # the level behind the last score


def least_of(level: int) -> float:
    """The least score of the links that join claims at a level."""
    return LEVELS[min(level, BY_DAYS - 1)]


def bucket_of(published: datetime.date | None) -> int | None:
    """The bucket of days in which a claim was published; those without a day are in one of their own."""
    return published.toordinal() // BUCKET if published is not None else None


def units_of(
    claims: Iterable[str],
    links: Sequence[Link],
    same: Iterable[Pair] = (),
    published: Mapping[str, datetime.date | None] | None = None,
) -> list[list[str]]:
    """The units of the claims, each sorted; pairs that people call the same are linked at every level.

    `published` are the days of the claims, None or left out where they have none.
    """
    same = tuple(same)
    buckets = {claim: bucket_of(day) for claim, day in (published or {}).items()}
    units: list[list[str]] = []
    waiting = [(sorted(claims), 0)]
    while waiting:
        members, level = waiting.pop()
        inside = set(members)
        pairs = [
            (link.a, link.b)
            for link in links
            if link.score >= least_of(level)
            and link.a in inside
            and link.b in inside
            and (level < BY_DAYS or buckets.get(link.a) == buckets.get(link.b))
        ]
        for part in components_of(members, [*pairs, *(pair for pair in same if inside.issuperset(pair))]):
            if len(part) <= UNIT or level == BY_DAYS:
                units.append(part)
            else:
                waiting.append((part, level + 1))
    return sorted(units)
