"""What is shown of a reading comes from its records and its text, and from nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from menurut.records import Document, Reading
from menurut.views import link_of, report_of
from menurut.views.shown import Note, Sheet
from tests.views.readings import example


def sheet_of(reading: Reading) -> Sheet:
    (sheet,) = report_of([reading]).sheets
    return sheet


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " https://contoh.example",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://contoh.example/a",
        "//contoh.example/a",
        "/berita/1",
        "https:///tanpa-nama",
        "http://[",
        "https://contoh.example/a\u2028b",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert link_of(url) is None


@pytest.mark.parametrize("url", ["https://contoh.example/a?b=1&c=2", "http://contoh.example", "HTTPS://contoh.example"])
def test_web_addresses_become_links(url: str) -> None:
    assert link_of(url) == url


def test_a_nested_statement_follows_the_one_that_holds_it() -> None:
    reading = example()
    moved = replace(reading, attributions=tuple(reversed(reading.attributions)))
    shown = [(s.number, s.depth, s.inside) for s in sheet_of(moved).statements]
    assert shown == [(1, 0, None), (2, 1, 1), (3, 0, None), (4, 0, None)]


def test_a_chain_ends_in_the_outlet() -> None:
    statements = {s.number: s for s in sheet_of(example()).statements}
    assert statements[2].chain == ("Dinas Pelabuhan", "Kabar Teluk", "X", "Harian Teluk")
    assert statements[3].chain == ("Rima Saluang", "Harian Teluk")


def test_a_ring_of_parents_is_cut() -> None:
    reading = example()
    one, two, *rest = reading.attributions
    ring = replace(reading, attributions=(replace(one, parent=2), two, *rest))
    assert sorted(s.number for s in sheet_of(ring).statements) == [1, 2, 3, 4]


def test_notes_stand_beside_every_paragraph_in_which_somebody_speaks() -> None:
    def brief(note: Note) -> tuple[int, int, bool]:
        return note.statement.number, note.depth, note.resumed

    notes = [[brief(note) for note in paragraph.notes] for paragraph in sheet_of(example()).paragraphs]
    assert notes == [[(1, 0, False), (2, 1, False)], [(3, 0, False)], [(3, 0, True)], [(4, 0, False)]]


def test_a_paragraph_without_attribution_has_no_note() -> None:
    reading = Reading(document=Document(text="Hujan turun.\n\nSungai naik."))
    assert [paragraph.notes for paragraph in sheet_of(reading).paragraphs] == [(), ()]


def test_speakers_of_one_statement_are_counted_each_and_once() -> None:
    reading = example()
    both = replace(reading.attributions[3], speaker="Dinas Pelabuhan; Rima Saluang")
    assert sheet_of(replace(reading, attributions=(*reading.attributions[:3], both))).speakers == 3


def test_a_figure_says_who_gives_it() -> None:
    reading = example()
    alone = replace(reading, figures=(replace(reading.figures[0], within=None), reading.figures[1]))
    first, second = sheet_of(alone).figures
    assert (first.statement, first.speaker, first.chain) == (None, None, ("Harian Teluk",))
    assert (second.statement, second.speaker, second.chain) == (3, "Rima Saluang", ("Rima Saluang", "Harian Teluk"))


def test_a_document_without_title_is_headed_by_its_first_words() -> None:
    reading = Reading(document=Document(text="Hujan  turun\nsejak pagi. " * 20))
    sheet = sheet_of(reading)
    assert sheet.title is None
    assert sheet.opening.startswith("Hujan turun sejak pagi. Hujan")
    assert sheet.opening.endswith(" …") and len(sheet.opening) <= 92


def test_what_is_shown_as_words_of_the_article_stands_in_it() -> None:
    reading, sheet = example(), sheet_of(example())
    text = reading.document.text
    assert all(part in text for s in sheet.statements for part in (s.words or "").split(" … "))
    assert all(s.source is None or s.source in text for s in sheet.statements)
    shown = [*sheet.figures, *sheet.dates, *sheet.relations, *sheet.gaps]
    assert shown and all(one.words in text for one in shown)
    stretches = [one for one in sheet.map if not 0 <= one.start < one.start + one.width <= 1001]
    assert not stretches
