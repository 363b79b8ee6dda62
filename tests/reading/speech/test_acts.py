"""Acts and negation: cases as JSON Lines, the example of every row of the act tables, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import load
from menurut.reading.speech.acts import acts_of, marks_in, read_act
from menurut.reading.text.layout import lay_out
from menurut.records import Act, Span, Style
from tests.places import ROOT, json_lines

CODES = ("id", "en")


def span_of(part: str, text: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def cases() -> list[Any]:
    return [
        pytest.param(
            code,
            row,
            id=f"{code}-{row['label']}",
            marks=[pytest.mark.xfail(reason=row["known"])] if "known" in row else [],
        )
        for code in CODES
        for row in json_lines(ROOT / "tests" / "cases" / f"acts_{code}.jsonl")
    ]


def rows(part: str) -> list[Any]:
    return [
        pytest.param(code, row, id=f"{code}-{row[part]}")
        for code in CODES
        for row in load(code).table("acts")[{"name": "mark"}.get(part, part)]
    ]


@pytest.mark.parametrize(("code", "row"), cases())
def test_acts_are_read_as_the_case_says(code: str, row: dict[str, Any]) -> None:
    language, text = load(code), row["text"]
    cue = span_of(row["cue"], text) if row["cue"] else None
    content = tuple(span_of(part, text) for part in row["content"])
    found = read_act(lay_out(text, language), language, cue, content, Style(row["style"]), Act(row["usual"]))
    assert [str(found[0]), found[1]] == row["expect"], row["comment"]


@pytest.mark.parametrize(("code", "row"), rows("name"))
def test_every_mark_is_found_in_its_example(code: str, row: dict[str, Any]) -> None:
    language, text = load(code), row["example"]
    layout = lay_out(text, language)
    content: tuple[Span, ...] = (Span(0, len(text)),) if row["where"] == "content" else ()
    cue = layout.tokens[0].span
    if row["where"] == "cue":
        cue = next(token.span for token in layout.tokens if token.low in row["words"])
    marks = marks_in(layout, acts_of(language), cue, content, Style.DIRECT)
    assert row["name"] in {mark.name for mark in marks}
    assert set(row["weights"]) | set(row.get("first", ())) <= set(Act)


@pytest.mark.parametrize(("code", "row"), rows("shape"))
def test_every_shape_is_seen_in_its_example(code: str, row: dict[str, Any]) -> None:
    language, text = load(code), row["example"]
    layout = lay_out(text, language)
    cue = None if row["shape"] == "uncued" else layout.tokens[0].span
    marks = marks_in(layout, acts_of(language), cue, (Span(0, len(text)),), Style.DIRECT)
    assert row["shape"] in {mark.name for mark in marks}


@pytest.mark.parametrize("code", CODES)
def test_every_style_has_a_row(code: str) -> None:
    assert set(acts_of(load(code)).styles) == set(Style)


@pytest.mark.parametrize("code", CODES)
def test_the_languages_weigh_alike(code: str) -> None:
    """The weights were checked on Indonesian; a mark of the same name weighs the same in all languages."""
    weights = {row["name"]: (row["weights"], row.get("first")) for row in load("id").table("acts")["mark"]}
    for row in load(code).table("acts")["mark"]:
        assert weights[row["name"]] == (row["weights"], row.get("first")), row["name"]


@given(st.text(max_size=200), st.data())
def test_no_text_makes_it_fail(text: str, data: st.DataObject) -> None:
    language = load(data.draw(st.sampled_from(CODES)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    usual = data.draw(st.sampled_from(list(Act)))
    cue = data.draw(st.none() | st.just(Span(cuts[0], cuts[1])))
    act, negated = read_act(lay_out(text, language), language, cue, (Span(cuts[2], cuts[3]),), Style.MIXED, usual)
    assert act in Act and isinstance(negated, bool)
    if usual is not Act.STATE:
        assert act in (usual, Act.CONFIRM)
