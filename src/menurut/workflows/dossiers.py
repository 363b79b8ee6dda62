"""All that the ledger knows of one group."""

from __future__ import annotations

from dataclasses import dataclass

from menurut.ledger import Batch
from menurut.ledger.dossiers import DossierQueries, Told
from menurut.records import Group
from menurut.weighing.prepared import Prepared
from menurut.weighing.series import Point, series_of
from menurut.weighing.weighing import group_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A group with its claims by day of publication, and its series; `asked` is the claim that was asked for."""

    asked: str
    group: Group
    told: tuple[Told, ...]
    series: tuple[Point, ...]


def dossier(batch: Batch, ident: str) -> Dossier:
    """The dossier of a group, or of the group of a claim, by its id or the beginning of it.

    NotThereError where there is none, or several.
    """
    queries = DossierQueries(batch.connection)
    asked, ident = queries.place_of(ident)
    told = queries.told([ident])
    group = queries.groups([ident]).get(ident) or alone(told[0])
    return Dossier(asked=asked, group=group, told=tuple(told), series=series_of([one.claim for one in told]))


def alone(told: Told) -> Group:
    """The group of a claim that is alone in it."""
    return group_of([Prepared(told.claim)], {}, {})
