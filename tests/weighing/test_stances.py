"""Stances: what a claim says, denies or asks; every row of the tables has an example that must be taken so."""

from __future__ import annotations

from typing import Any

import pytest

from menurut.languages import Language, codes, load
from menurut.records import Act, Attribution, Span, Stance, Style
from menurut.weighing.stances import speaks_of_part, stance_of, stance_words, tells_background
from menurut.weighing.terms import words_in
from tests.weighing.made import cases, claims_in, one

EACH = pytest.mark.parametrize("code", codes())


@pytest.mark.parametrize("row", cases("stances"))
def test_stances_are_as_the_case_says(row: dict[str, Any]) -> None:
    claims = claims_in(row["text"], language=row["language"])
    found = [claim for claim in claims if row["words"] in claim.words and len(claim.words) < len(row["words"]) + 40]
    assert {str(claim.stance) for claim in found} == {row["expect"]}, row["comment"]


def example(language: Language, row: str) -> str:
    words: str = language.table("stances")[row]["example"]
    return words


def said(act: Act, style: Style = Style.DIRECT, *, negated: bool = False) -> Attribution:
    return Attribution(id=1, source=None, cue=None, content=(Span(0, 1),), style=style, act=act, negated=negated)


@EACH
def test_the_example_of_denying_denies(code: str) -> None:
    language = load(code)
    assert stance_of(example(language, "denial"), said(Act.STATE), language) is Stance.DENIES


@EACH
def test_it_denies_nothing_where_the_outlet_retells_it_or_says_it_itself(code: str) -> None:
    language = load(code)
    words = example(language, "denial")
    assert stance_of(words, said(Act.STATE, Style.INDIRECT), language) is Stance.STATES
    assert stance_of(words, None, language) is Stance.STATES


@EACH
def test_the_example_of_asking_asks(code: str) -> None:
    language = load(code)
    assert stance_of(example(language, "question"), None, language) is Stance.QUESTIONS


@EACH
def test_the_example_of_a_part_speaks_of_one(code: str) -> None:
    language = load(code)
    assert speaks_of_part(words_in(example(language, "part")), language)
    assert not speaks_of_part(words_in(example(language, "denial")), language)


@EACH
def test_the_example_of_background_opens_so(code: str) -> None:
    language = load(code)
    assert tells_background(example(language, "background"), language)
    assert not tells_background(example(language, "question"), language)


@EACH
def test_an_opener_opens_nothing_inside_a_sentence(code: str) -> None:
    language = load(code)
    inside = f"{example(language, 'denial')} {example(language, 'background')}"
    assert not tells_background(inside, language)


@EACH
def test_words_behind_the_negator_make_it_no_denial(code: str) -> None:
    language = load(code)
    known = stance_words(language)
    for first in known.first:
        for negator in known.negators:
            for exempt in known.exempt:
                words = f"{first} {negator} {exempt}"
                assert stance_of(words, said(Act.STATE), language) is Stance.STATES, words
            words = f"{first} {negator} Tirta"
            assert stance_of(words, said(Act.STATE), language) is Stance.DENIES, words


@pytest.mark.parametrize(
    ("act", "negated", "stance"),
    [
        (Act.DENY, False, Stance.DENIES),
        (Act.DENY, True, Stance.STATES),
        (Act.ASK, False, Stance.QUESTIONS),
        (Act.ACCUSE, False, Stance.STATES),
    ],
)
def test_the_act_says_the_stance(act: Act, negated: bool, stance: Stance) -> None:
    found = stance_of("jembatan Tirta retak", said(act, Style.INDIRECT, negated=negated), load("id"))
    assert found is stance


def test_a_negator_further_on_denies_nothing() -> None:
    assert stance_of("Saya melihat jembatan tidak retak", said(Act.STATE), load("id")) is Stance.STATES


def test_a_question_in_quotation_marks_is_one() -> None:
    assert stance_of("“Siapa pembakarnya?”", said(Act.STATE), load("id")) is Stance.QUESTIONS


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("Rini Astuti mengatakan dua di antaranya luka berat.", "dua di antaranya", True),
        ("Rini Astuti mengatakan dua penumpang luka berat.", "dua penumpang", False),
    ],
)
def test_a_claim_knows_whether_it_speaks_of_a_part(text: str, words: str, part: bool) -> None:
    assert one(claims_in(text)[-1:], words).features.part is part
