"""What was received: documents and decisions on both databases; what contradicts is refused."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from menurut.errors import DecisionError, NotThereError
from menurut.ledger import Ledger, open_ledger
from menurut.ledger.contradictions import refuse_contradiction
from menurut.ledger.received import key_of
from menurut.records import Decision, Document, Judgement, Matter
from tests.ledger.samples import DAY, add, article, keyed

SAME, NOT_SAME, UNSURE, NONE = Judgement.SAME, Judgement.NOT_SAME, Judgement.UNSURE, Judgement.NONE
NOON = datetime.datetime(2025, 6, 12, 12, tzinfo=datetime.UTC)


def decision(n: int, pair: str, judgement: Judgement, matter: Matter = Matter.CLAIM) -> Decision:
    """A decision on two things that have one letter each."""
    left, right = pair
    made = NOON + datetime.timedelta(minutes=n)
    return Decision(
        id=f"d{n}", matter=matter, left=left, right=right, judgement=judgement, author="Rina", made=made, reason="seen"
    )


def decided(ledger: Ledger, *said: tuple[str, Judgement]) -> list[Decision]:
    """Decide on pairs one after the other."""
    made = [decision(n, pair, judgement) for n, (pair, judgement) in enumerate(said, start=1)]
    for one in made:
        with ledger.writing() as batch:
            batch.received.decide(one)
    return made


def holding(ledger: Ledger, matter: Matter | None = None) -> Sequence[Decision]:
    with ledger.reading() as batch:
        return batch.received.decisions(matter)


def test_documents_come_back_as_they_came(place: str) -> None:
    full = replace(
        article(1), title="Jembatan ‘Tirta’ — 12° 😀", author="R. Astuti", text="Teks\n\n \t'\"\\;--%s{}\r\n𝔸"
    )
    bare = Document(text="x")
    with open_ledger(place, create=True) as ledger:
        keys = add(ledger, full, bare)
        with ledger.reading() as batch:
            assert batch.received.documents() == [(1, keys[0], full), (2, keys[1], bare)]
            assert batch.received.documents(after=1) == [(2, keys[1], bare)]
            assert batch.received.documents(most=1) == [(1, keys[0], full)]


def test_what_is_there_is_not_added_again(place: str) -> None:
    with open_ledger(place, create=True) as ledger:
        add(ledger, article(1), article(2))
        with ledger.writing() as batch:
            assert batch.received.add_documents(keyed([article(2), article(3)]), DAY) == {key_of(article(3)): 3}
            assert batch.received.there([key_of(article(n)) for n in (1, 3, 4)]) == {
                key_of(article(1)), key_of(article(3))
            }  # fmt: skip


def test_many_keys_are_asked_for_at_once(place: str) -> None:
    many = [article(n) for n in range(1200)]
    with open_ledger(place, create=True) as ledger:
        keys = add(ledger, *many)
        with ledger.reading() as batch:
            assert batch.received.there([*keys, "none"]) == set(keys)


def test_every_field_makes_another_version(place: str) -> None:
    first = article(1)
    day = datetime.date(2025, 7, 1)
    others = [
        replace(first, **{name: value})
        for name, value in {
            "text": "Lain.", "id": "b", "outlet": "Lain", "url": None, "title": "", "author": "A", "published": day
        }.items()
    ]  # fmt: skip
    assert key_of(replace(first, language="id")) == key_of(first)
    assert key_of(others[4]) == key_of(first)  # no title is an empty title
    assert len({key_of(document) for document in (first, *others)}) == 7
    with open_ledger(place, create=True) as ledger:
        add(ledger, first)
        with ledger.writing() as batch:
            arriving = keyed([first, *others])
            batch.received.add_documents(arriving, DAY)
            same_place = [d for d in others if key_of(d) != key_of(first)]
            assert batch.received.versions(arriving) == {key_of(d) for d in same_place}


def test_an_error_leaves_nothing_of_a_batch(place: str) -> None:
    with open_ledger(place, create=True) as ledger:
        with pytest.raises(ZeroDivisionError), ledger.writing() as batch:
            batch.received.add_documents(keyed([article(1)]), DAY)
            raise ZeroDivisionError
        with ledger.reading() as batch:
            assert batch.received.documents() == []
        assert len(add(ledger, article(2))) == 1


def test_a_view_does_not_change_while_others_write(place: str) -> None:
    with open_ledger(place, create=True) as ledger, open_ledger(place) as other:
        add(ledger, article(1))
        with ledger.reading() as batch:
            before = batch.received.documents()
            add(other, article(2))
            assert batch.received.documents() == before
        with ledger.reading() as batch:
            assert len(batch.received.documents()) == 2


def test_the_latest_decision_on_a_pair_holds(place: str) -> None:
    with open_ledger(place, create=True) as ledger:
        made = decided(ledger, ("ab", SAME), ("ab", UNSURE), ("cd", NOT_SAME), ("ab", NOT_SAME), ("cd", NONE))
        assert holding(ledger) == (made[3],)
        with ledger.reading() as batch:
            assert batch.received.all_decisions() == tuple(made)
            assert batch.received.decision("d4") == made[3]


def test_decisions_of_one_matter_do_not_touch_the_others(place: str) -> None:
    with open_ledger(place, create=True) as ledger, ledger.writing() as batch:
        made = [
            decision(1, "ab", SAME, Matter.CLAIM),
            decision(2, "ab", NOT_SAME, Matter.ORIGIN),
            decision(3, "ab", UNSURE, Matter.ENTITY),
        ]
        for one in made:
            batch.received.decide(one)
        assert batch.received.decisions() == tuple(made)
        assert [batch.received.decisions(one.matter) for one in made] == [(one,) for one in made]


@pytest.mark.parametrize(
    ("before", "then", "named"),
    [
        ([("ab", NOT_SAME), ("bc", SAME)], ("ac", SAME), ["d1", "undo that first"]),
        ([("ab", SAME), ("bc", SAME)], ("ac", NOT_SAME), ["d1", "d2", "undo one of these first"]),
        ([("ab", SAME), ("cd", SAME), ("ad", NOT_SAME)], ("bc", SAME), ["d3", "undo that first"]),
        ([("ab", SAME), ("bc", SAME), ("cd", SAME), ("ax", SAME)], ("ad", NOT_SAME), ["d1", "d2", "d3"]),
        ([("ac", NOT_SAME), ("bd", NOT_SAME), ("cd", SAME), ("ab", SAME)], ("bc", SAME), ["d1", "d2", "undo these"]),
        ([], ("aa", NOT_SAME), ["a is one thing"]),
    ],
)
def test_a_decision_that_contradicts_others_is_refused(
    before: list[tuple[str, Judgement]], then: tuple[str, Judgement], named: list[str]
) -> None:
    held = [decision(n, pair, judgement) for n, (pair, judgement) in enumerate(before, start=1)]
    with pytest.raises(DecisionError) as error:
        refuse_contradiction(decision(9, *then), held)
    message = str(error.value)
    assert [name for name in named if name not in message] == []
    assert [d.id for d in held if f"{d.id} (" in message] == [name for name in named if name.startswith("d")]


def test_a_refused_decision_is_not_written(place: str) -> None:
    with open_ledger(place, create=True) as ledger:
        made = decided(ledger, ("ab", SAME), ("bc", SAME))
        message = r"a and c cannot be not same: that contradicts d2 \(b and c are same, by Rina\), d1 .*; undo one"
        with pytest.raises(DecisionError, match=message), ledger.writing() as batch:
            batch.received.decide(decision(3, "ac", NOT_SAME))
        assert holding(ledger) == tuple(made)
        with ledger.writing() as batch:
            batch.received.decide(decision(4, "ab", NONE))
            batch.received.decide(decision(5, "ac", NOT_SAME))
        assert [d.id for d in holding(ledger)] == ["d2", "d5"]


@pytest.mark.parametrize(
    "said",
    [
        [("ab", SAME), ("ab", NOT_SAME), ("ab", SAME)],
        [("ab", SAME), ("bc", SAME), ("ab", NONE), ("ac", NOT_SAME)],
        [("ab", NOT_SAME), ("bc", SAME), ("ac", UNSURE), ("ac", NOT_SAME)],
        [("ab", SAME), ("ac", SAME), ("bc", SAME), ("bc", UNSURE)],
        [("ab", UNSURE), ("bc", UNSURE), ("ac", NOT_SAME), ("ab", SAME)],
    ],
)
def test_decisions_that_can_hold_together(tmp_path: Path, said: list[tuple[str, Judgement]]) -> None:
    with open_ledger(str(tmp_path / "a.sqlite"), create=True) as ledger:
        made = decided(ledger, *said)
        latest = {(d.left, d.right): d for d in made}
        assert set(holding(ledger)) == {d for d in latest.values() if d.judgement is not NONE}


def test_a_decision_that_is_not_there(place: str) -> None:
    with open_ledger(place, create=True) as ledger:
        decided(ledger, ("ab", SAME), ("cd", SAME))
        for ident, said in (("", "no"), ("x", "no"), ("d", "more than one")):
            with ledger.reading() as batch, pytest.raises(NotThereError, match=f"{said} decision '{ident}': `menurut"):
                batch.received.decision(ident)
