"""Weighing everything: eight articles of our own and the examples of the ledger, in any order."""

from __future__ import annotations

import functools
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from menurut.records import Claim, Decision, Group, Judgement, Link, Matter, VerdictKind
from menurut.weighing.weighing import best_links, group_of, judgements, weigh, weigh_all
from tests.places import ROOT, json_lines
from tests.weighing.made import articles, decision, example_claims, prepared

CHANCE = st.randoms(use_true_random=False)


@functools.cache
def own_claims() -> tuple[tuple[Claim, ...], ...]:
    rows = json_lines(ROOT / "tests" / "weighing" / "articles.jsonl")
    return articles(tuple(tuple(row.items()) for row in rows))


@functools.cache
def everything() -> dict[str, Claim]:
    return {claim.id: claim for claims in (*own_claims(), *example_claims()) for claim in claims}


@functools.cache
def groups() -> tuple[Group, ...]:
    return weigh_all(everything().values())


def ids(words: str, document: str) -> str:
    (found,) = (c.id for c in everything().values() if words in c.words and c.document == document)
    return found


def group_with(claim: str, found: Sequence[Group] | None = None) -> Group:
    return next(group for group in found or groups() if claim in group.claims)


EGGS = ids("harga telur ayam di Pasar Telaga", "hulu:telur")
HOUSES = ids("320 rumah terendam", "hulu:1")
MORE_HOUSES = ids("500 rumah terendam", "pagi:1")
KIOSKS = ids("Sedikitnya 40 kios", "samudra:kebakaran-1")
MISSING = ids("18 penumpang feri", "samudra:feri-1")


@given(chance=CHANCE)
@settings(max_examples=10)
def test_the_order_of_claims_makes_no_difference(chance: random.Random) -> None:
    claims = list(everything().values())
    chance.shuffle(claims)
    assert weigh_all(claims) == groups()


@given(chance=CHANCE, judged=st.lists(st.sampled_from(list(Judgement)), min_size=3, max_size=3))
@settings(max_examples=10)
def test_nor_does_the_order_of_decisions(chance: random.Random, judged: list[Judgement]) -> None:
    pairs = ((HOUSES, MORE_HOUSES), (EGGS, KIOSKS), (KIOSKS, MISSING))
    made = [decision(*pair, judgement) for pair, judgement in zip(pairs, judged, strict=True)]
    mixed = chance.sample(made, len(made))
    assert weigh_all(everything().values(), mixed) == weigh_all(everything().values(), made)


def test_every_claim_is_in_one_group() -> None:
    assert sorted(claim for group in groups() for claim in group.claims) == sorted(everything())
    for group in groups():
        assert sorted(claim for origin in group.origins for claim in origin.claims) == sorted(group.claims)


