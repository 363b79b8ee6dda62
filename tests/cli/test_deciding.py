"""The commands by which people decide, as a person sees them and as a program reads them."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from tests.example_ledger import own_place, page, run


@pytest.fixture
def place(tmp_path: Path) -> str:
    return own_place(tmp_path)


def group(place: str, question: str) -> str:
    found: str = page(place, "ask", question)["groups"][0]["id"]
    return found


def ends(place: str) -> tuple[str, str]:
    return group(place, "korsleting listrik"), group(place, "korban jiwa")


def test_no_decisions_yet(place: str) -> None:
    assert page(place, "decisions") == {"decisions": []}
    assert "no decisions yet" in run(place, "decisions").stdout


def test_a_decision_is_made_listed_and_undone(place: str) -> None:
    left, right = ends(place)
    made = page(place, "decide", left[:8], "same", right[:8], "--author", "Rina", "--reason", "one fire")
    assert made["together"] and made["whole"] == "group"
    assert group(place, "korban jiwa") == group(place, "korsleting listrik")
    (ident,) = made["decisions"]
    (row,) = page(place, "decisions")["decisions"]
    assert (row["id"], row["state"], row["author"], row["reason"]) == (ident, "holds", "Rina", "one fire")
    assert {row["left"], row["right"]} == {left, right}
    shown = " ".join(run(place, "decisions").stdout.split())
    assert all(words in shown for words in (ident, "holds", "Rina", "same (claim)", "one fire", "tidak ada korban"))
    undone = run(place, "undo", ident, "--author", "Budi")
    assert undone.exit_code == 0, undone.output
    assert undone.stdout.startswith("taken back by ")
    assert ends(place) == (left, right)
    assert [row["state"] for row in page(place, "decisions")["decisions"]] == ["undoing", "undone"]


def test_what_was_done_is_said_in_words(place: str) -> None:
    said = run(place, "decide", "Harsono Lubda", "same", "Mirah Sekarwangi", "--matter", "entity").stdout
    assert "decided: same; `menurut undo " in said
    assert "both are in entity " in said
    assert page(place, "decisions")["decisions"][0]["author"] == getpass.getuser()
    parted = run(place, "decide", "Harsono Lubda", "not-same", "Mirah Sekarwangi", "--matter", "entity").stdout
    assert "they are in entity " in parted


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decide", "zz", "same", "yy"), "no claim 'zz' in the ledger"),
        (("decide", "a", "alike", "b"), "not-same"),
        (("decide", "a", "same", "b", "--matter", "entity"), "no entity is called 'a'"),
        (("decide", "a", "same", "b", "--author", " "), "name yourself with --author NAME"),
        (("undo", "zz"), "no decision 'zz'"),
    ],
)
def test_what_cannot_be_decided_is_said(place: str, arguments: tuple[str, ...], said: str) -> None:
    result = run(place, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_there_is_no_ledger(tmp_path: Path) -> None:
    for command in (("decisions",), ("decide", "a", "same", "b"), ("undo", "a")):
        result = run(str(tmp_path / "none.sqlite"), *command)
        assert result.exit_code == 2
        assert "menurut add SOURCE" in result.stderr


def test_nobody_decides_without_a_name(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no name for this user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    result = run(place, "decide", "a", "same", "b")
    assert result.exit_code == 2
    assert "--author NAME" in result.stderr


def test_what_people_write_cannot_talk_to_the_terminal(place: str) -> None:
    left, right = ends(place)
    evil = "\x1b]0;title\x07[red]"
    made = run(place, "decide", left, "same", right, "--author", evil, "--reason", evil)
    again = run(place, "decide", left, "same", right)
    listed = run(place, "decisions")
    for result in (made, again, listed):
        assert not set("\x1b\x07") & set(result.output)
    assert "]0;title[red]" in again.stderr
    assert "[red]" in listed.stdout
