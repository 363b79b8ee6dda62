"""A claim made ready to be compared many times."""

from __future__ import annotations

import math

from menurut.records import Claim
from menurut.weighing.terms import words_in

RUN = 3  # words in a row that two claims may share
Run = tuple[str, ...]


class Prepared:
    """A claim with its terms as a vector, the runs of words it has, and its numbers."""

    __slots__ = ("_runs", "claim", "day", "figures", "mass", "norm", "size", "units", "vector")

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.vector = dict(zip(claim.features.terms, claim.features.weights, strict=True))
        self.mass = sum(weight * weight for weight in self.vector.values())
        self.norm = math.sqrt(self.mass)
        self.size = len(self.vector)
        self._runs: frozenset[Run] | None = None
        self.figures = frozenset((figure.lo, figure.hi) for figure in claim.figures)
        self.units = frozenset(figure.unit for figure in claim.figures)
        self.day = claim.published.toordinal() if claim.published is not None else None

    @property
    def runs(self) -> frozenset[Run]:
        """All runs of RUN words; made when they are first asked for, since most claims never are."""
        if self._runs is None:
            words = words_in(self.claim.words)
            self._runs = frozenset(zip(*(words[shift:] for shift in range(RUN)), strict=False))
        return self._runs

    def product(self, other: Prepared) -> float:
        """The sum over shared terms of the product of their weights."""
        mine, theirs = self.vector, other.vector
        return sum(mine[term] * theirs[term] for term in mine.keys() & theirs.keys())
