"""Whether a single word may stand for a person with a longer name: a piece of it, initials, or a slip of the pen.

In: the word and the full names of persons. Out: the index of the one full name that fits; none where two do.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

SHORTEST_START = 3
SHORTEST_SLIP = 5
SHORTEST_PIECE = 2
MOST_INITIALS = 4


def fuller_name(word: str, names: Sequence[str], *, strict: bool = False) -> int | None:
    """The index of the only name that the word is short for, by the first of the rules that finds one.

    `strict` leaves out what a body with a name of its own may be as well: a part of the name, a slip.

    >>> fuller_name("Bayu", ["Bayu Santika", "Rina Hapsari"])
    0
    """
    for fits in STRICT if strict else (_is_part, *STRICT, _is_end, _is_slip):
        found = [i for i, name in enumerate(names) if fits(word, [w for w in name.split() if w[0].isupper()])]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_part(word: str, name: Sequence[str]) -> bool:
    return word in name


def _is_initials(word: str, name: Sequence[str]) -> bool:
    """Whether the word is made of the first letters of the name."""
    return word.isupper() and 2 <= len(word) <= MOST_INITIALS and word == "".join(part[0] for part in name)


def _is_start(word: str, name: Sequence[str]) -> bool:
    return len(word) >= SHORTEST_START and any(part.startswith(word) for part in name)


def _is_end(word: str, name: Sequence[str]) -> bool:
    return len(word) >= SHORTEST_START and any(part.lower().endswith(word.lower()) for part in name)


def _is_joined(word: str, name: Sequence[str]) -> bool:
    """Whether the word is the beginning of one part of the name and the beginning of the next."""
    low = word.lower()
    for left, right in itertools.pairwise(name):
        for cut in range(SHORTEST_PIECE, len(low) - SHORTEST_PIECE + 1):
            if left.lower().startswith(low[:cut]) and right.lower().startswith(low[cut:]):
                return True
    return False


def _is_slip(word: str, name: Sequence[str]) -> bool:
    """Whether one letter is wrong, missing or too many against a part of the name."""
    return len(word) >= SHORTEST_SLIP and any(_one_apart(word, part) for part in name)


def _one_apart(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1 or left[0] != right[0]:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    rest = left[start:], right[start:]
    return rest[0][1:] == rest[1][1:] or rest[0][1:] == rest[1] or rest[0] == rest[1][1:]


STRICT = (_is_initials, _is_start, _is_joined)
