"""What people decide holds, outlives a rebuild, and leaves nothing behind when it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from menurut.errors import DecisionError, NotThereError
from menurut.ledger import Ledger, open_ledger
from menurut.ledger.dossiers import DossierQueries, Told
from menurut.records import Judgement, Matter
from menurut.workflows.deciding import Decided, State, decide, rulings, undo
from menurut.workflows.judging import Opinion, record
from menurut.workflows.rebuilding import rebuild
from tests.example_ledger import fill, own_place
from tests.ledger.dumps import dump

SHORT_CIRCUIT = "Api berasal dari korsleting listrik"
NOBODY_DIED = "tidak ada korban jiwa"
SAME = Opinion(judgement=Judgement.SAME, author="Rina", reason="one fire")
NOT_SAME = Opinion(judgement=Judgement.NOT_SAME, author="Budi")
UNSURE = Opinion(judgement=Judgement.UNSURE, author="Rina")


@pytest.fixture
def file(tmp_path: Path) -> str:
    return own_place(tmp_path)


@pytest.fixture
def ledger(file: str) -> Iterator[Ledger]:
    with open_ledger(file) as found:
        yield found


def claims(ledger: Ledger) -> list[Told]:
    with ledger.reading() as batch:
        queries = DossierQueries(batch.connection)
        return [told for ids in queries.all_groups() for told in queries.told(ids)]


def saying(ledger: Ledger, words: str) -> str:
    return next(told.claim.id for told in claims(ledger) if words.lower() in told.claim.words.lower())


def ends(ledger: Ledger) -> tuple[str, str]:
    return saying(ledger, SHORT_CIRCUIT), saying(ledger, NOBODY_DIED)


def derived(place: str) -> dict[str, list[Any]]:
    return {name: rows for name, rows in dump(place).items() if name != "decisions"}


def on_claims(ledger: Ledger, opinion: Opinion) -> Decided:
    return decide(ledger, Matter.CLAIM, *ends(ledger), opinion)


def test_claims_that_are_the_same_are_one_group_until_it_is_undone(ledger: Ledger, file: str) -> None:
    before = derived(file)
    made = on_claims(ledger, SAME)
    assert (made.left, made.whole) == (made.right, "group")
    assert len({told.group for told in claims(ledger) if told.claim.id in ends(ledger)}) == 1
    undone = undo(ledger, made.decisions[0].id[:6], "Budi")
    assert undone.left != undone.right
    assert derived(file) == before


def test_a_decision_outlives_a_rebuild(ledger: Ledger, file: str) -> None:
    on_claims(ledger, SAME)
    before = dump(file)
    assert list(rebuild(ledger))
    after = dump(file)
    assert {name: rows for name, rows in after.items() if name != "makers"} == {
        name: rows for name, rows in before.items() if name != "makers"
    }


def test_a_later_decision_takes_the_place_of_an_earlier_one(ledger: Ledger) -> None:
    on_claims(ledger, SAME)
    on_claims(ledger, NOT_SAME)
    last = on_claims(ledger, UNSURE)
    assert last.left != last.right
    with ledger.reading() as batch:
        made = rulings(batch)
    assert [ruling.state for ruling in made] == [State.HOLDS, State.SUPERSEDED, State.SUPERSEDED]
    assert {SHORT_CIRCUIT.lower() in (made[0].left or "").lower(), NOBODY_DIED in (made[0].right or "")} == {True}
    undo(ledger, last.decisions[0].id, "Rina")
    with ledger.reading() as batch:
        assert [r.state for r in rulings(batch)] == [State.UNDOING, State.UNDONE, State.SUPERSEDED, State.SUPERSEDED]


def test_claims_of_one_group_are_parted(ledger: Ledger, file: str) -> None:
    before = derived(file)
    group = next(told.group for told in claims(ledger) if "18 penumpang" in told.claim.words)
    one, other = [told.claim.id for told in claims(ledger) if told.group == group][:2]
    made = decide(ledger, Matter.CLAIM, one, other, NOT_SAME)
    assert made.left != made.right
    undo(ledger, made.decisions[0].id, "Budi")
    assert derived(file) == before


def test_an_origin_is_shared_or_not_as_people_say(ledger: Ledger, file: str) -> None:
    before = derived(file)
    group = next(told.group for told in claims(ledger) if "18 penumpang" in told.claim.words)
    with ledger.reading() as batch:
        origins = DossierQueries(batch.connection).groups([group])[group].origins
    shared = next(origin for origin in origins if len(origin.claims) > 1)
    one, other = shared.claims[:2]
    parted = decide(ledger, Matter.ORIGIN, one, other, NOT_SAME)
    assert parted.left != parted.right
    assert parted.whole == "origin"
    joined = decide(ledger, Matter.ORIGIN, one, other, SAME)
    assert joined.left == joined.right is not None
    undo(ledger, joined.decisions[0].id, "Budi")
    assert derived(file) == before


def test_claims_of_two_groups_share_no_origin(ledger: Ledger) -> None:
    with pytest.raises(DecisionError, match="do not say the same thing"):
        decide(ledger, Matter.ORIGIN, *ends(ledger), SAME)


def test_entities_are_joined_and_parted_by_name_and_node(ledger: Ledger, file: str) -> None:
    before = derived(file)
    made = decide(ledger, Matter.ENTITY, "Harsono Lubda", "Mirah Sekarwangi", SAME)
    assert made.left == made.right is not None
    parted = decide(ledger, Matter.ENTITY, "Harsono Lubda", "Mirah Sekarwangi", NOT_SAME)
    assert parted.left != parted.right
    (decision,) = made.decisions
    again = decide(ledger, Matter.ENTITY, decision.left, decision.right, SAME)
    assert again.left == again.right
    undo(ledger, again.decisions[0].id, "Rina")
    assert derived(file) == before
    with ledger.reading() as batch:
        assert {rulings(batch)[0].left, rulings(batch)[0].right} == {"Harsono Lubda", "Mirah Sekarwangi"}


def test_nothing_is_decided_twice_or_about_one_thing(ledger: Ledger, file: str) -> None:
    on_claims(ledger, SAME)
    before = dump(file)
    with pytest.raises(DecisionError, match="already, by decision"):
        on_claims(ledger, SAME)
    one, _ = ends(ledger)
    with pytest.raises(DecisionError, match="one and the same claim"):
        decide(ledger, Matter.CLAIM, one, one[:9], SAME)
    with pytest.raises(DecisionError, match="one node of"):
        decide(ledger, Matter.ENTITY, "Harsono Lubda", "harsono lubda", SAME)
    with pytest.raises(NotThereError):
        decide(ledger, Matter.CLAIM, one, "zz", SAME)
    assert dump(file) == before


def test_a_decision_that_contradicts_others_is_refused_and_leaves_nothing(ledger: Ledger, file: str) -> None:
    one, other = ends(ledger)
    third = saying(ledger, "18 penumpang")
    decide(ledger, Matter.CLAIM, one, other, SAME)
    decide(ledger, Matter.CLAIM, other, third, SAME)
    before = dump(file)
    with pytest.raises(DecisionError, match="contradicts"):
        decide(ledger, Matter.CLAIM, one, third, NOT_SAME)
    assert dump(file) == before


def test_only_what_holds_is_undone(ledger: Ledger) -> None:
    made = on_claims(ledger, SAME)
    undo(ledger, made.decisions[0].id, "Rina")
    with pytest.raises(DecisionError, match="holds no more"):
        undo(ledger, made.decisions[0].id, "Rina")
    with pytest.raises(NotThereError, match="menurut decisions"):
        undo(ledger, "nothing", "Rina")


def test_what_a_rebuild_has_done_away_with_can_still_be_undone(ledger: Ledger, file: str) -> None:
    before = derived(file)
    with ledger.writing() as batch:
        gone = [record(batch, matter, "gone", "gone too", SAME) for matter in Matter]
    for decision in gone:
        undone = undo(ledger, decision.id, "Rina")
        assert (undone.left, undone.right) == (None, None)
    with ledger.reading() as batch:
        assert {(ruling.left, ruling.right) for ruling in rulings(batch)} == {(None, None)}
    assert derived(file) == before


def test_unsure_takes_the_place_of_a_decision_and_decides_nothing(ledger: Ledger, file: str) -> None:
    before = derived(file)
    decide(ledger, Matter.ENTITY, "Harsono Lubda", "Mirah Sekarwangi", SAME)
    with ledger.reading() as batch:
        (held,) = batch.received.decisions()
    unsure = decide(ledger, Matter.ENTITY, held.left, held.right, UNSURE)
    assert unsure.left != unsure.right
    assert derived(file) == before


def test_decisions_hold_on_either_database(place: str) -> None:
    fill(place)
    with open_ledger(place) as ledger:
        made = on_claims(ledger, SAME)
        assert made.left == made.right
        undone = undo(ledger, made.decisions[0].id, "Rina")
        assert undone.left != undone.right
