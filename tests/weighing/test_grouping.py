"""Groups and units of linked claims: the same in any order, held to decisions, and never too large."""

from __future__ import annotations

import datetime
import random
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.records import Judgement, Link
from menurut.weighing import units
from menurut.weighing.grouping import Judgements, Pair, clusters_of, components_of
from menurut.weighing.policy import BUCKET, GROUP, LEVELS, LINK, UNIT
from menurut.weighing.units import units_of

NAMES = "abcdefgh"
PAIRS = [(a, b) for a, b in combinations(NAMES, 2)]
SCORES = st.sampled_from([LINK, 0.5, 0.5, 0.7, 0.85, 0.99])
LINKS = st.dictionaries(st.sampled_from(PAIRS), SCORES, max_size=16).map(
    lambda scores: [Link(a=a, b=b, score=score) for (a, b), score in scores.items()]
)
JUDGEMENTS = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(list(Judgement)), max_size=4)
CHANCE = st.randoms(use_true_random=False)


def link(pair: str, score: float = 0.9) -> Link:
    return Link(a=pair[0], b=pair[1], score=score)


def shuffled(things: Any, chance: random.Random) -> list[Any]:
    found = list(things)
    chance.shuffle(found)
    return found


@given(links=LINKS, judgements=JUDGEMENTS, chance=CHANCE)
def test_groups_do_not_depend_on_the_order(links: list[Link], judgements: Judgements, chance: random.Random) -> None:
    expected = clusters_of(NAMES, links, judgements)
    mixed = dict(shuffled(judgements.items(), chance))
    assert clusters_of(shuffled(NAMES, chance), shuffled(links, chance), mixed) == expected
    assert sorted(claim for members in expected for claim in members) == list(NAMES)


@given(links=LINKS, judgements=JUDGEMENTS)
def test_decisions_hold(links: list[Link], judgements: Judgements) -> None:
    found = clusters_of(NAMES, links, judgements)
    same = [pair for pair, judgement in judgements.items() if judgement is Judgement.SAME]
    together = components_of(NAMES, same)
    for members in together:
        assert any(set(members) <= set(group) for group in found)
    for pair, judgement in judgements.items():
        if judgement is Judgement.NOT_SAME and not any(set(pair) <= set(members) for members in together):
            assert not any(set(pair) <= set(group) for group in found)


@given(links=LINKS)
def test_claims_that_no_links_join_are_never_in_one_group(links: list[Link]) -> None:
    components = components_of(NAMES, [(found.a, found.b) for found in links])
    for group in clusters_of(NAMES, links, {}):
        assert any(set(group) <= set(members) for members in components)


def test_a_sure_link_joins() -> None:
    assert clusters_of("abc", [link("ab")], {}) == [["a", "b"], ["c"]]


def test_what_a_person_calls_the_same_needs_no_link() -> None:
    assert clusters_of("abc", [], {("a", "c"): Judgement.SAME}) == [["a", "c"], ["b"]]


def test_what_a_person_keeps_apart_is_not_joined_by_a_sure_link() -> None:
    assert clusters_of("ab", [link("ab", 1.0)], {("a", "b"): Judgement.NOT_SAME}) == [["a"], ["b"]]


def test_nor_over_a_third() -> None:
    found = clusters_of("abc", [link("ab", 0.95), link("bc", 0.9), link("ac")], {("a", "c"): Judgement.NOT_SAME})
    assert found == [["a", "b"], ["c"]]


def test_nor_where_the_group_is_as_near_as_the_claim_was() -> None:
    """The average of a pair can be the same after one of the two has grown."""
    links = [link("ac", 0.9), link("ab", 0.5), link("bc", 0.5)]
    assert clusters_of("abc", links, {("b", "c"): Judgement.NOT_SAME}) == [["a", "c"], ["b"]]


@pytest.mark.parametrize("judgement", [Judgement.UNSURE, Judgement.NONE])
def test_being_unsure_changes_nothing(judgement: Judgement) -> None:
    assert clusters_of("ab", [link("ab")], {("a", "b"): judgement}) == [["a", "b"]]


def test_one_bridge_does_not_join_two_large_groups() -> None:
    """Two groups of which only one pair of many is linked are not the same on average."""
    left, right = "abcde", "vwxyz"
    inner = [Link(a=a, b=b, score=0.95) for part in (left, right) for a, b in combinations(part, 2)]
    assert LINK / (len(left) * len(right)) < GROUP
    found = clusters_of(left + right, [*inner, Link(a="e", b="v", score=LINK)], {})
    assert found == [list(left), list(right)]


def test_the_surest_pair_is_joined_first() -> None:
    judged = {("a", "c"): Judgement.NOT_SAME}
    assert clusters_of("abc", [link("ab", 0.6), link("bc", 0.8)], judged) == [["a"], ["b", "c"]]


def test_components_are_what_pairs_join_directly_or_not() -> None:
    assert components_of("edcba", [("d", "c"), ("a", "c")]) == [["a", "c", "d"], ["b"], ["e"]]


@given(links=LINKS, same=st.lists(st.sampled_from(PAIRS), max_size=3), chance=CHANCE, small=st.integers(1, 8))
def test_units_are_small_or_joined_by_the_last_level(
    links: list[Link], same: list[Pair], chance: random.Random, small: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(units, "UNIT", small)
        found = units_of(NAMES, links, same)
        assert units_of(shuffled(NAMES, chance), shuffled(links, chance), shuffled(same, chance)) == found
    assert sorted(claim for members in found for claim in members) == list(NAMES)
    last = components_of(NAMES, [*same, *((one.a, one.b) for one in links if one.score >= LEVELS[-1])])
    for members in found:
        assert len(members) <= small or members in last
    for pair in same:
        assert any(set(pair) <= set(members) for members in found)


@given(links=LINKS)
def test_units_are_the_components_where_these_are_small(links: list[Link]) -> None:
    assert len(NAMES) <= UNIT
    assert units_of(NAMES, links) == components_of(NAMES, [(found.a, found.b) for found in links])


def test_a_large_component_is_cut_at_its_weakest_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "UNIT", 2)
    links = [link("ab", 0.9), link("bc", 0.5), link("cd", 0.7)]
    assert units_of("abcd", links) == [["a", "b"], ["c", "d"]]


def test_levels_are_tried_up_to_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "UNIT", 2)
    below, last = sum(LEVELS[-2:]) / 2, LEVELS[-1]
    assert units_of("abc", [link("ab", below), link("bc", below)]) == [["a"], ["b"], ["c"]]
    assert units_of("abc", [link("ab", last), link("bc", last)]) == [["a", "b", "c"]]


def test_what_the_last_level_leaves_large_is_cut_by_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "UNIT", 2)
    day = datetime.date.fromordinal(BUCKET * 70_000)
    days = {"a": day, "b": day + datetime.timedelta(days=BUCKET - 1), "c": day + datetime.timedelta(days=BUCKET)}
    chain = [link("ab", LEVELS[-1]), link("bc", LEVELS[-1]), link("cd", LEVELS[-1])]
    assert units_of("abcd", chain, (), days) == [["a", "b"], ["c"], ["d"]]
    assert units_of("abcd", chain, [("b", "c")], days) == [["a", "b", "c"], ["d"]]
    monkeypatch.setattr(units, "UNIT", 4)
    assert units_of("abcd", chain, (), days) == [["a", "b", "c", "d"]]
