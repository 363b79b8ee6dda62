"""Which strings of the language tables are words of a language, and which are meanings that the engine may name.

A table says words ("kata") in terms of meanings ("state"). Meanings are written in the language of the code. They are
the keys of the tables, the values of fields that choose from plain names (`act`, `unit`), and what the same
single-valued field holds in all languages. All other strings are words, above all whatever another language lists.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.places import LANGUAGES, language_codes

OF_THE_CODE = "en"
LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
PLACEHOLDER = re.compile(r"\{\w*\}|<\w+>")
PLAIN_NAME = re.compile(r"[A-Za-z_]+")
OUR_OWN_WRITING = ("example", "expect", "comment")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One string of a table: the keys that lead to it, and whether it stands alone rather than in a list."""

    path: tuple[str, ...]
    single: bool
    text: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`strings` are whole entries and `tokens` the single words in them, by language; `meanings` are no words."""

    strings: Mapping[str, frozenset[str]]
    tokens: Mapping[str, frozenset[str]]
    meanings: frozenset[str]


def tables(code: str) -> dict[str, dict[str, Any]]:
    """All tables of a language by the names of their files."""
    paths = sorted((LANGUAGES / code).glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


def vocabulary() -> Vocabulary:
    """Words and meanings of all language folders."""
    entries = {code: list(leaves(tables(code))) for code in language_codes()}
    strings = {code: {e.text.casefold() for e in found} for code, found in entries.items()}
    tokens = {code: {word for e in found for word in letters(e.text)} for code, found in entries.items()}
    keys = {key for code in entries for key in keys_of(tables(code))}
    foreign = set().union(*(found for code, found in tokens.items() if code != OF_THE_CODE)) - tokens[OF_THE_CODE]
    listed = {word for e in _all(entries.values()) if not e.single for word in letters(e.text)}
    meanings = keys | _said_by_all(entries.values()) | (_chosen(entries.values()) - (foreign & listed))
    return Vocabulary(
        strings={code: frozenset(found - meanings) for code, found in strings.items()},
        tokens={code: frozenset(found - meanings) for code, found in tokens.items()},
        meanings=frozenset(meanings),
    )


def leaves(value: Any, path: tuple[str, ...] = (), single: bool = True) -> Iterator[Leaf]:
    """Every string of a table that is not of our own writing."""
    if isinstance(value, str):
        yield Leaf(path, single, value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in OUR_OWN_WRITING:
                yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path, single and isinstance(inner, Mapping))


def keys_of(value: Any) -> Iterator[str]:
    """The names of all tables and fields."""
    if isinstance(value, Mapping):
        yield from value
    if isinstance(value, (Mapping, list)):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from keys_of(inner)


def letters(text: str) -> list[str]:
    """The words in an entry, without the names of placeholders."""
    return [word.casefold() for word in LETTERS.findall(PLACEHOLDER.sub(" ", text))]


def _all(entries: Iterable[list[Leaf]]) -> Iterator[Leaf]:
    return itertools.chain.from_iterable(entries)


def _said_by_all(entries: Iterable[list[Leaf]]) -> set[str]:
    """What stands in the same single-valued field of every language, as a whole or as a word in it."""
    fields = []
    for found in entries:
        fields.append({(e.path, text) for e in found if e.single for text in (e.text.casefold(), *letters(e.text))})
    return {text for _, text in set.intersection(*fields)}


def _chosen(entries: Iterable[list[Leaf]]) -> set[str]:
    """The values of fields that only ever hold one plain name."""
    values = defaultdict(set)
    for leaf in _all(entries):
        values[leaf.path].add(leaf.text if leaf.single else "")
    return {name for held in values.values() if all(map(PLAIN_NAME.fullmatch, held)) for name in held}
