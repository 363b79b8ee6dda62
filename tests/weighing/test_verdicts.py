"""Verdicts: cases of two claims of a group, and what holds of any claims."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.records import Figure, Stance, VerdictKind
from menurut.weighing.policy import AKIN
from menurut.weighing.prepared import Prepared
from menurut.weighing.verdicts import near, said, verdicts_of
from tests.places import ROOT, json_lines
from tests.weighing.made import cases, claim_of_row, example_claims, figure, prepared

FERRY = "penumpang feri Tirta Wening masih hilang setelah kapal itu tenggelam di Selat Wayang"


@pytest.mark.parametrize("row", cases("verdicts"))
def test_verdicts_are_as_the_case_says(row: dict[str, Any]) -> None:
    found = verdicts_of([Prepared(claim_of_row(name, row[name])) for name in "ab"])
    assert [(v.a, v.b, str(v.verdict)) for v in found] == ([("a", "b", row["expect"])] if row["expect"] else [])


def test_the_cases_show_every_verdict_that_is_given() -> None:
    kinds = {row["expect"] for row in json_lines(ROOT / "tests" / "cases" / "verdicts.jsonl")}
    assert kinds == {None, *map(str, VerdictKind)}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (figure(1200), "1,200 penumpang"),
        (figure(1200, about=True), "about 1,200 penumpang"),
        (figure(70, hi=75), "70 to 75 penumpang"),
        (figure(2.5, "ton"), "2.5 ton"),
    ],
)
def test_figures_are_said_in_a_few_signs(given: Figure, words: str) -> None:
    assert said(given) == words


def test_a_verdict_says_both_figures() -> None:
    a = prepared("a", f"18 {FERRY}", figures=(figure(18),), voice="Laksmi Paramitha")
    b = prepared("b", f"43 {FERRY}", figures=(figure(43),), voice="Gunar Pratala")
    (verdict,) = verdicts_of([a, b])
    assert verdict.why == "18 penumpang, then 43 penumpang, of the same at the same time"
    assert verdict.score == 1


def test_a_denial_is_held_against_the_nearest_claim_alone() -> None:
    near_words, far = f"tidak semua {FERRY}", "penumpang feri Tirta Wening naik dari pelabuhan lama"
    claims = [
        prepared("a", far, voice="Gunar Pratala"),
        prepared("b", near_words, voice="Laksmi Paramitha"),
        prepared("c", FERRY, voice="Basuni Kertapati", stance=Stance.DENIES),
    ]
    assert [(v.a, v.b, v.why) for v in verdicts_of(claims)] == [("b", "c", "Basuni Kertapati denies it")]


def test_a_sentence_that_holds_the_denial_is_not_denied_by_it() -> None:
    words = f"Basuni Kertapati membantah {FERRY}"
    whole = prepared("a", words, document="one", outlet="Warta Lentera")
    inside = prepared("b", FERRY, document="one", voice="Basuni Kertapati", stance=Stance.DENIES)
    assert verdicts_of([whole, inside]) == ()


def test_a_claim_with_two_figures_of_one_unit_is_not_held_against_another() -> None:
    a = prepared("a", f"18 dari 61 {FERRY}", figures=(figure(18), figure(61)), voice="Laksmi Paramitha")
    b = prepared("b", f"43 {FERRY}", figures=(figure(43),), voice="Gunar Pratala")
    assert verdicts_of([a, b]) == ()


def test_two_values_have_one_verdict_however_many_say_them() -> None:
    claims = [
        prepared(name, f"{count} {FERRY}", figures=(figure(count),), voice=voice)
        for name, count, voice in (("a", 18, "Laksmi"), ("b", 18, "Bayu"), ("c", 43, "Gunar"), ("d", 43, "Sekar"))
    ]
    assert [str(v.verdict) for v in verdicts_of(claims)] == ["contradiction"]


def test_the_same_two_numbers_of_two_units_have_a_verdict_each() -> None:
    claims = [
        prepared(name, f"{count} {unit} {FERRY}", figures=(figure(count, unit),), voice=voice)
        for name, count, unit, voice in (
            ("a", 18, "penumpang", "Laksmi"),
            ("b", 43, "penumpang", "Gunar"),
            ("c", 18, "kapal", "Laksmi"),
            ("d", 43, "kapal", "Gunar"),
        )
    ]
    assert [(v.a, v.b) for v in verdicts_of(claims)] == [("a", "b"), ("c", "d")]


def test_of_one_day_the_figure_of_the_later_day_comes_second() -> None:
    later = prepared("a", f"11 {FERRY}", figures=(figure(11),), as_of="2025-06-11", voice="Laksmi")
    earlier = prepared("b", f"18 {FERRY}", figures=(figure(18),), as_of="2025-06-10", voice="Gunar")
    assert [(v.a, v.b, str(v.verdict)) for v in verdicts_of([later, earlier])] == [("b", "a", "update")]


NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 2))
SIDES = st.tuples(NUMBERS | st.none(), NUMBERS | st.none(), st.booleans())
EXAMPLES = [Prepared(claim) for claims in example_claims() for claim in claims]


def ranged(sides: tuple[float | None, float | None, bool]) -> Figure:
    lo, hi, about = sides
    if lo is not None and hi is not None:
        lo, hi = sorted((lo, hi))
    return Figure(span=figure(0).span, lo=lo, hi=hi, about=about, unit="ton")


@given(SIDES, SIDES)
def test_being_near_is_the_same_from_both_sides(one: Any, other: Any) -> None:
    a, b = ranged(one), ranged(other)
    assert near(a, b) is near(b, a)
    assert near(a, a)


@given(st.lists(st.sampled_from(EXAMPLES), unique_by=lambda p: p.claim.id, max_size=16))
def test_verdicts_are_between_two_claims_of_the_group(claims: list[Prepared]) -> None:
    claims.sort(key=lambda p: (p.claim.published, p.claim.id))
    by_id = {p.claim.id: p.claim for p in claims}
    found = verdicts_of(claims)
    assert len({(v.a, v.b) for v in found}) == len(found)
    for verdict in found:
        a, b = by_id[verdict.a], by_id[verdict.b]
        assert AKIN <= verdict.score <= 1 and verdict.why
        if verdict.verdict is VerdictKind.DENIAL:
            assert (a.stance, b.stance) == (Stance.STATES, Stance.DENIES) and a.speaker != b.speaker
        else:
            assert a.published <= b.published
            assert {figure.unit for figure in a.figures} & {figure.unit for figure in b.figures}


@given(st.randoms(use_true_random=False))
def test_example_articles_contradict_nothing(chance: random.Random) -> None:
    """No two sources of the examples give figures that cannot both be true of one time."""
    claims = chance.sample(EXAMPLES, 14)
    claims.sort(key=lambda p: (p.claim.published, p.claim.id))
    assert VerdictKind.CONTRADICTION not in {v.verdict for v in verdicts_of(claims)}
