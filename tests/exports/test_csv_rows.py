"""CSV out: one row an attribution."""

from __future__ import annotations

import csv
import dataclasses
import io

from menurut.exports.csv_rows import COLUMNS, csv_rows
from tests.exports.readings import reading


def test_one_row_an_attribution_with_words_and_place() -> None:
    sheet = "".join(csv_rows([reading("a"), reading("b")]))
    first, second = csv.DictReader(io.StringIO(sheet))
    assert (first["document"], second["document"]) == ("a", "b")
    assert first["speaker"] == "Rini Astuti"
    assert first["content"] == "Harga 5 telur; naik."
    assert first["negated"] == "true"
    assert first["parent"] == ""
    assert (first["outlet"], first["published"], first["title"]) == ("Kabar", "2025-06-12", "Telur")
    assert sheet.splitlines()[0] == ",".join(COLUMNS)


def test_every_column_of_the_rows_is_written() -> None:
    [row] = reading().attribution_rows()
    assert set(row) <= set(COLUMNS)


def test_a_reading_without_attributions_has_a_head_and_no_row() -> None:
    empty = dataclasses.replace(reading(), attributions=())
    assert "".join(csv_rows([empty, empty])) == ",".join(COLUMNS) + "\n"
    assert list(csv_rows([])) == []
