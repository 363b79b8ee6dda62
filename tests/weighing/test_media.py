"""Outlets: the names that articles give them, and circles of outlets that cite each other."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.weighing.media import circles_of, is_outlet, outlet_key
from tests.weighing.made import cases


@pytest.mark.parametrize("row", cases("media"))
def test_names_of_outlets(row: dict[str, Any]) -> None:
    assert is_outlet(row["cited"], row["outlet"]) is row["expect"], row["comment"]
    assert is_outlet(row["outlet"], row["cited"]) is row["expect"], "it is the same from both sides"


@given(st.text(max_size=30))
def test_the_key_of_a_key_is_itself_for_plain_names(name: str) -> None:
    assert is_outlet(name, name)
    assert not set(outlet_key(name)) & set(" .-_")


def test_a_circle_of_two_is_found_once() -> None:
    assert circles_of([("Warta", "Kabar"), ("Kabar", "Warta"), ("Warta", "Kabar")]) == (("Kabar", "Warta"),)


def test_a_circle_of_three_is_found_once_whoever_is_first() -> None:
    citations = [("Kabar", "Pos"), ("Pos", "Warta"), ("Warta", "Kabar")]
    assert {circles_of(order) for order in permutations(citations)} == {(("Kabar", "Pos", "Warta"),)}


def test_a_chain_is_no_circle() -> None:
    assert circles_of([("Kabar", "Pos"), ("Pos", "Warta"), ("Kabar", "Warta")]) == ()


def test_citing_itself_is_no_circle() -> None:
    assert circles_of([("Kabar", "Kabar")]) == ()


def test_two_circles_through_one_outlet_are_both_found() -> None:
    citations = [("Kabar", "Pos"), ("Pos", "Kabar"), ("Kabar", "Warta"), ("Warta", "Kabar"), ("Warta", "Suara")]
    assert circles_of(citations) == (("Kabar", "Pos"), ("Kabar", "Warta"))


OUTLETS = st.sampled_from(["Kabar", "Pos", "Suara", "Warta", "Rawa"])


@given(st.lists(st.tuples(OUTLETS, OUTLETS), max_size=14), st.randoms(use_true_random=False))
def test_circles_are_closed_begin_with_their_first_name_and_do_not_depend_on_order(
    citations: list[tuple[str, str]], chance: Any
) -> None:
    circles = circles_of(citations)
    for circle in circles:
        assert len(set(circle)) == len(circle) >= 2
        assert circle[0] == min(circle)
        assert set(zip(circle, (*circle[1:], circle[0]), strict=True)) <= set(citations)
    shuffled = list(citations)
    chance.shuffle(shuffled)
    assert circles_of(shuffled) == circles
    both = {tuple(sorted((a, b))) for a, b in citations if a != b and (b, a) in citations}
    assert both <= set(circles)
