"""What is shown of an outlet: whom it relies on, and who relies on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from menurut.views.graphs import Graph, citing_graph
from menurut.views.start import GroupHead, group_head
from menurut.workflows.outlets import Reliance, Relied

MOST = 99  # claims that an arrow counts, so that one speaker does not hide all others


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliedLine:
    """A speaker, medium or outlet that is relied on, or relies on this one."""

    name: str
    claims: int
    share: float
    """Of the claims that were looked at (0 to 1); 0 for outlets that cite this one."""
    example: str
    """Id of a claim, for `menurut claim`."""
    entity: str | None
    """Id of the entity that a speaker is."""
    kind: str | None
    role: str | None
    affiliation: str | None
    outlet: str | None
    """The outlet of this ledger that a medium is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLine:
    """A group that the outlet was first with, and the other outlets that had it on the same day."""

    group: GroupHead
    same_day: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """An outlet, for a person who wants to know where its news comes from."""

    outlet: str
    claims: int
    """How many were looked at, the newest first."""
    more: bool
    """Whether the outlet has more than were looked at."""
    documents: int
    first: str | None
    last: str | None
    own: int
    """Claims that are its own word: neither a speaker nor a medium is named."""
    own_share: float
    speakers: tuple[ReliedLine, ...]
    media: tuple[ReliedLine, ...]
    """Media, accounts and documents that it has claims through."""
    citing: tuple[ReliedLine, ...]
    """Outlets that cite it."""
    circles: tuple[str, ...]
    """Outlets that it cites and that cite it."""
    firsts: tuple[FirstLine, ...]
    """Groups of several outlets whose first claim is its own, the newest first."""
    graph: Graph
    """Whom it relies on, and who relies on it."""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def outlet_page(reliance: Reliance) -> OutletPage:
    """What is shown of an outlet."""
    looked = reliance.looked
    return OutletPage(
        outlet=reliance.outlet,
        claims=looked.claims,
        more=reliance.more,
        documents=looked.documents,
        first=looked.first,
        last=looked.last,
        own=reliance.own,
        own_share=_share(reliance.own, looked.claims),
        speakers=_lines(reliance.speakers, looked.claims),
        media=_lines(reliance.media, looked.claims),
        citing=_lines(reliance.citing, 0),
        circles=reliance.circles,
        firsts=tuple(FirstLine(group=group_head(one.summary), same_day=one.same_day) for one in reliance.firsts),
        graph=_graph(reliance),
    )


def _graph(reliance: Reliance) -> Graph:
    """The outlet in the middle of those it relies on and those that rely on it."""
    here = reliance.outlet
    chains = [
        *([one.name, here] for one in (*reliance.speakers, *reliance.media) for _ in range(min(one.claims, MOST))),
        *([here, one.name] for one in reliance.citing for _ in range(min(one.claims, MOST))),
    ]
    outlets = [here, *(one.name for one in reliance.citing), *(one.outlet for one in reliance.media if one.outlet)]
    return citing_graph(chains, outlets, [(here, other) for other in reliance.circles])


def _lines(relied: Iterable[Relied], claims: int) -> tuple[ReliedLine, ...]:
    return tuple(
        ReliedLine(
            name=one.name,
            claims=one.claims,
            share=_share(one.claims, claims),
            example=one.example,
            entity=one.entity,
            kind=one.kind,
            role=one.role,
            affiliation=one.affiliation,
            outlet=one.outlet,
        )
        for one in relied
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
