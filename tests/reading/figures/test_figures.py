"""Figures: cases as JSON Lines, the example of every row of the tables, and what holds for any text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import load
from menurut.reading.figures.figures import read_figures
from menurut.reading.text.layout import lay_out
from menurut.records import Figure, Span
from tests.places import ROOT, json_lines

CODES = ("id", "en")
TABLES = ("quantities", "compounds")


def read(code: str, text: str, *dates: Span) -> tuple[Figure, ...]:
    language = load(code)
    return read_figures(lay_out(text, language), language, dates)


def shown(figure: Figure) -> str:
    """A figure as the tables write it: lo, hi, unit."""
    lo, hi = ("-" if value is None else str(value) for value in (figure.lo, figure.hi))
    return f"{lo} {hi} {figure.unit}"


def cases() -> Iterator[Any]:
    for code in CODES:
        for row in json_lines(ROOT / "tests" / "cases" / f"figures_{code}.jsonl"):
            marks = [pytest.mark.xfail(reason=row["known"])] if "known" in row else []
            yield pytest.param(code, row, id=f"{code}-{row['label']}", marks=marks)


def examples() -> Iterator[Any]:
    """Every row of the tables, once for each of its words, which stand in the example for {}."""
    for code in CODES:
        for table in TABLES:
            for part, rows in load(code).table(table).items():
                for row in rows if isinstance(rows, list) else [rows]:
                    for word in words_of(row) if "{}" in row["example"] else [""]:
                        text, gives = row["example"].replace("{}", word), row["gives"].replace("{}", word)
                        yield pytest.param(code, text, gives, id=f"{code}-{part}-{word or text}")


def words_of(row: dict[str, Any]) -> list[str]:
    if "tails" in row:
        return [f"{row['head']} {tail}" for tail in row["tails"]]
    return list(row["words"])


@pytest.mark.parametrize(("code", "row"), list(cases()))
def test_figures_are_read_as_the_case_says(code: str, row: dict[str, Any]) -> None:
    dates = [Span(row["text"].index(d), row["text"].index(d) + len(d)) for d in row.get("dates", ())]
    found = [[f.span.of(row["text"]), f.lo, f.hi, f.about, f.unit] for f in read(code, row["text"], *dates)]
    assert found == row["expect"], row["comment"]


@pytest.mark.parametrize(("code", "text", "gives"), list(examples()))
def test_every_entry_of_the_tables_gives_what_it_says(code: str, text: str, gives: str) -> None:
    assert "; ".join(shown(figure) for figure in read(code, text)) == gives


def test_every_figure_says_why() -> None:
    text = "Dari total 35 juta warga, sebanyak 20 juta di antaranya menabung; Budi (34) menabung Rp5 miliar."
    assert [figure.why for figure in read("id", text)] == [
        "number with its unit",
        "part of what was counted before",
        "age",
        "number with its unit",
    ]


def test_boilerplate_has_no_figures() -> None:
    assert read("id", "Baca juga: Tiga kapal karam di laut\n") == ()


def test_dates_are_no_figures() -> None:
    text = "Jembatan itu ditutup 5 hari lalu."
    assert [figure.unit for figure in read("id", text)] == ["hari"]
    assert read("id", text, Span(21, 32)) == ()


def salad(code: str) -> st.SearchStrategy[list[str]]:
    words = sorted({word for parameter in examples_of(code) for word in parameter.values[1].split()})
    return st.lists(st.sampled_from([*words, "-", "(", ")", "/", ",", "99", "1.000", "2,5", "Rp", "\n"]), max_size=30)


def examples_of(code: str) -> list[Any]:
    return [parameter for parameter in examples() if parameter.values[0] == code]


SALAD = {code: salad(code) for code in CODES}


@pytest.mark.parametrize("code", CODES)
@given(data=st.data(), glue=st.sampled_from([" ", ""]))
def test_any_salad_of_number_words_gives_figures_in_order(code: str, data: st.DataObject, glue: str) -> None:
    text = glue.join(data.draw(SALAD[code]))
    last = 0
    for figure in read(code, text):
        assert last <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.of(text).strip() == figure.span.of(text)
        assert figure.lo is not None or figure.hi is not None
        assert figure.lo is None or figure.hi is None or figure.lo <= figure.hi
        assert figure.why
        last = figure.span.end


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    for code in CODES:
        read(code, text)


@pytest.mark.parametrize("text", ["9" * 100_000, "1." * 50_000, "dua ratus " * 20_000, "juta " * 20_000, "1-" * 50_000])
def test_long_runs_of_numbers_are_no_trouble(text: str) -> None:
    assert all(figure.why for figure in read("id", text))
