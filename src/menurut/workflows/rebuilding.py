"""Everything derived made anew from what was received, batch by batch; a rebuild that was stopped goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from menurut.errors import MenurutError
from menurut.ingesting.received import Problem
from menurut.ledger import Ledger
from menurut.ledger.ledger import GENERATION
from menurut.reading.language import AUTO
from menurut.records import Reading
from menurut.workflows.adding import AT_ONCE, VERSIONS, Added, Adder, Outcome
from menurut.workflows.known import restore_known
from menurut.workflows.reading import read_document

UNFINISHED = "unfinished"  # stands among the makers while a rebuild is not done: the sizes before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many claims, groups of several, and entities the ledger had, and has."""

    before: Mapping[str, int]
    after: Mapping[str, int]


def rebuild(ledger: Ledger) -> Iterator[Added | Problem | Rebuilt]:
    """Derive all documents again, in the order they came; what a rebuild that was stopped has done is kept.

    Each document is reported when its batch is kept; in its place what is wrong, where it can no longer be read. The
    last thing that comes says what has changed.
    """
    before = _start(ledger)
    adder = Adder(ledger)
    after = 0
    while True:
        with ledger.reading() as batch:
            found = batch.received.documents(after, AT_ONCE)
            done = batch.claims.read_already([n for n, _, _ in found])
        if not found:
            break
        after = found[-1][0]
        readings: dict[int, tuple[str, Reading]] = {}
        for n, key, document in found:
            if n not in done:
                try:
                    readings[n] = (key, read_document(document, document.language or AUTO))
                except MenurutError as error:
                    yield Problem(document.id, str(error))
        with ledger.writing() as batch:
            missing = set(readings) - batch.claims.read_already(list(readings))
            adder.derive(batch, {n: readings[n] for n in sorted(missing)})
        yield from (Added(id=reading.document.id, key=key, outcome=Outcome.ADDED) for key, reading in readings.values())
    yield _end(ledger, before)


def _start(ledger: Ledger) -> Mapping[str, int]:
    """Drop what was derived, unless a rebuild of this version is not done yet; the sizes before it."""
    with ledger.writing() as batch:
        made = batch.makers()
        unfinished = made.get(UNFINISHED)
        before: dict[str, int] = json.loads(unfinished) if unfinished is not None else batch.sizes()
        if unfinished is None or not made.items() >= VERSIONS.items():
            generation = str(int(made.get(GENERATION, "0")) + 1)
            batch.drop_derived()
            batch.write_makers({**VERSIONS, GENERATION: generation, UNFINISHED: json.dumps(before)})
            restore_known(batch.entities)
        return before


def _end(ledger: Ledger, before: Mapping[str, int]) -> Rebuilt:
    with ledger.writing() as batch:
        batch.write_makers({step: version for step, version in batch.makers().items() if step != UNFINISHED})
        return Rebuilt(before=before, after=batch.sizes())
