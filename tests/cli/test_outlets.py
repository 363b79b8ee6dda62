"""The command that shows whom an outlet relies on."""

from __future__ import annotations

from pathlib import Path

from menurut.ledger import open_ledger
from menurut.records import Document
from tests.example_ledger import example_place, fill, page, run
from tests.ledger.samples import as_lines


def test_origins_shows_speakers_media_and_who_cites_it() -> None:
    shown = " ".join(run(example_place(), "origins", "Kabar Selat").stdout.split())
    parts = ("Kabar Selat 6 claims in 2 documents", "its own word:", "Damar Wirayuda Wali Kota", "Cites", "█")
    for part in parts:
        assert part in shown
    assert "Is cited by" in run(example_place(), "origins", "samudra").stdout


def test_origins_as_json_has_shares_and_examples() -> None:
    found = page(example_place(), "origins", "Kabar Selat")
    (first, *_) = found["speakers"]
    assert (first["name"], first["claims"], first["share"]) == ("Damar Wirayuda", 2, round(2 / found["claims"], 4))
    assert page(example_place(), "claim", first["example"])["asked"] == first["example"]
    assert len(page(example_place(), "origins", "Warta Lentera", "--limit", "2")["speakers"]) == 2


def test_origins_of_no_outlet(tmp_path: Path) -> None:
    result = run(example_place(), "origins", "Suara Gunung")
    assert result.exit_code == 2
    assert "no outlet 'Suara Gunung' in the ledger; there are Kabar Selat; " in result.stderr
    empty = str(tmp_path / "ledger.sqlite")
    with open_ledger(empty, create=True):
        pass
    assert "the ledger is empty" in run(empty, "origins", "Kabar").stderr


def test_names_in_articles_cannot_talk_to_the_terminal(tmp_path: Path) -> None:
    evil = "Kabar\x1b[2J\x07 Rawa\u202e"
    article = Document(text=f"Menurut Rini {evil} Astuti, jembatan di Rawa ditutup.", id="1", outlet=evil)
    source, place = tmp_path / "news.jsonl", str(tmp_path / "ledger.sqlite")
    source.write_text(as_lines([article]), encoding="utf-8")
    fill(place, source)
    for result in (run(place, "origins", "kabar"), run(place, "origins", "none"), run(place, "decisions")):
        assert not set("\x1b\x07\u202e") & set(result.output)
    assert run(place, "origins", "none").stderr.endswith("there are Kabar[2J Rawa\n")
