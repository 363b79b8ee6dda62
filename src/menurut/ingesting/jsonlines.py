"""A stream of JSON Lines to documents, one line at a time, however long the stream is.

A line is an object with `text` and, all optional, `id`, `published`, `outlet`, `title` and `url`; other keys are
ignored. A line that is broken is reported by its number and the rest are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from menurut.errors import DateError, SourceError
from menurut.ingesting.given import Given, day_of
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem, Received
from menurut.ingesting.texts import one_line_ends
from menurut.records import Document

BOM = b"\xef\xbb\xbf"


def json_documents(stream: IO[bytes], name: str, given: Given, limits: Limits) -> Iterator[Received | Problem]:
    """The documents of the stream in order, and a problem for each line that is none.

    A stream that breaks off raises SourceError.
    """
    for number, line in enumerate(_lines(stream, limits.max_bytes), start=1):
        source = f"{name}:{number}"
        if line is None:
            yield Problem(source, f"line longer than {limits.size()}; split the text or raise --max-size")
        elif line.strip():
            try:
                yield Received(source, given.document(_document(line.removeprefix(BOM) if number == 1 else line)))
            except (SourceError, DateError) as error:
                yield Problem(source, str(error))


def _lines(stream: IO[bytes], most: int) -> Iterator[bytes | None]:
    """The lines; None for one that is longer than the most, whose rest is skipped."""
    try:
        while line := stream.readline(most + 1):
            if len(line) > most and not line.endswith(b"\n"):
                while (rest := stream.readline(most)) and not rest.endswith(b"\n"):
                    pass
                yield None
            else:
                yield line
    except OSError as error:
        raise SourceError(f"breaks off ({error.strerror or error}); try a copy of the file") from error


def _document(line: bytes) -> Document:
    """The document of one line; SourceError or DateError says what is wrong with it."""
    fields = _object(line)
    text = fields.get("text")
    if not isinstance(text, str):
        raise SourceError(_kind("text") if "text" in fields else '"text" is missing; each line needs a text')
    text = one_line_ends(text)
    if not text.strip():
        raise SourceError('"text" is empty; there is nothing to read')
    published = fields.get("published")
    if published is not None and not isinstance(published, str):
        raise DateError('"published" is not a date: write it as "2025-06-12"')
    return Document(
        text=text,
        id=_identity(fields.get("id")),
        outlet=_words(fields, "outlet"),
        url=_words(fields, "url"),
        title=_words(fields, "title"),
        published=day_of(published),
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SourceError(f"not UTF-8 (byte {error.start + 1} of the line); save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        where = f"{error.msg} at character {error.pos + 1}"
        raise SourceError(f"not valid JSON ({where}); write one object a line") from error
    except (ValueError, RecursionError) as error:
        raise SourceError("not valid JSON that a document could be; write one object a line") from error
    if not isinstance(value, dict):
        raise SourceError('not a document; write one object a line, such as {"id": "1", "text": "..."}')
    return value


def _identity(value: object) -> str:
    """The id as text; numbers are common and harmless."""
    if value is None or isinstance(value, str):
        return one_line_ends(value or "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise SourceError(_kind("id"))


def _words(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceError(_kind(key))
    return one_line_ends(value).strip() or None


def _kind(key: str) -> str:
    return f'"{key}" is not a text; write it in quotation marks'
