"""A source as a person names it to documents: a path, "-" for standard input, or an address.

What cannot be had comes out as a Problem in its place, so that the caller goes on with the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader, BytesIO

from menurut.errors import MenurutError, SourceError
from menurut.ingesting.files import HEAD, STANDARD_INPUT, head_of, opened, whole_of
from menurut.ingesting.given import Given
from menurut.ingesting.jsonlines import json_documents
from menurut.ingesting.kinds import declared_encoding, is_feed, is_json_lines, is_page, is_whole_json
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem, Received
from menurut.ingesting.texts import Decoded, decode
from menurut.records import Document

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
WHOLE_JSON = "JSON over many lines; write one document a line: jq -c '.[]' FILE > FILE.jsonl (or jq -c . for one)"


def documents_of(source: str, given: Given, limits: Limits) -> Iterator[Received | Problem]:
    """The documents of one source, in order; in the place of one that cannot be had, what is wrong."""
    name = "standard input" if source == STANDARD_INPUT else source
    try:
        if ADDRESS.match(source):
            yield from _address_documents(source, given, limits)
        else:
            with opened(source) as stream:
                yield from _stream_documents(stream, name, given, limits)
    except MenurutError as error:
        yield Problem(name, str(error))


def _address_documents(url: str, given: Given, limits: Limits) -> Iterator[Received | Problem]:
    from menurut.ingesting.fetching import fetch  # costs a tenth of a second that a file need not pay

    fetched = fetch(url, limits)
    decoded = decode(fetched.data, fetched.charset or declared_encoding(fetched.data))
    document = _document(decoded, name="", url=fetched.url, page=fetched.page)
    yield from _with_warning(url, given.document(document), decoded)


def _stream_documents(stream: BufferedReader, name: str, given: Given, limits: Limits) -> Iterator[Received | Problem]:
    if is_json_lines(head_of(stream), name):
        yield from _some(json_documents(stream, name, given, limits))
        return
    data = whole_of(stream, limits)
    if is_json_lines(data[:HEAD], name):  # a pipe may give its first bytes one by one
        yield from _some(json_documents(BytesIO(data), name, given, limits))
        return
    if is_whole_json(data, name):
        raise SourceError(WHOLE_JSON)
    decoded = decode(data, declared_encoding(data))
    document = _document(decoded, name=name, url=None, page=False)
    yield from _with_warning(name, given.document(document), decoded)


def _some(found: Iterator[Received | Problem]) -> Iterator[Received | Problem]:
    """All that is found; SourceError where that is nothing."""
    empty = True
    for item in found:
        empty = False
        yield item
    if empty:
        raise SourceError("empty; there is nothing to read")


def _document(decoded: Decoded, *, name: str, url: str | None, page: bool) -> Document:
    """The document that the text is, or that stands in the page that it is."""
    if not decoded.text.strip():
        raise SourceError("empty; there is nothing to read")
    if is_feed(decoded.text):
        raise SourceError("a feed, not an article; name the addresses of the articles in it")
    if page or is_page(decoded.text, name):
        from menurut.ingesting.pages import page_document  # costs a third of a second that a text need not pay

        return page_document(decoded.text, url)
    return Document(text=decoded.text, url=url)


def _with_warning(source: str, document: Document, decoded: Decoded) -> Iterator[Received | Problem]:
    if decoded.warning:
        yield Problem(source, decoded.warning, fatal=False)
    yield Received(source, document)
