"""What people send to be added or read: pasted text, links, files; never a path of this machine."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem, Received
from menurut.ingesting.sources import documents_of
from menurut.records import Document

LINK = re.compile(r"https?://\S+", re.IGNORECASE)
ENDINGS = (".txt", ".html", ".htm", ".jsonl", ".ndjson", ".json")
LONG = 200  # signs from which on a text is an article, not a question
PASTED = "pasted text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that somebody sent: what its sender calls it, and its bytes."""

    name: str
    data: bytes


def links_in(written: str) -> tuple[str, ...] | None:
    """The addresses, where a text is nothing else; None where it is.

    >>> links_in("https://contoh.id/a https://contoh.id/b"), links_in("lihat https://contoh.id/a")
    (('https://contoh.id/a', 'https://contoh.id/b'), None)
    """
    words = written.split()
    return tuple(words) if words and all(LINK.fullmatch(word) for word in words) else None


def is_article(written: str) -> bool:
    """Whether a text is long enough, or has lines enough, to be an article and no question."""
    text = written.strip()
    return len(text) > LONG or "\n" in text


def from_text(document: Document) -> Iterator[Received]:
    """A pasted article."""
    yield Received(document.title or PASTED, document)


def from_links(links: Iterable[str], given: Given, limits: Limits) -> Iterator[Received | Problem]:
    """The articles at addresses; what is no address of the web is refused here, so that no path is ever opened."""
    for link in links:
        if LINK.fullmatch(link):
            yield from documents_of(link, given, limits)
        else:
            yield Problem(link, "no address of a page: give one that begins with https://")


def from_files(uploads: Sequence[Upload], given: Given, limits: Limits) -> Iterator[Received | Problem]:
    """The articles in files that were sent; they are called what their senders call them, and lie nowhere else."""
    with tempfile.TemporaryDirectory(prefix="menurut-sent-") as folder:
        for number, upload in enumerate(uploads):
            ending = Path(upload.name).suffix.lower()
            here = Path(folder) / f"{number}{ending if ending in ENDINGS else '.txt'}"
            here.write_bytes(upload.data)
            for item in documents_of(str(here), given, limits):
                yield replace(item, source=item.source.replace(str(here), upload.name))
            here.unlink()
