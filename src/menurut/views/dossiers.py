"""What is shown of one group: every claim, where they come from, how they stand to each other, how the figure moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from menurut.ledger.dossiers import Told
from menurut.records import Merge, Origin, Verdict
from menurut.views.building import link_of
from menurut.views.graphs import Graph, citing_graph
from menurut.weighing.series import Point
from menurut.workflows.dossiers import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim, with the words it is in, who says it and where it stands."""

    id: str
    words: str
    stance: str
    speaker: str | None
    """As seen."""
    name: str | None
    """As resolved: the name of the entity that the speaker is."""
    role: str | None
    affiliation: str | None
    act: str | None
    style: str | None
    chain: tuple[str, ...]
    """From the innermost speaker to the outlet."""
    as_of: str | None
    """The day the words speak of, where they say so."""
    document: str
    """What the sender called it."""
    key: str
    """The key of that version of the document, by which its article is found."""
    entity: str | None
    """Id of the entity that the speaker is."""
    title: str | None
    outlet: str | None
    published: str | None
    link: str | None
    """The address, where a reader may safely follow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why two claims belong together, a sentence a signal."""

    a: str
    b: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPart:
    """Where some claims of the group come from, and why they are taken together."""

    id: str
    name: str
    own: bool
    """Whether outlets say it on their own authority."""
    states: bool
    """Whether it states the claim, and does not only deny or question it."""
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictPart:
    """How the later of two claims stands to the earlier, and why."""

    verdict: str
    score: float
    why: str
    a: ClaimLine
    b: ClaimLine


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage:
    """A group for a person who wants to know all of it."""

    id: str
    asked: str
    """The claim that was asked for."""
    label: str
    independent_origins: int
    documents: int
    outlets: int
    disputed: bool
    first: str | None
    last: str | None
    claims: tuple[ClaimLine, ...]
    """By day of publication."""
    origins: tuple[OriginPart, ...]
    verdicts: tuple[VerdictPart, ...]
    series: tuple[Point, ...]
    """The figures over the days they speak of."""
    circles: tuple[tuple[str, ...], ...]
    """Outlets that cite each other round."""
    evidence: tuple[Evidence, ...]
    """Why each claim is in the group."""
    graph: Graph
    """Who has it from whom."""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def dossier_page(dossier: Dossier) -> DossierPage:
    """What is shown of a dossier."""
    group = dossier.group
    lines = {told.claim.id: claim_line(told) for told in dossier.told}
    return DossierPage(
        id=group.id,
        asked=dossier.asked,
        label=group.label,
        independent_origins=group.independent_origins,
        documents=group.documents,
        outlets=group.outlets,
        disputed=group.disputed,
        first=group.first.isoformat() if group.first else None,
        last=group.last.isoformat() if group.last else None,
        claims=tuple(lines.values()),
        origins=tuple(map(_origin, group.origins)),
        verdicts=verdict_parts(group.verdicts, lines),
        series=dossier.series,
        circles=group.circles,
        evidence=_evidence(group.merges),
        graph=citing_graph(
            [told.claim.chain for told in dossier.told],
            [told.claim.outlet for told in dossier.told if told.claim.outlet],
            group.circles,
        ),
    )


def claim_line(told: Told) -> ClaimLine:
    """A claim in one line."""
    claim = told.claim
    return ClaimLine(
        id=claim.id,
        words=claim.words,
        stance=str(claim.stance),
        speaker=claim.speaker,
        name=told.name,
        role=claim.role,
        affiliation=claim.affiliation,
        act=str(claim.act) if claim.act else None,
        style=str(claim.style) if claim.style else None,
        chain=claim.chain,
        as_of=claim.as_of,
        document=told.given,
        key=claim.document,
        entity=told.entity,
        title=told.title,
        outlet=claim.outlet,
        published=claim.published.isoformat() if claim.published else None,
        link=link_of(told.url),
    )


def verdict_parts(verdicts: Iterable[Verdict], lines: Mapping[str, ClaimLine]) -> tuple[VerdictPart, ...]:
    """The verdicts with the claims they are on."""
    return tuple(
        VerdictPart(verdict=str(v.verdict), score=v.score, why=v.why, a=lines[v.a], b=lines[v.b])
        for v in verdicts
        if v.a in lines and v.b in lines
    )


def _origin(origin: Origin) -> OriginPart:
    return OriginPart(
        id=origin.id,
        name=origin.name,
        own=origin.own,
        states=origin.states,
        claims=origin.claims,
        evidence=_evidence(origin.merges),
    )


def _evidence(merges: Iterable[Merge]) -> tuple[Evidence, ...]:
    return tuple(Evidence(a=m.a, b=m.b, why=tuple(signal.why for signal in m.signals)) for m in merges)
