"""How a text is cut up: tokens, sentences, boilerplate."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import load
from menurut.reading.text.layout import lay_out


def tokens(text: str) -> list[str]:
    return [token.text for token in lay_out(text, load("id")).tokens]


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in lay_out(text, load("id")).sentences]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Rp 1.250.000,50 untuk 3 orang", ["Rp", "1.250.000,50", "untuk", "3", "orang"]),
        ("barang-barang Ma'ruf", ["barang-barang", "Ma'ruf"]),
        ("di Kabarkota.co.id, kemarin", ["di", "Kabarkota.co.id", ",", "kemarin"]),
        ("varian AB.1.2 itu", ["varian", "AB.1.2", "itu"]),
        ("TIRTAJAYA-Rina pulang", ["TIRTAJAYA", "-", "Rina", "pulang"]),
        ("PresidenBudi datang", ["Presiden", "Budi", "datang"]),
        ("Santikadan Santika", ["Santika", "dan", "Santika"]),
        ("YouTube dan TikTok", ["YouTube", "dan", "TikTok"]),
        ("nol\u200blebar", ["nol", "lebar"]),
    ],
)
def test_tokens(text: str, expect: list[str]) -> None:
    assert tokens(text) == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Air surut. Warga pulang.", ["Air surut.", "Warga pulang."]),
        ("Prof. Dr. Rina pulang. Ia lelah.", ["Prof. Dr. Rina pulang.", "Ia lelah."]),
        ("“Air surut. Warga pulang,” kata Bayu.", ["“Air surut. Warga pulang,” kata Bayu."]),
        ("“Air surut.” kata Bayu. Ia lelah.", ["“Air surut.” kata Bayu.", "Ia lelah."]),
        ("Air surut.Warga pulang.", ["Air surut.", "Warga pulang."]),
        ("air surut. warga pulang.", ["air surut.", "warga pulang."]),
        ("Dilansir\nKabarKota\n, air surut.", ["Dilansir", "KabarKota\n, air surut."]),
        ("JAKARTA, KABAR.com - Air surut.", ["Air surut."]),
        ("Air surut (baca: Banjir di Hulu) kemarin.", ["Air surut", "kemarin."]),
    ],
)
def test_sentences(text: str, expect: list[str]) -> None:
    assert sentences(text) == expect


def plates() -> list[Any]:
    return [
        pytest.param(code, row["example"], id=f"{code}-{kind}-{number}")
        for code in ("id", "en")
        for kind, rows in load(code).table("words")["boilerplate"].items()
        if isinstance(rows, list)
        for number, row in enumerate(rows)
    ]


@pytest.mark.parametrize(("code", "example"), plates())
def test_each_boilerplate_pattern_finds_its_example(code: str, example: str) -> None:
    layout = lay_out(example, load(code))
    assert layout.boilerplate, example
    assert sum(len(span) for span in layout.boilerplate) > 3


def test_ordinary_text_has_no_boilerplate() -> None:
    text = "Rina membaca buku di perpustakaan. Ia melihat juga peta lama kota itu."
    assert lay_out(text, load("id")).boilerplate == ()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_cut_into_places_in_order(text: str) -> None:
    layout = lay_out(text, load("id"))
    for token in layout.tokens:
        assert text[token.start : token.end] == token.text
    assert list(layout.starts) == sorted(layout.starts)
    for spans in (layout.paragraphs, layout.sentences, layout.boilerplate):
        assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("code", ["id", "en"])
def test_abbreviations_end_no_sentence_and_glued_words_come_apart(code: str) -> None:
    words = load(code).table("words")
    layout = lay_out(words["abbreviations"]["example"], load(code))
    assert len(layout.sentences) == 1
    glued = lay_out(words["glue"]["example"], load(code))
    assert len(glued.tokens) == len(words["glue"]["example"].split()) + 2
    assert lay_out(words["boilerplate"]["starters"]["example"], load(code)).boilerplate
    function = set(words["function"]["words"])
    assert sum(t.low in function for t in lay_out(words["function"]["example"], load(code)).tokens) > 2


def test_a_sentence_without_end_is_cut_between_words_and_never_within_a_quotation() -> None:
    run_on = "warga pulang dan " * 300 + "“" + "air surut dan " * 60 + "”" + " kata Bayu lalu" * 300
    layout = lay_out(run_on, load("id"))
    assert len(layout.sentences) > 4
    assert "".join(run_on[s.start : s.end] for s in layout.sentences) == run_on
    [quotation] = layout.quotations
    assert sum(s.holds(quotation.outer) for s in layout.sentences) == 1
    assert all(len(s) <= 2_000 + len(quotation.outer) for s in layout.sentences)
