"""Whom an outlet relies on: its speakers, the media it cites, its own word; and which outlets cite it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from menurut.errors import NotThereError
from menurut.ledger import Batch
from menurut.ledger.dossiers import DossierQueries
from menurut.ledger.outlets import First, Looked, OutletQueries, Sourcing, looked_at
from menurut.records.nodes import Sort
from menurut.resolving.folding import fold
from menurut.weighing.media import is_outlet, outlet_key
from menurut.workflows.emptiness import refuse_empty

LOOKED_AT = 3_000  # newest claims of the outlet
CITING = 2_000  # newest claims from one medium or speaker by which those who cite it are counted
SHOWN = 8  # outlets in a message that says a name is that of several


@dataclass(frozen=True, slots=True, kw_only=True)
class Relied:
    """A speaker, medium or outlet, in how many claims it is relied on, and one of them.

    `entity` is the id of a speaker's entity; `kind`, `role` and `affiliation` are as the one claim gives them; `outlet`
    is the outlet of this ledger that a medium is.
    """

    name: str
    claims: int
    example: str
    entity: str | None = None
    kind: str | None = None
    role: str | None = None
    affiliation: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """Whom an outlet relies on, those with most claims first; `own` are the claims that are its own word.

    `circles` are the outlets that it cites and that cite it; `firsts` the groups whose first claim is its own.
    """

    outlet: str
    looked: Looked
    more: bool
    own: int
    speakers: tuple[Relied, ...]
    media: tuple[Relied, ...]
    citing: tuple[Relied, ...]
    circles: tuple[str, ...]
    firsts: tuple[First, ...]


def outlets(batch: Batch) -> tuple[str, ...]:
    """The names of all outlets. NotThereError where the ledger is empty."""
    refuse_empty(batch)
    return tuple(OutletQueries(batch.connection).outlets())


def reliance(batch: Batch, name: str, most: int = 15) -> Reliance:
    """Whom the outlet of a name relies on; `most` speakers are told, media and citing outlets likewise.

    NotThereError where there is no such outlet, or several.
    """
    refuse_empty(batch)
    queries = OutletQueries(batch.connection)
    outlets = _Outlets(queries.outlets())
    outlet = outlet_of(name, outlets.names)
    newest = queries.newest(outlet, LOOKED_AT + 1)
    looked, more = newest[:LOOKED_AT], len(newest) > LOOKED_AT
    found = queries.sourcing(looked)
    media = _gathered(_cited(found, outlet, outlets))
    citing = _gathered(_citing(batch, queries, outlet))
    both = {relied.outlet for relied in media if relied.outlet} & {relied.name for relied in citing}
    return Reliance(
        outlet=outlet,
        looked=looked_at(looked),
        more=more,
        own=sum(row.claims for row in found if row.speaker is None and _is_own(row.medium, outlet)),
        speakers=tuple(_described(batch, _gathered(_spoken(found, outlets))[:most])),
        media=media[:most],
        citing=citing[:most],
        circles=tuple(sorted(both)),
        firsts=tuple(queries.firsts(outlet, looked, most)),
    )


class _Outlets:
    """The outlets of the ledger, by the names that articles give them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._called: dict[str, str | None] = {}

    def called(self, name: str | None) -> str | None:
        """The outlet that a medium or speaker is, if any."""
        if name is not None and name not in self._called:
            self._called[name] = next((outlet for outlet in self.names if is_outlet(name, outlet)), None)
        return self._called[name] if name is not None else None


def outlet_of(name: str, outlets: Sequence[str]) -> str:
    """The outlet that a name means: as written, else without case and signs, else by its beginning, else by a part."""
    key = outlet_key(name)
    meanings: tuple[Callable[[str], bool], ...] = (
        lambda outlet: outlet == name,
        lambda outlet: outlet_key(outlet) == key,
        lambda outlet: is_outlet(name, outlet),
        lambda outlet: key in outlet_key(outlet),
    )
    for means in meanings if key else meanings[:1]:
        found = [outlet for outlet in outlets if means(outlet)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotThereError(f"{name!r} may be one of {len(found)} outlets: give one of {_named(found)}")
    raise NotThereError(f"no outlet {name!r} in the ledger; there are {_named(outlets) or 'none with a name'}")


def _named(outlets: Sequence[str]) -> str:
    more = len(outlets) - SHOWN
    return "; ".join(outlets[:SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _is_own(medium: str | None, outlet: str) -> bool:
    return medium is None or is_outlet(medium, outlet)


def _spoken(found: Iterable[Sourcing], outlets: _Outlets) -> Iterator[Relied]:
    for row in found:
        if row.speaker is not None and row.speaker != row.medium and outlets.called(row.speaker) is None:
            yield Relied(name=row.name or row.speaker, claims=row.claims, example=row.example, entity=row.entity)


def _cited(found: Iterable[Sourcing], outlet: str, outlets: _Outlets) -> Iterator[Relied]:
    """The media; an outlet of the ledger is one, also where a reader takes its name for a person's."""
    for row in found:
        medium = row.medium or (row.speaker if outlets.called(row.speaker) else None)
        if medium is not None and not _is_own(medium, outlet):
            yield Relied(name=medium, claims=row.claims, example=row.example, outlet=outlets.called(medium))


def _citing(batch: Batch, queries: OutletQueries, outlet: str) -> Iterator[Relied]:
    media = [medium for medium in queries.media() if is_outlet(medium, outlet)]
    forms = {fold(outlet, sort) for sort in Sort} - {""}
    bearers = {entity for form in forms for entity in batch.entities.named(form)}
    for row in queries.citing(media, bearers, CITING):
        if not is_outlet(row.outlet, outlet):
            yield Relied(name=row.outlet, claims=row.claims, example=row.example)


def _gathered(parts: Iterable[Relied]) -> tuple[Relied, ...]:
    """The same ones together, those with most claims first."""
    found: dict[str, list[Relied]] = {}
    for part in parts:
        found.setdefault(part.entity or part.outlet or part.name, []).append(part)
    sums = [
        (sum(part.claims for part in same), min(same, key=lambda p: (-p.claims, p.name))) for same in found.values()
    ]
    gathered = [
        Relied(name=best.name, claims=count, example=best.example, entity=best.entity, outlet=best.outlet)
        for count, best in sums
    ]
    return tuple(sorted(gathered, key=lambda relied: (-relied.claims, relied.name)))


def _described(batch: Batch, speakers: Sequence[Relied]) -> Iterator[Relied]:
    """The speakers with kind and role, as their example gives them."""
    told = DossierQueries(batch.connection).told_ids([speaker.example for speaker in speakers])
    for speaker in speakers:
        claim = told[speaker.example].claim
        kind = str(claim.kind) if claim.kind else None
        yield dataclasses.replace(speaker, kind=kind, role=claim.role, affiliation=claim.affiliation)
