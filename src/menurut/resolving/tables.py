"""What the language tables say of names, compiled for resolving: all languages at once, since names cross them."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from menurut.languages import codes, load
from menurut.resolving.letters import plain

NAMED = frozenset({"field", "state", "place", "seat", "body"})  # offices whose word is part of no name

WHOSE = "whose"  # words for somebody who is told of by another's name: the mother of Budi is not Budi


@dataclass(frozen=True, slots=True)
class Calling:
    """A field of offices, and whether it has one holder a place."""

    field: str
    local: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """Words in plain letters. `sounds` are (from, to, at the end only); `known` gives the name that stands for all."""

    sounds: tuple[tuple[str, str, bool], ...]
    variants: Mapping[str, str]
    own: tuple[str, ...]
    callings: Mapping[str, Calling]
    offices: Mapping[str, str]
    titles: frozenset[str]
    relatives: frozenset[str]
    degrees: frozenset[str]
    legal: frozenset[str]
    heads: frozenset[str]
    places: frozenset[str]
    parts: frozenset[str]
    people: Mapping[str, str]
    bodies: Mapping[str, str]


@functools.cache
def tables() -> Tables:
    """The tables of all languages, the first of two that differ winning."""
    parts = frozenset(plain(word) for key in ("given", "family") for word in _words("names", key))
    return Tables(
        sounds=tuple((row["from"], row["to"], row["at"] == "end") for row in _rows("variants", "sound")),
        variants={plain(word): plain(row["words"][0]) for row in _rows("variants", "variant") for word in row["words"]},
        own=tuple(sorted({plain(word) for word in _words("variants", "own")}, key=lambda word: (-len(word), word))),
        callings=_callings(),
        offices=_same(_rows("variants", "office")),
        titles=_titles(),
        relatives=frozenset(plain(w) for r in _rows("titles", "office") if r["after"] == WHOSE for w in r["words"]),
        degrees=frozenset(plain(word) for row in _rows("titles", "degree") for word in row["behind"]),
        legal=frozenset(plain(word) for word in _words("bodies", "legal")),
        heads=frozenset(plain(word) for word in _words("bodies", "head")),
        places=_places(),
        parts=parts,
        people=_same(_rows("names", "known")),
        bodies=_same(itertools.chain(_rows("places", "country"), _rows("bodies", "known"))),
    )


def _rows(table: str, section: str) -> Iterator[Mapping[str, Any]]:
    for code in codes():
        found = load(code).table(table)[section]
        yield from found if isinstance(found, list) else [found]


def _words(table: str, section: str) -> Iterator[str]:
    for row in _rows(table, section):
        yield from row["words"]


def _callings() -> dict[str, Calling]:
    found: dict[str, Calling] = {}
    for row in _rows("variants", "calling"):
        for word in row["words"]:
            found.setdefault(plain(word), Calling(row["field"], row["local"]))
    return found


def _titles() -> frozenset[str]:
    """Words before a name that are no part of it; not those that are given names or forms of address too."""
    names = {plain(word) for key, table in (("given", "names"), ("address", "titles")) for word in _words(table, key)}
    found = {plain(word) for word in _words("titles", "rank")}
    found |= {plain(word) for row in _rows("titles", "degree") for word in row["before"]}
    found |= {plain(word) for row in _rows("titles", "office") if row["after"] in NAMED for word in row["words"]}
    return frozenset(found - names)


def _places() -> frozenset[str]:
    """Names of countries and places: a body that is named after one is another than the one that it is called by."""
    countries = {plain(name) for row in _rows("places", "country") for names in row["names"] for name in names}
    return frozenset(countries | set(map(plain, _words("places", "place"))))


def _same(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Folded names to the name that stands for all: the first of the first list that has one of them."""
    found: dict[str, str] = {}
    for row in rows:
        for names in row["names"]:
            folded = [plain(name) for name in names]
            main = next((found[name] for name in folded if name in found), folded[0])
            for name in folded:
                found.setdefault(name, main)
    return found
