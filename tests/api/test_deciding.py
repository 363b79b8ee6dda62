"""Decisions over the API: made, refused, taken back, and listed with who made them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.served import TestClient, asked
from tests.api.test_routes import followed, got, refused
from tests.example_ledger import fill, own_place


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with asked(own_place(tmp_path)) as found:
        yield found


def group(client: TestClient, question: str) -> str:
    return str(got(client, "/ask", q=question)["groups"][0]["id"])


def ends(client: TestClient) -> tuple[str, str]:
    return group(client, "korsleting listrik"), group(client, "korban jiwa")


def decided(client: TestClient, left: str, judgement: str, right: str, **more: str) -> Any:
    body = {"left": left, "judgement": judgement, "right": right, "author": "Rina", **more}
    return client.post("/decisions", json=body)


def made(answer: Any) -> Any:
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_decision_holds_until_it_is_undone_on_both_databases(place: str) -> None:
    fill(place)
    with asked(place) as client:
        left, right = ends(client)
        outcome = made(decided(client, left[:10], "same", right[:10], reason="one fire"))
        assert (outcome["whole"], outcome["judgement"], outcome["together"]) == ("group", "same", True)
        assert group(client, "korban jiwa") == group(client, "korsleting listrik") == outcome["left"]
        dossier = got(client, f"/claims/{right}")
        assert {left, right} <= {claim["id"] for claim in dossier["claims"]}
        (ident,) = outcome["decisions"]
        (row,) = got(client, "/decisions")["decisions"]
        assert (row["id"], row["state"], row["author"], row["reason"]) == (ident, "holds", "Rina", "one fire")
        assert {row["left"], row["right"]} == {left, right}
        back = made(client.post(f"/decisions/{ident[:8]}/undo", json={"author": "Budi", "reason": "two things"}))
        assert not back["together"]
        assert ends(client) == (left, right)
        rows = got(client, "/decisions")["decisions"]
        assert [(one["state"], one["author"]) for one in rows] == [("undoing", "Budi"), ("undone", "Rina")]
        refused(client.post(f"/decisions/{ident}/undo", json={"author": "Budi"}), 409, "decision")


def test_names_are_joined_and_parted(client: TestClient) -> None:
    one, other = "Harsono Lubda", "Mirah Sekarwangi"
    joined = made(decided(client, one, "same", other, matter="entity"))
    assert (joined["whole"], joined["together"]) == ("entity", True)
    assert got(client, f"/entities/{one}")["id"] == got(client, f"/entities/{other}")["id"] == joined["left"]
    parted = made(decided(client, one, "not same", other, matter="entity", author="Budi"))
    assert parted["left"] != parted["right"]
    assert [row["state"] for row in got(client, "/decisions")["decisions"]] == ["holds", "superseded"]


def test_unsure_decides_nothing(client: TestClient) -> None:
    left, right = ends(client)
    assert not made(decided(client, left, "unsure", right))["together"]
    assert ends(client) == (left, right)


def test_what_contradicts_or_changes_nothing_is_refused_and_not_kept(client: TestClient) -> None:
    left, right = ends(client)
    third = group(client, "sengaja dibakar")
    made(decided(client, left, "same", right))
    made(decided(client, right, "not same", third))
    (kept, _) = rows = got(client, "/decisions")["decisions"]
    assert kept["id"] in refused(decided(client, left, "same", third), 409, "decision")
    assert "already" in refused(decided(client, right, "same", left), 409, "decision")
    refused(decided(client, left, "same", left), 409, "decision")
    refused(decided(client, left, "same", third, matter="origin"), 409, "decision")
    assert got(client, "/decisions")["decisions"] == rows


def test_what_is_not_there_cannot_be_decided(client: TestClient) -> None:
    left, _ = ends(client)
    refused(decided(client, left, "same", "zzzz"), 404, "not there")
    refused(decided(client, "Harsono Lubda", "same", "Nobody", matter="entity"), 404, "not there")
    refused(client.post("/decisions/zzzz/undo", json={"author": "Budi"}), 404, "not there")


@pytest.mark.parametrize(
    "wrong", [{"author": ""}, {"author": "  "}, {"author": None}, {"judgement": "no judgement"}, {"matter": "outlet"},
              {"left": ""}, {"reason": "x" * 501}, {"made": "2025-06-17"}]
)  # fmt: skip
def test_who_and_what_must_be_told(client: TestClient, wrong: dict[str, Any]) -> None:
    left, right = ends(client)
    body = {"left": left, "judgement": "same", "right": right, "author": "Rina", **wrong}
    assert next(iter(wrong)) in refused(client.post("/decisions", json=body), 422, "request")
    assert got(client, "/decisions")["decisions"] == []


def test_signs_that_no_database_keeps_are_refused_on_both(place: str) -> None:
    fill(place)
    with asked(place) as client:
        for name in ("left", "right", "author", "reason"):
            for matter in ("claim", "entity"):
                body = {"left": "a", "right": "b", "author": "c", "judgement": "same", "matter": matter, name: "a\0"}
                assert "U+0000" in refused(client.post("/decisions", json=body), 422, "body")
        for path in ("/entities/a%00", "/entities?name=%00", "/ask?q=kios&outlet=%00", "/ask?q=kios&speaker=%00"):
            refused(client.get(path), 400, "request")


def test_decisions_are_followed_to_the_first(client: TestClient) -> None:
    left, right = ends(client)
    for judgement in ("same", "not same", "unsure", "same"):
        made(decided(client, left, judgement, right))
    everything = got(client, "/decisions")["decisions"]
    assert [row["judgement"] for row in everything] == ["same", "unsure", "not same", "same"]
    assert list(followed(client, "/decisions", "decisions", 3)) == everything


def test_what_waits_for_a_judgement_waits_no_more_once_judged(client: TestClient) -> None:
    waiting = got(client, "/review")["claims"]
    first = waiting[0]
    made(decided(client, first["a"]["id"], "unsure", first["b"]["id"]))
    left = [(pair["a"]["id"], pair["b"]["id"]) for pair in got(client, "/review")["claims"]]
    assert (first["a"]["id"], first["b"]["id"]) not in left
