"""The tables of names: each row proves itself by its example, and both languages have the same shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from menurut.languages import codes, load
from menurut.reading.names.entities import read_entities
from menurut.reading.names.namebook import namebook_of
from menurut.reading.names.phrases import parse_phrase
from menurut.reading.text.layout import lay_out
from menurut.records import Schema, Span

TABLES = ("titles", "bodies", "names", "places")
PHRASES = ("office", "rank", "address", "degree", "belongs", "fields", "alias", "before")


def rows(code: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for table in TABLES:
        for name, found in load(code).table(table).items():
            for row in found if isinstance(found, list) else [found]:
                yield table, name, row


ROWS = [pytest.param(code, *row, id=f"{code}-{row[1]}-{n}") for code in codes() for n, row in enumerate(rows(code))]


@pytest.mark.parametrize(("code", "table", "name", "row"), ROWS)
def test_row_reads_its_example(code: str, table: str, name: str, row: dict[str, Any]) -> None:
    text, expect = row["example"], row["expect"]
    layout, language = lay_out(text, load(code)), load(code)
    if table == "titles" and name in PHRASES:
        phrase = parse_phrase(layout, Span(0, len(text)), language)
        assert expect in [span.of(text) for span in phrase.names]
        return
    entities = read_entities(layout, language)
    if not expect:
        assert entities == ()
        return
    found = [entity for entity in entities if expect in entity.names]
    assert len(found) == 1, [entity.names for entity in entities]
    if "schema" in row:
        assert found[0].schema is Schema(row["schema"])


@pytest.mark.parametrize("code", codes())
def test_names_of_one_thing_stand_in_one_list(code: str) -> None:
    """A name in two lists would join what is not the same."""
    seen: dict[str, str] = {}
    bodies, names, places = (load(code).table(t) for t in ("bodies", "names", "places"))
    lists = [row for known in bodies["known"] for row in known["names"]]
    for row in [*lists, *names["known"]["names"], *places["country"]["names"]]:
        for name in row:
            assert seen.setdefault(name, row[0]) == row[0], f"{name} is in the lists of {seen[name]} and {row[0]}"


@pytest.mark.parametrize("code", codes())
def test_no_given_name_is_called_part_of_no_name(code: str) -> None:
    book = namebook_of(load(code))
    assert not (book.people.given | book.people.family) & book.words.never


def test_languages_have_the_same_sections_and_fields() -> None:
    shapes = {
        code: {(table, name): set(row) - {"at", "plain", "government"} for table, name, row in rows(code)}
        for code in codes()
    }
    first, *others = shapes.values()
    assert all(first == other for other in others), shapes
