"""Whom an outlet relies on: counted over its claims, with media by whatever name articles give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from menurut.errors import NotThereError
from menurut.ledger import open_ledger
from menurut.records import Document
from menurut.workflows import outlets
from menurut.workflows.outlets import Reliance, outlet_of, reliance
from tests.example_ledger import example_place, fill
from tests.ledger.samples import as_lines

NAMES = ("Kabar", "Kabar Selat", "Warta-Pagi.co.id", "Pos Sambara")
CITES = "Dikutip dari {}, sedikitnya 12 truk tertahan di Bahari."


def of(place: str, name: str) -> Reliance:
    with open_ledger(place) as ledger, ledger.reading() as batch:
        return reliance(batch, name)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Kabar", "Kabar"),
        ("kabar selat", "Kabar Selat"),
        ("Warta Pagi", "Warta-Pagi.co.id"),
        ("pos", "Pos Sambara"),
        ("sambara", "Pos Sambara"),
    ],
)
def test_an_outlet_is_found_by_its_name_or_a_part(name: str, outlet: str) -> None:
    assert outlet_of(name, NAMES) == outlet


@pytest.mark.parametrize("name", ["kab", "", "...", "Suara"])
def test_an_outlet_that_cannot_be_told_is_refused(name: str) -> None:
    with pytest.raises(NotThereError, match="Kabar; Kabar Selat"):
        outlet_of(name, NAMES)


def test_speakers_media_and_own_word_are_counted() -> None:
    found = of(example_place(), "Kabar Selat")
    assert (found.looked.documents, found.looked.first, found.looked.last) == (2, "2025-05-04", "2025-05-08")
    assert not found.more
    speakers = {one.name: one for one in found.speakers}
    assert speakers["Damar Wirayuda"].claims == 2
    assert speakers["Damar Wirayuda"].role == "Wali Kota"
    assert {one.outlet for one in found.media} == {"Kantor Berita Samudra", "Warta Lentera"}
    assert not {"Kantor Berita Samudra", "Warta Lentera"} & set(speakers)
    assert found.own + sum(one.claims for one in (*found.speakers, *found.media)) == found.looked.claims
    assert [one.name for one in of(example_place(), "Warta Lentera").citing] == ["Kabar Selat"]


def test_outlets_that_cite_each_other_are_a_circle(place: str, tmp_path: Path) -> None:
    articles = [
        Document(text=CITES.format(cited), id=f"{outlet} {n}", outlet=outlet)
        for n, (outlet, cited) in enumerate([("Kabar Rawa", "Warta Rawa"), ("Warta Rawa", "Kabar Rawa")])
    ]
    source = tmp_path / "news.jsonl"
    source.write_text(as_lines(articles), encoding="utf-8")
    fill(place, source)
    found = of(place, "kabar rawa")
    assert found.circles == ("Warta Rawa",)
    assert [(one.name, one.claims) for one in found.citing] == [("Warta Rawa", 1)]
    assert (found.looked.first, found.looked.last) == (None, None)


def test_only_the_newest_claims_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlets, "LOOKED_AT", 3)
    found = of(example_place(), "Warta Lentera")
    assert found.more
    assert found.looked.claims == 3
    assert {one.name for one in found.speakers} <= {"Laksmi Paramitha", "Basuni Kertapati"}
