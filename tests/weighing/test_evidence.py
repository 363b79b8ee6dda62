"""Evidence that claims have one origin: what is a copy, one occasion, a citation, and what rests on a named source."""

from __future__ import annotations

import datetime

import pytest

from menurut.records import Claim, Kind, Stance
from menurut.weighing.evidence import citations, copies, is_named, is_own, occasions, resting
from tests.weighing.made import DAY, claim, figure, prepared

LONG = "sedikitnya 40 kios hangus dalam kebakaran yang melanda Pasar Lentera pada Minggu dini hari"
OTHER = "harga telur ayam di Telaga naik menjadi tiga puluh ribu rupiah per kilogram sejak pekan lalu"


def later(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def test_most_runs_of_words_make_a_copy() -> None:
    found = list(copies([prepared("a", LONG), prepared("b", f"{LONG}, kata petugas"), prepared("c", OTHER)]))
    assert [(merge.a, merge.b, merge.signals[0].name) for merge in found] == [("a", "b", "passage")]


def test_few_words_are_no_copy() -> None:
    assert (
        list(copies([prepared("a", "kios hangus terbakar habis"), prepared("b", "kios hangus terbakar habis")])) == []
    )


def test_less_than_half_is_no_copy() -> None:
    words = LONG.split()
    half = " ".join(words[:6])
    assert list(copies([prepared("a", LONG), prepared("b", f"{half} {' '.join(OTHER.split()[:9])}")])) == []


def test_a_denial_in_the_same_words_is_no_copy_of_what_somebody_else_states() -> None:
    stating = prepared("a", LONG, voice="Mirah Sekarwangi")
    denying = prepared("b", LONG, voice="Damar Wirayuda", stance=Stance.DENIES)
    assert list(copies([stating, denying])) == []


def test_another_figure_in_the_same_words_is_no_copy_of_what_somebody_else_states() -> None:
    first = prepared("a", LONG, voice="Seta Arkana", figures=(figure(40, "kios"),))
    words, figures = LONG.replace("40", "62"), (figure(62, "kios"),)
    assert list(copies([first, prepared("b", words, voice="Nirmala Puspita", figures=figures)])) == []
    assert len(list(copies([first, prepared("b", words, voice="Seta Arkana", figures=figures)]))) == 1
    assert len(list(copies([first, prepared("b", words, figures=figures)]))) == 1


def test_a_denial_that_two_outlets_report_is_a_copy() -> None:
    denials = [prepared(name, LONG, voice="Damar Wirayuda", stance=Stance.DENIES) for name in "ab"]
    assert len(list(copies(denials))) == 1


@pytest.mark.parametrize(("days", "joined"), [(0, True), (3, True), (4, False)])
def test_one_speaker_on_one_occasion(days: int, joined: bool) -> None:
    first = prepared("a", LONG, voice="Laksmi Paramitha")
    second = prepared("b", OTHER, voice="Laksmi Paramitha", published=later(days))
    found = list(occasions([first, second]))
    assert bool(found) is joined
    if found and days:
        assert f"{days} days apart" in found[0].signals[0].why


def test_an_occasion_goes_on_from_day_to_day() -> None:
    sayings = [prepared(str(days), OTHER, voice="Laksmi Paramitha", published=later(days)) for days in (0, 3, 6)]
    assert [(merge.a, merge.b) for merge in occasions(sayings)] == [("0", "3"), ("3", "6")]


def test_two_speakers_have_two_occasions() -> None:
    assert list(occasions([prepared("a", voice="Laksmi Paramitha"), prepared("b", voice="Gunar Pratala")])) == []


def test_a_short_name_is_the_speaker_of_the_long_one() -> None:
    assert len(list(occasions([prepared("a", voice="Laksmi Paramitha"), prepared("b", voice="Laksmi")]))) == 1


def test_a_short_name_that_fits_two_speakers_is_neither() -> None:
    names = ("Laksmi Paramitha", "Laksmi", "Laksmi Wardani")
    assert list(occasions([prepared(name, voice=name) for name in names])) == []


def test_a_claim_goes_with_the_claim_of_the_medium_it_cites() -> None:
    source = prepared("a", LONG, outlet="samudra.example")
    citing = prepared("b", OTHER, outlet="Pos Sambara", origin="Samudra", published=later(1))
    (found,) = citations([source, citing])
    assert (found.a, found.b, found.signals[0].why) == ("a", "b", "Pos Sambara cites Samudra")


def test_a_medium_that_is_cited_and_has_no_claim_of_its_own_joins_those_that_name_nobody() -> None:
    nameless = [prepared(name, LONG, outlet=name, origin="Samudra") for name in ("Pos Sambara", "Kabar Selat")]
    assert [merge.signals[0].why for merge in citations(nameless)] == ["both cite Samudra"]
    named = [prepared("c", LONG, outlet="Warta Rawa", origin="Samudra", voice="Laksmi Paramitha")]
    assert list(citations([*nameless[:1], *named])) == []


def test_citing_another_medium_joins_nothing() -> None:
    source = prepared("a", LONG, outlet="Warta Lentera")
    assert list(citations([source, prepared("b", LONG, outlet="Pos Sambara", origin="Samudra")])) == []


def test_a_medium_that_cites_itself_is_no_source_of_its_own() -> None:
    source = prepared("a", LONG, outlet="Samudra", origin="Samudra", voice="Laksmi Paramitha")
    citing = prepared("b", OTHER, outlet="Pos Sambara", origin="Samudra", voice="Gunar Pratala")
    assert list(citations([source, citing])) == []


def test_a_medium_that_speaks_is_cited_too() -> None:
    assert claim("a", speaker="Samudra", kind=Kind.MEDIA, origin="Warta Rawa").media == ("Warta Rawa", "Samudra")
    assert claim("a", speaker="Samudra", kind=Kind.MEDIA, origin="Samudra").media == ("Samudra",)
    assert claim("a", speaker="Laksmi", kind=Kind.PERSON).media == ()


def test_what_names_no_source_rests_on_the_named_one_that_is_nearest() -> None:
    near = prepared("a", LONG, voice="Harsono Lubda")
    far = prepared("b", OTHER, voice="Sari Dewi")
    (found,) = resting([near, far, prepared("c", "40 kios hangus dalam kebakaran")])
    assert (found.a, found.b) == ("a", "c")
    assert found.signals[0].why == "names nobody, and says what Harsono Lubda is quoted with"


def test_a_described_source_rests_on_a_named_one() -> None:
    named, described = prepared("a", LONG, voice="Harsono Lubda"), prepared("b", LONG, voice="seorang pedagang")
    assert [(merge.a, merge.b) for merge in resting([named, described])] == [("a", "b")]


def test_what_outlets_say_rests_on_a_described_source_where_none_is_named() -> None:
    described, own = prepared("a", LONG, voice="seorang pedagang"), prepared("b", LONG)
    assert [(merge.a, merge.b) for merge in resting([described, own])] == [("a", "b")]


def test_nothing_rests_on_outlets_alone() -> None:
    assert list(resting([prepared("a", LONG), prepared("b", LONG)])) == []


@pytest.mark.parametrize(
    ("given", "own", "named"),
    [
        (claim("a"), True, False),
        (claim("a", voice="Harsono Lubda", speaker="Harsono Lubda"), False, True),
        (claim("a", voice="seorang warga", speaker="seorang warga"), False, False),
        (claim("a", origin="Samudra"), False, True),
        (claim("a", beside="Harsono Lubda"), True, False),
    ],
)
def test_whose_a_claim_is(given: Claim, own: bool, named: bool) -> None:
    assert (is_own(given), is_named(given)) == (own, named)
