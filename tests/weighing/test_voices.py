"""Voices: who brought to the outlet what a claim says, and which names are one speaker."""

from __future__ import annotations

from itertools import permutations

import pytest

from menurut.weighing.voices import is_description, name_key, same_names
from tests.weighing.made import claims_in, one


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        ("Menurut Harsono Lubda, api padam pada Senin pagi.", "api padam", "Harsono Lubda"),
        (
            "Akun X “Jaga Selat” menulis bahwa Kementerian Pelayaran mengumumkan feri itu melebihi manifes.",
            "feri itu melebihi manifes",
            "Jaga Selat",
        ),
        (
            "“Air sudah surut,” kata Bayu Lubda, dikutip dari Kabartirta.com.",
            "Air sudah surut",
            "Bayu Lubda",
        ),
    ],
    ids=["the speaker", "the outermost speaker", "no medium"],
)
def test_the_voice_is_the_outermost_speaker_who_is_no_medium(text: str, words: str, voice: str) -> None:
    found = [claim for claim in claims_in(text) if claim.words.startswith(words)]
    assert {claim.features.voice for claim in found} == {voice}


def test_a_sentence_that_goes_straight_on_is_of_the_one_before() -> None:
    claims = claims_in("“Api sudah padam,” kata Harsono Lubda. Petugas memeriksa lantai dua pasar itu.")
    own = one(claims, "Petugas memeriksa")
    assert (own.features.voice, own.features.beside, own.speaker) == ("Harsono Lubda", None, None)


def test_a_sentence_further_on_has_him_beside() -> None:
    claims = claims_in(
        "“Api sudah padam,” kata Harsono Lubda. Petugas memeriksa lantai dua. Pasar itu dibangun pada 1987."
    )
    own = one(claims, "Pasar itu dibangun")
    assert (own.features.voice, own.features.beside) == (None, "Harsono Lubda")


def test_a_sentence_before_all_speakers_has_the_first_beside() -> None:
    claims = claims_in("Pasar Lentera terbakar pada Minggu dini hari. “Api sudah padam,” kata Harsono Lubda.")
    own = one(claims, "Pasar Lentera terbakar")
    assert (own.features.voice, own.features.beside) == (None, "Harsono Lubda")


def test_background_is_nobodys() -> None:
    claims = claims_in("“Api sudah padam,” kata Harsono Lubda. Sebelumnya, warga melihat asap dari gudang itu.")
    own = one(claims, "Sebelumnya")
    assert (own.features.voice, own.features.beside) == (None, None)


def test_where_nobody_speaks_there_is_no_voice() -> None:
    (own,) = claims_in("Pasar Lentera terbakar pada Minggu dini hari.")
    assert (own.features.voice, own.features.beside) == (None, None)


def test_a_name_is_its_words_without_case_marks_and_signs() -> None:
    assert name_key("Dr. Rénata Wida-Sari, S.H.") == ("dr", "renata", "wida", "sari", "s", "h")


@pytest.mark.parametrize(
    ("names", "speakers"),
    [
        (["Rini", "Rini Astuti"], 1),
        (["Astuti", "Rini Astuti"], 1),
        (["Rini", "Rini Astuti", "Rini Puspa Astuti"], 1),
        (["Rini", "Rini Astuti", "Rini Wulandari"], 3),
        (["Rini Astuti", "rini astuti"], 1),
        (["Rini Astuti", "Budi Astuti"], 2),
        (["Rini", "Budi"], 2),
    ],
)
def test_names_of_one_speaker_have_one_key(names: list[str], speakers: int) -> None:
    found = {tuple(sorted(same_names(order).items())) for order in permutations(names)}
    assert len(found) == 1, "the order of the names makes no difference"
    assert len(set(same_names(names).values())) == speakers


@pytest.mark.parametrize(
    ("name", "described"), [("seorang warga", True), ("Sekarwangi", False), ("warga Telaga", False)]
)
def test_a_description_has_no_capital(name: str, described: bool) -> None:
    assert is_description(name) is described
