"""Origins: what evidence and decisions join and part, what they are called, and how many are independent."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from menurut.records import Judgement, Origin, Stance
from menurut.weighing.grouping import Judgements
from menurut.weighing.origins import independent, origins_of
from menurut.weighing.prepared import Prepared
from tests.weighing.made import DAY, example_claims, prepared

FIRE = "sedikitnya 40 kios hangus dalam kebakaran Pasar Lentera"
POWER = "dua malam sebelumnya listrik di lantai dua itu sudah dimatikan"


def partition(claims: Sequence[Prepared], judgements: Judgements | None = None) -> set[frozenset[str]]:
    return {frozenset(origin.claims) for origin in origins_of(claims, judgements or {})}


def test_two_speakers_are_two_origins() -> None:
    claims = [prepared("a", FIRE, voice="Harsono Lubda"), prepared("b", POWER, voice="Mirah Sekarwangi")]
    assert [origin.name for origin in sorted(origins_of(claims, {}), key=lambda o: o.name)] == [
        "Harsono Lubda",
        "Mirah Sekarwangi",
    ]


def test_one_speaker_in_two_outlets_is_one_origin_with_its_reason() -> None:
    claims = [prepared(name, words, voice="Harsono Lubda") for name, words in (("a", FIRE), ("b", POWER))]
    (origin,) = origins_of(claims, {})
    assert (origin.name, origin.claims) == ("Harsono Lubda", ("a", "b"))
    assert [(merge.a, merge.b, merge.signals[0].name) for merge in origin.merges] == [("a", "b", "speaker")]


def test_who_denies_is_another_origin_than_who_states() -> None:
    words = f"{FIRE} sengaja dibakar agar pedagang pindah ke gedung baru"
    stating = prepared("a", words, voice="Mirah Sekarwangi")
    denying = prepared("b", words, voice="Damar Wirayuda", stance=Stance.DENIES)
    origins = {origin.name: origin.states for origin in origins_of([stating, denying], {})}
    assert origins == {"Mirah Sekarwangi": True, "Damar Wirayuda": False}
    assert independent(origins_of([stating, denying], {})) == 1


def test_a_decision_joins_what_nothing_else_joins() -> None:
    claims = [prepared("a", FIRE, voice="Harsono Lubda"), prepared("b", POWER, voice="Mirah Sekarwangi")]
    (origin,) = origins_of(claims, {("a", "b"): Judgement.SAME})
    assert origin.merges[0].signals[0].why == "a person says so"


def test_a_decision_parts_what_everything_joins() -> None:
    claims = [prepared(name, FIRE, voice="Harsono Lubda") for name in "ab"]
    assert partition(claims) == {frozenset("ab")}
    assert partition(claims, {("a", "b"): Judgement.NOT_SAME}) == {frozenset("a"), frozenset("b")}


def test_claims_kept_apart_are_not_joined_over_a_third() -> None:
    claims = [prepared(name, FIRE, voice="Harsono Lubda") for name in "abc"]
    found = partition(claims, {("a", "c"): Judgement.NOT_SAME})
    assert not any({"a", "c"} <= members for members in found)


def test_no_judgement_changes_nothing() -> None:
    claims = [prepared(name, FIRE, voice="Harsono Lubda") for name in "ab"]
    for judgement in (Judgement.UNSURE, Judgement.NONE):
        assert partition(claims, {("a", "b"): judgement}) == {frozenset("ab")}


def test_a_decision_on_claims_of_another_group_is_passed_over() -> None:
    assert partition([prepared("a", FIRE)], {("a", "z"): Judgement.SAME}) == {frozenset("a")}


def test_what_an_outlet_says_rests_on_the_named_source() -> None:
    claims = [prepared("a", FIRE, voice="Harsono Lubda"), prepared("b", "40 kios di Pasar Lentera hangus")]
    (origin,) = origins_of(claims, {})
    assert (origin.name, origin.own) == ("Harsono Lubda", False)


def test_an_origin_of_nobody_is_called_by_its_outlet_or_by_who_is_quoted_beside() -> None:
    (own,) = origins_of([prepared("a", FIRE, outlet="Warta Lentera")], {})
    assert (own.name, own.own) == ("Warta Lentera", True)
    (beside,) = origins_of([prepared("a", FIRE, outlet="Warta Lentera", beside="Harsono Lubda")], {})
    assert (beside.name, beside.own) == ("Harsono Lubda", True)


def test_an_origin_of_a_medium_is_called_by_it() -> None:
    (origin,) = origins_of([prepared("a", FIRE, outlet="Pos Sambara", origin="Samudra")], {})
    assert (origin.name, origin.own) == ("Samudra", False)


def test_the_longest_name_of_the_speaker_of_most_claims_is_taken() -> None:
    claims = [prepared(name, FIRE, voice=voice) for name, voice in (("a", "Harsono"), ("b", "Harsono Lubda"))]
    claims.append(prepared("c", FIRE, voice="Sari Dewi"))
    judged = {("a", "c"): Judgement.SAME, ("b", "c"): Judgement.SAME}
    assert [origin.name for origin in origins_of(claims, judged)] == ["Harsono Lubda"]


def test_a_speaker_has_one_origin_a_month_in_all_groups() -> None:
    (one,) = origins_of([prepared("a", FIRE, voice="Harsono Lubda")], {})
    (other,) = origins_of([prepared("b", POWER, voice="Harsono Lubda", published=DAY.replace(day=1))], {})
    (later,) = origins_of([prepared("c", POWER, voice="Harsono Lubda", published=DAY.replace(month=8))], {})
    assert one.id == other.id != later.id


def test_two_occasions_of_one_month_have_two_ids() -> None:
    said = ((FIRE, DAY), (POWER, DAY + datetime.timedelta(days=9)))
    origins = origins_of([prepared(words, words, voice="Harsono Lubda", published=day) for words, day in said], {})
    assert len({origin.id for origin in origins}) == 2


def origin(name: str, *, own: bool = False, states: bool = True) -> Origin:
    return Origin(id=name, name=name, claims=(name,), own=own, states=states)


def test_outlets_count_only_where_nothing_else_states_it() -> None:
    outlets = [origin("Warta Lentera", own=True), origin("Pos Sambara", own=True)]
    assert independent(outlets) == 2
    assert independent([*outlets, origin("Harsono Lubda")]) == 1
    assert independent([*outlets, origin("Damar Wirayuda", states=False)]) == 2


def test_who_only_denies_does_not_count() -> None:
    assert independent([origin("Damar Wirayuda", states=False)]) == 0
    assert independent([]) == 0


EXAMPLES = [Prepared(claim) for claims in example_claims() for claim in claims]
PAIRS = st.tuples(*[st.sampled_from([p.claim.id for p in EXAMPLES])] * 2).filter(lambda pair: pair[0] < pair[1])


@given(
    chosen=st.lists(st.sampled_from(EXAMPLES), unique_by=lambda p: p.claim.id, min_size=1, max_size=12),
    judgements=st.dictionaries(PAIRS, st.sampled_from(list(Judgement)), max_size=4),
)
def test_origins_are_a_partition_that_keeps_to_decisions(chosen: list[Prepared], judgements: Judgements) -> None:
    claims = sorted(chosen, key=lambda p: (p.claim.published, p.claim.id))
    origins = origins_of(claims, judgements)
    assert sorted(claim for found in origins for claim in found.claims) == sorted(p.claim.id for p in claims)
    assert len({found.id for found in origins}) == len(origins)
    for pair, judgement in judgements.items():
        if judgement is Judgement.NOT_SAME:
            assert not any(set(pair) <= set(found.claims) for found in origins)
    for found in origins:
        assert len(found.merges) == len(found.claims) - 1
        assert all({merge.a, merge.b} <= set(found.claims) for merge in found.merges)
