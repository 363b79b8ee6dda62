"""The Python door: `menurut.read`."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import menurut

TEXT = "Menurut Rini Astuti, jembatan itu ditutup sejak kemarin karena 3 tiang retak."


def test_a_reading_has_the_findings_and_the_document() -> None:
    reading = menurut.read(
        TEXT, published="2025-06-12", outlet="Kabar", url="https://kabar.example/1", title="Jembatan"
    )
    assert isinstance(reading, menurut.Reading)
    [said] = reading.attributions
    assert said.speaker == "Rini Astuti"
    assert reading.words(*said.content) == TEXT[21:-1]
    assert reading.chain(said) == ("Rini Astuti", "Kabar")
    assert [date.iso for date in reading.dates] == ["2025-06-11"]
    assert (reading.document.title, reading.document.url) == ("Jembatan", "https://kabar.example/1")
    assert (reading.language, reading.document.language) == ("id", "id")
    assert reading.reader.startswith("rules ")


@pytest.mark.parametrize(
    "published",
    ["2025-06-12", "2025-06-12T23:00:00+07:00", datetime.date(2025, 6, 12), datetime.datetime(2025, 6, 12, 23)],
)
def test_a_day_in_any_form(published: datetime.date | str) -> None:
    assert menurut.read(TEXT, published=published).document.published == datetime.date(2025, 6, 12)


def test_a_day_is_not_needed_but_must_be_one() -> None:
    assert menurut.read(TEXT).document.published is None
    with pytest.raises(menurut.DateError, match="'kemarin' is not a date: write year-month-day"):
        menurut.read(TEXT, published="kemarin")


def test_language_and_reader_are_chosen_by_name() -> None:
    assert menurut.read("The mayor said that the bridge is closed.").language == "en"
    assert menurut.read("The mayor said that the bridge is closed.", language="id").language == "id"
    with pytest.raises(menurut.LanguageError, match="looks like French"):
        menurut.read("Le maire dit que le pont sera fermé la semaine prochaine.")
    with pytest.raises(menurut.LanguageError, match="no language 'fr': choose one of id, en"):
        menurut.read(TEXT, language="fr")
    with pytest.raises(menurut.ReaderError, match="no reader 'deep': choose one of rules"):
        menurut.read(TEXT, reader="deep")


@given(st.text(max_size=200), st.sampled_from(["id", "en"]))
def test_any_text_can_be_read_once_its_language_is_known(text: str, language: str) -> None:
    reading = menurut.read(text, language=language)
    assert reading.document.text == text
    json.dumps(reading.to_dict())


def test_rows_stand_beside_the_words() -> None:
    reading = menurut.read(TEXT, published="2025-06-12")
    assert [row["speaker"] for row in reading.attribution_rows()] == ["Rini Astuti"]
    assert [row["words"] for row in reading.figure_rows()] == ["3 tiang"]
    assert reading.relation_rows() == []


def test_what_is_wrong_is_always_one_kind_of_error() -> None:
    errors = [getattr(menurut, name) for name in menurut.__all__ if name.endswith("Error")]
    assert len(errors) < 10
    assert all(issubclass(error, menurut.MenurutError) for error in errors)


def test_importing_reads_no_table_and_no_page() -> None:
    heavy = ("menurut.reading", "menurut.languages", "menurut.ingesting", "tomllib", "trafilatura", "click", "rich")
    code = f"import sys, menurut; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
