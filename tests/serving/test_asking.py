"""What pages and API ask of the ledger: what is new, what is unsure, what was first, and lists that are followed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from menurut.errors import NotThereError
from menurut.ledger import Ledger, open_ledger
from menurut.ledger.asking import Filters
from menurut.records import Judgement, Matter
from menurut.serving import asking
from menurut.workflows.deciding import decide
from menurut.workflows.judging import Opinion
from tests.example_ledger import fill


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    fill(place)
    with open_ledger(place) as opened:
        yield opened


def test_what_is_new_is_told_by_outlets_and_days(ledger: Ledger) -> None:
    page = asking.start(ledger)
    assert (page.documents, page.claims) == (12, 38)
    outlets = [group.outlets for group in page.groups]
    assert outlets == sorted(outlets, reverse=True) and all(group.claims > 1 for group in page.groups)
    assert {group.disputed for group in page.disputed} == {True}
    assert [line.published for line in page.articles] == sorted((a.published for a in page.articles), reverse=True)
    [moved] = [line for line in page.moved if line.latest.unit == "penumpang"]
    assert (moved.before.lo, moved.latest.lo) == (18, 11)


def test_an_empty_ledger_has_a_start_and_nothing_else(tmp_path: object) -> None:
    with open_ledger(f"{tmp_path}/empty.sqlite", create=True) as ledger:
        page = asking.start(ledger)
        assert (page.documents, page.groups, page.disputed, page.moved, page.articles) == (0, (), (), (), ())
        for asked in (asking.all_articles, asking.all_outlets, asking.disputed):
            with pytest.raises(NotThereError, match="empty"):
                asked(ledger)
        assert asking.review(ledger).claims == ()


def test_an_article_says_in_which_group_each_of_its_claims_is(ledger: Ledger) -> None:
    key = asking.start(ledger).articles[0].key
    page = asking.kept_article(ledger, key[:10])
    assert page.key == key
    for placement in page.placements:
        group = asking.claim(ledger, placement.claim)
        assert group.id == placement.group.id
        assert placement.claim in {line.id for line in group.claims}
    numbers = {attribution["id"] for attribution in page.reading["attributions"]}
    assert set(page.of_statement()) == numbers


def test_doubts_are_of_two_articles_and_go_once_they_are_judged(ledger: Ledger) -> None:
    pairs = asking.review(ledger).claims
    assert pairs and all(pair.a.key != pair.b.key and 0.4 <= pair.score <= 0.6 and pair.why for pair in pairs)
    first = pairs[0]
    opinion = Opinion(judgement=Judgement.UNSURE, author="Rina")
    decide(ledger, Matter.CLAIM, first.a.id, first.b.id, opinion)
    left = asking.review(ledger).claims
    assert [(pair.a.id, pair.b.id) for pair in left] == [(pair.a.id, pair.b.id) for pair in pairs[1:]]


def test_an_outlet_is_first_where_its_claim_opens_a_group_of_several(ledger: Ledger) -> None:
    page = asking.outlet(ledger, "Kabar Selat")
    assert [(one.group.outlets, one.same_day) for one in page.firsts] == [(2, ("Kantor Berita Samudra",))]
    for one in page.firsts:
        claims = asking.claim(ledger, one.group.id).claims
        assert claims[0].outlet == "Kabar Selat" and claims[0].published == one.group.first


def test_counts_beside_a_search_are_of_its_hits(ledger: Ledger) -> None:
    page = asking.search(ledger, "kebakaran pasar", Filters())
    facets = {facet.name: {option.label: option.claims for option in facet.options} for facet in page.facets}
    assert sum(facets["month"].values()) == page.claims
    narrowed = asking.search(ledger, "kebakaran pasar", Filters(outlet="Kabar Selat"))
    assert narrowed.claims == facets["outlet"]["Kabar Selat"]
    [chosen] = [option for facet in narrowed.facets for option in facet.options if option.chosen]
    assert chosen.label == "Kabar Selat"


def test_the_months_in_which_somebody_speaks_are_counted(ledger: Ledger) -> None:
    page = asking.entity(ledger, "Laksmi Paramitha")
    assert sum(claims for _, claims in page.profile.months) == page.profile.says > 0
