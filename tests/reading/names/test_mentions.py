"""Mentions: what the words around a name show of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import codes, load
from menurut.reading.names.mentions import find_mentions
from menurut.reading.names.naming import Mention
from menurut.reading.text.layout import lay_out
from menurut.records import Schema


def mentions(text: str, code: str = "id") -> dict[str, Mention]:
    """The last mention of each name."""
    language = load(code)
    return {m.span.of(text): m for m in find_mentions(lay_out(text, language), language)}


@pytest.mark.parametrize(
    ("text", "name", "field", "value"),
    [
        ("Jalan rusak, kata Sagara.", "Sagara", "speaks", True),
        ("Kemarin Sagara mengatakan jalan rusak.", "Sagara", "speaks", True),
        ("Kemarin Sagara membeli beras.", "Sagara", "speaks", False),
        ("Kemarin Sagara membeli beras.", "Sagara", "acts", True),
        ("Ia tinggal di Sagara.", "Sagara", "placed", True),
        ("Ia menemui Sagara.", "Sagara", "placed", False),
        ("Kemudian Sagara (45) pulang.", "Sagara", "shown", True),
        ("Penanam modal kecil (PMK) pulang.", "PMK", "term", True),
        ("Mesir menolak.", "Mesir", "acts", True),
        ("Mesir dan Yordania menolak.", "Mesir", "acts", True),
        ("Serangan udara Mesir terhadap kota itu reda.", "Mesir", "acts", True),
        ("Warga Mesir menolak.", "Mesir", "acts", False),
        ("Harga naik di Mesir.", "Mesir", "acts", False),
        ("Jalan ditutup oleh Mesir.", "Mesir", "acts", True),
        ("Polri menahan Sagara.", "Polri", "known", "kepolisian negara republik indonesia"),
        ("Sagara menolak.", "Sagara", "row", True),
        ("Ketua Sagara Hapsari pulang.", "Sagara Hapsari", "row", False),
    ],
)
def test_mention_shows(text: str, name: str, field: str, value: object) -> None:
    assert getattr(mentions(text)[name], field) == value


def test_title_before_and_behind_a_name() -> None:
    text = "Dosen Rina Hapsari pulang. Okto Lembang, warga Tirtajaya, menunggu."
    titles = [m.title.of(text) for m in find_mentions(lay_out(text, load("id")), load("id")) if m.title is not None]
    assert titles == ["Dosen", "warga Tirtajaya"]


def test_short_form_points_at_the_name_before_it() -> None:
    text = "Badan Pengawas Sungai (BPS-S) rapat."
    short = mentions(text)["BPS-S"]
    assert short.same is not None and short.same.of(text) == "Badan Pengawas Sungai"


def test_short_form_of_an_office_is_no_name_of_the_body() -> None:
    assert "Kadispas" not in mentions("Kepala Dinas Pasar (Kadispas) Rina Hapsari pulang.")


def test_boilerplate_has_no_names() -> None:
    assert mentions("Baca juga: Rina Hapsari Pulang\nHarga naik.") == {}


def test_handles_with_hidden_letters_are_whole() -> None:
    assert mentions("Akun X @fr**it4** marah.")["@fr**it4**"].schema is Schema.ACCOUNT


def test_an_address_is_no_handle() -> None:
    assert not any(m.schema is Schema.ACCOUNT for m in mentions("Kirim ke warga@tirtajaya segera.").values())


@pytest.mark.parametrize("code", codes())
@given(st.text(max_size=120))
def test_any_text_is_searched(code: str, text: str) -> None:
    language = load(code)
    for mention in find_mentions(lay_out(text, language), language):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.why
