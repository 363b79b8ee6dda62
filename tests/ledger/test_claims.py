"""What is derived, on both databases: readings, claims, keys, links, units and groups come back as written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import select

from menurut.ledger import Batch, Ledger, open_ledger
from menurut.ledger.claims import Held
from menurut.ledger.groups import group_of_rows
from menurut.ledger.schema import claims, groups, verdicts
from menurut.records import Act, Claim, Features, Figure, Group, Kind, Merge, Origin, Signal, Span, Stance, Style
from menurut.records.groups import Verdict, VerdictKind
from menurut.workflows.reading import read_document
from tests.ledger.samples import add, article, news

DAY = datetime.date(2025, 6, 12)
BARE = Claim(id="bare", document="k1", spans=(Span(0, 4),), words="naik")
FULL = Claim(
    id="full",
    document="k1",
    spans=(Span(5, 9), Span(12, 20)),
    words="“12 tiang” … retak — 50%",
    stance=Stance.DENIES,
    attribution=3,
    parent=1,
    speaker="Rini Astuti",
    kind=Kind.PERSON,
    role="kepala dinas",
    affiliation="Dinas Perhubungan Bahari",
    origin="Warta Rawa",
    chain=("Rini Astuti", "Warta Rawa"),
    act=Act.DENY,
    style=Style.DIRECT,
    outlet="Kabar",
    published=DAY,
    language="id",
    as_of="2025-06-10/2025-06-12",
    figures=(Figure(span=Span(5, 7), lo=12, hi=12, about=True, unit="tiang"),),
    features=Features(terms=("12", "tiang"), weights=(8.0, 1.25), topic=("jembatan",), negated=True, voice="Astuti"),
)


def claim(n: int) -> Claim:
    return Claim(id=f"c{n}", document="k1", spans=(Span(n, n + 1),), words=f"kata {n}", published=DAY)


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with open_ledger(place, create=True) as found:
        yield found


def written(batch: Batch, *found: Claim, document: int = 1) -> list[Held]:
    return batch.claims.write_claims({document: found}, {})


def test_readings_come_back_as_they_were(ledger: Ledger) -> None:
    made = [read_document(document) for document in news(3)]
    add(ledger, *(reading.document for reading in made[:2]))
    with ledger.writing() as batch:
        batch.claims.write_readings(dict(enumerate(made[:2], start=1)))
    with ledger.reading() as batch:
        assert [batch.claims.reading(n) for n in (1, 2, 3)] == [made[0], made[1], None]
        assert batch.claims.read_already([1, 2, 3]) == {1, 2}


def test_a_document_that_was_not_read_has_no_reading(ledger: Ledger) -> None:
    add(ledger, article(1))
    with ledger.reading() as batch:
        assert batch.claims.reading(1) is None


def test_claims_come_back_as_they_were(ledger: Ledger) -> None:
    with ledger.writing() as batch:
        held = batch.claims.write_claims({1: [FULL, BARE], 2: [claim(1)]}, {("k1", "Rini Astuti"): "e1"})
        assert [(one.n, one.unit, one.level, one.claim) for one in held] == [
            (1, 1, 0, FULL), (2, 2, 0, BARE), (3, 3, 0, claim(1))
        ]  # fmt: skip
    with ledger.writing() as batch:
        assert [one.n for one in written(batch, claim(2), document=3)] == [4]
    with ledger.reading() as batch:
        assert batch.claims.held([1, 2, 9]) == {1: held[0], 2: held[1]}
        assert batch.claims.of_documents([1, 2, 7]) == {1: held[:2], 2: held[2:], 7: []}
        assert batch.claims.numbers_of(["full", "c1", "none"]) == {"full": 1, "c1": 3}
        rows = batch.connection.execute(select(claims).order_by(claims.c.n)).all()
        assert [(row.entity, row.group_id, row.origin_id) for row in rows] == [
            ("e1", "full", None), (None, "bare", None), (None, "c1", None), (None, "c2", None)
        ]  # fmt: skip


def test_a_claim_without_words_comes_back(ledger: Ledger) -> None:
    silent = Claim(id="silent", document="k1", spans=(Span(3, 3),), words="")
    with ledger.writing() as batch:
        written(batch, silent)
    with ledger.reading() as batch:
        assert batch.claims.held([1])[1].claim == silent


def test_documents_are_found_by_their_keys(ledger: Ledger) -> None:
    low, high = -(2**63), 2**63 - 1
    with ledger.writing() as batch:
        batch.claims.write_keys({1: [low, 5, high, 5], 2: [5], 3: []})
        assert {key: sorted(found) for key, found in batch.claims.sharing([low, 5, high, 6]).items()} == {
            low: [1], 5: [1, 2], high: [1]
        }  # fmt: skip


def test_many_keys_are_asked_for_in_parts(ledger: Ledger) -> None:
    with ledger.writing() as batch:
        batch.claims.write_keys({n: range(0, 3000, n) for n in (1, 2, 3)})
        shared = batch.claims.sharing(range(3000))
        assert {key for key, found in shared.items() if sorted(found) == [1, 2, 3]} == set(range(0, 3000, 6))


def test_links_lead_both_ways(ledger: Ledger) -> None:
    with ledger.writing() as batch:
        written(batch, *map(claim, range(4)))
        batch.claims.write_links([(1, 2, 0.75), (3, 1, 0.5)])
        batch.claims.write_links([])
        found = batch.claims.links_from([1, 2, 3, 4])
        assert {n: sorted(others) for n, others in found.items()} == {
            1: [(2, 0.75), (3, 0.5)], 2: [(1, 0.75)], 3: [(1, 0.5)], 4: []
        }  # fmt: skip


def test_claims_change_their_units(ledger: Ledger) -> None:
    with ledger.writing() as batch:
        written(batch, *map(claim, range(4)))
        batch.claims.write_units({2: (1, 0), 3: (1, 2)})
        batch.claims.write_units({})
        places = batch.claims.places([1, 2, 3, 4])
        assert {n: place[:2] for n, place in places.items()} == {1: (1, 0), 2: (1, 0), 3: (1, 2), 4: (4, 0)}
        assert batch.claims.members([1]) == {n: places[n] for n in (1, 2, 3)}
        assert places[4].group == places[4].id


def group(ids: Sequence[str], *, disputed: bool = False) -> Group:
    """A group of these claims, which come from two origins where there are two."""
    why = Merge(a=ids[0], b=ids[-1], signals=(Signal(name="words", score=0.5, why="“kata” stands in both"),))
    origins = [Origin(id=f"o{ids[0]}", name="Rini Astuti", claims=tuple(ids[:2]), merges=(why,))]
    if len(ids) > 2:
        origins.append(Origin(id=f"o{ids[2]}", name="Kabar", claims=tuple(ids[2:]), own=True, states=False))
    verdict = Verdict(a=ids[0], b=ids[-1], verdict=VerdictKind.DENIAL, score=0.9, why="Budi denies it")
    return Group(
        id=ids[0],
        label="kata",
        claims=tuple(ids),
        origins=tuple(origins),
        independent_origins=1,
        verdicts=(verdict,) if disputed else (),
        merges=(why,),
        circles=(("Kabar", "Warta", "Kabar"),),
        documents=2,
        outlets=2,
        first=DAY,
        last=None,
    )


def alone(ident: str) -> Group:
    origin = Origin(id=f"o{ident}", name="Kabar", claims=(ident,))
    return Group(id=ident, label="kata", claims=(ident,), origins=(origin,), independent_origins=1)


def groups_in(batch: Batch) -> dict[str, Group]:
    judged = batch.connection.execute(select(verdicts)).all()
    return {
        row.id: group_of_rows(row, [v for v in judged if v.group_id == row.id])
        for row in batch.connection.execute(select(groups)).all()
    }


def placed(batch: Batch) -> dict[str, tuple[str, str | None]]:
    return {row.id: (row.group_id, row.origin_id) for row in batch.connection.execute(select(claims)).all()}


def test_groups_take_the_place_of_those_before(ledger: Ledger) -> None:
    one, other = group(["c0", "c1", "c2"], disputed=True), group(["c3", "c4"])
    with ledger.writing() as batch:
        written(batch, *map(claim, range(5)))
        batch.claims.replace_groups([1, 2, 3, 4, 5], [one, other])
        assert groups_in(batch) == {"c0": one, "c3": other}
        assert placed(batch) == {
            "c0": ("c0", "oc0"), "c1": ("c0", "oc0"), "c2": ("c0", "oc2"), "c3": ("c3", "oc3"), "c4": ("c3", "oc3")
        }  # fmt: skip
    smaller = group(["c1", "c2"])
    with ledger.writing() as batch:
        batch.claims.replace_groups([1, 2, 3], [alone("c0"), smaller])
        assert groups_in(batch) == {"c1": smaller, "c3": other}
        assert not batch.connection.execute(select(verdicts)).all()
        assert placed(batch)["c0"] == ("c0", None)
        assert placed(batch)["c1"] == ("c1", "oc1")


def test_what_was_derived_can_be_dropped(ledger: Ledger) -> None:
    add(ledger, article(1))
    with ledger.writing() as batch:
        written(batch, FULL, BARE)
        batch.claims.replace_groups([1, 2], [group(["full", "bare"], disputed=True)])
        batch.search.write_terms({1: ("12", "tiang")})
        batch.write_makers({"weighing": "1"})
        batch.drop_derived()
        assert (batch.makers(), groups_in(batch), placed(batch)) == ({}, {}, {})
        assert len(batch.received.documents()) == 1
        batch.search.write_terms({1: ("12", "tiang")})
        written(batch, FULL)
    with ledger.reading() as batch:
        assert list(batch.claims.held([1])) == [1]