@pytest.mark.parametrize(("claim", "outlets"), [(EGGS, 3), (HOUSES, 3), (KIOSKS, 3), (MISSING, 3)])
def test_what_several_outlets_say_is_one_group(claim: str, outlets: int) -> None:
    group = group_with(claim)
    assert group.outlets >= outlets and group.documents >= outlets


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("320 rumah terendam", "hulu:1"), ("320 rumah terendam", "muara:1")),
        (("Rp34.000", "hulu:telur"), ("Rp34.000", "pagi:telur")),
        (("Sedikitnya 40 kios", "samudra:kebakaran-1"), ("sedikitnya 40 kios", "kabarselat:kebakaran-1")),
        (("korsleting", "wartalentera:kebakaran-1"), ("korsleting", "samudra:kebakaran-1")),
        (("Rp9 miliar", "wartalentera:kebakaran-2"), ("Rp9 miliar", "poskota:kebakaran-1")),
        pytest.param(
            ("320 rumah terendam", "hulu:1"),
            ("320 houses", "river:1"),
            marks=pytest.mark.xfail(strict=True, reason="short articles in two languages share too few terms"),
        ),
    ],
    ids=lambda value: value[1],
)
def test_claims_that_say_the_same_are_in_one_group(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert ids(*b) in group_with(ids(*a)).claims


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("320 rumah terendam", "hulu:1"), ("mengungsi", "hulu:1")),
        (("320 rumah terendam", "hulu:1"), ("Rp34.000", "hulu:telur")),
        (("korsleting", "samudra:kebakaran-1"), ("lima jam", "samudra:kebakaran-1")),
        (("Tim mencari", "samudra:feri-1"), ("18 penumpang", "samudra:feri-1")),
    ],
    ids=lambda value: value[0],
)
def test_claims_that_say_something_else_are_in_two(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert ids(*b) not in group_with(ids(*a)).claims


def test_a_label_is_the_words_of_a_claim_of_its_group() -> None:
    for group in groups():
        assert group.label in {everything()[claim].words for claim in group.claims}


def test_a_label_is_of_the_longer_half_and_of_those_the_nearest_to_all() -> None:
    words = ("feri wening", "feri wening kapal pantai", "feri wening nelayan karam")
    claims = [prepared(name, text) for name, text in zip("abc", words, strict=True)]
    assert group_of(claims, {}, {}).label in words[1:]
    nearer = prepared("d", "feri wening kapal karam")
    assert group_of([*claims, nearer], {}, {}).label == nearer.claim.words


def test_a_group_has_the_id_of_its_first_claim_and_claims_in_order_of_days() -> None:
    for group in groups():
        order = [(everything()[claim].published, claim) for claim in group.claims]
        assert order == sorted(order)
        assert (group.id, group.first, group.last) == (group.claims[0], order[0][0], order[-1][0])


def test_merges_say_why_each_claim_that_is_linked_is_in_its_group() -> None:
    for group in groups():
        shown = {claim for merge in group.merges for claim in (merge.a, merge.b)}
        assert shown <= set(group.claims)
        for merge in group.merges:
            assert merge.signals and all(signal.why for signal in merge.signals)
    assert {EGGS, HOUSES, KIOSKS} <= {c for g in groups() for merge in g.merges for c in (merge.a, merge.b)}


def test_copies_of_one_dispatch_have_one_origin() -> None:
    group = group_with(ids("Petugas memadamkan", "samudra:kebakaran-1"))
    assert (group.outlets, group.independent_origins, len(group.origins)) == (2, 1, 1)


def test_outlets_that_cite_each_other_are_shown_and_have_one_origin() -> None:
    group = group_with(EGGS)
    assert group.circles == (("Kabar Hulu", "Suara Muara"),)
    assert group.independent_origins == 1


def test_no_other_group_has_a_circle() -> None:
    assert [group.id for group in groups() if group.circles] == [group_with(EGGS).id]


def test_two_speakers_with_two_figures_are_two_origins() -> None:
    names = {origin.name for origin in group_with(HOUSES).origins}
    assert {"Seta Arkana", "Nirmala Puspita"} <= names
    assert group_with(HOUSES).independent_origins >= 2


def test_what_one_speaker_says_later_is_no_contradiction() -> None:
    later = ids("410 rumah", "hulu:2")
    kinds = {v.verdict for v in group_with(HOUSES).verdicts if later in (v.a, v.b) and HOUSES in (v.a, v.b)}
    assert kinds and kinds <= {VerdictKind.UPDATE, VerdictKind.REVISION}


def test_a_denial_makes_a_group_disputed() -> None:
    group = group_with(ids("sengaja dibakar", "poskota:kebakaran-1"))
    assert group.disputed and not group_with(EGGS).disputed
    denial = next(v for v in group.verdicts if v.verdict is VerdictKind.DENIAL)
    assert everything()[denial.b].speaker == "Damar Wirayuda"
    assert everything()[denial.a].speaker == "Mirah Sekarwangi"


def test_a_person_can_join_and_part_groups() -> None:
    joined = weigh_all(everything().values(), [decision(EGGS, KIOSKS, Judgement.SAME)])
    assert KIOSKS in group_with(EGGS, joined).claims
    parted = weigh_all(everything().values(), [decision(HOUSES, MORE_HOUSES, Judgement.NOT_SAME)])
    assert MORE_HOUSES not in group_with(HOUSES, parted).claims


def test_a_person_can_join_and_part_origins() -> None:
    judged = [decision(HOUSES, MORE_HOUSES, Judgement.SAME, Matter.ORIGIN)]
    origins = group_with(HOUSES, weigh_all(everything().values(), judged)).origins
    assert any({HOUSES, MORE_HOUSES} <= set(origin.claims) for origin in origins)
    assert len(origins) == len(group_with(HOUSES).origins) - 1


def test_a_decision_on_claims_that_are_not_there_is_passed_over() -> None:
    made = [decision("0" * 16, EGGS, Judgement.SAME), decision("0" * 16, "1" * 16, Judgement.NOT_SAME)]
    assert weigh_all(everything().values(), made) == groups()


def test_the_latest_judgement_on_a_pair_holds() -> None:
    made = [
        decision("b", "a", Judgement.SAME, hour=9),
        decision("a", "b", Judgement.NONE, hour=11),
        decision("a", "b", Judgement.NOT_SAME, hour=10),
        decision("a", "b", Judgement.SAME, Matter.ORIGIN, hour=12),
    ]
    for order in (made, made[::-1]):
        assert judgements(order, Matter.CLAIM) == {("a", "b"): Judgement.NONE}
        assert judgements(order, Matter.ORIGIN) == {("a", "b"): Judgement.SAME}


def undone(judgement: Judgement) -> list[Decision]:
    return [decision(EGGS, KIOSKS, judgement, hour=9), decision(EGGS, KIOSKS, Judgement.NONE, hour=10)]


@pytest.mark.parametrize("judgement", [Judgement.SAME, Judgement.NOT_SAME])
def test_a_decision_that_is_undone_leaves_nothing_behind(judgement: Judgement) -> None:
    assert weigh_all(everything().values(), undone(judgement)) == groups()


def test_the_surest_link_of_each_claim() -> None:
    links = [Link(a="a", b="b", score=0.5), Link(a="b", b="c", score=0.9), Link(a="a", b="c", score=0.5)]
    assert {claim: (link.a, link.b) for claim, link in best_links(links).items()} == {
        "a": ("a", "b"),
        "b": ("b", "c"),
        "c": ("b", "c"),
    }
    assert best_links(links[::-1]) == best_links(links)


def test_nothing_weighs_nothing() -> None:
    assert weigh_all([]) == weigh([], []) == ()


def test_a_claim_alone_is_a_group_of_one() -> None:
    (group,) = weigh_all([everything()[EGGS]])
    assert (group.claims, group.label, group.outlets, group.merges) == ((EGGS,), everything()[EGGS].words, 1, ())
    assert group.independent_origins == 1
