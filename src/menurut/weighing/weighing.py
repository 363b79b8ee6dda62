"""The order of weighing: linked claims to units, units to groups, groups to origins and verdicts."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from menurut.records import Claim, Decision, Group, Judgement, Link, Matter, Merge
from menurut.weighing.comparing import Postings, keys_of, links_between, near_keys_of
from menurut.weighing.grouping import Judgements, clusters_of
from menurut.weighing.media import circles_of, is_outlet
from menurut.weighing.origins import independent, origins_of
from menurut.weighing.prepared import Prepared
from menurut.weighing.signals import signals_of
from menurut.weighing.units import units_of
from menurut.weighing.verdicts import verdicts_of


def weigh(claims: Sequence[Claim], links: Sequence[Link], decisions: Iterable[Decision] = ()) -> tuple[Group, ...]:
    """The groups of the claims of one unit, by the links between them and the decisions on them."""
    judged = {matter: judgements(decisions, matter) for matter in (Matter.CLAIM, Matter.ORIGIN)}
    prepared = {claim.id: Prepared(claim) for claim in claims}
    best = best_links(links)
    return tuple(
        group_of([prepared[claim] for claim in members], best, judged[Matter.ORIGIN])
        for members in clusters_of(sorted(prepared), links, judged[Matter.CLAIM])
    )


def weigh_all(claims: Iterable[Claim], decisions: Iterable[Decision] = ()) -> tuple[Group, ...]:
    """The groups of all claims, weighed from scratch in memory: what a ledger must come to in any order of arrival."""
    decisions = tuple(decisions)
    documents: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        documents[claim.document].append(claim)
    links = _all_links(documents)
    by_id = {claim.id: claim for members in documents.values() for claim in members}
    same = [pair for pair, judgement in judgements(decisions, Matter.CLAIM).items() if judgement is Judgement.SAME]
    joined = [pair for pair in same if by_id.keys() >= set(pair)]
    units = units_of(by_id, links, joined, {claim.id: claim.published for claim in by_id.values()})
    place = {claim: number for number, members in enumerate(units) for claim in members}
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if place[link.a] == place[link.b]:
            inside[place[link.a]].append(link)
    return tuple(
        group
        for number, members in enumerate(units)
        for group in weigh([by_id[claim] for claim in members], inside[number], decisions)
    )


def _all_links(documents: Mapping[str, Sequence[Claim]]) -> list[Link]:
    indexed: dict[int, list[str]] = defaultdict(list)
    prepared = {key: [Prepared(claim) for claim in claims] for key, claims in documents.items()}
    links: list[Link] = []
    for key, claims in documents.items():
        near = {other for number in near_keys_of(claims) for other in indexed.get(number, ())}
        postings = Postings(prepared[key])
        for other in sorted({*near, key}):
            links += links_between(postings, prepared[other])
        for number in keys_of(claims):
            indexed[number].append(key)
    return links


def judgements(decisions: Iterable[Decision], matter: Matter) -> Judgements:
    """The judgements that hold on pairs of the matter: the latest on each."""
    ordered = sorted((d for d in decisions if d.matter is matter), key=lambda d: (d.made, d.id))
    return {(decision.left, decision.right): decision.judgement for decision in ordered}


def group_of(claims: Sequence[Prepared], links: Mapping[str, Link], judged: Judgements) -> Group:
    """The group of these claims, with its origins, verdicts, and why each claim is in it."""
    ordered = sorted(claims, key=lambda p: (p.claim.published or datetime.date.max, p.claim.id))
    origins = origins_of(ordered, judged)
    days = [p.claim.published for p in ordered if p.claim.published is not None]
    return Group(
        id=ordered[0].claim.id,
        label=_middle(ordered).claim.words,
        claims=tuple(p.claim.id for p in ordered),
        origins=origins,
        independent_origins=independent(origins),
        verdicts=verdicts_of(ordered),
        merges=_merges(ordered, links),
        circles=circles_of(_citations(ordered)),
        documents=len({p.claim.document for p in ordered}),
        outlets=len({p.claim.outlet or p.claim.document for p in ordered}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def best_links(links: Iterable[Link]) -> dict[str, Link]:
    """The surest link of each claim."""
    best: dict[str, Link] = {}
    for link in links:
        for claim in (link.a, link.b):
            if claim not in best or (-link.score, link.a, link.b) < (-best[claim].score, best[claim].a, best[claim].b):
                best[claim] = link
    return best


def _middle(claims: Sequence[Prepared]) -> Prepared:
    """The claim that shares most with the group, for its length, of the longer half; the first of those as near."""
    shared: dict[str, float] = defaultdict(float)
    for prepared in claims:
        for term in prepared.vector:
            shared[term] += 1.0

    def centrality(prepared: Prepared) -> float:
        return sum(shared[term] * weight for term, weight in prepared.vector.items()) / (prepared.norm or 1.0)

    half = sorted(prepared.size for prepared in claims)[len(claims) // 2]
    longer = [prepared for prepared in claims if prepared.size >= half]
    return max(
        longer, key=lambda prepared: (round(centrality(prepared), 6), -len(prepared.claim.words), prepared.claim.id)
    )


def _merges(claims: Sequence[Prepared], links: Mapping[str, Link]) -> tuple[Merge, ...]:
    """Why each claim is in the group: its surest link within it."""
    by_id = {prepared.claim.id: prepared for prepared in claims}
    chosen = {
        (link.a, link.b)
        for claim in by_id
        if (link := links.get(claim)) is not None and link.a in by_id and link.b in by_id
    }
    return tuple(Merge(a=a, b=b, signals=signals_of(by_id[a], by_id[b])) for a, b in sorted(chosen))


def _citations(claims: Sequence[Prepared]) -> list[tuple[str, str]]:
    """Who cites whom among the outlets of the group."""
    outlets = sorted({p.claim.outlet for p in claims if p.claim.outlet})
    return [
        (prepared.claim.outlet, outlet)
        for prepared in claims
        if prepared.claim.outlet
        for name in prepared.claim.media
        for outlet in outlets
        if is_outlet(name, outlet)
    ]
