"""All that was derived, taken out of the ledger one thing after another."""

from __future__ import annotations

from collections.abc import Iterator

from menurut.ledger import Batch
from menurut.ledger.dossiers import DossierQueries, Told
from menurut.ledger.exporting import ExportQueries
from menurut.records import Group, Reading
from menurut.workflows.dossiers import alone
from menurut.workflows.emptiness import refuse_empty


def all_groups(batch: Batch) -> Iterator[tuple[Group, tuple[Told, ...]]]:
    """Every group with its claims, in order of ids. NotThereError where the ledger is empty."""
    refuse_empty(batch)
    queries = DossierQueries(batch.connection)
    for ids in queries.all_groups():
        members: dict[str, list[Told]] = {ident: [] for ident in ids}
        for told in queries.told(ids):
            members[told.group].append(told)
        groups = queries.groups(ids)
        for ident, found in members.items():
            yield groups.get(ident) or alone(found[0]), tuple(found)


def all_readings(batch: Batch) -> Iterator[Reading]:
    """Every reading, in order of arrival. NotThereError where the ledger is empty."""
    refuse_empty(batch)
    yield from ExportQueries(batch.connection).readings()
