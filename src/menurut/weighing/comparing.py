"""Which documents are compared, and the links between their claims.

Documents are indexed by pairs of terms of their topic and the days around their publication: two documents that share
such a key are compared claim by claim, so the work grows with what is said about an event, not with the ledger.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from menurut.records import Claim, Link
from menurut.weighing.policy import BUCKET, LEAST_PRODUCT, LINK, TOPIC_KEYS, WINDOW
from menurut.weighing.prepared import Prepared
from menurut.weighing.signals import may_link, score_of


def keys_of(claims: Sequence[Claim]) -> tuple[int, ...]:
    """The keys a document is indexed by, from its claims: at most 21 numbers of 64 bits with a sign."""
    return _keys(claims, (0,))


def near_keys_of(claims: Sequence[Claim]) -> tuple[int, ...]:
    """The keys of the documents that one with these claims is compared with: its own, and those of the days beside."""
    return _keys(claims, (-1, 0, 1))


def _keys(claims: Sequence[Claim], shifts: tuple[int, ...]) -> tuple[int, ...]:
    if not claims:
        return ()
    first = claims[0]
    pairs = list(combinations(sorted(first.features.topic[:TOPIC_KEYS]), 2))
    if first.published is None:
        return tuple(_hash(f"{a}\x1f{b}") for a, b in pairs)
    bucket = first.published.toordinal() // BUCKET
    return tuple(_hash(f"{a}\x1f{b}\x1f{bucket + shift}") for a, b in pairs for shift in shifts)


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)


def near_in_time(a: Prepared, b: Prepared) -> bool:
    """Whether two claims are near enough in time to be compared; claims without a day are near each other only."""
    if a.day is None or b.day is None:
        return a.day is b.day
    return abs(a.day - b.day) <= WINDOW


class Postings:
    """The claims of one document by their terms, to find what another document's claims share with them."""

    def __init__(self, claims: Sequence[Prepared]) -> None:
        self.claims = claims
        self._by_term: Mapping[str, list[tuple[int, float]]] = defaultdict(list)
        for place, claim in enumerate(claims):
            for term, weight in claim.vector.items():
                self._by_term[term].append((place, weight))

    def products(self, claim: Prepared) -> Mapping[int, float]:
        """The product with each claim here that shares a term, by its place."""
        found: dict[int, float] = defaultdict(float)
        by_term = self._by_term
        for term, weight in claim.vector.items():
            for place, other in by_term.get(term, ()):
                found[place] += weight * other
        return found


def links_between(postings: Postings, others: Sequence[Prepared]) -> Iterator[Link]:
    """The links between the claims of two documents, or within one document where both are the same."""
    if not others or not postings.claims or not near_in_time(postings.claims[0], others[0]):
        return
    for other in others:
        for place, product in postings.products(other).items():
            if product < LEAST_PRODUCT:
                continue
            claim = postings.claims[place]
            if not may_link(claim, other, product):
                continue
            if claim.claim.document == other.claim.document and claim.claim.id >= other.claim.id:
                continue
            score = score_of(claim, other, product)
            if score >= LINK:
                a, b = sorted((claim.claim.id, other.claim.id))
                yield Link(a=a, b=b, score=round(score, 4))
