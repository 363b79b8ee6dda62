"""An entity by name: what it says, what is said of it, and how it stands to others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from menurut.errors import NotThereError
from menurut.ledger import Batch
from menurut.ledger.dossiers import Told
from menurut.ledger.people import Bearer, PeopleQueries, Related
from menurut.records.nodes import Node, Sort
from menurut.resolving.folding import fold
from menurut.workflows.emptiness import refuse_empty

BEARERS = 50  # of one name
NODES = 60  # of one entity that are looked at
NAMING = 100  # newest documents that name it, among whose claims those of it are looked for
RELATIONS = 300
COUNTED = 3_000  # newest claims of one entity that are counted by month
SHORTEST = 3  # letters of a name by which claims of an entity are found


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An entity: its nodes, how much it says in all and by month, the newest of that, and of what is said of it."""

    bearer: Bearer
    nodes: tuple[Node, ...]
    count: int
    months: tuple[tuple[str, int], ...]
    said: tuple[Told, ...]
    said_of: tuple[Told, ...]
    relations: tuple[Related, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The entities that bear a name; where it is one, all that is known of it."""

    name: str
    bearers: tuple[Bearer, ...]
    profile: Profile | None


def who(batch: Batch, name: str, most: int = 20) -> Who:
    """The entity of a name or id, with at most so many claims of each sort. NotThereError where there is none."""
    refuse_empty(batch)
    bearers = bearers_of(batch, name)
    if not bearers:
        raise NotThereError(f"no entity is called {name!r}, and none whose name begins so: try another form of it")
    profile = _profile(batch, bearers[0], most) if len(bearers) == 1 else None
    return Who(name=name, bearers=tuple(bearers), profile=profile)


def bearers_of(batch: Batch, name: str) -> list[Bearer]:
    """The entities of an id (of an entity or a node), or of a name; else those whose names begin so."""
    ids = {name, *(stored.entity for stored in batch.entities.nodes([name]).values())}
    known = batch.entities.entities(ids).values()
    if known:
        return [Bearer(id=one.id, name=one.name, schema=str(one.schema)) for one in known]
    queries = PeopleQueries(batch.connection)
    forms = {fold(name, sort) for sort in Sort} - {""}
    found = queries.bearers(forms, BEARERS) if forms else []
    if found or not forms:
        return found
    begun = batch.entities.entities([ident for form in sorted(forms) for ident in batch.entities.like(form)])
    return [Bearer(id=one.id, name=one.name, schema=str(one.schema)) for one in begun.values()]


def _profile(batch: Batch, bearer: Bearer, most: int) -> Profile:
    queries = PeopleQueries(batch.connection)
    known = batch.entities.entities([bearer.id])[bearer.id]
    nodes = [stored.node for stored in batch.entities.nodes(known.nodes[:NODES]).values()]
    numbers = list(
        dict.fromkeys([*map(batch.entities.number, known.nodes[:NODES]), *queries.numbers(bearer.id, NODES)])
    )
    forms = {form for node in nodes for form in node.forms if len(form) >= SHORTEST}
    of_it = queries.told_in(queries.documents_naming(numbers, NAMING), forms, bearer.id)
    return Profile(
        bearer=bearer,
        nodes=tuple(sorted(nodes, key=lambda node: (node.short, -node.documents, node.id))),
        count=queries.count_said(bearer.id),
        months=tuple(queries.months(bearer.id, COUNTED)),
        said=_newest(queries.said_by(bearer.id, most), most),
        said_of=_newest(of_it, most),
        relations=tuple(queries.relations(numbers, RELATIONS)),
    )


def _newest(told: Iterable[Told], most: int) -> tuple[Told, ...]:
    """By day of publication, the newest first."""
    ordered = sorted(told, key=lambda one: one.claim.id)
    ordered.sort(key=lambda one: str(one.claim.published or ""), reverse=True)
    return tuple(ordered[:most])
