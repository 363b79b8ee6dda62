"""Words of articles as a terminal may show them."""

from __future__ import annotations

import re

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
BLANKS = re.compile(r"\s+")


def clean(value: str) -> str:
    """The words on one line, without the characters by which a text could talk to the terminal."""
    return BLANKS.sub(" ", UNSEEN.sub("", value)).strip()
