"""What the sender says of a document, and days as people and programs write them."""

from __future__ import annotations

import datetime

import pytest

from menurut.errors import DateError
from menurut.ingesting.given import Given, day_of
from menurut.records import Document

DAY = datetime.date(2025, 6, 12)


@pytest.mark.parametrize(
    "written",
    [
        DAY,
        datetime.datetime(2025, 6, 12, 23, 59),
        "2025-06-12",
        " 2025-06-12\n",
        "2025-06-12T23:30:00+07:00",
        "2025-06-12 08:00",
        "2025-06-12T08:00:00.123Z",
        "20250612",
    ],
)
def test_a_day(written: object) -> None:
    assert day_of(written) == DAY  # type: ignore[arg-type]


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_day(nothing: str | None) -> None:
    assert day_of(nothing) is None


@pytest.mark.parametrize(
    "wrong", ["kemarin", "12/06/2025", "2025-06", "2025", "2025-02-30", "0000-00-00", 20250612, b"x"]
)
def test_what_is_no_day_says_how_to_write_one(wrong: object) -> None:
    with pytest.raises(DateError, match="2025-06-12"):
        day_of(wrong)  # type: ignore[arg-type]


def test_what_is_given_wins_and_the_rest_stays() -> None:
    found = Document(text="a", id="7", outlet="Kabar", title="Judul", author="Sari", published=DAY)
    document = Given(outlet="Warta", url="https://warta.example/1").document(found)
    assert (document.id, document.outlet, document.url) == ("7", "Warta", "https://warta.example/1")
    assert (document.title, document.author, document.published) == ("Judul", "Sari", DAY)


def test_an_id_that_is_made_of_the_fields_follows_them() -> None:
    found = Document(text="a", outlet="Kabar")
    assert Given(outlet="Warta").document(found).id == Document(text="a", outlet="Warta").id != found.id
    assert Given().document(found) == found
