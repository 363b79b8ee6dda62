"""A name in plain letters: small, without signs over letters, hyphens and points."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = re.compile("['’‘`ʼ´\"“”]")
BREAKS = re.compile(r"[\W_]+")


def plain(name: str) -> str:
    """The words of a name in plain letters with one space between: "Choe Son-hui" is "choe son hui".

    A point between letters joins them ("J.B." is "jb", "Dr." is "dr"); so does an apostrophe ("Ma'ruf" is "maruf").
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    low = APOSTROPHES.sub("", name.casefold())
    return BREAKS.sub(" ", low.replace(".", "") if _abbreviates(low) else low).strip()


def _abbreviates(name: str) -> bool:
    """Whether the points in a name stand behind letters that are left out, and not in an address such as kompas.com."""
    return all(len(part) < 3 or " " in part or not part for part in name.split(".")[1:])
