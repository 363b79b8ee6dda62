"""Name phrases: who is named, in which role, of which body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import codes, load
from menurut.reading.names.phrases import Phrase, parse_phrase
from menurut.reading.text.layout import lay_out
from menurut.records import Schema, Span

PARTS = [
    "Ketua",
    "Budi",
    "Santoso",
    "PT",
    "(BPS)",
    ",",
    ".",
    "dan",
    "Rusia",
    "Dr",
    "S.H.",
    "alias",
    "Pol",
    "di",
    "\n",
    "II",
]


def parse(text: str, code: str = "id") -> Phrase:
    language = load(code)
    return parse_phrase(lay_out(text, language), Span(0, len(text)), language)


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ("Ahmad Hapsari", "Ahmad Hapsari", None, None),
        ("Gubernur Jawa Tengah Rina Hapsari", "Rina Hapsari", "Gubernur", "Jawa Tengah"),
        ("Ketua Badan Legislasi DPR RI Okto Santika", "Okto Santika", "Ketua Badan Legislasi", "DPR RI"),
        ("Menteri Luar Negeri Mesir, Salim Masri ,", "Salim Masri", "Menteri Luar Negeri", "Mesir"),
        ("Menteri Hukum dan HAM Rina Hapsari", "Rina Hapsari", "Menteri Hukum dan HAM", None),
        ("Kapolres Tirtajaya AKBP Bayu Santika", "Bayu Santika", "Kapolres Tirtajaya", None),
        (
            "Kepala Unit Reserse Kriminal Polsek Sagara Ajun Komisaris Bayu Santika",
            "Bayu Santika",
            "Kepala Unit Reserse Kriminal",
            "Polsek Sagara",
        ),
        (
            "Direktur Utama PT Cahaya Timur Tbk (CATI) Rina Hapsari",
            "Rina Hapsari",
            "Direktur Utama",
            "PT Cahaya Timur Tbk (CATI)",
        ),
        ("Direktur Bank Sagara Ahmad Wardana", "Ahmad Wardana", "Direktur", "Bank Sagara"),
        ("Kepala Dinas Pasar Kuantara Rina Hapsari Putri", "Rina Hapsari Putri", "Kepala", "Dinas Pasar Kuantara"),
        ("pengamat pasar komoditas, Bayu Santika", "Bayu Santika", "pengamat pasar komoditas", None),
        ("Rina Hapsari, profesor ekonomi di Tirta University", "Rina Hapsari", "profesor ekonomi", "Tirta University"),
        ("Bayu Santika (45), pedagang pasar", "Bayu Santika", "pedagang pasar", None),
        ("mantan Presiden Mesir Salim Masri", "Salim Masri", "mantan Presiden", "Mesir"),
        ("Duta Besar Mesir untuk Yordania Salim Masri", "Salim Masri", "Duta Besar Mesir untuk Yordania", "Mesir"),
        ("Analis Sagara Sekuritas Bayu Santika", "Bayu Santika", "Analis", "Sagara Sekuritas"),
        ("warga bernama Bayu Santika", "Bayu Santika", "warga", None),
        ("Prof. Dr. Ir. H. Bayu Santika, M.Sc.", "Bayu Santika", None, None),
        ("Jenderal (Purn.) Bayu", "Bayu", None, None),
        ("Kompol Bayu Santika SH MH", "Bayu Santika", None, None),
        ("Komandan Salim al-Masri", "Salim al-Masri", "Komandan", None),
        ("Wakil Ketua DPRD Sultan Bayu Santika", "Sultan Bayu Santika", "Wakil Ketua", "DPRD"),
        ("pengacara Rina, Bayu Santika", "Bayu Santika", "pengacara", "Rina"),
        ("politikus Partai Harapan itu", None, "politikus", "Partai Harapan"),
        ("seorang warga", None, "warga", None),
    ],
)
def test_person(text: str, name: str | None, role: str | None, affiliation: str | None) -> None:
    phrase = parse(text)
    assert (phrase.name(text), phrase.role, phrase.affiliation) == (name, role, affiliation)
    assert phrase.schema is Schema.PERSON


@pytest.mark.parametrize(
    ("text", "name", "schema", "acronym"),
    [
        ("Badan Pengawas Sungai (BPS)", "Badan Pengawas Sungai", Schema.PUBLIC_BODY, "BPS"),
        ("PT Cahaya Timur Tbk", "PT Cahaya Timur Tbk", Schema.COMPANY, None),
        ("Partai Harapan Rakyat", "Partai Harapan Rakyat", Schema.ORGANIZATION, None),
        ("militer Mesir", "militer Mesir", Schema.PUBLIC_BODY, None),
        ("Mesir", "Mesir", Schema.PUBLIC_BODY, None),
        ("jalan itu", None, None, None),
        ("", None, None, None),
    ],
)
def test_body(text: str, name: str | None, schema: Schema | None, acronym: str | None) -> None:
    phrase = parse(text)
    assert (phrase.name(text), phrase.schema, phrase.acronym) == (name, schema, acronym)


def test_other_names_come_behind_the_fullest() -> None:
    text = "Menteri Sosial Bayu Santika alias Yuka"
    assert [span.of(text) for span in parse(text).names] == ["Bayu Santika", "Yuka"]


def test_title_is_role_and_affiliation_as_written() -> None:
    text = "Menteri Luar Negeri Mesir Salim Masri"
    title = parse(text).title
    assert title is not None and title.of(text) == "Menteri Luar Negeri Mesir"


def test_the_article_tells_where_a_body_ends() -> None:
    """“Tirta Sagara” stands alone in the article, so it is no part of the name behind the office."""
    text = "Tirta Sagara untung. Direktur Tirta Sagara Hapsari Wening pulang. Menurut Hapsari, laba naik."
    language = load("id")
    start = text.index("Direktur")
    phrase = parse_phrase(lay_out(text, language), Span(start, text.index(" pulang")), language)
    assert phrase.name(text) == "Hapsari Wening"


@pytest.mark.parametrize("code", codes())
@given(parts=st.lists(st.sampled_from(PARTS), max_size=12))
def test_any_phrase_is_parsed_word_for_word(code: str, parts: list[str]) -> None:
    text = " ".join(parts)
    phrase = parse(text, code)
    assert all(span.of(text).strip() for span in phrase.names)
    assert phrase.role is None or phrase.role in text
    assert phrase.affiliation is None or phrase.affiliation in text
    assert phrase.why
