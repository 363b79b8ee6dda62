"""The texts of the page: the same keys in every language, a label for every value, numbers and dates as each writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from menurut.errors import LanguageError
from menurut.records import Act, Kind, Schema, Style
from menurut.views.interface import Interface, interface, interface_codes
from menurut.views.shown import ShownFigure

BOTH = pytest.mark.parametrize("code", interface_codes())


def keys(table: dict[str, Any], stem: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from keys(value, f"{stem}{name}.")
        else:
            yield f"{stem}{name}" + (f"[{len(value)}]" if isinstance(value, list) else "")


def figure(lo: float | None, hi: float | None, about: bool = False) -> ShownFigure:
    return ShownFigure(number=1, words="", lo=lo, hi=hi, about=about, unit="", statement=None, speaker=None, chain=())


def test_indonesian_and_english_are_there() -> None:
    assert interface_codes() == ("en", "id")


@BOTH
def test_every_language_holds_the_same_texts(code: str) -> None:
    assert sorted(keys(interface(code).texts)) == sorted(keys(interface("id").texts))


@BOTH
@pytest.mark.parametrize(("table", "values"), [("act", Act), ("style", Style), ("kind", Kind), ("schema", Schema)])
def test_every_value_has_a_label(code: str, table: str, values: Any) -> None:
    assert sorted(interface(code).texts[table]) == sorted(str(value) for value in values)


def test_a_language_without_texts_is_refused_with_the_choices() -> None:
    with pytest.raises(LanguageError, match=r"'xx'.*en, id"):
        interface("xx")


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0, "0", "0"),
        (84000, "84.000", "84,000"),
        (1_500_000_000_000, "1.500.000.000.000", "1,500,000,000,000"),
        (2.5, "2,5", "2.5"),
        (1234.75, "1.234,75", "1,234.75"),
        (3.0, "3", "3"),
        (-4, "-4", "-4"),
        (1e21, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"),
        (0.1, "0,1", "0.1"),
        (float("inf"), "inf", "inf"),
    ],
)
def test_numbers(value: float, indonesian: str, english: str) -> None:
    assert (interface("id").number(value), interface("en").number(value)) == (indonesian, english)


@pytest.mark.parametrize(
    ("shown", "english"),
    [
        (figure(5, 5), "5"),
        (figure(5, 7), "5 to 7"),
        (figure(3, None), "3 or more"),
        (figure(None, 40), "at most 40"),
        (figure(20, 99, about=True), "about 20 to 99"),
        (figure(None, None), "not known"),
    ],
)
def test_values(shown: ShownFigure, english: str) -> None:
    assert interface("en").value(shown) == english


@pytest.mark.parametrize(
    ("iso", "indonesian"),
    [
        ("2024-11-02", "2 November 2024"),
        ("2025-06", "Juni 2025"),
        ("2014", "2014"),
        ("2025-06-01/2025-06-30", "1 Juni 2025 sampai 30 Juni 2025"),
        ("2014/2016-05", "2014 sampai Mei 2016"),
        (None, "tidak dapat dipastikan"),
        ("2025-13", "2025-13"),
        ("2025-00-10", "2025-00-10"),
        ("besok", "besok"),
        ("a/b/c", "a sampai b/c"),
    ],
)
def test_dates(iso: str | None, indonesian: str) -> None:
    assert interface("id").date(iso) == indonesian


def test_counts_know_one_from_many() -> None:
    english: Interface = interface("en")
    assert [english.count(n, "figure") for n in (0, 1, 2000)] == ["0 figures", "1 figure", "2,000 figures"]


def test_a_label_that_is_missing_is_shown_as_it_is() -> None:
    assert interface("id").label("relation", "neighbour") == "neighbour"
