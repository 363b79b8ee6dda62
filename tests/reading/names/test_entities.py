"""Entities: cases as JSON Lines, what must hold of any text, and that a long text takes no longer than its length.

A case gives `text` and, as `expect`, all entities in the order of their first mention: `name` and `schema`, and where
they matter `names` (all forms, sorted) and `roles`. `xfail` marks what is known to be read wrongly.
"""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import codes, load
from menurut.reading.names.entities import read_entities
from menurut.reading.text.layout import lay_out
from menurut.records import Entity
from tests.places import ROOT, json_lines

CASES = [
    pytest.param(code, row, id=f"{code}-{row['label']}", marks=[pytest.mark.xfail] if row.get("xfail") else [])
    for code in codes()
    for row in json_lines(ROOT / "tests" / "cases" / f"entities_{code}.jsonl")
]
PARTS = [
    "Ketua",
    "Budi",
    "Santoso",
    "PT",
    "Bank",
    "(BPS)",
    ",",
    ".",
    "dan",
    "Rusia",
    "menolak",
    "“",
    "”",
    "@a",
    "kata",
    "\n",
    "al-",
    "X",
]


def entities(text: str, code: str = "id") -> tuple[Entity, ...]:
    language = load(code)
    return read_entities(lay_out(text, language), language)


def shown(entity: Entity, wanted: dict[str, Any]) -> dict[str, Any]:
    """Of an entity, the fields that a case asks for."""
    found = {"name": entity.name, "schema": str(entity.schema)}
    if "names" in wanted:
        found["names"] = sorted(entity.names)
    if "roles" in wanted:
        found["roles"] = list(entity.roles)
    return found


@pytest.mark.parametrize(("code", "row"), CASES)
def test_case(code: str, row: dict[str, Any]) -> None:
    found, expect = entities(row["text"], code), row["expect"]
    assert sorted(e.name for e in found) == sorted(e["name"] for e in expect)
    by_name = {entity.name: entity for entity in found}
    for wanted in expect:
        assert shown(by_name[wanted["name"]], wanted) == wanted


@pytest.mark.parametrize("code", codes())
@given(parts=st.lists(st.sampled_from(PARTS), max_size=30))
def test_mentions_are_the_names_word_for_word(code: str, parts: list[str]) -> None:
    text = " ".join(parts)
    for entity in entities(text, code):
        assert {span.of(text) for span in entity.mentions} == set(entity.names)
        assert entity.name == entity.names[0]
        assert list(entity.mentions) == sorted(set(entity.mentions))
        assert all(role in text for role in entity.roles)
        assert entity.why


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for entity in entities(text):
        assert all(text[span.start : span.end].strip() for span in entity.mentions)


@given(parts=st.lists(st.sampled_from(PARTS), max_size=20))
def test_a_name_belongs_to_one_entity(parts: list[str]) -> None:
    """But for a bare name that two persons bear, which goes to the one named last."""
    found = entities(" ".join(parts))
    full = [entity.name for entity in found]
    assert len(full) == len(set(full))


def test_entities_stand_in_the_order_of_their_first_mention() -> None:
    found = entities("Rusia menolak. Menurut Budi Santoso, KPK datang. Rusia diam.")
    assert [e.name for e in found] == ["Rusia", "Budi Santoso", "KPK"]
    assert [e.mentions[0].start for e in found] == sorted(e.mentions[0].start for e in found)


@pytest.mark.parametrize("piece", ["Budi Santoso dan ", "Ketua ", "Budi, ", "(", "A ", "PT Bank ", "“Budi” "])
def test_work_grows_with_length_alone(piece: str) -> None:
    def seconds(text: str) -> float:
        layout, language = lay_out(text, load("id")), load("id")
        start = time.process_time()
        read_entities(layout, language)
        return time.process_time() - start

    seconds(piece * 50)
    assert seconds(piece * 4000) < 30 * seconds(piece * 400) + 0.2
