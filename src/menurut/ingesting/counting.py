"""How many documents are in the sources? Told without reading them, for a person who waits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from menurut.ingesting.files import HEAD, STANDARD_INPUT
from menurut.ingesting.kinds import is_json_lines

CHUNK = 1 << 20


def count_documents(sources: Sequence[str]) -> int | None:
    """The number of documents; None where standard input is among the sources, since it can be read once only."""
    if STANDARD_INPUT in sources:
        return None
    return sum(_count(source) for source in sources)


def _count(source: str) -> int:
    """One for an address or a file with one article, the lines of a JSON Lines file, one for what cannot be read."""
    path = Path(source)
    try:
        if not path.is_file():
            return 1
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            if not is_json_lines(head, path.name):
                return 1
            lines, last = head.count(b"\n"), head[-1:]
            while chunk := stream.read(CHUNK):
                lines, last = lines + chunk.count(b"\n"), chunk[-1:]
            return lines + (last not in (b"\n", b""))
    except (OSError, ValueError):
        return 1
