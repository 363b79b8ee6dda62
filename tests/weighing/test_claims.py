"""Claims of an article: words that stand in it, one a sentence, by whom, and of which day."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.records import Claim, Span, claim_from_dict
from menurut.weighing.claims import SHORTEST, sentences_in
from tests.places import ROOT, json_lines
from tests.weighing.made import KEY, claims_in, example_claims, one

ARTICLE = (
    "Kebakaran melanda Pasar Lentera di Kota Sambara pada Minggu dini hari (4/5/2025). "
    "“Api berasal dari korsleting listrik di lantai dua. Kami menghitung 40 kios yang hangus. "
    "Semua pedagang sudah pulang,” kata Harsono Lubda.\n\n"
    "Petugas memadamkan api selama lima jam.\n\n"
    "“Pasar itu,” kata Mirah Sekarwangi, “sengaja dibakar oleh orang yang tidak dikenal.”"
)
SENTENCES = (
    "Menurut Rini Astuti, jembatan Tirta ditutup karena tiangnya retak.",
    "“Saya tidak memberi izin. Kontraktor itu bekerja tanpa izin siapa pun,” kata Rini Astuti.",
    "Jembatan Tirta runtuh pada Senin (9/6/2025) pukul 10.00!",
    "Kabar Bahari melaporkan bahwa Budi Hartono mengatakan 12 tiang itu retak.",
    "Benarkah jembatan itu aman? Tidak ada yang tahu.",
    "Sari Dewi membantah harga telur naik menjadi Rp30.000 per kilogram.",
)


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return claims_in(ARTICLE)


def test_what_is_said_in_several_sentences_is_one_claim_a_sentence(claims: tuple[Claim, ...]) -> None:
    assert [claim.words for claim in claims if claim.speaker == "Harsono Lubda"] == [
        "Api berasal dari korsleting listrik di lantai dua.",
        "Kami menghitung 40 kios yang hangus.",
        "Semua pedagang sudah pulang",
    ]


def test_sentences_of_the_outlet_are_its_claims_and_those_of_speakers_are_not(claims: tuple[Claim, ...]) -> None:
    assert [claim.words for claim in claims if claim.attribution is None] == [
        "Kebakaran melanda Pasar Lentera di Kota Sambara pada Minggu dini hari (4/5/2025).",
        "Petugas memadamkan api selama lima jam.",
    ]


def test_what_the_cue_parts_is_one_claim(claims: tuple[Claim, ...]) -> None:
    parted = one(claims, "Pasar itu")
    assert parted.words == "Pasar itu … sengaja dibakar oleh orang yang tidak dikenal."
    assert len(parted.spans) == 2


def test_claims_are_in_text_order(claims: tuple[Claim, ...]) -> None:
    assert [claim.spans for claim in claims] == sorted(claim.spans for claim in claims)


def test_a_claim_has_the_figures_of_its_words_alone(claims: tuple[Claim, ...]) -> None:
    assert {claim.words: [(f.lo, f.unit) for f in claim.figures] for claim in claims if claim.figures} == {
        "Kami menghitung 40 kios yang hangus.": [(40, "kios")],
        "Petugas memadamkan api selama lima jam.": [(5, "jam")],
    }


def test_what_is_known_of_the_article_stands_in_its_claims(claims: tuple[Claim, ...]) -> None:
    assert {(claim.document, claim.outlet, claim.language) for claim in claims} == {(KEY, "Kabar Kota", "id")}
    assert one(claims, "Petugas").chain == ("Kabar Kota",)
    assert one(claims, "Kami menghitung").chain == ("Harsono Lubda", "Kabar Kota")


@pytest.mark.parametrize(
    ("text", "words", "as_of"),
    [
        ("Feri Tirta Wening tenggelam pada Rabu (11/6/2025).", "tenggelam", "2025-06-11"),
        (
            "Laksmi Paramitha mengatakan, Kamis (12/6/2025), 18 penumpang feri itu masih hilang.",
            "18 penumpang",
            "2025-06-12",
        ),
        (
            "Pada Kamis (12/6/2025) Laksmi Paramitha mengatakan feri itu tenggelam pada Rabu (11/6/2025).",
            "tenggelam",
            "2025-06-11",
        ),
        ("Laksmi Paramitha mengatakan 18 penumpang feri itu masih hilang.", "18 penumpang", None),
        ("Feri itu karam pada 2 Mei 2019. Sebanyak 18 penumpangnya masih hilang.", "18 penumpang", None),
    ],
    ids=["in its words", "elsewhere in its sentence", "in its words before elsewhere", "no day", "in another sentence"],
)
def test_the_day_that_a_claim_speaks_of(text: str, words: str, as_of: str | None) -> None:
    assert [claim.as_of for claim in claims_in(text) if words in claim.words][-1] == as_of


def test_ids_depend_on_the_key_and_the_places() -> None:
    ids = [claim.id for claim in claims_in(ARTICLE)]
    assert ids == [claim.id for claim in claims_in(ARTICLE, outlet="Pos Sambara", published=None)]
    assert set(ids).isdisjoint(claim.id for claim in claims_in(ARTICLE, key="f" * 16))
    moved = [claim.id for claim in claims_in(f"\n{ARTICLE}")]
    assert len(set(ids)) == len(ids) == len(moved) and set(ids).isdisjoint(moved)


def test_no_sentence_of_a_content_is_cut_short() -> None:
    text = "Tidak. Harga telur di Telaga naik menjadi Rp30.000. Ya."
    assert sentences_in(text, Span(0, len(text))) == [Span(0, len(text))]


def test_a_point_inside_a_sentence_ends_none() -> None:
    text = "Pertemuan pukul 10.30 itu dihadiri oleh Prof. dari universitas. Pasar itu dibuka lagi pada Senin pagi."
    assert [span.of(text) for span in sentences_in(text, Span(0, len(text)))] == [
        "Pertemuan pukul 10.30 itu dihadiri oleh Prof. dari universitas.",
        "Pasar itu dibuka lagi pada Senin pagi.",
    ]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from([" ", "\n\n"]))
def test_every_claim_stands_in_the_article_word_for_word(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    found = claims_in(text)
    assert found, "no article of whole sentences is without a claim"
    assert len({claim.id for claim in found}) == len({claim.spans for claim in found}) == len(found)
    for claim in found:
        parts = [span.of(text) for span in claim.spans]
        assert all(part.strip() == part != "" for part in parts)
        assert claim.words == " … ".join(parts)
        assert len(claim.features.terms) == len(claim.features.weights) == len(set(claim.features.terms))
        assert all(0 < weight <= 2.5 for weight in claim.features.weights)
        assert claim_from_dict(claim.to_dict()) == claim


@given(st.text(alphabet="aB .!?\n”", max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_sentences_of_a_content_lie_in_it_one_behind_the_other(text: str, start: int, end: int) -> None:
    whole = Span(*sorted((min(start, len(text)), min(end, len(text)))))
    parts = sentences_in(text, whole)
    assert all(whole.holds(part) for part in parts)
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    assert parts[-1].end == whole.end
    assert parts == [whole] or len(parts[-1]) >= SHORTEST


def test_the_examples_have_claims_of_speakers_and_of_outlets() -> None:
    rows = json_lines(ROOT / "examples" / "ledger.jsonl")
    assert len(example_claims()) == len(rows)
    for row, claims in zip(rows, example_claims(), strict=True):
        assert all(claim.published == datetime.date.fromisoformat(row["published"]) for claim in claims)
        assert all(span.of(row["text"]) in claim.words for claim in claims for span in claim.spans)
