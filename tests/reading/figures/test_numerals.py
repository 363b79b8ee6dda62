"""Numerals: the value of digits and number words, and the example of every row of the table of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import load
from menurut.reading.figures.figures import read_figures
from menurut.reading.figures.numerals import Numeral, find_numerals, number, numbers_of, read_digits
from menurut.reading.text.layout import lay_out

CODES = ("id", "en")
KINDS = {"digit", "plus", "times", "scale", "part", "share", "vague", "few", "joint", "article"}


def find(code: str, text: str) -> list[Numeral]:
    language = load(code)
    return list(find_numerals(lay_out(text, language), numbers_of(language)))


def rows() -> Iterator[Any]:
    for code in CODES:
        for part, entries in load(code).table("numbers").items():
            for row in entries if isinstance(entries, list) else [entries]:
                yield pytest.param(code, row, id=f"{code}-{part}-{row.get('word', part)}")


@pytest.mark.parametrize(("code", "row"), list(rows()))
def test_every_entry_of_the_table_gives_what_it_says(code: str, row: dict[str, Any]) -> None:
    language = load(code)
    figures = read_figures(lay_out(row["example"], language), language, ())
    shown = [f"{'-' if f.lo is None else f.lo} {'-' if f.hi is None else f.hi} {f.unit}" for f in figures]
    assert shown == [row["gives"]]


@pytest.mark.parametrize("code", CODES)
def test_words_are_of_known_kinds_and_stand_in_their_example(code: str) -> None:
    for row in load(code).table("numbers")["word"]:
        assert row["kind"] in KINDS, row["word"]
        assert row["word"] in row["example"].lower(), row["word"]


@pytest.mark.parametrize(
    ("code", "text", "lo", "hi"),
    [
        ("id", "dua ratus lima puluh tiga juta", 253_000_000, 253_000_000),
        ("id", "seratus dua puluh lima ribu tiga ratus", 125_300, 125_300),
        ("id", "Tiga belas ribu", 13_000, 13_000),
        ("id", "satu setengah juta", 1_500_000, 1_500_000),
        ("id", "1,763 juta", 1_763_000, 1_763_000),
        ("id", "2 ribu triliun", 2 * 10**15, 2 * 10**15),
        ("id", "1.500-an", 1_500, 1_599),
        ("id", "beberapa ratus juta", 100_000_000, 999_999_999),
        ("id", "jutaan", 1_000_000, None),
        ("en", "one hundred twenty-five thousand three hundred", 125_300, 125_300),
        ("en", "two and a half", 2.5, 2.5),
        ("en", "tens of millions", 20_000_000, 99_999_999),
    ],
)
def test_number_words_add_up(code: str, text: str, lo: float, hi: float | None) -> None:
    (found,) = find(code, text)
    assert (found.start, found.end) == (0, len(text))
    assert (number(found.lo), number(found.hi)) == (lo, hi)


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("id", "tiga dua satu", [3, 2, 1]),
        ("id", "belas kasihan, puluh, kedua, juta", []),
        ("id", "dua-tiga", [2, 3]),
        ("id", "0852 1.2.2020", []),
        ("en", "two of thousands", [2, 1000]),
        ("en", "a man, a third man, few", []),
    ],
)
def test_words_that_do_not_add_up_stay_apart(code: str, text: str, values: list[int]) -> None:
    assert [number(found.lo) for found in find(code, text)] == values


@pytest.mark.parametrize(
    ("raw", "value", "other"),
    [
        ("84.000", "84000", None),
        ("1.016,3", "1016.3", None),
        ("4.6", "4.6", None),
        ("0.698", "0.698", None),
        ("1,605", "1.605", "1605"),
        ("1,234,567", "1234567", None),
        ("1,234,567.89", "1234567.89", None),
        ("1.942", "1942", None),
        ("06", None, None),
        ("06.30", None, None),
        ("1.23.456", None, None),
        ("1.234.56", None, None),
        ("9" * 40, None, None),
    ],
)
def test_signs_in_digits_mean_what_the_language_says(raw: str, value: str | None, other: str | None) -> None:
    got, second, _ = read_digits(raw, numbers_of(load("id")))
    assert got == (Decimal(value) if value is not None else None)
    assert second == (Decimal(other) if other is not None else None)


def test_the_signs_are_the_other_way_round_in_english() -> None:
    numbers = numbers_of(load("en"))
    assert read_digits("84,000", numbers)[0] == 84_000
    assert read_digits("1.605", numbers)[:2] == (Decimal("1.605"), Decimal(1605))


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_are_read_back(value: int) -> None:
    for code, sign in (("id", "."), ("en", ",")):
        (found,) = find(code, f"{value:,}".replace(",", sign))
        assert number(found.lo) == value


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_decimals_are_read_back(value: Decimal) -> None:
    (found,) = find("id", f"{value:.2f}".replace(".", ","))
    assert found.lo == value
