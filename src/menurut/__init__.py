"""menurut reads news and keeps a ledger of who said what, according to whom.

>>> import menurut
>>> reading = menurut.read('Menurut Rini Astuti, jembatan itu ditutup.', published="2025-06-12")
>>> [attribution.speaker for attribution in reading.attributions]
['Rini Astuti']
"""

from __future__ import annotations

import datetime as _datetime
import typing as _typing

from menurut.errors import (
    DateError,
    DecisionError,
    FetchError,
    LanguageError,
    LedgerError,
    MenurutError,
    NotThereError,
    ReaderError,
    SourceError,
)
from menurut.records import (
    Act,
    Attribution,
    Date,
    Document,
    Entity,
    Figure,
    Gap,
    Kind,
    Reading,
    Relation,
    Schema,
    Span,
    Style,
    Unnamed,
)

__all__ = [
    "Act",
    "Attribution",
    "Date",
    "DateError",
    "DecisionError",
    "Document",
    "Entity",
    "FetchError",
    "Figure",
    "Gap",
    "Kind",
    "LanguageError",
    "LedgerError",
    "MenurutError",
    "NotThereError",
    "ReaderError",
    "Reading",
    "Relation",
    "Schema",
    "SourceError",
    "Span",
    "Style",
    "Unnamed",
    "open_ledger",
    "read",
]

if _typing.TYPE_CHECKING:
    from menurut.ledger import Ledger as _Ledger


def read(
    text: str,
    *,
    published: _datetime.date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    language: str = "auto",
    reader: str = "rules",
) -> Reading:
    """Who says what in the text of one article, according to whom.

    `published` is the day in the outlet's own time, as a date or as "2025-06-12"; relative dates ("kemarin") need it.
    `outlet` ends every chain. `language` is "auto" or the name of a language folder, `reader` the name of a reader.

    Raises DateError for a day that is none, LanguageError where the text is in no language that is read (or too short
    to tell), ReaderError for an unknown reader. Once the language is known, every text can be read.
    """
    from menurut.ingesting.given import day_of
    from menurut.workflows.reading import read_document

    document = Document(text=text, outlet=outlet, url=url, title=title, published=day_of(published))
    return read_document(document, language, reader)


def open_ledger(place: str, *, create: bool = False) -> _Ledger:
    """The ledger in a file, or at an address such as "postgresql://user@host/name"; close it, or use it in a `with`.

    `create` makes one where there is none. A ledger of an older version is brought up to date, a file after a copy.

    Raises LedgerError where there is no ledger, where something else is, where it is of a newer version, and where the
    database cannot be used; the message says what to do.
    """
    from menurut.ledger import open_ledger as opened

    return opened(place, create=create)
