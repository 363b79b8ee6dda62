"""The corpus that the ledger is measured with: copies of readings whose spans stay on their words."""

from __future__ import annotations

import datetime
import random

import pytest

from benchmarks import varied
from benchmarks.placing import Moved, Places, apart, spans_of
from benchmarks.varied import Copy, names_of
from menurut.records import Document, Reading, Span
from menurut.workflows.reading import read_document

TEXT = """Wali Kota Sukamaju Rini Astuti mengatakan banjir merendam 1.250 rumah di Sukamaju, Senin (2/6/2025).
"Kami mencatat 1.250 rumah terendam dan 40 warga mengungsi," ujar Rini saat ditemui kemarin.
Kepala Dinas Sosial Agus Wijaya menjelaskan bantuan senilai Rp 80 juta telah disalurkan.
Namun Agus menyebut 15 persen korban belum memiliki tempat tinggal sejak 29 Mei 2025.
"""


@pytest.fixture
def reading() -> Reading:
    return read_document(
        Document(text=TEXT, id="banjir", outlet="Kabar", title="Banjir Sukamaju", published=datetime.date(2025, 6, 2))
    )


@pytest.fixture
def copies(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Copy, Reading]]:
    monkeypatch.setattr(varied, "KNOWN", 0)  # every name is exchanged
    monkeypatch.setattr(varied, "INVENTED", 1.0)
    made = [Copy.of(number, 28, names_of([reading])) for number in range(12)]
    return [(copy, copy.vary(reading)) for copy in made]


def test_names_stay_on_their_mentions_and_are_others(reading: Reading, copies: list[tuple[Copy, Reading]]) -> None:
    assert copies[0][1] == reading
    for copy, changed in copies[1:]:
        assert changed.entities[0].name != reading.entities[0].name
        for before, after in zip(reading.entities, changed.entities, strict=True):
            told = sorted(copy.name(span.of(TEXT)) for span in before.mentions)
            assert sorted(span.of(changed.document.text) for span in after.mentions) == told
            assert set(told) & set(after.names)


def test_spans_lie_on_the_same_words(reading: Reading, copies: list[tuple[Copy, Reading]]) -> None:
    for _, changed in copies:
        text = changed.document.text
        for before, after in zip(reading.attributions, changed.attributions, strict=True):
            for old, new in zip(before.content, after.content, strict=True):
                assert len(old.of(TEXT).split()) == len(new.of(text).split())
                edges = (text[max(new.start - 1, 0)], text[new.end - 1 : new.end + 1])
                assert not edges[0].isalnum() or new.start == 0
                assert not edges[1].isalnum() or len(edges[1]) == 1


def test_a_copy_reads_as_its_reading_says(copies: list[tuple[Copy, Reading]]) -> None:
    """Figures and dates that a reader finds in the text of a copy are those of its reading."""
    for _, changed in copies:
        again = read_document(changed.document)
        assert {(f.span, f.lo, f.hi, f.unit) for f in again.figures} == {
            (f.span, f.lo, f.hi, f.unit) for f in changed.figures
        }
        assert {(d.span, d.iso) for d in again.dates} == {(d.span, d.iso) for d in changed.dates}


def test_copies_differ_in_figures_days_and_order(reading: Reading, copies: list[tuple[Copy, Reading]]) -> None:
    texts = [changed.document.text for _, changed in copies]
    assert len(set(texts)) == len(copies)
    assert {changed.document.published for _, changed in copies} == {
        datetime.date(2025, 6, 2) + datetime.timedelta(days=28 * number) for number in range(12)
    }
    assert any(changed.figures[0].lo != reading.figures[0].lo for _, changed in copies)
    places = [[a.content[0].start for a in changed.attributions] for _, changed in copies]
    assert any(found != sorted(found) for found in places)


def test_places_follow_any_edits() -> None:
    chance = random.Random(1)
    text = "".join(chance.choices("abcdefg ", k=200))
    for _ in range(200):
        starts = [chance.randrange(190) for _ in range(6)]
        edits = apart((start, start + chance.randrange(1, 8), "X" * chance.randrange(9)) for start in starts)
        places = Places(edits)
        whole = places.applied(text)
        for start in range(0, 195, 5):
            span = Span(start, start + 5)
            if not any(span.start < end and begin < span.end for begin, end, _ in edits):
                assert places.span(span).of(whole) == span.of(text)


def test_paragraphs_that_change_places_take_their_spans_along() -> None:
    text = "aaa\nbb\ncccc\ndd\n"
    moved = Moved(4, 7, 12)
    assert moved.applied(text) == "aaa\ncccc\nbb\ndd\n"
    for span in (Span(0, 3), Span(4, 6), Span(7, 11), Span(12, 14)):
        assert moved.fits(span)
        assert moved.span(span).of(moved.applied(text)) == span.of(text)
    assert not moved.fits(Span(5, 9))


def test_all_spans_are_told(reading: Reading) -> None:
    spans = spans_of(reading)
    assert {figure.span for figure in reading.figures} | set(reading.sentences) <= set(spans)
