"""Features: what a claim's terms weigh, what its document is about, and what its words deny."""

from __future__ import annotations

import pytest

from menurut.records import Claim
from menurut.weighing.features import TOPIC
from menurut.weighing.prepared import RUN, Prepared
from tests.weighing.made import claims_in, example_claims, one, prepared

ARTICLE = (
    "Feri Tirta Wening tenggelam di Selat Wayang. Menurut Laksmi Paramitha, 18 penumpang feri Tirta Wening hilang. "
    "Menurut Gunar Pratala, manifes feri Tirta Wening tidak lengkap. Nelayan menemukan pelampung feri Tirta Wening."
)


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return claims_in(ARTICLE, title="Feri Tenggelam di Selat Wayang")


def weights(claim: Claim) -> dict[str, float]:
    return dict(zip(claim.features.terms, claim.features.weights, strict=True))


def test_a_word_that_the_whole_article_says_weighs_less_than_a_rare_one(claims: tuple[Claim, ...]) -> None:
    found = weights(one(claims, "manifes"))
    assert found["manifes"] > found["wening"]


def test_the_commonest_words_are_no_terms_and_numbers_are(claims: tuple[Claim, ...]) -> None:
    found = weights(one(claims, "18 penumpang"))
    assert {"di", "yang", "itu"}.isdisjoint(found) and "18" in found


def test_terms_are_in_order_of_the_words(claims: tuple[Claim, ...]) -> None:
    found = one(claims, "18 penumpang").features.terms
    assert found.index("18") < found.index("tirta") < found.index("wening")


def test_the_topic_is_what_is_said_again_or_in_the_title(claims: tuple[Claim, ...]) -> None:
    (topic,) = {claim.features.topic for claim in claims}
    assert {"tirta", "wening", "wayang"} <= set(topic)
    assert {"pelampung", "nelay", "18"}.isdisjoint(topic)


def test_no_topic_is_long_or_has_numbers() -> None:
    for claims in example_claims():
        topic = claims[0].features.topic
        assert 0 < len(topic) <= TOPIC and len(set(topic)) == len(topic)
        assert not any(term[0].isdigit() for term in topic)


@pytest.mark.parametrize(
    ("text", "words", "negated"),
    [
        ("Menurut Gunar Pratala, manifes feri itu tidak lengkap.", "manifes feri", True),
        ("Menurut Gunar Pratala, manifes feri itu lengkap.", "manifes feri", False),
        ("Menurut Gunar Pratala, feri itu belum ditemukan.", "feri itu", True),
    ],
)
def test_words_that_say_something_is_not_so(text: str, words: str, negated: bool) -> None:
    assert one(claims_in(text), words).features.negated is negated


def test_a_sentence_that_reports_a_denial_says_that_something_is_not_so() -> None:
    text = "Kabar Bahari melaporkan bahwa Basuni Kertapati membantah feri itu membawa 75 penumpang."
    whole = next(claim for claim in claims_in(text) if "membantah" in claim.words)
    inside = next(claim for claim in claims_in(text) if "membantah" not in claim.words)
    assert (whole.features.negated, inside.features.negated) == (True, False)


def test_what_is_prepared_of_a_claim() -> None:
    found = prepared("a", "tujuh penumpang feri itu hilang", terms=("penumpang", "feri"))
    assert (found.mass, found.size) == (2, 2)
    assert found.norm == pytest.approx(2**0.5)
    assert len(found.runs) == 5 - RUN + 1 and ("tujuh", "penumpang", "feri") in found.runs


def test_the_product_is_over_shared_terms() -> None:
    a, b = prepared("a", terms=("feri", "wening", "hilang")), prepared("b", terms=("wening", "feri", "telur"))
    assert a.product(b) == 2
    assert a.product(Prepared(b.claim)) == b.product(a)
    assert a.product(prepared("c", terms=("telur",))) == 0
