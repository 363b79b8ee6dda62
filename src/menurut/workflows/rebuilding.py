"""Everything derived made anew from what was received, batch by batch, so that a rebuild that was stopped can go on."""

from __future__ import annotations

from collections.abc import Iterator

from menurut.errors import MenurutError
from menurut.ingesting.received import Problem
from menurut.ledger import Ledger
from menurut.records import Reading
from menurut.workflows.adding import AT_ONCE, VERSIONS, Added, Adder, Outcome
from menurut.workflows.reading import read_document


def rebuild(ledger: Ledger, *, go_on: bool = False) -> Iterator[Added | Problem]:
    """Derive all documents again; `go_on` keeps what a rebuild of this version that was stopped has done.

    Each document is reported when its batch is kept; in its place what is wrong, where it can no longer be read.
    """
    with ledger.writing() as batch:
        if not (go_on and batch.makers() == VERSIONS):
            batch.drop_derived()
            batch.write_makers(VERSIONS)
    adder = Adder(ledger)
    after = 0
    while True:
        with ledger.reading() as batch:
            found = batch.received.documents(after, AT_ONCE)
            done = batch.claims.read_already([n for n, _, _ in found])
        if not found:
            return
        after = found[-1][0]
        readings: dict[int, tuple[str, Reading]] = {}
        for n, key, document in found:
            if n not in done:
                try:
                    readings[n] = (key, read_document(document))
                except MenurutError as error:
                    yield Problem(document.id, str(error))
        with ledger.writing() as batch:
            missing = set(readings) - batch.claims.read_already(list(readings))
            adder.derive(batch, {n: readings[n] for n in sorted(missing)})
        yield from (Added(id=reading.document.id, key=key, outcome=Outcome.ADDED) for key, reading in readings.values())
