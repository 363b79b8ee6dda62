"""What comes out of this room: a document with the place it came from, or what is wrong with a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from menurut.records import Document

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Received:
    """A document, and the source it came from as a person would name it: a path, an address, or "file:line"."""

    source: str
    document: Document


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a source and what to do. `fatal` tells whether it cost a document, or is only a warning."""

    source: str
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        """One line, whatever stands in a file name or a server's answer."""
        return UNPRINTABLE.sub(" ", f"{self.source}: {self.message}")
