"""What is shown of an entity that is asked for by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from menurut.ledger.people import Related
from menurut.views.building import link_of
from menurut.views.dossiers import ClaimLine, claim_line
from menurut.views.entities import Count, counts_of
from menurut.views.graphs import Graph, citing_graph, relation_graph
from menurut.workflows.people import Profile, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class BearerLine:
    """An entity that bears the name."""

    id: str
    name: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """A relation that documents give, with who asserts it: speakers, or the outlets themselves."""

    subject: str
    relation: str
    object: str
    detail: str | None
    according_to: tuple[str, ...]
    outlets: tuple[str, ...]
    documents: int
    first: str | None
    """ISO day of publication of the first document that gives it."""
    last: str | None
    words: str
    """The words that show it, in the newest document."""
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePart:
    """One entity in full."""

    names: tuple[Count, ...]
    roles: tuple[Count, ...]
    says: int
    """Claims that it says, in all."""
    months: tuple[tuple[str, int], ...]
    """In how many of its newest claims it speaks in each month (ISO), the first month first."""
    said: tuple[ClaimLine, ...]
    """The newest of them first."""
    said_of: tuple[ClaimLine, ...]
    """What others say in which it is named, the newest first."""
    relations: tuple[RelationLine, ...]
    """Those that most documents give first."""
    related: Graph
    """The relations as a network."""
    cited: Graph
    """Through whom the newest of what it says, and of what is said of it, comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoPage:
    """The entities of a name; the profile where it is one only."""

    name: str
    entities: tuple[BearerLine, ...]
    profile: ProfilePart | None

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def who_page(who: Who) -> WhoPage:
    """What is shown of those who bear a name."""
    return WhoPage(
        name=who.name,
        entities=tuple(BearerLine(id=one.id, name=one.name, schema=one.schema) for one in who.bearers),
        profile=_profile(who.profile) if who.profile else None,
    )


def _profile(profile: Profile) -> ProfilePart:
    relations = _relations(profile.relations)
    told = (*profile.said, *profile.said_of)
    return ProfilePart(
        names=counts_of(node.forms for node in profile.nodes),
        roles=counts_of(node.roles for node in profile.nodes),
        says=profile.count,
        months=profile.months,
        said=tuple(map(claim_line, profile.said)),
        said_of=tuple(map(claim_line, profile.said_of)),
        relations=relations,
        related=relation_graph(
            profile.bearer.name, [(r.subject, r.relation, r.object, r.documents) for r in relations]
        ),
        cited=citing_graph(
            [one.claim.chain for one in told], [one.claim.outlet for one in told if one.claim.outlet], ()
        ),
    )


def _relations(related: Iterable[Related]) -> tuple[RelationLine, ...]:
    """The same relation by the same speakers is one line."""
    same: dict[tuple[object, ...], list[Related]] = {}
    for one in related:
        key = (one.subject, one.relation, one.object, one.detail, one.according_to)
        same.setdefault(key, []).append(one)
    lines = [_relation(found) for found in same.values()]
    return tuple(sorted(lines, key=lambda line: (-line.documents, line.subject, line.relation, line.object)))


def _relation(found: list[Related]) -> RelationLine:
    days = sorted(one.published for one in found if one.published)
    newest = max(found, key=lambda one: (one.published or "", one.given))
    return RelationLine(
        subject=newest.subject,
        relation=newest.relation,
        object=newest.object,
        detail=newest.detail,
        according_to=newest.according_to,
        outlets=tuple(sorted({one.outlet for one in found if one.outlet})),
        documents=len({one.given for one in found}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        words=newest.words,
        link=link_of(newest.url),
    )
