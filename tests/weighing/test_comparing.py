"""Which documents are compared, and the links between their claims."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import combinations, product

import pytest

from menurut.records import Claim, Link
from menurut.weighing.comparing import Postings, keys_of, links_between, near_in_time, near_keys_of
from menurut.weighing.policy import BUCKET, LINK, TOPIC_KEYS, WINDOW
from menurut.weighing.prepared import Prepared
from tests.weighing.made import DAY, claim, example_claims, prepared


def compared(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether two documents are found by their keys, from both sides alike."""
    found = not set(near_keys_of(a)).isdisjoint(keys_of(b))
    assert found is not set(near_keys_of(b)).isdisjoint(keys_of(a))
    return found


def links(a: Sequence[Claim], b: Sequence[Claim]) -> set[Link]:
    return set(links_between(Postings([Prepared(c) for c in a]), [Prepared(c) for c in b]))


def example(document: str) -> tuple[Claim, ...]:
    return next(claims for claims in example_claims() if claims[0].document == document)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("wartalentera:kebakaran-1", "samudra:kebakaran-1"),
        ("wartalentera:kebakaran-1", "kabarselat:kebakaran-2"),
        ("kabarselat:kebakaran-2", "straitpost:fire-1"),
        pytest.param(
            "wartalentera:kebakaran-2",
            "straitpost:fire-1",
            marks=pytest.mark.xfail(strict=True, reason="short articles repeat few terms, and share but one of them"),
        ),
        ("wartalentera:feri-1", "poskota:feri-1"),
        ("samudra:feri-1", "wartalentera:feri-2"),
    ],
)
def test_articles_on_one_event_share_a_key(a: str, b: str) -> None:
    assert compared(example(a), example(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("wartalentera:kebakaran-1", "wartalentera:feri-1"),
        ("samudra:kebakaran-1", "samudra:feri-1"),
        ("straitpost:fire-1", "straitpost:ferry-1"),
    ],
)
def test_articles_on_two_events_share_none(a: str, b: str) -> None:
    assert not compared(example(a), example(b))
    assert links(example(a), example(b)) == set()


@pytest.mark.parametrize("days", range(3 * BUCKET))
def test_articles_a_bucket_apart_share_a_key_whatever_the_day(days: int) -> None:
    """Those nearly two buckets apart share one on some days only, and those further apart never."""
    for start in range(BUCKET):
        day = DAY + datetime.timedelta(days=start)
        first, second = claim("a", published=day), claim("b", published=day + datetime.timedelta(days=days))
        if days <= BUCKET:
            assert compared([first], [second])
        if days >= 2 * BUCKET:
            assert not compared([first], [second])


def test_articles_as_far_apart_as_the_window_share_a_key_whatever_the_day() -> None:
    for start in range(BUCKET):
        day = DAY + datetime.timedelta(days=start)
        assert compared([claim("a", published=day)], [claim("b", published=day + datetime.timedelta(days=WINDOW))])


def test_one_term_in_common_is_not_enough() -> None:
    first, second = claim("a", topic=("feri", "tirta", "wayang")), claim("b", topic=("feri", "telur", "telaga"))
    assert not compared([first], [second])
    assert compared([first], [claim("c", topic=("wayang", "telur", "feri"))])


def test_a_document_without_a_day_is_compared_with_those_without_one() -> None:
    first, second = claim("a", published=None), claim("b", published=None)
    assert compared([first], [second])
    assert not compared([first], [claim("c")])


def test_keys_are_few_and_fit_a_database() -> None:
    keys = keys_of([claim("a", topic=tuple("abcdefghijkl"))])
    assert len(set(keys)) == TOPIC_KEYS * (TOPIC_KEYS - 1) // 2
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert set(keys) < set(near_keys_of([claim("a", topic=tuple("abcdefghijkl"))]))
    assert keys_of([]) == near_keys_of([]) == ()


@pytest.mark.parametrize(("days", "near"), [(0, True), (WINDOW, True), (-WINDOW, True), (WINDOW + 1, False)])
def test_the_window(days: int, near: bool) -> None:
    words = "sebanyak 18 penumpang feri Tirta Wening masih hilang di Selat Wayang"
    first, second = claim("a", words), claim("b", words, published=DAY + datetime.timedelta(days=days))
    assert near_in_time(Prepared(first), Prepared(second)) is near
    assert bool(links([first], [second])) is near


def test_without_a_day_it_is_near_only_what_has_none() -> None:
    assert near_in_time(prepared("a", published=None), prepared("b", published=None))
    assert not near_in_time(prepared("a", published=None), prepared("b"))


def test_links_are_the_same_whichever_document_is_first() -> None:
    found = 0
    for a, b in combinations(example_claims(), 2):
        assert links(a, b) == links(b, a)
        found += len(links(a, b))
    assert found > 20


def test_links_within_a_document_are_given_once_and_never_to_itself() -> None:
    words = "sebanyak 18 penumpang feri Tirta Wening masih hilang di Selat Wayang"
    claims = [claim(name, words, document="one") for name in "cab"]
    assert {(link.a, link.b) for link in links(claims, claims)} == {("a", "b"), ("a", "c"), ("b", "c")}


def test_links_are_in_order_and_sure() -> None:
    for a, b in product(example_claims(), repeat=2):
        for link in links(a, b):
            assert link.a < link.b and LINK <= link.score <= 1


def test_nothing_is_linked_with_nothing() -> None:
    assert links([], [claim("a", "feri")]) == links([claim("a", "feri")], []) == set()


def test_products_are_those_of_the_claims_themselves() -> None:
    a, b = ([Prepared(claim) for claim in example(name)] for name in ("samudra:feri-1", "poskota:feri-1"))
    postings = Postings(a)
    for other in b:
        found = postings.products(other)
        for place, one in enumerate(a):
            assert found.get(place, 0.0) == pytest.approx(one.product(other))
