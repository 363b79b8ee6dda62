"""The table for the eye."""

from __future__ import annotations

import dataclasses

from menurut.cli.table import tables
from menurut.records import Span
from tests.exports.readings import reading


def test_who_said_what_how_and_through_whom() -> None:
    [sheet] = tables([reading()])
    for words in ("Telur", "k-1 · Kabar · 2025-06-12", "1 attribution, 1 figure, 0 dates", "Rini Astuti", "Wali Kota",
                  "Harga 5 telur; naik.", "state (negated), direct", "about 5 or more telur", "adiknya"):  # fmt: skip
        assert words in sheet
    assert "\x1b" not in sheet


def test_colour_is_for_a_terminal() -> None:
    [sheet] = tables([reading()], terminal=True)
    assert "\x1b[" in sheet


def test_a_text_cannot_talk_to_the_terminal() -> None:
    evil = "[red]x[/red] \x1b]0;judul\x07\x1b[2J \u202ekebalik"
    document = dataclasses.replace(reading().document, text=evil, title=evil)
    said = dataclasses.replace(reading().attributions[0], content=(Span(0, len(evil)),), speaker=evil)
    [sheet] = tables(
        [dataclasses.replace(reading(), document=document, attributions=(said,), figures=(), relations=())]
    )
    assert "\x1b" not in sheet
    assert "\x07" not in sheet
    assert "\u202e" not in sheet
    assert "[red]x[/red]" in sheet


def test_a_document_without_a_title_is_called_by_its_first_words() -> None:
    document = dataclasses.replace(reading().document, title=None)
    [sheet] = tables([dataclasses.replace(reading(), document=document)])
    assert sheet.startswith("Rini Astuti berkata, ")
