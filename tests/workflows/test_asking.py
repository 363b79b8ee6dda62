"""Questions in words: what is found, in which order, and what is said where nothing can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from menurut.errors import NotThereError
from menurut.ledger import open_ledger
from menurut.ledger.asking import Filters
from menurut.workflows.asking import Answer, answer, words_of
from tests.example_ledger import example_place, fill

ODD = (
    "AND",
    '"kios',
    "NOT OR (",
    "kios*",
    "pasar:lentera",
    "' -- kios",
    "a\x00b",
    "62 kios?",
    "NEAR(kios hangus)",
    "{kios}",
)


def ask(question: str, limit: int = 10, **filters: str) -> Answer:
    with open_ledger(example_place()) as ledger, ledger.reading() as batch:
        return answer(batch, question, Filters(**filters), limit)


def labels(found: Answer) -> list[str]:
    return [one.summary.label for one in found.found]


def test_both_databases_answer_alike(place: str) -> None:
    fill(place)
    with open_ledger(place) as ledger, ledger.reading() as batch:
        for question in (
            "kios hangus Pasar Lentera",
            "feri",
            "missing passengers",
            "Harsono Lubda korsleting",
            "Rp9 miliar",
        ):
            assert answer(batch, question, Filters()) == ask(question)
        wanted = Filters(speaker="laksmi", since="2025-06-12", act="state", outlet="warta lentera")
        assert answer(batch, "penumpang", wanted).found == ask("penumpang", **wanted.given()).found


@pytest.mark.parametrize(("one", "other"), [("hilang", "menghilang"), ("kiosk", "kiosks"), ("passenger", "Passengers")])
def test_all_forms_of_a_word_are_found(one: str, other: str) -> None:
    assert labels(ask(one)) == labels(ask(other)) != []


def test_who_says_it_how_many_origins_and_how_the_figure_stands() -> None:
    (found, *_) = ask("kios hangus dalam kebakaran Pasar Lentera").found
    assert found.summary.outlets >= 3
    assert found.summary.origins < found.summary.claims
    assert "Harsono Lubda" in dict(found.speakers)
    assert found.latest is not None
    assert (found.latest.lo, found.latest.unit) == (62, "kios")
    assert found.latest.chain[-1] in ("Kabar Selat", "Warta Lentera")


def test_groups_with_more_of_the_question_come_first() -> None:
    found = labels(ask("pintu geladak feri"))
    assert "pintu geladak" in found[0]
    assert any("penumpang feri" in label for label in found[1:])


def test_a_name_finds_what_its_bearer_says_though_the_words_have_it_not() -> None:
    found = ask("Laksmi Paramitha")
    assert found.unknown == ()
    assert "the ferry had carried between 70 and 75 people" in labels(found)
    (first, *_) = labels(ask("Harsono Lubda korban jiwa"))
    assert first == "tidak ada korban jiwa dalam kebakaran tersebut"


def test_words_that_no_claim_has_are_named() -> None:
    found = ask("kios hangus gajah")
    assert found.unknown == ("gajah",)
    assert found.found
    assert ask("gajah").found == ()


def test_filters_hold_for_every_claim_that_is_found() -> None:
    assert labels(ask("hangus kios", outlet="Kantor Berita Samudra"))
    assert labels(ask("hangus", outlet="The Strait Post")) == []
    assert labels(ask("kios", since="2025-05-09")) == []
    assert labels(ask("penumpang", until="2025-06-10")) == []
    assert labels(ask("sengaja dibakar", act="deny"))
    assert labels(ask("sengaja dibakar", act="deny", since="2025-05-09")) == []
    assert labels(ask("sengaja dibakar", act="deny", style="direct")) == []
    assert labels(ask("feri", speaker="Basuni"))
    assert labels(ask("feri", entity="Basuni Kertapati"))
    with pytest.raises(NotThereError, match="no entity is called 'Nobody'"):
        ask("feri", entity="Nobody")


def test_the_limit_says_how_many_are_left() -> None:
    whole, cut = ask("feri kios pasar"), ask("feri kios pasar", limit=1)
    assert cut.found == whole.found[:1]
    assert cut.more == len(whole.found) - 1 > 0


@pytest.mark.parametrize("question", ODD)
def test_odd_questions_are_words_like_others(question: str) -> None:
    assert ask(question).question == question


@pytest.mark.parametrize("question", ["", "  ", "?!", "...", '"', "' -- "])
def test_a_question_without_words_is_refused(question: str) -> None:
    with pytest.raises(NotThereError, match="ask with the words"):
        ask(question)


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_no_question_breaks(question: str) -> None:
    if words_of(question):
        assert ask(question).more >= 0


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    place = str(tmp_path / "ledger.sqlite")
    with (
        open_ledger(place, create=True) as ledger,
        ledger.reading() as batch,
        pytest.raises(NotThereError, match="menurut add"),
    ):
        answer(batch, "kios", Filters())


def test_joined_words_are_parted() -> None:
    assert [said for said, _ in words_of("jual-beli kapal")] == ["jual", "beli", "kapal"]
    assert labels(ask("kios-hangus")) == labels(ask("kios hangus")) != []


def test_a_word_that_one_language_hardly_hears_is_left_out() -> None:
    assert [said for said, _ in words_of("apa yang hangus di pasar")] == ["apa", "hangus", "pasar"]
    assert [said for said, _ in words_of("dan yang")] == ["dan", "yang"]
