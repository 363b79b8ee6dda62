"""Signals between two claims: the same from both sides, between known bounds, and each with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.weighing.policy import LINK, MOST_DAYS, WEIGHTS
from menurut.weighing.prepared import Prepared
from menurut.weighing.signals import MEASURES, SHOWN, SLOW, may_link, score_of, signals_of
from tests.weighing.made import DAY, example_claims, figure, prepared

EXAMPLES = st.sampled_from([Prepared(claim) for claims in example_claims() for claim in claims])
BY_NAME = {measure.name: measure for measure in MEASURES}
FERRY = "18 penumpang feri Tirta Wening masih hilang setelah kapal itu tenggelam"


def value(name: str, a: Prepared, b: Prepared) -> float:
    return BY_NAME[name].of(a, b, a.product(b))


@given(a=EXAMPLES, b=EXAMPLES)
def test_signals_are_the_same_from_both_sides(a: Prepared, b: Prepared) -> None:
    assert a.product(b) == pytest.approx(b.product(a))
    for measure in MEASURES:
        assert measure.of(a, b, a.product(b)) == pytest.approx(measure.of(b, a, b.product(a))), measure.name
    assert score_of(a, b, a.product(b)) == pytest.approx(score_of(b, a, b.product(a)))
    there, back = signals_of(a, b), signals_of(b, a)
    assert [(signal.name, signal.score) for signal in there] == [(signal.name, signal.score) for signal in back]


@given(a=EXAMPLES, b=EXAMPLES)
def test_each_signal_that_is_shown_has_a_sentence(a: Prepared, b: Prepared) -> None:
    for signal in signals_of(a, b):
        assert signal.name in SHOWN and signal.score >= 0
        assert len(signal.why.split()) >= 3 and "None" not in signal.why


@given(a=EXAMPLES, b=EXAMPLES)
def test_scores_are_probabilities_and_measures_keep_their_bounds(a: Prepared, b: Prepared) -> None:
    assert 0 <= score_of(a, b, a.product(b)) <= 1
    for name in ("wording", "containment", *SLOW):
        assert 0 <= value(name, a, b) <= 1 + 1e-9, name
    assert 0 <= value("distance", a, b) <= MOST_DAYS


@given(a=EXAMPLES, b=EXAMPLES)
def test_no_pair_that_would_be_linked_is_passed_over(a: Prepared, b: Prepared) -> None:
    product = a.product(b)
    if a.size and b.size and score_of(a, b, product) >= LINK:
        assert may_link(a, b, product)


def test_nor_one_that_is_linked_for_its_figure_alone() -> None:
    a = prepared("a", FERRY, figures=(figure(18),))
    b = prepared("b", " ".join(reversed(FERRY.split())), figures=(figure(18),))
    plain = prepared("c", " ".join(reversed(FERRY.split())))
    products = [step / 100 for step in range(1, round(a.mass * 100))]
    linked = [product for product in products if score_of(a, b, product) >= LINK]
    assert len(linked) > len([product for product in products if score_of(a, plain, product) >= LINK])
    assert all(may_link(a, b, product) for product in linked)


@given(a=EXAMPLES)
def test_a_claim_is_surest_to_say_what_it_says_itself(a: Prepared) -> None:
    assert value("wording", a, a) == pytest.approx(1)
    assert value("containment", a, a) == pytest.approx(1)
    assert value("polarity", a, a) == value("distance", a, a) == 0


def test_every_weight_is_of_a_measure() -> None:
    assert set(WEIGHTS) == {"bias", *BY_NAME}


def test_the_same_words_are_linked_and_others_are_not() -> None:
    a, b = prepared("a", FERRY), prepared("b", f"{FERRY} di Selat Wayang")
    c = prepared("c", "harga telur ayam di Telaga naik sejak pekan lalu")
    assert score_of(a, b, a.product(b)) > 0.8
    assert score_of(a, c, a.product(c)) < LINK


def test_the_terms_that_are_shared_are_named_without_the_mark_of_a_concept() -> None:
    a, b = prepared("a", FERRY), prepared("b", "feri Tirta Wening tenggelam")
    (wording, *_) = signals_of(a, b)
    assert wording.why.startswith("they share the terms ")
    assert "wening" in wording.why and "ferry" in wording.why and "=" not in wording.why


@pytest.mark.parametrize(
    ("first", "second", "same", "other"),
    [
        (figure(18), figure(18), 1, 0),
        (figure(18), figure(11), 0, 1),
        (figure(18), figure(11, "kapal"), 0, 0),
        (figure(18), figure(18, "orang"), 1, 0),
        (figure(18), figure(18, hi=20), 0, 1),
    ],
    ids=["the same", "another", "of another unit", "the same of another unit", "a range"],
)
def test_figures(first: object, second: object, same: float, other: float) -> None:
    a, b = prepared("a", FERRY, figures=(first,)), prepared("b", FERRY, figures=(second,))
    assert (value("same figure", a, b), value("other figure", a, b)) == (same, other)


def test_differing_figures_are_said_with_their_units() -> None:
    a, b = prepared("a", FERRY, figures=(figure(1800),)), prepared("b", FERRY, figures=(figure(11),))
    why = {signal.name: signal.why for signal in signals_of(a, b)}
    assert why["other figure"] == "numbers differ (1,800 penumpang; 11 penumpang)"


def test_polarity_article_and_distance() -> None:
    a = prepared("a", FERRY, document="one")
    b = prepared("b", FERRY, document="one", negated=True, published=DAY.replace(day=14))
    assert (value("polarity", a, b), value("same article", a, b), value("distance", a, b)) == (1, 1, 3)
    assert value("distance", a, prepared("c", published=DAY.replace(year=2024))) == MOST_DAYS
    assert value("distance", a, prepared("d", published=None)) == MOST_DAYS


def test_what_speaks_against_lowers_the_score() -> None:
    a, b = prepared("a", FERRY), prepared("b", FERRY)
    sure = score_of(a, b, a.product(b))
    for against in ({"negated": True}, {"published": DAY.replace(day=20)}, {"document": a.claim.document}):
        other = prepared("b", FERRY, **against)
        assert score_of(a, other, a.product(other)) < sure, against


def test_passages_are_runs_of_words() -> None:
    a, b = prepared("a", "satu dua tiga empat lima"), prepared("b", "dua tiga empat lima enam tujuh delapan")
    assert value("passage", a, b) == pytest.approx(2 / 3)
    assert value("passage", prepared("c", "satu dua"), prepared("d", "satu dua")) == 0
