"""Document and language to reading. Pure: no clock, no chance, no network, and it never raises on a text.

A reader is chosen by name. `rules` is the first: tables and rules alone.
"""

from __future__ import annotations

from collections.abc import Callable

from menurut.errors import ReaderError
from menurut.languages import Language
from menurut.records import Document, Reading

Reader = Callable[[Document, Language], Reading]
READERS = ("rules",)


def reader_named(name: str) -> Reader:
    """The reader of that name; `ReaderError` if there is none."""
    if name != "rules":
        raise ReaderError(f"no reader {name!r}: choose one of {', '.join(READERS)}")
    from menurut.reading.pipeline import read_document

    return read_document
