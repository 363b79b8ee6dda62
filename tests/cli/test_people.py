"""`menurut who` and `menurut conflicts`, as a person sees them and as a program reads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from menurut.ledger import open_ledger
from menurut.views.conflicts import conflicts_page
from menurut.views.people import who_page
from menurut.workflows.conflicts import conflicts
from menurut.workflows.people import who
from tests.example_ledger import example_place, fill, page, run


@pytest.fixture(scope="module")
def example() -> str:
    return example_place()


def test_who_tells_what_is_said_by_and_of_somebody_and_how_they_stand_to_others(example: str) -> None:
    found = page(example, "who", "Mirah", "Sekarwangi")
    (entity,) = found["entities"]
    profile = found["profile"]
    assert (entity["name"], entity["schema"]) == ("Mirah Sekarwangi", "Person")
    assert profile["says"] == len(profile["said"]) == 5
    assert {claim["name"] for claim in profile["said"]} == {"Mirah Sekarwangi"}
    days = [claim["published"] for claim in profile["said"]]
    assert days == sorted(days, reverse=True)
    of_another = page(example, "who", "Harsono Lubda")["profile"]["said_of"]
    assert any(claim["speaker"] == "Warta Lentera" and "Harsono Lubda" in claim["words"] for claim in of_another)
    assert not any(claim["name"] == "Harsono Lubda" for claim in of_another)
    relation = next(line for line in profile["relations"] if line["relation"] == "position")
    assert (relation["detail"], relation["object"]) == ("Ketua", "Paguyuban Pedagang Pasar Lentera")
    assert relation["outlets"] == ["Pos Sambara", "Warta Lentera"]
    assert relation["documents"] == 2


def test_who_tells_by_whom_a_relation_is_asserted(example: str) -> None:
    relations = page(example, "who", "PT Graha Sambara")["profile"]["relations"]
    owns = next(line for line in relations if line["relation"] == "owns")
    assert owns["according_to"] == ["Mirah Sekarwangi"]
    assert "Mirah Sekarwangi" in run(example, "who", "Graha Sambara").stdout


def test_who_shows_a_page(example: str) -> None:
    shown = " ".join(run(example, "who", "Basuni Kertapati").stdout.split())
    for part in ("Person, says 2 claims", "roles: Menteri Pelayaran (1)", "Says", "denies"):
        assert part in shown


def test_who_takes_an_id_and_the_beginning_of_a_name(example: str) -> None:
    found = page(example, "who", "Laksmi Paramitha")
    assert page(example, "who", found["entities"][0]["id"])["profile"] == found["profile"]
    assert page(example, "who", "laksm")["profile"] == found["profile"]


def test_who_lists_several_of_a_name(example: str) -> None:
    found = page(example, "who", "Tirta")
    assert len(found["entities"]) > 1
    assert found["profile"] is None
    assert "menurut who ID shows one" in run(example, "who", "Tirta").stdout


def test_who_limits_what_is_shown(example: str) -> None:
    profile = page(example, "who", "Mirah Sekarwangi", "--limit", "2")["profile"]
    assert (len(profile["said"]), profile["says"]) == (2, 5)


@pytest.mark.parametrize("name", ["Nobody Known", "", "?!", "%"])
def test_who_says_where_there_is_nobody(example: str, name: str) -> None:
    result = run(example, "who", name)
    assert result.exit_code == 2
    assert "no entity is called" in result.stderr


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    place = str(tmp_path / "ledger.sqlite")
    with open_ledger(place, create=True):
        pass
    for asked in (("who", "Rini"), ("conflicts",), ("ask", "kios")):
        result = run(place, *asked)
        assert result.exit_code == 2
        assert "menurut add" in result.stderr


def test_conflicts_show_both_sides(example: str) -> None:
    found = page(example, "conflicts")["conflicts"]
    verdicts = [verdict for conflict in found for verdict in conflict["verdicts"]]
    denied = {(verdict["a"]["speaker"], verdict["b"]["speaker"]) for verdict in verdicts}
    assert ("Kementerian Pelayaran", "Basuni Kertapati") in denied
    assert "Damar Wirayuda" in {speaker for _, speaker in denied}
    assert {verdict["verdict"] for verdict in verdicts} <= {"denial", "contradiction"}
    assert [conflict["last"] for conflict in found] == sorted((c["last"] for c in found), reverse=True)
    shown = " ".join(run(example, "conflicts").stdout.split())
    assert "denies: " in shown
    assert "Damar Wirayuda ← Kabar Selat" in shown


def test_conflicts_since_a_day(example: str) -> None:
    assert {c["last"] >= "2025-06-01" for c in page(example, "conflicts", "--since", "2025-06-01")["conflicts"]} == {
        True
    }
    assert page(example, "conflicts", "--since", "2025-12-01")["conflicts"] == []
    assert "since 2025-12-01" in run(example, "conflicts", "--since", "2025-12-01").stdout
    assert len(page(example, "conflicts", "--limit", "1")["conflicts"]) == 1


def test_both_databases_know_the_same(example: str, place: str) -> None:
    fill(place)
    with open_ledger(place) as one, one.reading() as mine, open_ledger(example) as other, other.reading() as theirs:
        assert conflicts_page(conflicts(mine), None) == conflicts_page(conflicts(theirs), None)
        for name in ("Mirah Sekarwangi", "PT Graha Sambara", "Kantor SAR Wayang"):
            assert who_page(who(mine, name)) == who_page(who(theirs, name))


def test_names_of_an_article_cannot_talk_to_the_terminal(tmp_path: Path) -> None:
    source, place = tmp_path / "a.jsonl", str(tmp_path / "ledger.sqlite")
    text = "Ketua Koperasi \u001b[31mBahari, Rini Astuti, mengatakan jembatan ditutup setelah 12 truk lewat."
    row = {"id": "a", "text": text, "outlet": "Kabar\u001b[5m", "published": "2025-06-12"}
    source.write_text(json.dumps(row) + "\n", encoding="utf-8")
    fill(place, source)
    assert "\x1b" in page(place, "who", "Rini Astuti")["profile"]["said"][0]["chain"][-1]
    shown = run(place, "who", "Rini Astuti").stdout
    assert "12 truk lewat" in shown
    assert "\x1b" not in shown
