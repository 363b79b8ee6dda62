"""Known people and bodies from FollowTheMoney JSON Lines, received once and made into nodes again after a rebuild."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from menurut.ledger import Ledger
from menurut.ledger.entities import EntityTables
from menurut.resolving.reference import Reference, reference_node, reference_of
from menurut.workflows.settling import settle

AT_ONCE = 1000  # lines in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A line that is no known entity, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of the lines of a file: entities that are new, that were there, and lines that were refused."""

    added: int = 0
    there: int = 0
    refused: tuple[Refused, ...] = ()


def import_lines(ledger: Ledger, lines: Iterable[bytes], dataset: str) -> Iterator[Imported]:
    """Add the known entities of a file, some lines at a time; what became of each part, once it is kept.

    Lines are numbered from 1, and empty ones are left out. Importing twice changes nothing.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    while part := list(itertools.islice(numbered, AT_ONCE)):
        with ledger.writing() as batch:
            arrived = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            done = import_known(batch.entities, part, dataset=dataset, arrived=arrived)
        yield done


def import_known(tables: EntityTables, lines: Iterable[tuple[int, bytes]], *, dataset: str, arrived: str) -> Imported:
    """Add known entities from numbered lines of FollowTheMoney JSON, and resolve all that they touch.

    A line that is none, or that is other than what came under its id before, is refused; the rest are added.
    """
    new: dict[str, tuple[str, Reference]] = {}
    refused: list[Refused] = []
    same = 0
    read = [(number, _reference(line)) for number, line in lines]
    there = tables.references([r.id for _, r in read if isinstance(r, Reference)])
    for number, reference in read:
        if isinstance(reference, str):
            refused.append(Refused(line=number, why=reference))
            continue
        body = _body(reference)
        before = there.get(reference.id) or (new[reference.id][0] if reference.id in new else None)
        if before is None:
            new[reference.id] = (body, reference)
        elif before == body:
            same += 1
        else:
            why = f"id {reference.id!r} came before with other properties; what was received never changes"
            refused.append(Refused(line=number, why=why))
    tables.receive(dataset, {ident: body for ident, (body, _) in new.items()}, arrived)
    _settle_known(tables, [reference for _, reference in new.values()])
    return Imported(added=len(new), there=same, refused=tuple(refused))


def restore_known(tables: EntityTables) -> int:
    """Make the nodes of all known entities again from what was received, after a rebuild; how many there are."""
    found = [reference_of(json.loads(body)) for body in tables.references(None).values()]
    references = [reference for reference in found if isinstance(reference, Reference)]
    _settle_known(tables, references)
    return len(references)


def _settle_known(tables: EntityTables, references: Sequence[Reference]) -> None:
    nodes = {node.id: node for node in map(reference_node, references)}
    old = {ident: stored.node for ident, stored in tables.nodes(nodes).items()}
    settle(tables, old, nodes)


def _reference(line: bytes) -> Reference | str:
    try:
        return reference_of(json.loads(line.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        return f"not UTF-8 (byte {error.start + 1} of the line)"
    except (ValueError, RecursionError):
        return "not JSON"


def _body(reference: Reference) -> str:
    properties = {name: list(texts) for name, texts in sorted(reference.properties.items())}
    row = {"id": reference.id, "schema": reference.ftm, "properties": properties}
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
