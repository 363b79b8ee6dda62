"""Which language a text is in: cases of our own writing, the examples of the tables, any text, and real articles."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.errors import LanguageError
from menurut.languages import codes, load
from menurut.reading.language import AUTO, choose_language, language_of
from tests.places import ARTICLES, ROOT, json_lines

CASES = json_lines(ROOT / "tests" / "cases" / "languages.jsonl")


def told(text: str) -> str:
    """The language, or why there is none."""
    try:
        return language_of(text).code
    except LanguageError as error:
        return str(error)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_case(case: dict[str, Any]) -> None:
    found = told(case["text"])
    assert case["expect"] in found
    assert found == case["expect"] or found.endswith("if that is wrong, give the language: id or en")


@pytest.mark.parametrize("code", codes())
def test_the_examples_of_the_tables(code: str) -> None:
    table = load(code).table("identity")
    assert told(table["own"]["example"]) == code
    for neighbour in table["neighbour"]:
        assert f"looks like {neighbour['name']}," in told(neighbour["example"])


@pytest.mark.parametrize("code", codes())
def test_a_near_neighbour_lists_only_what_differs(code: str) -> None:
    language = load(code)
    ours = {*language.table("words")["function"]["words"], *language.table("identity")["own"]["words"]}
    for neighbour in language.table("identity")["neighbour"]:
        if neighbour["near"]:
            assert ours.isdisjoint(neighbour["words"]), neighbour["name"]
        assert set(neighbour["words"]).isdisjoint(neighbour["lacks"])


def test_a_language_that_is_asked_for_is_not_doubted() -> None:
    assert choose_language("en", "Harga beras turun").code == "en"
    assert choose_language(AUTO, "Harga beras turun").code == "id"
    with pytest.raises(LanguageError, match="no language 'fr'"):
        choose_language("fr", "Harga beras turun")


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_a_reason(text: str) -> None:
    found = told(text)
    assert found in codes() or "give the language" in found


def test_a_long_text_costs_no_more_than_its_beginning() -> None:
    start = time.process_time()
    told("Menurut Rini, jalan itu tutup. " * 300_000)
    assert time.process_time() - start < 1


@pytest.mark.shared
def test_real_articles_are_told_for_what_they_are() -> None:
    """Nearly all are Indonesian; some are English, song texts or Malay. Refused by mistake: fewer than one in 500."""
    texts = [row["text"] for path in sorted(ARTICLES.glob("*.jsonl")) for row in json_lines(path)[::7]]
    found = Counter(told(text)[:2] for text in texts)
    assert len(texts) > 2000
    assert found["id"] / len(texts) > 0.996
    assert found["id"] + found["en"] >= len(texts) * 0.998
