"""Series: the figures of a group's main unit over the days they speak of."""

from __future__ import annotations

import datetime

from menurut.weighing.series import moved, series_of
from tests.weighing.made import DAY, claim, example_claims, figure


def test_the_unit_of_most_claims_is_taken() -> None:
    claims = [
        claim("a", figures=(figure(18), figure(4, "kapal"), figure(2, "kapal"), figure(1, "kapal"))),
        claim("b", figures=(figure(11),)),
    ]
    assert [(point.lo, point.unit) for point in series_of(claims)] == [(18, "penumpang"), (11, "penumpang")]


def test_of_units_as_frequent_the_first_by_the_alphabet_is_taken() -> None:
    assert {point.unit for point in series_of([claim("a", figures=(figure(4, "kapal"), figure(18)))])} == {"kapal"}


def test_the_day_of_the_words_comes_before_that_of_the_article() -> None:
    claims = [
        claim("a", as_of="2025-06-09", figures=(figure(18),)),
        claim("b", figures=(figure(11),)),
        claim("c", published=None, figures=(figure(9),)),
    ]
    assert {point.claim: point.as_of for point in series_of(claims)} == {"a": "2025-06-09", "b": str(DAY), "c": None}


def test_points_are_in_order_of_days_whatever_the_order_of_claims() -> None:
    claims = [
        claim(name, published=DAY + datetime.timedelta(days=days), figures=(figure(days),))
        for name, days in (("a", 3), ("b", 0), ("c", 9))
    ]
    assert [point.lo for point in series_of(claims)] == [0, 3, 9]
    assert series_of(claims[::-1]) == series_of(claims)


def test_ranges_and_hedges_are_kept() -> None:
    given = (figure(70, hi=75), figure(70, about=True))
    assert [(p.lo, p.hi, p.about) for p in series_of([claim("a", figures=given)])] == [(70, 70, True), (70, 75, False)]


def test_an_open_range_stays_open() -> None:
    points = series_of(example_claims()[0])
    assert [(point.lo, point.hi, point.unit) for point in points] == [(40, None, "kios")]


def test_a_figure_that_a_claim_gives_twice_is_one_point() -> None:
    assert len(series_of([claim("a", figures=(figure(18), figure(18)))])) == 1


def test_a_point_says_according_to_whom() -> None:
    chain = ("Laksmi Paramitha", "Warta Lentera")
    (point,) = series_of([claim("a", figures=(figure(18),), chain=chain)])
    assert (point.claim, point.chain) == ("a", chain)


def test_without_figures_there_is_no_series() -> None:
    assert series_of([claim("a"), claim("b")]) == series_of([]) == ()


def test_a_figure_moves_between_two_claims_that_give_one_of_the_unit_each() -> None:
    before = claim("a", figures=(figure(18), figure(4, "kapal"), figure(2, "kapal")))
    after = claim("b", figures=(figure(11), figure(7, "kapal")))
    points = moved(before, after)
    assert points is not None
    assert [(point.claim, point.lo, point.unit) for point in points] == [("a", 18, "penumpang"), ("b", 11, "penumpang")]


def test_figures_that_are_the_same_or_of_no_one_unit_have_not_moved() -> None:
    assert moved(claim("a", figures=(figure(18),)), claim("b", figures=(figure(18),))) is None
    assert moved(claim("a", figures=(figure(18),)), claim("b", figures=(figure(11, "kapal"),))) is None
