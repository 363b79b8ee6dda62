"""Linked claims to groups: average-link clustering over the links, the same whatever order they come in.

Two sets of claims are joined, the surest first, while the average over all their pairs is at least GROUP; a pair
without a link counts as nothing. Method: hierarchical agglomerative clustering with average linkage (UPGMA; Sokal and
Michener 1958) on a sparse graph.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from menurut.records import Judgement, Link
from menurut.weighing.policy import GROUP

Pair = tuple[str, str]
Judgements = Mapping[Pair, Judgement]


def components_of(claims: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The sets of claims that the pairs join, directly or not; each sorted, and in order of their first."""
    parent = {claim: claim for claim in claims}
    for a, b in pairs:
        root, other = sorted((root_of(parent, a), root_of(parent, b)))
        parent[other] = root
    sets: dict[str, list[str]] = {}
    for claim in sorted(parent):
        sets.setdefault(root_of(parent, claim), []).append(claim)
    return list(sets.values())


def root_of(parent: dict[str, str], claim: str) -> str:
    """The claim that stands for the set of this one; the way to it is made shorter (disjoint sets; Tarjan 1975)."""
    while parent[claim] != claim:
        parent[claim] = parent[parent[claim]]
        claim = parent[claim]
    return claim


def clusters_of(claims: Sequence[str], links: Sequence[Link], judgements: Judgements) -> list[list[str]]:
    """The groups of the claims of one component, each sorted. Decisions hold: same joins, not same keeps apart."""
    inside = set(claims)
    same = [pair for pair, judgement in judgements.items() if judgement is Judgement.SAME and inside.issuperset(pair)]
    apart = {pair for pair, judgement in judgements.items() if judgement is Judgement.NOT_SAME}
    clustering = _Clustering(components_of(claims, same), links, apart)
    clustering.run()
    return sorted(clustering.members.values())


class _Clustering:
    """Clusters by the id of their first claim; the sums of the links between two; a heap of pairs, surest first."""

    def __init__(self, start: list[list[str]], links: Sequence[Link], apart: set[Pair]) -> None:
        self.members = {members[0]: members for members in start}
        cluster = {claim: members[0] for members in start for claim in members}
        self._sums: dict[str, dict[str, float]] = {name: {} for name in self.members}
        for link in links:
            a, b = cluster[link.a], cluster[link.b]
            if a != b:
                self._sums[a][b] = self._sums[b][a] = self._sums[a].get(b, 0.0) + link.score
        self._apart: dict[str, set[str]] = {name: set() for name in self.members}
        for left, right in apart:
            if left in cluster and right in cluster:
                self._apart[cluster[left]].add(cluster[right])
                self._apart[cluster[right]].add(cluster[left])
        self._heap: list[tuple[float, str, str]] = []
        for a, sums in self._sums.items():
            for b in sums:
                if a < b:
                    self._push(a, b)

    def run(self) -> None:
        """Join until no two clusters are near enough.

        A pair whose average has changed since, or that a decision has come to keep apart, is passed over.
        """
        while self._heap:
            key, a, b = heapq.heappop(self._heap)
            if a not in self.members or b not in self.members or b in self._apart[a]:
                continue
            if self._average(a, b) == -key:
                self._join(a, b)

    def _average(self, a: str, b: str) -> float:
        total = self._sums[a].get(b, 0.0)
        return round(total / (len(self.members[a]) * len(self.members[b])), 9)

    def _push(self, a: str, b: str) -> None:
        average = self._average(a, b)
        if average >= GROUP and b not in self._apart[a]:
            heapq.heappush(self._heap, (-average, a, b))

    def _join(self, a: str, b: str) -> None:
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        for other, total in sorted(self._sums.pop(b).items()):
            del self._sums[other][b]
            if other != a:
                self._sums[a][other] = self._sums[other][a] = self._sums[a].get(other, 0.0) + total
        for other in self._apart.pop(b):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
        for other in sorted(self._sums[a]):
            self._push(*sorted((a, other)))
