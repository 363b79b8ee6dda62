"""Dates: cases as JSON Lines, the example of every row of the calendar tables, and what holds for any text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import load
from menurut.reading.dates.dates import read_dates
from menurut.reading.text.layout import lay_out
from menurut.records import Date
from tests.invariants import is_interval
from tests.places import ROOT, json_lines

CODES = ("id", "en")
PUBLISHED = datetime.date(2024, 5, 15)
NO_ENTRIES = ("macro", "published")


def read(code: str, text: str, published: datetime.date | None) -> tuple[Date, ...]:
    language = load(code)
    return read_dates(lay_out(text, language), language, published)


def cases() -> Iterator[Any]:
    for code in CODES:
        for row in json_lines(ROOT / "tests" / "cases" / f"dates_{code}.jsonl"):
            marks = [pytest.mark.xfail(reason=row["known"])] if "known" in row else []
            yield pytest.param(code, row, id=f"{code}-{row['label']}", marks=marks)


def examples() -> Iterator[Any]:
    for code in CODES:
        for part, rows in load(code).table("calendar").items():
            for row in [rows] if isinstance(rows, dict) else rows if part not in NO_ENTRIES else []:
                if part not in NO_ENTRIES:
                    name = row.get("name") or row.get("unit") or row.get("number") or part
                    yield pytest.param(code, row["example"], row["expect"], id=f"{code}-{part}-{name}")


@pytest.mark.parametrize(("code", "row"), list(cases()))
def test_dates_are_read_as_the_case_says(code: str, row: dict[str, Any]) -> None:
    published = datetime.date.fromisoformat(row["published"]) if row["published"] else None
    found = [[date.span.of(row["text"]), date.iso] for date in read(code, row["text"], published)]
    assert found == row["expect"], row["comment"]


@pytest.mark.parametrize(("code", "example", "expect"), list(examples()))
def test_every_entry_of_the_table_gives_what_it_says(code: str, example: str, expect: list[list[str]]) -> None:
    published = load(code).table("calendar")["published"]
    assert [[date.span.of(example), date.iso or ""] for date in read(code, example, published)] == expect


@pytest.mark.parametrize("code", CODES)
def test_every_word_of_a_month_and_weekday_is_read(code: str) -> None:
    table = load(code).table("calendar")
    for row in table["month"]:
        for word in (*row["words"], *row.get("short", ())):
            (date,) = read(code, f"5 {word.title()} 2021", None)
            assert date.iso == f"2021-{row['number']:02}-05", word
    for row in table["weekday"]:
        for word in (*row["words"], *row.get("short", ())):
            (date,) = read(code, f"{word.capitalize()} (5/5/2024)", None)
            assert date.iso is not None and abs((datetime.date.fromisoformat(date.iso) - PUBLISHED).days) < 13, word


def words_of_dates(code: str) -> list[str]:
    examples = [p.values[1] for p in examples_of(code)]
    return sorted({word for text in examples for word in text.split()})


def examples_of(code: str) -> list[Any]:
    return [parameter for parameter in examples() if parameter.values[0] == code]


SALAD = {code: st.lists(st.sampled_from([*words_of_dates(code), "-", "(", "/", "99", "\n"])) for code in CODES}


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
def test_any_salad_of_date_words_gives_intervals_in_order(code: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(SALAD[code]))
    published = data.draw(st.none() | st.dates())
    last = 0
    for date in read(code, text, published):
        assert last <= date.span.start < date.span.end <= len(text)
        assert "\n" not in date.span.of(text) and date.span.of(text).strip() == date.span.of(text)
        assert date.iso is None or is_interval(date.iso)
        assert date.why
        last = date.span.end


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    for code in CODES:
        read(code, text, PUBLISHED)


@pytest.mark.parametrize("published", [datetime.date.min, datetime.date.max])
def test_the_ends_of_the_calendar_are_no_trouble(published: datetime.date) -> None:
    text = "Kemarin, besok, pekan lalu, tahun depan, 100 tahun lalu, dekade depan, Senin lalu, tanggal 31, 5 Mei lalu."
    assert all(date.iso is None or is_interval(date.iso) for date in read("id", text, published))
