"""Parents by place, origins by words."""

from __future__ import annotations

import pytest

from menurut.languages import load
from menurut.reading.speech.attributions import read_attributions
from menurut.reading.speech.provenance import set_origins, set_parents
from menurut.reading.text.layout import lay_out
from menurut.records import Entity, Schema, Span


def parents(text: str) -> list[tuple[str | None, str | None]]:
    """(cue, cue of the parent) of each attribution."""
    language = load("id")
    found = set_parents(read_attributions(lay_out(text, language), language))
    cues = {a.id: a.cue.of(text) if a.cue else None for a in found}
    return [(cues[a.id], cues[a.parent] if a.parent else None) for a in found]


def test_the_speaker_lies_inside_the_credit() -> None:
    assert parents("“Air surut,” kata Bayu, dikutip dari Kabar Tirta.") == [
        ("dikutip dari", None),
        ("kata", "dikutip dari"),
    ]


def test_a_report_inside_a_report() -> None:
    text = "Akun X “Warta Hulu” menyebutkan Dinas Pengairan mengumumkan bendungan itu retak."
    assert parents(text) == [("menyebutkan", None), ("mengumumkan", "menyebutkan")]


def test_neighbours_are_no_parents() -> None:
    assert parents("“Air surut,” kata Bayu. Sekar menyebut pasar dibuka.") == [("kata", None), ("menyebut", None)]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("“Air surut,” kata Bayu kepada Kabarkota.com, Senin.", "Kabarkota.com"),
        ("“Air surut,” tulis Bayu di X.", "X"),
        ("“Air surut,” tulis Bayu di akun Instagram-nya.", "Instagram"),
        ("“Air surut,” kata Bayu di hulu.", None),
        ("“Air surut,” kata Bayu kepada warga.", None),
    ],
)
def test_origins(text: str, origin: str | None) -> None:
    language = load("id")
    layout = lay_out(text, language)
    start = text.find("Kabarkota.com")
    media = [
        Entity(name="Kabarkota.com", schema=Schema.MEDIA, names=("Kabarkota.com",), mentions=(Span(start, start + 13),))
    ]
    found = set_parents(read_attributions(layout, language))
    (first,) = set_origins(layout, language, tuple(media if start >= 0 else []), found)
    assert first.origin == origin
