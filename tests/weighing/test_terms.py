"""Terms: forms of a word share a stem, names stay as they are written, numbers lose their marks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import codes, load
from menurut.weighing.terms import COMMONEST, NUMBER, RAREST, lexicon_of, names_in, terms_of, words_in
from tests.places import ROOT, json_lines
from tests.weighing.made import cases


@pytest.mark.parametrize("row", cases("forms"))
def test_forms_of_a_word_share_a_stem(row: dict[str, Any]) -> None:
    stem = lexicon_of(load(row["language"])).stem
    assert (len({stem(word) for word in row["words"]}) == 1) is row["expect"], row["comment"]


def test_the_cases_show_both_languages_and_both_answers() -> None:
    rows = json_lines(ROOT / "tests" / "cases" / "forms.jsonl")
    assert {(row["language"], row["expect"]) for row in rows} == {
        (code, same) for code in codes() for same in (True, False)
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kios itu terbakar", ("kios", "itu", "terbakar")),
        ("Api padam.Warga pulang keRumah", ("api", "padam", "warga", "pulang", "ke", "rumah")),
        ("anak-anak Kali Rawa", ("anak-anak", "kali", "rawa")),
        ("Rp1.250,5 dan 18 orang", ("rp", "1.250,5", "dan", "18", "orang")),
        ("SAR dan PT Graha", ("sar", "dan", "pt", "graha")),
        ("They didn't pay", ("they", "didn't", "pay")),
        ("… — !", ()),
    ],
)
def test_words_are_parted(text: str, words: tuple[str, ...]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("kepala", "it begins the text"),
        ("bahari", "it also stands in small letters"),
        ("menurut", "it begins a sentence"),
        ("bupati", "a common word that a title writes with a capital"),
    ],
)
def test_words_that_are_no_names(name: str, why: str) -> None:
    assert name not in names_in(NAMES, lexicon_of(load("id"))), why


NAMES = (
    "Kepala Dinas Perhubungan Bahari Rini Lubda berkata laut bahari itu luas. "
    "Menurut Wakil Bupati Tirta, Sekarwangi datang."
)


def test_names_are_what_is_only_written_with_a_capital() -> None:
    assert names_in(NAMES, lexicon_of(load("id"))) == {"rini", "lubda", "tirta", "sekarwangi"}


@pytest.mark.parametrize("code", codes())
def test_numbers_are_the_same_however_their_thousands_are_marked(code: str) -> None:
    lexicon = lexicon_of(load(code))
    assert {lexicon.stem(words) for words in ("1.250", "1,250", "1250")} == {"1250"}
    assert lexicon.halvings("1250") == NUMBER


@pytest.mark.parametrize(("code", "word"), [("id", "yang"), ("id", "jadi"), ("en", "the"), ("en", "about")])
def test_the_commonest_words_tell_nothing(code: str, word: str) -> None:
    lexicon = lexicon_of(load(code))
    assert not lexicon.tells(lexicon.stem(word))


@pytest.mark.parametrize(
    ("code", "word"), [("id", "korsleting"), ("id", "listrik"), ("en", "kiosks"), ("en", "burned")]
)
def test_rarer_words_tell(code: str, word: str) -> None:
    lexicon = lexicon_of(load(code))
    assert lexicon.tells(lexicon.stem(word))


def test_what_no_level_has_is_rarest() -> None:
    assert lexicon_of(load("id")).halvings("sekarwangi") == RAREST


def levels() -> list[Any]:
    return [
        pytest.param(code, level, id=f"{code}-{level['halvings']}")
        for code in codes()
        for level in load(code).table("frequency")["level"]
    ]


@pytest.mark.parametrize(("code", "level"), levels())
def test_a_level_is_as_rare_as_its_example(code: str, level: dict[str, Any]) -> None:
    lexicon = lexicon_of(load(code))
    assert level["example"] in level["words"]
    assert lexicon.halvings(level["example"]) == level["halvings"]
    assert lexicon.tells(level["example"]) is (level["halvings"] >= COMMONEST)


@pytest.mark.parametrize("code", codes())
def test_levels_share_no_word_and_rise(code: str) -> None:
    table = load(code).table("frequency")["level"]
    words = [word for level in table for word in level["words"]]
    assert len(words) == len(set(words))
    assert [level["halvings"] for level in table] == sorted({level["halvings"] for level in table})


@pytest.mark.parametrize("code", codes())
def test_the_example_of_stemming_has_terms(code: str) -> None:
    """The example of Indonesian holds a word whose first letter its prefix swallowed."""
    example = load(code).table("frequency")["stemming"]["example"]
    assert set(terms_of(example, load(code))) >= {"id": {"price", "rice", "reject"}, "en": {"price", "rice"}}[code]


def test_terms_for_searching_have_neither_marks_nor_the_commonest_words() -> None:
    found = terms_of("Harga yang naik Rp1.250 di café-café untuk anak-anak ini ditolak", load("id"))
    assert found == ("price", "rise", "rp", "1250", "cafe", "cafe", "anak", "anak", "reject")


@given(st.text(max_size=80))
def test_terms_for_searching_are_letters_and_digits(text: str) -> None:
    assert all(term.isalnum() for code in codes() for term in terms_of(text, load(code)))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=20))
def test_a_stem_is_the_same_each_time(word: str) -> None:
    lexicon = lexicon_of(load("id"))
    for part in words_in(word):
        assert lexicon.stem(part) == lexicon.stem(part) != ""
