"""How the claims of a group stand to each other: who denies, and what differing figures mean.

Precision comes first: a change over time is an update, another part of the whole is another scope, and only figures
that cannot both be true of one time and scope, by different sources, are a contradiction. In doubt it cannot be told.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from menurut.records import Figure, Stance, Verdict, VerdictKind
from menurut.weighing.policy import AKIN, ALIKE, NEAR_SHARE, SOON, VALUED
from menurut.weighing.prepared import Prepared
from menurut.weighing.voices import name_key

Valued = tuple[Prepared, Figure]
Value = tuple[float | None, float | None]


def verdicts_of(claims: Sequence[Prepared]) -> tuple[Verdict, ...]:
    """The verdicts between claims of a group that say something else; claims in order of publication.

    One verdict a denying claim, and one a pair of values of one unit, on the two claims that are nearest in words.
    """
    found = {(verdict.a, verdict.b): verdict for verdict in _figures(claims)}
    found |= {(verdict.a, verdict.b): verdict for verdict in _denials(claims)}
    return tuple(found[pair] for pair in sorted(found))


def _denials(claims: Sequence[Prepared]) -> Iterator[Verdict]:
    """Each claim that denies, with the claim nearest in words that states what it denies, by somebody else."""
    stating = [p for p in claims if p.claim.stance is Stance.STATES and not p.claim.features.negated]
    for denying in claims:
        if denying.claim.stance is not Stance.DENIES:
            continue
        others = [other for other in stating if not _one_voice(other, denying) and not _holds(other, denying)]
        near = max(others, key=lambda other: (_likeness(other, denying), other.claim.id), default=None)
        if near is not None and _likeness(near, denying) >= AKIN:
            who = denying.claim.features.voice or denying.claim.outlet or "the outlet"
            yield _verdict(near, denying, VerdictKind.DENIAL, _likeness(near, denying), f"{who} denies it")


def _figures(claims: Sequence[Prepared]) -> Iterator[Verdict]:
    """One verdict a pair of different values of what is counted alike."""
    valued = [(prepared, figure) for prepared in claims for figure in _alone(prepared)][:VALUED]
    nearest: dict[tuple[Value, Value], tuple[float, Valued, Valued]] = {}
    for one, other in itertools.combinations(valued, 2):
        if one[0].claim.id != other[0].claim.id and _value(one) != _value(other) and one[1].unit == other[1].unit:
            low, high = sorted((_value(one), _value(other)), key=repr)
            likeness = _likeness(one[0], other[0])
            if (low, high) not in nearest or likeness > nearest[low, high][0]:
                nearest[low, high] = (likeness, one, other)
    for _, one, other in nearest.values():
        yield from _compared(one, other)


def _value(valued: Valued) -> Value:
    return valued[1].lo, valued[1].hi


def _alone(prepared: Prepared) -> list[Figure]:
    """The figures of a claim that are the only ones of their unit in it."""
    figures = prepared.claim.figures
    return [figure for figure in figures if sum(other.unit == figure.unit for other in figures) == 1]


def _compared(one: Valued, other: Valued) -> Iterator[Verdict]:
    """What two figures of one unit that differ mean."""
    (a, first), (b, second) = sorted((one, other), key=lambda valued: (valued[0].day or 0, valued[0].claim.id))
    likeness = _likeness(a, b)
    if likeness < AKIN or near(first, second):
        return
    numbers = f"{said(first)}, then {said(second)}"
    days = (b.day or 0) - (a.day or 0)
    if a.claim.as_of and b.claim.as_of and a.claim.as_of != b.claim.as_of:
        yield _verdict(a, b, VerdictKind.UPDATE, likeness, f"{numbers}: of {a.claim.as_of} and of {b.claim.as_of}")
    elif days >= SOON:
        kind = VerdictKind.REVISION if _one_voice(a, b) else VerdictKind.UPDATE
        yield _verdict(a, b, kind, likeness, f"{numbers}, {days} days later")
    elif _one_voice(a, b):
        yield _verdict(a, b, VerdictKind.CANNOT_TELL, likeness, f"{numbers}, and one source on one occasion")
    elif _differs_in_scope(a, b):
        yield _verdict(a, b, VerdictKind.DIFFERENT_SCOPE, likeness, f"{numbers}, of what is named otherwise")
    elif likeness >= ALIKE and a.claim.document != b.claim.document:
        yield _verdict(a, b, VerdictKind.CONTRADICTION, likeness, f"{numbers}, of the same at the same time")
    else:
        yield _verdict(a, b, VerdictKind.CANNOT_TELL, likeness, f"{numbers}, perhaps of something else")


def near(a: Figure, b: Figure) -> bool:
    """Whether two figures may be the same number: their ranges meet, a rough one stretched by NEAR_SHARE."""
    low, high = max(_least(a), _least(b)), min(_most(a), _most(b))
    return low <= high


def _least(figure: Figure) -> float:
    if figure.lo is None:
        return float("-inf")
    return figure.lo - (abs(figure.lo) * NEAR_SHARE if figure.about else 0)


def _most(figure: Figure) -> float:
    if figure.hi is None:
        return float("inf")
    return figure.hi + (abs(figure.hi) * NEAR_SHARE if figure.about else 0)


def said(figure: Figure) -> str:
    """A figure in a few signs: "about 1,200 unit", "3 or more unit"."""
    about = "about " if figure.about else ""
    if figure.lo is None or figure.hi is None:
        side = f"up to {figure.hi:,.10g}" if figure.lo is None else f"{figure.lo:,.10g} or more"
        return f"{about}{side} {figure.unit}"
    number = f"{figure.lo:,.10g}" if figure.lo == figure.hi else f"{figure.lo:,.10g} to {figure.hi:,.10g}"
    return f"{about}{number} {figure.unit}"


def _likeness(a: Prepared, b: Prepared) -> float:
    """How much the two have in common, numbers left aside: share of the terms of the shorter by weight (0 to 1)."""
    mine = {term: weight for term, weight in a.vector.items() if not term[0].isdigit()}
    theirs = {term: weight for term, weight in b.vector.items() if not term[0].isdigit()}
    shared = sum(mine[term] * theirs[term] for term in mine.keys() & theirs.keys())
    smaller = min(sum(w * w for w in mine.values()), sum(w * w for w in theirs.values()))
    return round(min(shared / smaller, 1.0), 3) if smaller else 0.0


def _one_voice(a: Prepared, b: Prepared) -> bool:
    """Whether one speaker, or one outlet on its own authority, says both."""
    first, second = _voice(a), _voice(b)
    if first is None or second is None:
        return first is second and a.claim.outlet == b.claim.outlet
    return not set(name_key(first)).isdisjoint(name_key(second))


def _voice(prepared: Prepared) -> str | None:
    """Who says it, or is quoted beside it."""
    return prepared.claim.features.voice or prepared.claim.features.beside


def _holds(other: Prepared, claim: Prepared) -> bool:
    """Whether the other is the sentence in which the claim stands."""
    spans = claim.claim.spans
    return other.claim.document == claim.claim.document and any(w.holds(s) for w in other.claim.spans for s in spans)


def _differs_in_scope(a: Prepared, b: Prepared) -> bool:
    """Whether each names something that the other does not."""
    mine, theirs = _names(a), _names(b)
    return bool(mine - theirs) and bool(theirs - mine)


def _names(prepared: Prepared) -> set[str]:
    """The words with a capital that stand behind another word, in small letters."""
    words = prepared.claim.words.split()
    return {word.strip(".,;:()\"'“”‘’").lower() for word in words[1:] if word[:1].isupper()}


def _verdict(a: Prepared, b: Prepared, kind: VerdictKind, score: float, why: str) -> Verdict:
    return Verdict(a=a.claim.id, b=b.claim.id, verdict=kind, score=score, why=why)
