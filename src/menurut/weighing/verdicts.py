"""How the claims of a group stand to each other: who denies, and what differing figures mean.

Precision comes first: a change over time is an update, another part of the whole is another scope, and only figures
that cannot both be true of one time and scope, by different sources, are a contradiction. In doubt it cannot be told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from menurut.records import Figure, Stance, Verdict, VerdictKind
from menurut.weighing.policy import (
    AKIN,
    ALIKE,
    EXACT_SHARE,
    MANY,
    NEAR_SHARE,
    ONE_EVENT,
    ONE_MATTER,
    SOON,
    SURE,
    TELLING,
    VALUED,
)
from menurut.weighing.prepared import Prepared
from menurut.weighing.voices import share_a_word

DIGIT = re.compile(r"\d")
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
        others = [other for other in stating if _may_be_denied(other, denying)]
        near = max(others, key=lambda other: (_likeness(other, denying), other.claim.id), default=None)
        if near is not None and _likeness(near, denying) >= (AKIN if near.claim.features.voice else SURE):
            who = denying.claim.features.voice or denying.claim.outlet or "the outlet"
            yield _verdict(near, denying, VerdictKind.DENIAL, _likeness(near, denying), f"{who} denies it")


def _may_be_denied(other: Prepared, denying: Prepared) -> bool:
    """Whether somebody else says it, in enough words, in an article about the same."""
    return (
        not (_one_voice(other, denying) or _holds(other, denying))
        and min(_length(other), _length(denying)) >= TELLING - 1
        and _one_matter(other, denying)
    )


def _one_matter(a: Prepared, b: Prepared) -> bool:
    """Whether the two documents are about one matter; short ones have few terms that say so."""
    fewer = min(len(a.claim.features.topic), len(b.claim.features.topic))
    return shared_topic(a, b) >= max(min(ONE_MATTER, fewer / 2), 1)


def shared_topic(a: Prepared, b: Prepared) -> int:
    """How many of the terms that say what a document is about the two documents share."""
    return len(set(a.claim.features.topic) & set(b.claim.features.topic))


def _figures(claims: Sequence[Prepared]) -> Iterator[Verdict]:
    """One verdict a pair of different values of what is counted alike."""
    valued = [(prepared, figure) for prepared in claims for figure in _alone(prepared)][:VALUED]
    nearest: dict[tuple[str, Value, Value], tuple[float, Valued, Valued]] = {}
    for one, other in itertools.combinations(valued, 2):
        if one[0].claim.id != other[0].claim.id and _value(one) != _value(other) and one[1].unit == other[1].unit:
            low, high = sorted((_value(one), _value(other)), key=repr)
            alike, likeness = (one[1].unit, low, high), _likeness(one[0], other[0])
            if alike not in nearest or likeness > nearest[alike][0]:
                nearest[alike] = (likeness, one, other)
    for _, one, other in nearest.values():
        yield from _compared(one, other)


def _value(valued: Valued) -> Value:
    return valued[1].lo, valued[1].hi


def _alone(prepared: Prepared) -> list[Figure]:
    """The figures of a claim that are the only ones of their unit in it."""
    figures = prepared.claim.figures
    return [f for f in figures if f.unit and sum(other.unit == f.unit for other in figures) == 1]


def _compared(one: Valued, other: Valued) -> Iterator[Verdict]:
    """What two figures of one unit that differ mean."""
    (a, first), (b, second) = sorted((one, other), key=_when)
    likeness = _likeness(a, b)
    if likeness < AKIN:
        return
    if near(first, second):
        why = f"{said(first)} and {said(second)} may be one number, rounded or rough"
        yield _verdict(a, b, VerdictKind.SAME, likeness, why)
    else:
        kind, why = _difference(
            a,
            b,
            likeness,
            is_count=_is_count(first) and max(_least(first), _least(second)) >= MANY,
            is_amount=not _is_count(first),
        )
        yield _verdict(a, b, kind, likeness, f"{said(first)}, then {said(second)}{why}")


def _when(valued: Valued) -> tuple[int, str, str]:
    """By what figures are put in order: the day of the article, then the one that the words speak of."""
    prepared, _ = valued
    return prepared.day or 0, prepared.claim.as_of or "", prepared.claim.id


def _is_count(figure: Figure) -> bool:
    """Whether it counts things, and is no money and no share."""
    return not (figure.unit.isupper() or figure.unit == "%")


def _difference(
    a: Prepared, b: Prepared, likeness: float, *, is_count: bool, is_amount: bool
) -> tuple[VerdictKind, str]:
    """What it means that two claims give different figures, and the end of a sentence that says why.

    Money and shares are said of too many things at once, and small counts are mostly parts of each other: without a
    source on both sides, that is no contradiction.
    """
    days = (b.day or 0) - (a.day or 0)
    moved = bool(a.claim.as_of and b.claim.as_of and a.claim.as_of != b.claim.as_of)
    if a.claim.features.part or b.claim.features.part:
        return VerdictKind.DIFFERENT_SCOPE, ", one of them of a part"
    if _one_speaker(a, b) and days > 0 and _one_matter(a, b):
        one_day = a.claim.as_of is not None and a.claim.as_of == b.claim.as_of
        kind = VerdictKind.REVISION if one_day else VerdictKind.UPDATE
        return kind, f", by one source {days} days later"
    if likeness < ALIKE or min(_length(a), _length(b)) < TELLING or not _one_matter(a, b):
        return VerdictKind.CANNOT_TELL, ", perhaps of something else"
    if _differs_in_scope(a, b):
        return VerdictKind.DIFFERENT_SCOPE, ", of what is named otherwise"
    if not _names(a) & _names(b):
        return VerdictKind.CANNOT_TELL, ", and neither names what it speaks of"
    sourced = bool(a.claim.features.voice and b.claim.features.voice)
    if not (is_count or is_amount or sourced):
        return VerdictKind.CANNOT_TELL, ", and so few are often a part"
    if moved:
        return VerdictKind.UPDATE, f": of {a.claim.as_of} and of {b.claim.as_of}"
    if days >= SOON:
        return VerdictKind.UPDATE, f", {days} days later"
    if _one_source(a, b) or a.claim.document == b.claim.document:
        return VerdictKind.CANNOT_TELL, ", and one source on one occasion"
    if shared_topic(a, b) < ONE_EVENT or not (is_count or sourced):
        return VerdictKind.CANNOT_TELL, ", and nothing shows that both speak of one thing"
    return VerdictKind.CONTRADICTION, ", of the same at the same time"


def _length(prepared: Prepared) -> int:
    """How many terms a claim has that are no numbers."""
    return sum(not term[0].isdigit() for term in prepared.vector)


def near(a: Figure, b: Figure) -> bool:
    """Whether two figures may be one number: their ranges meet, stretched by EXACT_SHARE, a rough one by NEAR_SHARE."""
    low, high = max(_least(a), _least(b)), min(_most(a), _most(b))
    return low <= high


def _least(figure: Figure) -> float:
    if figure.lo is None:
        return float("-inf")
    return figure.lo - (abs(figure.lo) * _slack(figure))


def _slack(figure: Figure) -> float:
    return NEAR_SHARE if figure.about else EXACT_SHARE


def _most(figure: Figure) -> float:
    if figure.hi is None:
        return float("inf")
    return figure.hi + (abs(figure.hi) * _slack(figure))


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


def _one_source(a: Prepared, b: Prepared) -> bool:
    """Whether one speaker, or one outlet on its own authority, says both."""
    if a.claim.features.voice is None and b.claim.features.voice is None:
        return a.claim.outlet == b.claim.outlet
    return _one_speaker(a, b)


def _one_speaker(a: Prepared, b: Prepared) -> bool:
    """Whether one speaker who is named says both."""
    return share_a_word(a.claim.features.voice, b.claim.features.voice)


def _one_voice(a: Prepared, b: Prepared) -> bool:
    """Whether one speaker says both, or is quoted beside."""
    first, second = _voice(a), _voice(b)
    if first is None or second is None:
        return first is second and a.claim.outlet == b.claim.outlet
    return share_a_word(first, second)


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
    """The words with a capital that stand behind another word, in small letters; a sum of money is none."""
    words = prepared.claim.words.split()
    return {word.strip(".,;:()\"'“”‘’").lower() for word in words[1:] if word[:1].isupper() and not DIGIT.search(word)}


def _verdict(a: Prepared, b: Prepared, kind: VerdictKind, score: float, why: str) -> Verdict:
    return Verdict(a=a.claim.id, b=b.claim.id, verdict=kind, score=score, why=why)
