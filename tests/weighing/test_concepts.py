"""The concepts of all languages: the same meanings, and no word or stem that could stand for two of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from menurut.languages import codes, load
from menurut.weighing.terms import lexicon_of, words_in

WORD = re.compile(r"[a-z]+")
ENOUGH = 350


def rows_of(code: str) -> Sequence[Mapping[str, Any]]:
    rows: Sequence[Mapping[str, Any]] = load(code).table("concepts")["concept"]
    return rows


def twice(found: Sequence[str]) -> list[str]:
    return sorted(one for one, times in Counter(found).items() if times > 1)


@pytest.mark.parametrize("code", codes())
def test_a_language_has_the_meanings_of_all_languages(code: str) -> None:
    everywhere = {row["meaning"] for other in codes() for row in rows_of(other)}
    assert sorted(everywhere - {row["meaning"] for row in rows_of(code)}) == []
    assert len(everywhere) >= ENOUGH


@pytest.mark.parametrize("code", codes())
def test_a_meaning_has_one_row_and_some_word(code: str) -> None:
    assert twice([row["meaning"] for row in rows_of(code)]) == []
    assert [row["meaning"] for row in rows_of(code) if not row["words"]] == []


@pytest.mark.parametrize("code", codes())
def test_a_word_stands_in_one_concept(code: str) -> None:
    assert twice([word for row in rows_of(code) for word in (*row["words"], *row.get("forms", ()))]) == []


@pytest.mark.parametrize("code", codes())
def test_words_are_single_words_in_lower_case(code: str) -> None:
    assert [word for row in rows_of(code) for word in row["words"] if not WORD.fullmatch(word)] == []


@pytest.mark.parametrize("code", codes())
def test_an_example_has_a_word_of_its_concept(code: str) -> None:
    assert [row["meaning"] for row in rows_of(code) if not {*words_in(row["example"])} & {*row["words"]}] == []


@pytest.mark.parametrize("code", codes())
def test_a_stem_stands_in_one_concept(code: str) -> None:
    lexicon = lexicon_of(load(code))
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows_of(code):
        for word in row["words"]:
            meanings[lexicon.stem(word)].add(row["meaning"])
    assert {stem: found for stem, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [("pembunuhan", "murderers"), ("menambang", "mining"), ("belanda", "dutch"), ("mencabut", "revoked")],
)
def test_forms_of_a_word_mean_the_same_in_both_languages(indonesian: str, english: str) -> None:
    assert meanings_of("id", indonesian) == meanings_of("en", english) != set()


def meanings_of(code: str, word: str) -> set[str]:
    stem = lexicon_of(load(code)).stem
    return {row["meaning"] for row in rows_of(code) if stem(word) in {stem(listed) for listed in row["words"]}}


def test_a_form_stands_for_a_concept_where_its_stem_does_not() -> None:
    stem = lexicon_of(load("id")).stem
    assert stem("meninggal") == stem("tewas") != stem("tinggal")
