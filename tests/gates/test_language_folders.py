"""The language folders agree: the same files, the same tables, the same fields; a failure says what is missing where.

Fields of a single table (`[clitic]`) must be the same in all languages. In a list of tables (`[[cue]]`) a row need not
have every field, but what every row of the longer list has, every row of the shorter has, and a field has one type.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.gates.language_words import tables
from tests.places import LANGUAGES, ROOT, language_codes

CODES = language_codes()
TABLES = {code: tables(code) for code in CODES}
FILES = sorted(path for code in CODES for path in (LANGUAGES / code).glob("*.toml"))
PIECES = ("calendar.toml macro",)  # parts of patterns, shown by the entries that use them
PAIRS = list(itertools.permutations(CODES, 2))


def differences(has: Mapping[str, Any], other: Mapping[str, Any], place: str) -> Iterator[str]:
    """What stands in the first table and not, or not in the same shape, in the other."""
    for key, value in has.items():
        where = f"{place}{key}"
        if key not in other:
            yield f"{where} is missing"
        elif kind(value) != kind(other[key]):
            yield f"{where} is {kind(other[key])}, not {kind(value)}"
        elif isinstance(value, Mapping):
            yield from differences(value, other[key], f"{where}.")
        elif is_rows(value) and is_rows(other[key]):
            yield from row_differences(value, other[key], where)


def row_differences(rows: list[dict[str, Any]], others: list[dict[str, Any]], where: str) -> Iterator[str]:
    always = set.intersection(*(set(row) for row in rows)) if len(rows) > len(others) else set()
    kinds = {key: kind(value) for row in rows for key, value in row.items() if value != []}
    for number, row in enumerate(others, start=1):
        for key in sorted(always - set(row)):
            yield f"{where} {number}: {key} is missing ({row.get('example', row)})"
        for key, value in row.items():
            if key in kinds and value != [] and kind(value) != kinds[key]:
                yield f"{where} {number}: {key} is {kind(value)}, not {kinds[key]}"


def is_rows(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 0 and all(isinstance(row, Mapping) for row in value)


def kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a table"
    return "a list" if isinstance(value, list) else type(value).__name__


def entries(value: Any, place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every table that holds words itself, not only other tables, with its place."""
    if isinstance(value, Mapping):
        if any(not isinstance(inner, Mapping) and not is_rows(inner) for inner in value.values()):
            yield place, value
        for key, inner in value.items():
            yield from entries(inner, f"{place}.{key}")
    elif is_rows(value):
        for number, row in enumerate(value, start=1):
            yield f"{place} {number}", row


def holds_words(entry: Mapping[str, Any]) -> bool:
    return any(value for key, value in entry.items() if key != "example" and isinstance(value, (list, str)))


def test_indonesian_is_not_alone() -> None:
    assert len(CODES) > 1


@pytest.mark.parametrize(("code", "other"), PAIRS)
def test_folders_hold_the_same_files(code: str, other: str) -> None:
    missing = sorted(set(TABLES[code]) - set(TABLES[other]))
    assert not missing, f"languages/{other} lacks {missing}, which languages/{code} has"


@pytest.mark.parametrize(("code", "other"), PAIRS)
def test_tables_have_the_same_shape(code: str, other: str) -> None:
    common = sorted(set(TABLES[code]) & set(TABLES[other]))
    found = [line for name in common for line in differences(TABLES[code][name], TABLES[other][name], f"{name}.toml ")]
    assert not found, f"languages/{other}, beside languages/{code}:\n" + "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(LANGUAGES)))
def test_a_table_says_what_its_fields_mean_and_where_its_words_come_from(path: Any) -> None:
    head = list(itertools.takewhile(lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines()))
    said = " ".join(head).casefold()
    assert len(head) > 1, f"{path.relative_to(ROOT)} has no head comment"
    assert re.search(r"words:|our own lists?|source", said), f"{path.relative_to(ROOT)}: where are its words from?"


@pytest.mark.parametrize("code", CODES)
def test_every_entry_has_an_example(code: str) -> None:
    found = [
        f"{place} ({', '.join(map(str, list(entry.values())[:1]))[:60]})"
        for name, table in TABLES[code].items()
        for part, value in table.items()
        for place, entry in entries(value, f"{name}.toml {part}")
        if place not in PIECES and holds_words(entry)
        if not (isinstance(entry.get("example"), str) and entry["example"].strip())
    ]
    assert not found, f"languages/{code}: no example at\n" + "\n".join(found)


@pytest.mark.parametrize("code", CODES)
def test_no_entry_stands_twice_in_a_list(code: str) -> None:
    found = [
        f"{place} {key}: {word}"
        for name, table in TABLES[code].items()
        for place, entry in entries(table, f"{name}.toml")
        for key, words in entry.items()
        if isinstance(words, list) and all(isinstance(word, str) for word in words)
        for word in sorted({word for word in words if words.count(word) > 1})
    ]
    assert not found, f"languages/{code}: twice in one list\n" + "\n".join(found)


def test_a_missing_field_is_named() -> None:
    has = {"one": {"words": ["a"], "more": ["b"]}, "row": [{"words": ["c"], "act": "state"}] * 2}
    other = {"one": {"words": "a"}, "row": [{"words": "c"}]}
    assert list(differences(has, other, "x.toml ")) == [
        "x.toml one.words is str, not a list",
        "x.toml one.more is missing",
        "x.toml row 1: act is missing ({'words': 'c'})",
        "x.toml row 1: words is str, not a list",
    ]
