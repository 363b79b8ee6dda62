"""Weighing what is new comes to what weighing from scratch comes to: any order, any batches, any decisions."""

from __future__ import annotations

import contextlib
import datetime
import random
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from menurut.errors import DecisionError
from menurut.languages import load
from menurut.ledger import Ledger, open_ledger
from menurut.ledger.claims import claim_of
from menurut.ledger.groups import group_of_rows
from menurut.ledger.received import key_of
from menurut.ledger.schema import claims, groups, verdicts
from menurut.records import Claim, Decision, Document, Group, Judgement, Matter, Reading
from menurut.weighing import units
from menurut.weighing.claims import claims_of
from menurut.weighing.policy import BUCKET
from menurut.weighing.weighing import weigh_all
from menurut.workflows import adding, weighing
from menurut.workflows.adding import add_readings
from menurut.workflows.reading import read_document

SENTENCES = (
    "Menurut Kepala Dinas Perhubungan Bahari Rini Astuti, jembatan Tirta ditutup karena {n} tiangnya retak.",
    'Rini Astuti mengatakan kepada Warta Rawa, "{n} tiang jembatan Tirta retak dan perbaikan memakan waktu 3 pekan."',
    "Juru bicara Polres Bahari, Budi Hartono, membantah {n} tiang jembatan Tirta retak.",
    "Jembatan Tirta ditutup karena {n} tiangnya retak.",
    "Menurut Sari Dewi, ketua Asosiasi Peternak Telaga, harga telur naik menjadi Rp{n}.000 per kilogram.",
    "Harga telur di Telaga naik menjadi Rp{n}.000 per kilogram karena pakan mahal.",
    "Seperti dikutip Kabar Bahari, Hartono menyatakan polisi memeriksa {n} sopir truk pasir di jembatan Tirta.",
    "Polres Bahari memeriksa {n} sopir truk pasir di jembatan Tirta pada Selasa.",
)
OUTLETS = ("Kabar Bahari", "Warta Rawa", "Suara Telaga")
COUNT = 30
SMALL = 4  # claims in one unit, so that a few articles need several levels
NOON = datetime.datetime(2025, 7, 1, 12, tzinfo=datetime.UTC)


@cache
def pool() -> tuple[Reading, ...]:
    """Articles on three events within some weeks, as read."""
    chance = random.Random(5)
    documents = [
        Document(
            id=f"a{n}",
            text=" ".join(s.format(n=chance.choice((12, 14, 28))) for s in chance.sample(SENTENCES, 3)),
            outlet=chance.choice(OUTLETS),
            published=datetime.date(2025, 6, 1) + datetime.timedelta(days=chance.choice((0, 1, 2, 9, 11, 17, 30))),
        )
        for n in range(COUNT)
    ]
    return tuple(map(read_document, documents))


def claims_in(readings: Sequence[Reading]) -> list[Claim]:
    return [c for r in readings for c in claims_of(r, load(r.language), key_of(r.document))]


def groups_of(ledger: Ledger) -> dict[str, Group]:
    """The groups of several claims, by id."""
    with ledger.reading() as batch:
        judged = batch.connection.execute(select(verdicts)).all()
        rows = batch.connection.execute(select(groups)).all()
        found = {row.id: group_of_rows(row, [v for v in judged if v.group_id == row.id]) for row in rows}
        members: dict[str, set[str]] = {}
        for row in batch.connection.execute(select(claims)):
            members.setdefault(row.group_id, set()).add(claim_of(row).id)
    assert {ident: set(group.claims) for ident, group in found.items()} == {
        ident: ids for ident, ids in members.items() if len(ids) > 1
    }
    return found


def from_scratch(readings: Sequence[Reading], decisions: Sequence[Decision]) -> dict[str, Group]:
    return {g.id: g for g in weigh_all(claims_in(readings), decisions) if len(g.claims) > 1}


def decisions_on(readings: Sequence[Reading], seed: int, most: int) -> list[Decision]:
    """Judgements on some pairs of claims."""
    chance = random.Random(seed)
    ids = sorted({claim.id for claim in claims_in(readings)})
    pairs = {tuple(sorted(chance.sample(ids, 2))) for _ in range(most)} if len(ids) > 1 else set()
    return [
        Decision(
            id=f"d{n}", matter=chance.choice((Matter.CLAIM, Matter.CLAIM, Matter.ORIGIN)), left=left, right=right,
            judgement=chance.choice((Judgement.SAME, Judgement.SAME, Judgement.NOT_SAME)), author="Rina",
            made=NOON + datetime.timedelta(minutes=n),
        )
        for n, (left, right) in enumerate(sorted(pairs))
    ]  # fmt: skip


@settings(max_examples=20)
@given(
    readings=st.lists(st.sampled_from(range(COUNT)), unique=True, min_size=2, max_size=18),
    size=st.integers(1, 9),
    most=st.sampled_from((0, 0, 3)),
    unit=st.sampled_from((SMALL, 400)),
)
@example(readings=[9, 7], size=1, most=3, unit=SMALL)  # decided before it came, and the unit grows too large by it
def test_the_ledger_comes_to_what_weighing_from_scratch_does(
    readings: list[int], size: int, most: int, unit: int
) -> None:
    some = [pool()[n] for n in readings]
    with pytest.MonkeyPatch.context() as patch, open_ledger(":memory:", create=True) as ledger:
        patch.setattr(adding, "AT_ONCE", size)
        for module in (units, weighing):
            patch.setattr(module, "UNIT", unit)
        made: list[Decision] = []
        for decision in decisions_on(some, seed=size, most=most):
            with contextlib.suppress(DecisionError), ledger.writing() as batch:
                batch.received.decide(decision)
                made.append(decision)
        list(add_readings(ledger, some))
        assert groups_of(ledger) == from_scratch(some, made)


@pytest.mark.parametrize("size", [1, 4, 50])
def test_a_sentence_that_comes_every_day_is_a_group_for_some_days_each(size: int, place: str) -> None:
    first = datetime.date(2025, 1, 1)
    text = " ".join(SENTENCES[n].format(n=3) for n in (0, 3))
    articles = [
        Document(text=text, id=f"jembatan {n}", outlet="Warta Rawa", published=first + datetime.timedelta(days=n))
        for n in range(40)
    ]
    readings = tuple(map(read_document, articles))
    with pytest.MonkeyPatch.context() as patch, open_ledger(place, create=True) as ledger:
        patch.setattr(adding, "AT_ONCE", size)
        for module in (units, weighing):
            patch.setattr(module, "UNIT", SMALL)
        list(add_readings(ledger, readings[::2]))
        list(add_readings(ledger, readings[1::2]))
        found = groups_of(ledger)
        assert found == from_scratch(readings, ())
    spans = [(group.last - group.first).days for group in found.values() if group.first and group.last]
    assert max(spans) < BUCKET
    assert sum(len(group.claims) for group in found.values()) > len(articles) / 2


def test_the_articles_of_these_tests_are_worth_weighing() -> None:
    found = from_scratch(pool(), ())
    assert len(found) > 3
    assert any(len(group.claims) > SMALL for group in found.values())
    assert any(group.disputed for group in found.values())
    assert any(len(group.origins) > 1 for group in found.values())
