"""Speakers: cases as JSON Lines with the attributions marked in the text, and the example of every table row.

In a case, `[1s:...]` marks the source, `[1c:...]` the cue and `[1:...]` the content of attribution 1; marks may lie
inside each other. `entities` gives names as `full = short = shorter | Schema`; `expect` a `[speaker, kind]` for each
attribution.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import load
from menurut.reading.speakers.speakers import resolve_speakers
from menurut.reading.text.layout import lay_out
from menurut.records import Act, Attribution, Entity, Kind, Schema, Span, Style
from tests.places import ROOT, json_lines

CASES = ROOT / "tests" / "cases"
MARK = re.compile(r"\[(\d+)([sc]?):|\]")
QUOTES = '"“'


def marked(text: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    """The text without its marks, and the spans they gave by attribution and part."""
    clean, spans, stack, last = "", defaultdict(lambda: defaultdict(list)), [], 0
    for match in MARK.finditer(text):
        clean += text[last : match.start()]
        last = match.end()
        if match.group() == "]":
            number, part, start = stack.pop()
            spans[number][part].append(Span(start, len(clean)))
        else:
            stack.append((int(match[1]), match[2], len(clean)))
    return clean + text[last:], spans


def attributions(
    text: str, spans: dict[int, dict[str, list[Span]]], parents: dict[str, int]
) -> tuple[Attribution, ...]:
    found = []
    for number in sorted(spans):
        parts = spans[number]
        content = tuple(parts[""])
        quoted = content[0].start > 0 and text[content[0].start - 1] in QUOTES
        cue = parts["c"][0] if parts["c"] else None
        style = Style.DIRECT if quoted else Style.INDIRECT if cue else Style.CONTINUED
        source = parts["s"][0] if parts["s"] else None
        parent = parents.get(str(number))
        found.append(
            Attribution(id=number, source=source, cue=cue, content=content, style=style, act=Act.STATE, parent=parent)
        )
    return tuple(found)


def entity(text: str, row: str) -> Entity:
    """An entity with all places where one of its names stands alone."""
    names, _, schema = row.partition(" | ")
    forms = names.split(" = ")
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    mentions = tuple(Span(*m.span()) for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text))
    return Entity(name=forms[0], schema=Schema(schema or "Person"), names=tuple(forms), mentions=mentions)


def resolve(code: str, row: dict[str, Any]) -> tuple[Attribution, ...]:
    text, spans = marked(row["text"])
    language = load(code)
    entities = tuple(entity(text, e) for e in row.get("entities", ()))
    given = attributions(text, spans, row.get("parents", {}))
    found = resolve_speakers(lay_out(text, language), language, entities, given)
    kept = [replace(a, speaker=None, kind=Kind.UNNAMED, role=None, affiliation=None) for a in found]
    assert tuple(kept) == given
    return found


def cases() -> list[Any]:
    return [
        pytest.param(code, row, id=f"{code}-{row['label']}", marks=[pytest.mark.xfail] if "known" in row else [])
        for code in ("id", "en")
        for row in json_lines(CASES / f"speakers_{code}.jsonl")
    ]


@pytest.mark.parametrize(("code", "row"), cases())
def test_speakers_are_those_of_the_case(code: str, row: dict[str, Any]) -> None:
    found = resolve(code, row)
    assert [[a.speaker, str(a.kind)] for a in found] == row["expect"]
    for field in ("role", "affiliation"):
        if field in row:
            assert [getattr(a, field) for a in found] == row[field]


def examples() -> list[Any]:
    return [
        pytest.param(code, row, id=f"{code}-{name}-{row['example']}")
        for code in ("id", "en")
        for name, rows in load(code).table("speakers").items()
        for row in (rows if isinstance(rows, list) else [rows])
        if row["example"] and name != "shortened"
    ]


BEFORE = {
    "id": "[1s:Dinas Pasar] [1c:menyebut] [1:pasar ramai]. [2s:Budi Santoso] [2c:menyebut] [2:jalan rusak]. ",
    "en": "[1s:Harbour Authority] [1c:said] [1:the dock is full]. [2s:Ann Lee] [2c:said] [2:the road is broken]. ",
}
KNOWN = {
    "id": ("Budi Santoso = Budi", "Siti Rahma", "Dinas Pasar | PublicBody"),
    "en": ("Ann Lee = Lee", "Tom Hill", "Harbour Authority | PublicBody"),
}


@pytest.mark.parametrize(("code", "row"), examples())
def test_each_row_of_the_table_reads_its_example(code: str, row: dict[str, Any]) -> None:
    text = f"{BEFORE[code]}[3:x x x x] [3c:y] [3s:{row['example']}]."
    found = resolve(code, {"text": text, "entities": KNOWN[code]})
    assert found[2].speaker == row["expect"]
    if "kind" in row and row.get("of") != "speaker":
        assert found[2].kind == row["kind"]


@pytest.mark.parametrize(
    ("code", "row"),
    [
        pytest.param(code, row, id=f"{code}-{row['example']}")
        for code in ("id", "en")
        for row in load(code).table("speakers")["shortened"]
    ],
)
def test_each_shortened_office_points_to_who_holds_it(code: str, row: dict[str, Any]) -> None:
    first = KNOWN[code][0].split(" = ")[0]
    before = f"[1s:{row['full'].title()} {first}] [1c:y] [1:x x]. [2s:{KNOWN[code][1]}] [2c:y] [2:x x]. "
    found = resolve(code, {"text": f"{before}[3:x x x] [3c:y] [3s:{row['example']}].", "entities": KNOWN[code]})
    assert found[2].speaker == first


def test_both_languages_have_the_same_tables() -> None:
    indonesian, english = (load(code).table("speakers") for code in ("id", "en"))
    assert indonesian.keys() == english.keys()


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.sampled_from(["id", "en"]))
def test_any_span_of_any_text_has_a_speaker_or_none(text: str, start: int, size: int, code: str) -> None:
    language = load(code)
    span = Span(min(start, len(text)), min(start + size, len(text)))
    said = Attribution(id=1, source=span, cue=None, content=(span,), style=Style.INDIRECT, act=Act.STATE)
    found = resolve_speakers(lay_out(text, language), language, (), (said,))
    assert [a.id for a in found] == [1]
    assert found[0].speaker is None or found[0].speaker.strip() == found[0].speaker
