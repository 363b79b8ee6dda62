"""Outlets and the names articles give them: whether a medium that is cited is the outlet of another article."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from menurut.weighing.terms import folded

ENDING = re.compile(r"\.(?:com|net|org|info|news|tv|co|go|web)?(?:\.?[a-z]{2})?$")
SIGNS = re.compile(r"[\W_]+")
SHORTEST = 4  # letters by which one name may begin the other


@functools.lru_cache(maxsize=65536)
def outlet_key(name: str) -> str:
    """An outlet's name without the ending of its address, in plain small letters.

    >>> outlet_key("Warta-Pagi.co.id"), outlet_key("Warta Pagi")
    ('wartapagi', 'wartapagi')
    """
    plain = folded(name).lower().strip().removeprefix("www.")
    return SIGNS.sub("", ENDING.sub("", plain))


def is_outlet(cited: str, outlet: str) -> bool:
    """Whether a cited medium is the outlet: one name is the other or its beginning ("Kantor" and "kantornews.com")."""
    a, b = sorted((outlet_key(cited), outlet_key(outlet)), key=len)
    return a == b or (len(a) >= SHORTEST and b.startswith(a))


def circles_of(citations: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Outlets that cite each other in a circle, each circle once, beginning with its first name by the alphabet."""
    cites: Mapping[str, set[str]] = defaultdict(set)
    for outlet, cited in citations:
        if outlet != cited:
            cites[outlet].add(cited)
    found = {circle for start in sorted(cites) for circle in _circles_from(start, cites)}
    return tuple(sorted(found))


def _circles_from(start: str, cites: Mapping[str, set[str]]) -> Iterable[tuple[str, ...]]:
    """The shortest circle through each outlet that `start` cites; names before `start` have had their turn."""
    for first in sorted(name for name in cites[start] if name > start):
        paths: list[tuple[str, ...]] = [(start, first)]
        seen = {first}
        while paths:
            path = paths.pop(0)
            if path[-1] == start:
                yield path[:-1]
                break
            for following in sorted(cites.get(path[-1], ())):
                if following not in seen and following >= start:
                    seen.add(following)
                    paths.append((*path, following))
