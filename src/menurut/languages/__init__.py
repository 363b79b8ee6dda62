"""Knowledge of languages as data: one folder a language, the same TOML files in each.

`load("id")` gives a `Language`: its code and its tables. This module knows how to find the tables, not what stands in
them; each step of `reading` takes the table it needs and gives it a shape of its own.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from menurut.errors import LanguageError

Table = Mapping[str, Any]


class Language:
    """One language folder. Two loads give the same object, so tables compiled from it can be cached by it."""

    __slots__ = ("_tables", "code")

    def __init__(self, code: str, tables: Mapping[str, Table]) -> None:
        self.code = code
        self._tables = tables

    def table(self, name: str) -> Table:
        """The parsed TOML file of that name, without its ending."""
        return self._tables[name]

    def names(self) -> tuple[str, ...]:
        """The names of all tables, sorted."""
        return tuple(sorted(self._tables))


class _Tables(Mapping[str, Table]):
    """Tables that are parsed when they are first asked for: a step that needs few of them does not wait for all."""

    def __init__(self, files: Mapping[str, Traversable]) -> None:
        self._files = files
        self._parsed: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        if name not in self._parsed:
            self._parsed[name] = tomllib.loads(self._files[name].read_text(encoding="utf-8"))
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def codes() -> tuple[str, ...]:
    """The languages that have a folder, Indonesian first since it is what the project is for."""
    found = [entry.name for entry in resources.files(__name__).iterdir() if _is_language(entry)]
    return tuple(sorted(found, reverse=True))


@functools.cache
def load(code: str) -> Language:
    """The language of that folder; `LanguageError` if there is none."""
    if code not in codes():
        raise LanguageError(f"no language {code!r}: choose one of {', '.join(codes())}, or add a folder for it")
    folder = resources.files(__name__).joinpath(code)
    files = {entry.name.removesuffix(".toml"): entry for entry in folder.iterdir() if entry.name.endswith(".toml")}
    return Language(code, _Tables(files))


def word_sets(table: Table, places: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """The lists of a table as sets under the names of `places`, which says in what section and under what key each is.

    The values are `frozenset[str]`; typed loosely, so that they can be given to a record together with other fields.
    """
    return {name: frozenset(table[section][key]) for name, (section, key) in places.items()}


def _is_language(entry: Any) -> bool:
    return bool(entry.is_dir()) and entry.joinpath("words.toml").is_file()
