"""What is shown for a person to judge: pairs of claims or of names that the program is unsure of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from menurut.records.nodes import Node
from menurut.views.dossiers import ClaimLine, claim_line
from menurut.workflows.doubts import Doubt, NameDoubt


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPair:
    """Two claims that may say the same."""

    a: ClaimLine
    b: ClaimLine
    score: float
    """How sure it is that they say the same (0 to 1)."""
    why: tuple[str, ...]
    """What speaks for it and against it, a sentence a signal."""
    together: bool
    """Whether they are in one group now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """A name, with what is known of who bears it."""

    id: str
    name: str
    schema: str
    roles: tuple[str, ...]
    documents: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePair:
    """Two names that may be those of one person or body."""

    a: NameLine
    b: NameLine
    score: float
    """How sure it is that they are one (0 to 1)."""
    why: tuple[str, ...]
    together: bool
    """Whether they are one entity now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """What waits for a judgement."""

    matter: str
    """claim or entity."""
    claims: tuple[ClaimPair, ...]
    names: tuple[NamePair, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def review_page(matter: str, doubts: Iterable[Doubt] = (), names: Iterable[NameDoubt] = ()) -> ReviewPage:
    """What is shown of doubts."""
    return ReviewPage(matter=matter, claims=tuple(map(_claims, doubts)), names=tuple(map(_names, names)))


def _claims(doubt: Doubt) -> ClaimPair:
    return ClaimPair(
        a=claim_line(doubt.a),
        b=claim_line(doubt.b),
        score=doubt.score,
        why=tuple(signal.why for signal in doubt.signals),
        together=doubt.together,
    )


def _names(doubt: NameDoubt) -> NamePair:
    return NamePair(
        a=_name(doubt.a),
        b=_name(doubt.b),
        score=doubt.score,
        why=tuple(signal.why for signal in doubt.signals),
        together=doubt.together,
    )


def _name(node: Node) -> NameLine:
    roles = sorted(node.roles, key=lambda role: (-node.roles[role], role))
    return NameLine(
        id=node.id,
        name=node.name,
        schema=str(node.schema),
        roles=tuple(roles[:3]),
        documents=node.documents,
        first=node.first,
        last=node.last,
    )
