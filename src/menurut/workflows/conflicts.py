"""Groups in which somebody denies or contradicts somebody else, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from menurut.ledger import Batch
from menurut.ledger.dossiers import DossierQueries, Told
from menurut.records import Group, Verdict
from menurut.records.groups import DISPUTES
from menurut.workflows.emptiness import refuse_empty

VERDICTS = 20  # of one group that are looked for, so that one group does not take the room of all


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A group with its denials and contradictions, and the claims they are on, by id."""

    group: Group
    verdicts: tuple[Verdict, ...]
    told: dict[str, Told]


def conflicts(batch: Batch, since: str | None = None, most: int = 20, skip: int = 0) -> tuple[Conflict, ...]:
    """The groups with a denial or contradiction whose last claim was published on the ISO day `since` or later.

    `most` of them, but for the first `skip`.
    """
    refuse_empty(batch)
    queries = DossierQueries(batch.connection)
    found: dict[str, list[Verdict]] = {}
    for group, verdict in queries.verdicts(DISPUTES, since, (skip + most) * VERDICTS):
        if group in found or len(found) < skip + most:
            found.setdefault(group, []).append(verdict)
    found = dict(islice(found.items(), skip, None))
    groups = queries.groups(found)
    told = queries.told_ids({end for verdicts in found.values() for v in verdicts for end in (v.a, v.b)})
    return tuple(Conflict(group=groups[ident], verdicts=tuple(some), told=told) for ident, some in found.items())
