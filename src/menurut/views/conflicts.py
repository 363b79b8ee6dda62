"""What is shown of denials and contradictions: both sides' words, and why they are held against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from menurut.views.dossiers import VerdictPart, claim_line, verdict_parts
from menurut.workflows.conflicts import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictPart:
    """A group in which claims stand against each other."""

    id: str
    label: str
    independent_origins: int
    outlets: int
    last: str | None
    """ISO day of publication of its last claim."""
    verdicts: tuple[VerdictPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsPage:
    """Groups with a denial or a contradiction, the newest first."""

    since: str | None
    conflicts: tuple[ConflictPart, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def conflicts_page(found: Iterable[Conflict], since: str | None) -> ConflictsPage:
    """What is shown of conflicts."""
    return ConflictsPage(since=since, conflicts=tuple(map(_part, found)))


def _part(conflict: Conflict) -> ConflictPart:
    group = conflict.group
    ends = {end for verdict in conflict.verdicts for end in (verdict.a, verdict.b)}
    lines = {end: claim_line(conflict.told[end]) for end in ends if end in conflict.told}
    return ConflictPart(
        id=group.id,
        label=group.label,
        independent_origins=group.independent_origins,
        outlets=group.outlets,
        last=group.last.isoformat() if group.last else None,
        verdicts=verdict_parts(conflict.verdicts, lines),
    )
