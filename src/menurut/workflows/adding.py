"""Sources to ledger: documents are received, read, resolved and weighed, batch by batch; each batch is kept whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from time import monotonic

from menurut.errors import LedgerError, MenurutError
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem, Received
from menurut.ingesting.sources import documents_of
from menurut.languages import load
from menurut.ledger import Batch, Ledger
from menurut.ledger.received import key_of, unfit
from menurut.reading.language import AUTO
from menurut.reading.pipeline import VERSION as READING
from menurut.records import Document, Reading
from menurut.resolving import VERSION as RESOLVING
from menurut.weighing import VERSION as WEIGHING
from menurut.weighing.claims import claims_of
from menurut.weighing.terms import terms_of
from menurut.workflows.reading import read_document
from menurut.workflows.resolving import Arrived, resolve_batch
from menurut.workflows.weighing import Weigher

AT_ONCE = 200  # documents in one batch, at most: an event is weighed once for all of them
SECONDS = 4.0  # after which a batch is added with what has come: what a kill can cost to do again
VERSIONS = {"reading": READING, "resolving": RESOLVING, "weighing": WEIGHING}


class Outcome(StrEnum):
    """What became of a document."""

    ADDED = "added"
    VERSION = "new version"
    THERE = "already there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A document that the ledger holds for good, and whether it is new there."""

    id: str
    key: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of documents on their way in: what the sender says of them, and how they are read."""

    given: Given
    limits: Limits
    language: str = AUTO
    reader: str = "rules"


def add_sources(ledger: Ledger, sources: Iterable[str], asked: Asked) -> Iterator[Added | Problem]:
    """Add the documents of all sources; each is reported when its batch is kept, and what cannot be read in its place.

    Adding again what is there changes nothing, so a command that was stopped is simply run again.
    """
    return add_items(ledger, (i for s in sources for i in documents_of(s, asked.given, asked.limits)), asked)


def add_items(ledger: Ledger, items: Iterable[Received | Problem], asked: Asked) -> Iterator[Added | Problem]:
    """Add documents that were had already, in the same way; a problem among them comes out in its place."""
    adder = Adder(ledger)
    for some in _batches(map(_fit, items)):
        arriving = {key_of(item.document): item for item in some if not isinstance(item, Problem)}
        missing = adder.missing(tuple(arriving))
        readings: dict[str, Reading] = {}
        for item in some:
            if isinstance(item, Problem):
                yield item
            elif (key := key_of(item.document)) in missing and key not in readings:
                try:
                    readings[key] = read_document(item.document, item.document.language or asked.language, asked.reader)
                    arriving[key] = item  # of several of one key, the one that could be read
                except MenurutError as error:
                    arriving.pop(key, None)
                    yield Problem(item.source, str(error))
        told = None if asked.language == AUTO else asked.language
        documents = {key: item.document for key, item in arriving.items()}
        yield from adder.add({k: replace(d, language=d.language or told) for k, d in documents.items()}, readings)


def _batches(items: Iterable[Received | Problem]) -> Iterator[list[Received | Problem]]:
    """The items in batches: as many as may be in one, or as have come when it is time."""
    some: list[Received | Problem] = []
    begun = monotonic()
    for item in items:
        some.append(item)
        if len(some) >= AT_ONCE or monotonic() - begun >= SECONDS:
            yield some
            some, begun = [], monotonic()
    if some:
        yield some


def _fit(item: Received | Problem) -> Received | Problem:
    """A document that the ledger can keep, or why it cannot."""
    why = None if isinstance(item, Problem) else unfit(item.document)
    return item if why is None else Problem(item.source, why)


def add_readings(ledger: Ledger, readings: Iterable[Reading]) -> Iterator[Added]:
    """Add documents that were read already, with their readings."""
    adder = Adder(ledger)
    left = iter(readings)
    while some := list(islice(left, AT_ONCE)):
        made = {key_of(reading.document): reading for reading in some}
        yield from adder.add({key: reading.document for key, reading in made.items()}, made)


class Adder:
    """Adds batches of documents to one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._weigher = Weigher()
        with ledger.writing() as batch:
            self._made = check_makers(batch)

    def missing(self, keys: Sequence[str]) -> set[str]:
        """Which of the documents the ledger does not have."""
        with self._ledger.reading() as batch:
            return set(keys) - batch.received.there(keys)

    def add(self, documents: dict[str, Document], readings: dict[str, Reading]) -> list[Added]:
        """Add documents by key, with the readings of those that are new: all of them, or none where it fails."""
        arrived = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        with self._ledger.writing() as batch:
            new = batch.received.add_documents({key: documents[key] for key in readings}, arrived)
            versions = batch.received.versions({key: documents[key] for key in new})
            self.derive(batch, {n: (key, readings[key]) for key, n in new.items()})
        return [
            Added(id=document.id, key=key, outcome=_outcome(key in new, key in versions))
            for key, document in documents.items()
        ]

    def derive(self, batch: Batch, new: dict[int, tuple[str, Reading]]) -> None:
        """Derive all that follows from documents and their readings, by number, and weigh it."""
        made = check_makers(batch)
        if made != self._made:  # somebody rebuilt the ledger meanwhile: what is kept of it is of no use any more
            self._weigher, self._made = Weigher(), made
        batch.claims.write_readings({n: reading for n, (_, reading) in new.items()})
        claims = {n: claims_of(reading, load(reading.language), key) for n, (key, reading) in new.items()}
        entities = resolve_batch(
            batch.entities, [Arrived(n=n, key=key, reading=reading) for n, (key, reading) in new.items()]
        )
        held = batch.claims.write_claims(claims, entities)
        batch.search.write_terms({one.n: terms_of(one.claim.words, load(one.claim.language)) for one in held})
        left = iter(held)
        self._weigher.weigh_new(batch, {n: list(islice(left, len(found))) for n, found in claims.items()})


def check_makers(batch: Batch) -> dict[str, str]:
    """Who derived the ledger; an empty one is marked with this program's versions. LedgerError for other versions."""
    made = batch.makers()
    if not made:
        batch.write_makers(VERSIONS)
        return dict(VERSIONS)
    if not made.items() >= VERSIONS.items():
        raise LedgerError(
            "this ledger was derived by another version of menurut: run `menurut rebuild`, then add again; "
            "nothing received is lost by it"
        )
    return made


def _outcome(new: bool, version: bool) -> Outcome:
    return (Outcome.VERSION if version else Outcome.ADDED) if new else Outcome.THERE
