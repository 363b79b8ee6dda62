"""Fitting the weights: what made a small data set is found again, and partitions are measured as by hand."""

from __future__ import annotations

import math
import random

import pytest

from menurut.weighing.signals import MEASURES
from tests.weighing.made import claim, claims_in
from training.signals import PENALTY, Pairs, b_cubed, fit, mentions_of, pairs_of

NAMES = [measure.name for measure in MEASURES]
TEXT = "Menurut Harsono Lubda, 40 kios di Pasar Lentera hangus. Petugas memadamkan api selama lima jam."


def made(truth: dict[str, float], count: int) -> Pairs:
    """Pairs whose labels are drawn by a logistic model with these weights; all other signals are noise."""
    chance = random.Random(7)
    rows = [[chance.gauss(0, 1) for _ in NAMES] for _ in range(count)]
    same = []
    for row in rows:
        total = truth["bias"] + sum(truth.get(name, 0.0) * value for name, value in zip(NAMES, row, strict=True))
        same.append(chance.random() < 1 / (1 + math.exp(-total)))
    return rows, same


def test_the_weights_that_made_the_labels_are_found_again() -> None:
    truth = {"bias": -0.5, "wording": 2.0, "polarity": -1.5}
    found = fit([made(truth, 1500)])
    assert set(found) == {"bias", *NAMES}
    for name, weight in found.items():
        assert weight == pytest.approx(truth.get(name, 0.0), abs=0.3), name


def test_parts_are_fitted_as_one() -> None:
    rows, same = made({"bias": 0.0, "wording": 1.0}, 120)
    together, apart = fit([(rows, same)]), fit([(rows[:50], same[:50]), (rows[50:], same[50:])])
    assert apart == pytest.approx(together)


def test_a_signal_in_other_units_has_the_weight_of_its_unit() -> None:
    """Signals are made comparable before the penalty, so that days or shares make no difference."""
    rows, same = made({"bias": 0.0, "distance": 1.0}, 120)
    place = NAMES.index("distance")
    scaled = [[value * (100 if number == place else 1) for number, value in enumerate(row)] for row in rows]
    assert fit([(scaled, same)])["distance"] == pytest.approx(fit([(rows, same)])["distance"] / 100)


def test_a_signal_that_never_changes_weighs_nothing() -> None:
    rows, same = made({"bias": 0.0, "wording": 1.0}, 80)
    place = NAMES.index("passage")
    flat = [[1.0 if number == place else value for number, value in enumerate(row)] for row in rows]
    assert fit([(flat, same)])["passage"] == 0


def test_the_penalty_keeps_weights_finite_where_a_signal_settles_everything() -> None:
    assert PENALTY > 0
    rows = [[float(number == 0) * side for number, _ in enumerate(NAMES)] for side in (-1.0, 1.0) * 20]
    weights = fit([(rows, [row[0] > 0 for row in rows])])
    assert 0.5 < weights[NAMES[0]] < 10


@pytest.mark.parametrize(
    ("items", "precision", "recall"),
    [
        ([("a", "1"), ("a", "1"), ("b", "2")], 1, 1),
        ([("a", "1"), ("a", "1"), ("b", "1")], (2 / 3 + 2 / 3 + 1 / 3) / 3, 1),
        ([("a", "1"), ("a", "2"), ("b", "3")], 1, (1 / 2 + 1 / 2 + 1) / 3),
        ([("a", "1"), ("b", "1"), ("a", "2"), ("b", "2")], 1 / 2, 1 / 2),
    ],
    ids=["the same", "all in one", "each alone", "crosswise"],
)
def test_b_cubed_is_as_by_hand(items: list[tuple[str, str]], precision: float, recall: float) -> None:
    assert b_cubed(items) == (pytest.approx(precision), pytest.approx(recall))


def event(*mentions: tuple[str, int, int]) -> dict[str, object]:
    rows = [{"id": name, "mentions": [{"article": "x", "spans": [[a, b]]}]} for name, a, b in mentions]
    return {"event": "kebakaran", "articles": ["x"], "claims": rows}


def test_a_mention_falls_on_the_claim_it_shares_most_with() -> None:
    claims = claims_in(TEXT, key="x")
    start = TEXT.index("40 kios")
    second = TEXT.index("Petugas")
    found = dict(mentions_of(event(("kios", start, start + 25), ("api", second + 3, len(TEXT))), {"x": claims}))
    by_id = {claim.id: claim.words for claim in claims}
    assert {name: by_id[claim] for name, claim in found.items()} == {
        "kios": "40 kios di Pasar Lentera hangus",
        "api": "Petugas memadamkan api selama lima jam.",
    }


def test_a_mention_that_no_claim_covers_is_left_out() -> None:
    claims = claims_in(TEXT, key="x")
    assert list(mentions_of(event(("sumber", 0, 8)), {"x": claims})) == []


def test_pairs_are_all_of_the_claims_that_were_read() -> None:
    claims = {"x": [claim(name, f"kios {name} hangus") for name in ("a", "b", "c")]}
    rows, same = pairs_of([("kios", "a"), ("kios", "b"), ("api", "c"), ("api", "a")], claims)
    assert same == [True, True, False]
    assert all(len(row) == len(NAMES) for row in rows) and len(rows) == 3
