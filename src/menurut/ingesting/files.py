"""A path or standard input to an open stream, and a stream to a document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import IO, Any

from menurut.errors import SourceError
from menurut.ingesting.limits import Limits

STANDARD_INPUT = "-"
HEAD = 65_536


@contextmanager
def opened(source: str) -> Iterator[BufferedReader[Any]]:
    """The bytes of a file, or of standard input for "-". SourceError says why there are none."""
    if source == STANDARD_INPUT:
        yield _standard_input()
        return
    try:
        stream = open(source, "rb", buffering=0)  # noqa: SIM115 (closed with the buffer around it)
    except FileNotFoundError as error:
        raise SourceError(_missing(source)) from error
    except IsADirectoryError as error:
        inside = os.path.join(source, "*.txt")
        raise SourceError(f"a directory, not a file; name the files in it, such as {inside}") from error
    except PermissionError as error:
        raise SourceError("may not be read; check the permissions of the file") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"cannot be opened ({_reason(error)}); check the name") from error
    with BufferedReader(stream, HEAD) as buffered:
        yield buffered


def head_of(stream: BufferedReader[Any]) -> bytes:
    """The first bytes, without taking them from the stream."""
    return stream.peek(HEAD)


def whole_of(stream: IO[bytes], limits: Limits) -> bytes:
    """All bytes; SourceError where there are none, or more than the limit."""
    try:
        data = stream.read(limits.max_bytes + 1)
    except OSError as error:
        raise SourceError(f"cannot be read ({_reason(error)}); try a copy of the file") from error
    if len(data) > limits.max_bytes:
        raise SourceError(f"larger than {limits.size()}; split it, write it as JSON Lines, or raise --max-size")
    if not data:
        raise SourceError("empty; there is nothing to read")
    return data


def _missing(source: str) -> str:
    """What to do about a file that is not there."""
    if source.lower().startswith("www.") or ("/" in source and "." in source.split("/")[0].lstrip(".")):
        return f"no such file; for a page of the web write https://{source}"
    return "no such file; check the name and the folder"


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _standard_input() -> BufferedReader[Any]:
    buffer: Any = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        raise SourceError("closed; there is nothing to read")
    return buffer if isinstance(buffer, BufferedReader) else BufferedReader(buffer, HEAD)
