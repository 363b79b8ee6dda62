"""What the sender says of a document: it wins over what a source says of itself. Dates are read here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from menurut.errors import DateError
from menurut.records import Document, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the sender knows of the documents; None where a source may speak for itself."""

    published: datetime.date | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None

    def document(self, found: Document) -> Document:
        """The document as found, with what is given in the place of what it says of itself.

        An id that the sender wrote stays; one that is made of outlet, url and text is made again.
        """
        made = content_id(found.outlet or "", found.url or "", found.text)
        return Document(
            text=found.text,
            id="" if found.id == made else found.id,
            outlet=self.outlet or found.outlet,
            url=self.url or found.url,
            title=self.title or found.title,
            author=found.author,
            published=self.published or found.published,
        )


def day_of(value: datetime.date | str | None) -> datetime.date | None:
    """The calendar day of a date, or of an ISO date or date and time; None for None and the empty text.

    A time zone is not applied: the day is the one in the outlet's own time.

    >>> day_of("2025-06-12T23:30:00+07:00")
    datetime.date(2025, 6, 12)
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if value is None or isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        raise DateError(f"{value!r} is not a date: give a date, or a text such as 2025-06-12")
    written = value.strip()
    if not written:
        return None
    try:
        return datetime.datetime.fromisoformat(written).date()
    except ValueError:
        raise DateError(f"{written[:40]!r} is not a date: write year-month-day, such as 2025-06-12") from None
