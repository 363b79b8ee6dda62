"""Attributions: cases as JSON Lines, and the example of every row of the cue tables."""

from __future__ import annotations

import json
from typing import Any

import pytest

from menurut.languages import load
from menurut.reading.speech.attributions import read_attributions
from menurut.reading.speech.cues import FRAMES
from menurut.reading.text.layout import lay_out
from tests.places import ROOT

CASES = ROOT / "tests" / "cases"


def cases(code: str) -> list[Any]:
    lines = (CASES / f"attributions_{code}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    return [
        pytest.param(
            code,
            row["text"],
            row["expect"],
            id=f"{code}-{row['label']}",
            marks=[pytest.mark.xfail(reason=row["known"])] if "known" in row else [],
        )
        for row in rows
    ]


@pytest.mark.parametrize(("code", "text", "expect"), cases("id") + cases("en"))
def test_attributions_are_read_as_the_case_says(code: str, text: str, expect: list[dict[str, Any]]) -> None:
    language = load(code)
    found = [
        {
            "source": a.source.of(text) if a.source else None,
            "cue": a.cue.of(text) if a.cue else None,
            "content": [span.of(text) for span in a.content],
            "style": str(a.style),
        }
        for a in read_attributions(lay_out(text, language), language)
    ]
    key = lambda a: (a["content"], a["cue"] or "")  # noqa: E731
    assert sorted(found, key=key) == sorted(expect, key=key)


def examples() -> list[Any]:
    found = []
    for code in ("id", "en"):
        for frame, rows in load(code).table("cues").items():
            for row in rows:
                forms = [form for key in (*FRAMES, "words") for form in row.get(key, ())]
                found.append(pytest.param(code, row["example"], forms, row["act"], id=f"{code}-{frame}-{forms[0]}"))
    return found


@pytest.mark.parametrize(("code", "example", "forms", "act"), examples())
def test_each_row_of_the_cue_tables_reads_its_example(code: str, example: str, forms: list[str], act: str) -> None:
    language = load(code)
    found = read_attributions(lay_out(example, language), language)
    said = [a.cue.of(example).lower() for a in found if a.cue is not None]
    pointing = "disampaikan" in example or "was announced" in example
    assert pointing or any(cue in forms for cue in said), f"{example!r} gives {said}"
    assert found, example
    if not pointing:
        assert act in {str(a.act) for a in found}


def test_ids_count_from_one_in_text_order() -> None:
    language = load("id")
    text = "“Air surut,” kata Bayu. Menurut Sekar, pasar dibuka lagi. Lestari menyebut stok gula menipis."
    found = read_attributions(lay_out(text, language), language)
    assert [a.id for a in found] == [1, 2, 3]
    assert [a.content[0].start for a in found] == sorted(a.content[0].start for a in found)
