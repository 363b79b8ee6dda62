"""One article as received."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article: the text that never changes, and what is known of where it stood.

    `id` is what the sender called it, else a hash of outlet, url and text, so that reading or adding it twice is
    the same. `published` is the day in the outlet's own time; `language` is a folder of `menurut.languages`.
    """

    text: str
    id: str = ""
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: datetime.date | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", content_id(self.outlet or "", self.url or "", self.text))


def content_id(*fields: str) -> str:
    """Sixteen hexadecimal digits that depend on the fields alone."""
    joined = "\x1f".join(fields).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]
