"""The commands that ask, as a person sees them and as a program reads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.example_ledger import example_place, fill, page, run


@pytest.fixture(scope="module")
def place() -> str:
    return example_place()


def test_ask_shows_groups(place: str) -> None:
    result = run(place, "ask", "berapa", "kios", "hangus")
    assert result.exit_code == 0, result.output
    shown = " ".join(result.stdout.split())
    assert "Harsono" in shown
    assert "outlets" in shown
    assert "62 or more" in shown
    assert "No claim has: berapa" in shown


def test_ask_says_how_many_are_left_and_where_nothing_is(place: str) -> None:
    assert "--limit shows more" in run(place, "ask", "feri kios pasar", "--limit", "1").stdout
    assert "Nothing found" in run(place, "ask", "gajah").stdout


def test_ask_takes_filters(place: str) -> None:
    asked = ("ask", "penumpang", "--since", "2025-06-12", "--until", "2025-06-13", "--outlet", "Pos Sambara")
    assert all(group["last"] >= "2025-06-12" for group in page(place, *asked)["groups"])
    assert page(place, *asked, "--act", "demand")["groups"] == []


def test_the_id_that_ask_shows_is_that_of_claim(place: str) -> None:
    (group, *_) = page(place, "ask", "kios hangus", "--outlet", "Kabar Selat")["groups"]
    dossier = page(place, "claim", group["id"][:8])
    assert dossier["id"] == group["id"]
    assert len(dossier["claims"]) == group["claims"]
    assert dossier["independent_origins"] == group["origins"]


def test_claim_shows_words_chains_links_origins_verdicts_and_series(place: str) -> None:
    (group, *_) = page(place, "ask", "feri membawa 75 penumpang melebihi manifes")["groups"]
    shown = " ".join(run(place, "claim", group["id"]).stdout.split())
    for part in ("Claims", "Origins", "Verdicts", "Series", "denial", "Basuni Kertapati denies it", "disputed"):
        assert part in shown
    assert "Jaga Selat ← X ← Pos Sambara" in shown
    assert "●" in shown
    dossier = page(place, "claim", group["id"])
    denial = next(verdict for verdict in dossier["verdicts"] if verdict["verdict"] == "denial")
    assert denial["b"]["chain"] == ["Basuni Kertapati", "Warta Lentera"]
    assert denial["b"]["link"] == "https://wartalentera.example/2025/06/13/feri-2"
    assert {point["unit"] for point in dossier["series"]} == {"penumpang"}
    assert any(reason["why"] for origin in dossier["origins"] for reason in origin["evidence"])


def test_claim_of_a_claim_marks_it_in_its_group(place: str) -> None:
    (group, *_) = page(place, "ask", "penumpang feri Tirta Wening hilang")["groups"]
    last = page(place, "claim", group["id"])["claims"][-1]["id"]
    assert page(place, "claim", last)["asked"] == last
    assert page(place, "claim", last)["id"] == group["id"]
    assert f"▶ {group['claims']}" in run(place, "claim", last).stdout


def test_claim_that_is_alone_is_a_group(place: str) -> None:
    (group,) = page(place, "ask", "korban jiwa")["groups"]
    dossier = page(place, "claim", group["id"])
    assert (dossier["independent_origins"], len(dossier["claims"]), dossier["disputed"]) == (1, 1, False)


@pytest.mark.parametrize(
    ("ident", "says"),
    [("ffffffffffffffff0", "no claim"), ("", "no claim"), ("%", "no claim"), ("0", "more of one of")],
)
def test_claim_says_what_to_do_about_an_id_that_is_none(place: str, ident: str, says: str) -> None:
    result = run(place, "claim", ident)
    assert result.exit_code == 2
    assert says in result.stderr


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.sqlite"), "ask", "kios")
    assert result.exit_code == 2
    assert "menurut add" in result.stderr


def test_words_of_an_article_cannot_talk_to_the_terminal(tmp_path: Path) -> None:
    source, place = tmp_path / "a.jsonl", str(tmp_path / "ledger.sqlite")
    text = "Menurut Rini \u001b[31mAstuti, jembatan \u001b]8;;x\u0007 di Bahari ditutup setelah 12 truk lewat."
    row = {"id": "a\u001b[2J", "text": text, "outlet": "Kabar\u001b[5m", "published": "2025-06-12"}
    source.write_text(json.dumps(row) + "\n", encoding="utf-8")
    fill(place, source)
    result = run(place, "ask", "jembatan ditutup")
    assert "jembatan" in result.stdout
    (group, *_) = page(place, "ask", "jembatan ditutup")["groups"]
    for output in (result.stdout, run(place, "claim", group["id"]).stdout):
        assert "\x1b" not in output
        assert "\x07" not in output
