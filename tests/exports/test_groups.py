"""Groups as JSON Lines: what programs that count origins need, from single claims to disputed groups."""

from __future__ import annotations

import json
from typing import Any

import pytest

from menurut.exports.groups import group_lines
from menurut.ledger import open_ledger
from menurut.ledger.dossiers import Told
from menurut.records import Claim, Group, Origin, Span, Stance, Verdict, VerdictKind
from menurut.workflows.exporting import all_groups
from tests.example_ledger import ARTICLES, example_place, fill
from tests.places import json_lines

TEXTS = {article["id"]: article["text"] for article in json_lines(ARTICLES)}


def exported(place: str) -> list[dict[str, Any]]:
    with open_ledger(place) as ledger, ledger.reading() as batch:
        return [json.loads(line) for line in group_lines(all_groups(batch))]


@pytest.fixture(scope="module")
def groups() -> list[dict[str, Any]]:
    return exported(example_place())


def test_the_export_is_the_same_from_either_database(place: str, groups: list[dict[str, Any]]) -> None:
    fill(place)
    assert exported(place) == groups


def test_every_claim_is_a_place_in_a_document_and_stands_in_one_group(groups: list[dict[str, Any]]) -> None:
    claims = [claim for group in groups for claim in group["claims"]]
    assert len({claim["id"] for claim in claims}) == len(claims) > 20
    assert {claim["document"] for claim in claims} == set(TEXTS)
    for claim in claims:
        text = TEXTS[claim["document"]]
        assert " … ".join(text[start:end] for start, end in claim["spans"]) == claim["words"]


def test_origins_are_those_of_the_group(groups: list[dict[str, Any]]) -> None:
    for group in groups:
        origins = {origin["id"] for origin in group["origins"]}
        assert {claim["origin"] for claim in group["claims"]} == origins
        stating = {origin["id"] for origin in group["origins"] if origin["states"]}
        assert group["independent_origins"] <= len(stating)
    assert any(len(group["claims"]) == 1 for group in groups)
    assert [group["group"] for group in groups] == sorted(group["group"] for group in groups)


def test_verdicts_name_both_places() -> None:
    told = [told_of(n, stance) for n, stance in enumerate((Stance.STATES, Stance.DENIES), start=1)]
    ids = tuple(one.claim.id for one in told)
    group = Group(
        id=ids[0],
        label="the ferry carried 75",
        claims=ids,
        origins=tuple(Origin(id=f"o-{claim}", name="", claims=(claim,)) for claim in ids),
        independent_origins=1,
        verdicts=(Verdict(a=ids[0], b=ids[1], verdict=VerdictKind.DENIAL, score=0.9, why="one denies it"),),
    )
    (row,) = map(json.loads, group_lines([(group, tuple(told))]))
    assert row["disputed"] is True
    assert row["verdicts"] == [
        {
            "a": {"claim": "c1", "document": "given-1", "spans": [[0, 9]]},
            "b": {"claim": "c2", "document": "given-2", "spans": [[0, 9]]},
            "verdict": "denial",
            "score": 0.9,
            "why": "one denies it",
        }
    ]
    assert [(c["document"], c["version"], c["stance"], c["origin"]) for c in row["claims"]] == [
        ("given-1", "key-1", "states", "o-c1"),
        ("given-2", "key-2", "denies", "o-c2"),
    ]


def told_of(n: int, stance: Stance) -> Told:
    claim = Claim(id=f"c{n}", document=f"key-{n}", spans=(Span(0, 9),), words="75 people", stance=stance)
    return Told(claim=claim, group="c1", given=f"given-{n}", url=None, title=None, entity=None, name=None)


def test_each_joint_says_why(groups: list[dict[str, Any]]) -> None:
    evidence = [reason for group in groups for part in (group, *group["origins"]) for reason in part["evidence"]]
    assert evidence
    assert all(reason["why"] for reason in evidence)
