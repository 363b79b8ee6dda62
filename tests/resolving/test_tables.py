"""Every row of the tables of variants does what its example says."""

from __future__ import annotations

from typing import Any

import pytest

from menurut.languages import codes, load
from menurut.records.nodes import Sort
from menurut.resolving.folding import calling_of, fold, office_of, sounds
from menurut.resolving.letters import plain
from menurut.resolving.tables import tables


def rows(section: str) -> list[Any]:
    found = []
    for code in codes():
        value = load(code).table("variants")[section]
        found += value if isinstance(value, list) else [value]
    return found


def label(row: dict[str, Any]) -> str:
    return str(row["example"])


@pytest.mark.parametrize("row", rows("sound"), ids=label)
def test_two_spellings_sound_alike(row: dict[str, Any]) -> None:
    one, other = row["example"], row["expect"]
    assert plain(one) != plain(other)
    assert row["from"] in plain(one) or row["from"] in plain(other)
    assert sounds(plain(one), Sort.PERSON) == sounds(plain(other), Sort.PERSON)


@pytest.mark.parametrize("row", rows("variant"), ids=label)
def test_a_variant_stands_for_the_first(row: dict[str, Any]) -> None:
    words = plain(row["example"]).split()
    assert not set(words).isdisjoint(row["words"])
    assert [tables().variants.get(word, word) for word in words] == row["expect"].split()
    for sort in (Sort.PERSON, Sort.BODY):
        assert sounds(plain(row["example"]), sort) == sounds(row["expect"], sort)


@pytest.mark.parametrize("row", rows("own"), ids=label)
def test_the_own_state_changes_no_name(row: dict[str, Any]) -> None:
    assert fold(row["example"], Sort.BODY) == row["expect"]


@pytest.mark.parametrize("row", rows("calling"), ids=label)
def test_a_role_tells_the_field(row: dict[str, Any]) -> None:
    assert calling_of(row["example"]) == row["expect"]
    assert row["expect"].startswith(row["field"])
    assert (" " in row["expect"]) is row["local"]
    assert {calling_of(word).partition(" ")[0] for word in row["words"]} <= {r["field"] for r in rows("calling")}


@pytest.mark.parametrize("row", rows("office"), ids=label)
def test_an_office_of_one_holder_is_known_by_all_its_names(row: dict[str, Any]) -> None:
    assert office_of(row["example"]) == row["expect"]
    assert {office_of(name) for names in row["names"] for name in names[1:]} <= {names[0] for names in row["names"]}
    assert office_of(f"{row['example']} Rusia") == ""


def test_no_word_of_a_calling_stands_in_two_fields_of_a_language() -> None:
    for code in codes():
        words = [word for row in load(code).table("variants")["calling"] for word in row["words"]]
        assert sorted(word for word in set(words) if words.count(word) > 1) == []
