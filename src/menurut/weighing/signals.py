"""What speaks for and against two claims saying the same thing. Each signal is a pure, symmetric function.

`score_of` and `signals_of` read the policy; nothing else in the room knows a weight.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from menurut.records import Signal
from menurut.weighing.policy import LINK, MOST_DAYS, WEIGHTS
from menurut.weighing.prepared import Prepared
from menurut.weighing.terms import CONCEPT


@dataclass(frozen=True, slots=True)
class Measure:
    """A signal: its name, how it is measured, and how it is said in a sentence."""

    name: str
    of: Callable[[Prepared, Prepared, float], float]
    says: Callable[[Prepared, Prepared, float], str]


def wording(a: Prepared, b: Prepared, product: float) -> float:
    """Cosine of the two vectors of terms (0 to 1)."""
    return product / (a.norm * b.norm) if a.norm and b.norm else 0.0


def containment(a: Prepared, b: Prepared, product: float) -> float:
    """How much of the shorter claim's terms the other has (0 to 1)."""
    smaller = min(a.mass, b.mass)
    return min(product / smaller, 1.0) if smaller else 0.0


def passage(a: Prepared, b: Prepared, _: float) -> float:
    """Share of runs of three words of the shorter claim that the other has too (0 to 1)."""
    fewer = min(len(a.runs), len(b.runs))
    return len(a.runs & b.runs) / fewer if fewer else 0.0


def same_figure(a: Prepared, b: Prepared, _: float) -> float:
    """Whether both give the same number."""
    return float(not a.figures.isdisjoint(b.figures))


def other_figure(a: Prepared, b: Prepared, _: float) -> float:
    """Whether both give a number of the same unit, and none that is the same."""
    return float(a.figures.isdisjoint(b.figures) and not a.units.isdisjoint(b.units))


def polarity(a: Prepared, b: Prepared, _: float) -> float:
    """Whether one says that something is not so, and the other does not."""
    return float(a.claim.features.negated != b.claim.features.negated)


def brevity(a: Prepared, b: Prepared, _: float) -> float:
    """Logarithm of the number of terms of the shorter claim: of few terms it is easy to share many."""
    return math.log1p(min(a.size, b.size))


def distance(a: Prepared, b: Prepared, _: float) -> float:
    """Days between the two articles, MOST_DAYS at most; as many where one has no day."""
    if a.day is None or b.day is None:
        return MOST_DAYS
    return min(abs(a.day - b.day), MOST_DAYS)


def same_article(a: Prepared, b: Prepared, _: float) -> float:
    """Whether one article says both."""
    return float(a.claim.document == b.claim.document)


def _shared(a: Prepared, b: Prepared, _: float) -> str:
    terms = sorted(a.vector.keys() & b.vector.keys(), key=lambda term: (-a.vector[term] * b.vector[term], term))
    return (
        f"they share the terms {', '.join(term.removeprefix(CONCEPT) for term in terms[:6])}"
        if terms
        else "they share no term"
    )


def _numbers(prepared: Prepared) -> str:
    words = [
        f"{figure.lo if figure.lo is not None else figure.hi:,} {figure.unit}" for figure in prepared.claim.figures
    ]
    return ", ".join(words)


MEASURES = (
    Measure("wording", wording, _shared),
    Measure("containment", containment, lambda _a, _b, value: f"one has {value:.0%} of what the other says"),
    Measure("passage", passage, lambda _a, _b, value: f"{value:.0%} of the shorter stands in the other word for word"),
    Measure("same figure", same_figure, lambda a, _b, _v: f"both give the same number ({_numbers(a)})"),
    Measure("other figure", other_figure, lambda a, b, _v: f"numbers differ ({_numbers(a)}; {_numbers(b)})"),
    Measure("polarity", polarity, lambda _a, _b, _v: "one says it is not so"),
    Measure("brevity", brevity, lambda a, b, _v: f"the shorter has {min(a.size, b.size)} terms"),
    Measure("distance", distance, lambda _a, _b, value: f"{value:.0f} days lie between the articles"),
    Measure("same article", same_article, lambda _a, _b, _v: "one article says both"),
)
SHOWN = ("wording", "containment", "passage", "same figure", "other figure", "polarity", "distance")


SLOW = ("passage", "same figure", "other figure", "polarity", "same article")  # 0 to 1 each
MOST = sum(max(WEIGHTS[name], 0.0) for name in SLOW) + max(WEIGHTS["distance"] * MOST_DAYS, 0.0)  # of all that is left
LEAST = math.log(LINK / (1 - LINK)) - MOST - WEIGHTS["bias"] - 1e-6


def may_link(a: Prepared, b: Prepared, product: float) -> bool:
    """Whether the measures that cost least leave it possible that the score reaches LINK; most pairs end here."""
    mass = a.mass if a.mass < b.mass else b.mass
    share = product / mass
    return (
        WEIGHTS["wording"] * product / (a.norm * b.norm)
        + WEIGHTS["containment"] * (share if share < 1.0 else 1.0)
        + WEIGHTS["brevity"] * math.log1p(a.size if a.size < b.size else b.size)
    ) >= LEAST


def score_of(a: Prepared, b: Prepared, product: float) -> float:
    """How sure it is that two claims say the same thing (0 to 1); `product` is `a.product(b)`."""
    total = WEIGHTS["bias"] + sum(WEIGHTS[measure.name] * measure.of(a, b, product) for measure in MEASURES)
    return 1 / (1 + math.exp(-total))


def signals_of(a: Prepared, b: Prepared) -> tuple[Signal, ...]:
    """The signals between two claims that say something, each with its value and a sentence."""
    product = a.product(b)
    values = ((measure, measure.of(a, b, product)) for measure in MEASURES if measure.name in SHOWN)
    return tuple(
        Signal(name=measure.name, score=round(value, 3), why=measure.says(a, b, value))
        for measure, value in values
        if value > 0
    )
