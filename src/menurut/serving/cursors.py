"""Cursors: where the next page of a list begins, in letters that a program hands back as it got them."""

from __future__ import annotations

import base64
import binascii

from menurut.serving.refusing import RefusedError

MOST = 10_000  # places that a list can be followed
DIGITS = 9  # a place with more of them is more than the numbers of a database hold


def cursor_of(place: int) -> str:
    """The cursor of a place in a list.

    >>> place_of(cursor_of(20))
    20
    """
    return base64.urlsafe_b64encode(f"at {place}".encode()).decode().rstrip("=")


def place_of(cursor: str | None) -> int:
    """The place that a cursor means, 0 for none. RefusedError where it is no cursor of ours."""
    if cursor is None or cursor == "":
        return 0
    try:
        written = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, UnicodeError, ValueError):
        written = ""
    word, _, place = written.partition(" ")
    if word != "at" or not place.isdecimal() or len(place) > DIGITS:
        raise RefusedError(400, "cursor", "no cursor of a page before: begin again without one")
    return int(place)


def rank_of(cursor: str | None) -> int:
    """The same for a list that is followed by ranks. RefusedError also where nobody reads on so far."""
    rank = place_of(cursor)
    if rank > MOST:
        raise RefusedError(400, "cursor", "the list is not followed so far: ask more narrowly")
    return rank
