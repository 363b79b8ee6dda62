"""Sources to readings: documents are taken in one by one, each is read, and what fails does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from menurut.errors import MenurutError
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem
from menurut.ingesting.sources import documents_of
from menurut.languages import load
from menurut.reading import Reader, reader_named
from menurut.reading.language import AUTO, choose_language
from menurut.records import Document, Reading


def read_document(document: Document, language: str = AUTO, reader: str = "rules") -> Reading:
    """The reading of one document. LanguageError or ReaderError where there is none of that name, or none fits."""
    return _read(document, language, reader_named(reader))


def read_sources(
    sources: Iterable[str], *, given: Given, limits: Limits, language: str = AUTO, reader: str = "rules"
) -> Iterator[Reading | Problem]:
    """The readings of all sources in order; in the place of what could not be read, what is wrong with it.

    Documents are read as they come, so memory does not grow with their number. An unknown language or reader raises
    at once, before any source is opened.
    """
    chosen = reader_named(reader)
    if language != AUTO:
        load(language)
    return _readings(sources, given, limits, language, chosen)


def _readings(
    sources: Iterable[str], given: Given, limits: Limits, language: str, reader: Reader
) -> Iterator[Reading | Problem]:
    for source in sources:
        for item in documents_of(source, given, limits):
            if isinstance(item, Problem):
                yield item
                continue
            try:
                yield _read(item.document, language, reader)
            except MenurutError as error:
                yield Problem(item.source, str(error))


def _read(document: Document, language: str, reader: Reader) -> Reading:
    chosen = choose_language(language, document.text)
    return reader(replace(document, language=chosen.code), chosen)
