"""All readings of the ledger, few at a time."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from menurut.ledger.claims import reading_of
from menurut.ledger.schema import documents, readings
from menurut.ledger.tables import Tables
from menurut.records import Reading

AT_ONCE = 100  # readings that are held


class ExportQueries(Tables):
    """What is taken out of the ledger, inside one view of it."""

    def readings(self) -> Iterator[Reading]:
        """The readings of all documents, in order of arrival."""
        joined = readings.join(documents, documents.c.n == readings.c.document)
        query = select(documents, readings.c.body, readings.c.language, readings.c.reader).select_from(joined)
        last = 0
        while True:
            found = self.connection.execute(query.where(documents.c.n > last).order_by(documents.c.n).limit(AT_ONCE))
            rows = found.all()
            if not rows:
                return
            last = rows[-1].n
            yield from map(reading_of, rows)
