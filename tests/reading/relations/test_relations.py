"""Relations: every example of the tables, the case files, and what must hold on any text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import load
from menurut.reading.relations.relations import read_relations
from menurut.reading.text.layout import lay_out
from menurut.records import Act, Attribution, Entity, Kind, Relation, Schema, Span, Style, end_name

CASES = Path(__file__).parents[2] / "cases"
LANGUAGES = ("id", "en")
CAST: Mapping[str, Mapping[Schema, Sequence[str]]] = {
    "id": {
        Schema.PERSON: ("Budi Santoso", "Siti Rahma", "Andi Wijaya", "Dewi Lestari"),
        Schema.COMPANY: ("Bank Melati", "PT Kenanga"),
        Schema.ORGANIZATION: ("Partai Fajar", "Klub Elang", "Yayasan Pelita"),
        Schema.PUBLIC_BODY: (
            "Dinas Pasar", "Telaga", "Rusia", "Militer Rusia", "Polda Telaga", "Propam Polda Telaga", "Polres Telaga",
            "Polsek Telaga", "Polri", "Kodam Telaga", "Kodim Telaga", "Koramil Telaga", "Kejati Telaga",
            "Kejari Telaga", "Kejaksaan Agung", "Lapas Telaga", "Kementerian Perikanan", "Kementerian Keuangan",
            "Kementerian Luar Negeri", "Kementerian Pertahanan", "Kementerian Dalam Negeri", "Kementerian Kesehatan",
            "Kementerian Pertanian", "Kementerian Perdagangan", "Kementerian Agama", "Kementerian Sosial",
            "Kementerian Perhubungan", "Kementerian Ketenagakerjaan", "Kementerian Perindustrian",
            "Kementerian Pemuda dan Olahraga", "Komisi Pangan", "Fraksi Fajar",
        ),
        Schema.ASSET: ("Kapal Bahari", "pabrik baja Seruni"),
        Schema.ACCOUNT: ("@budisantoso",),
    },
    "en": {
        Schema.PERSON: ("Ann Lee", "Bob Ray", "Cara Moss"),
        Schema.COMPANY: ("Melati Bank", "Kenanga Ltd"),
        Schema.ORGANIZATION: ("Dawn Party", "Eagle Club"),
        Schema.PUBLIC_BODY: (
            "Market Authority", "Telaga", "Peru", "Peru Army", "Department of Justice", "Ministry of Fisheries",
        ),
        Schema.ASSET: ("Ocean Star",),
    },
}  # fmt: skip


def entities_of(text: str, language: str) -> tuple[Entity, ...]:
    """The members of the cast that the text names, the longest name first where two overlap."""
    names = [(name, schema) for schema, names in CAST[language].items() for name in names]
    taken: list[Span] = []
    found: list[Entity] = []
    for name, schema in sorted(names, key=lambda pair: -len(pair[0])):
        places = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        mentions = tuple(span for span in places if not any(span.meets(other) for other in taken))
        taken += mentions
        if mentions:
            found.append(Entity(name=name, schema=schema, names=(name,), mentions=mentions))
    return tuple(found)


def read(text: str, language: str, attributions: tuple[Attribution, ...] = ()) -> tuple[Relation, ...]:
    known = load(language)
    return read_relations(lay_out(text, known), known, entities_of(text, language), attributions)


def triples(relations: Sequence[Relation]) -> list[list[str]]:
    return [[end_name(r.subject), r.relation, end_name(r.object)] for r in relations]


def table_rows() -> Iterator[Any]:
    for language in LANGUAGES:
        for name, section in load(language).table("relations").items():
            for number, row in enumerate(section if isinstance(section, list) else [section]):
                yield pytest.param(language, row, id=f"{language}-{name}-{number}")


@pytest.mark.parametrize(("language", "row"), list(table_rows()))
def test_every_row_reads_its_example(language: str, row: Mapping[str, Any]) -> None:
    found = triples(read(row["example"], language))
    if row["expect"]:
        assert row["expect"] in found
    else:
        assert found == []


def cases() -> Iterator[Any]:
    for language in LANGUAGES:
        for line in (CASES / f"relations_{language}.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            marks = [pytest.mark.xfail(strict=True, reason=case["comment"])] if case.get("fails") else []
            yield pytest.param(language, case, id=f"{language}-{case['label']}", marks=marks)


@pytest.mark.parametrize(("language", "case"), list(cases()))
def test_cases(language: str, case: Mapping[str, Any]) -> None:
    assert sorted(triples(read(case["text"], language))) == sorted(case["expect"])


def said(text: str, content: str, speaker: str, number: int = 1) -> Attribution:
    start = text.index(content)
    span = Span(start, start + len(content))
    return Attribution(
        id=number,
        source=None,
        cue=None,
        content=(span,),
        style=Style.INDIRECT,
        act=Act.STATE,
        speaker=speaker,
        kind=Kind.PERSON,
    )


def test_what_a_verb_says_is_according_to_the_innermost_speaker() -> None:
    text = "Menurut Kabar Pagi, Dewi Lestari menyebut Budi Santoso memiliki Bank Melati."
    outer = said(text, "Dewi Lestari menyebut Budi Santoso memiliki Bank Melati", "Kabar Pagi", 1)
    inner = said(text, "Budi Santoso memiliki Bank Melati", "Dewi Lestari; Kabar Siang", 2)
    (relation,) = read(text, "id", (outer, inner))
    assert relation.according_to == ("Dewi Lestari", "Kabar Siang")
    assert relation.attribution == 2
    assert relation.span.of(text) == "Budi Santoso memiliki Bank Melati"


def test_a_title_is_the_articles_own_word_unless_quoted() -> None:
    plain = "Dewi Lestari mengatakan Direktur Bank Melati Budi Santoso menolak."
    (relation,) = read(plain, "id", (said(plain, "Direktur Bank Melati Budi Santoso menolak", "Dewi Lestari"),))
    assert (relation.according_to, relation.attribution) == ((), None)
    quoted = "“Direktur Bank Melati Budi Santoso sudah menolak,” kata Dewi Lestari."
    content = said(quoted, "Direktur Bank Melati Budi Santoso sudah menolak,", "Dewi Lestari")
    (relation,) = read(quoted, "id", (content,))
    assert (relation.according_to, relation.attribution) == (("Dewi Lestari",), 1)


def test_a_source_without_a_name_gives_its_role_to_the_speaker() -> None:
    text = "Budi Santoso hadir kemarin. Menurut mantan Direktur Bank Melati, jalan itu ditutup."
    start = text.index("mantan")
    source = Span(start, text.index(", jalan"))
    attribution = said(text, "jalan itu ditutup", "Budi Santoso")
    attribution = Attribution(
        id=1,
        source=source,
        cue=None,
        content=attribution.content,
        style=Style.INDIRECT,
        act=Act.STATE,
        speaker="Budi Santoso",
    )
    assert triples(read(text, "id", (attribution,))) == [["Budi Santoso", "position", "Bank Melati"]]


WORDS = st.sampled_from(
    [
        "Direktur", "Bank", "Melati", "Budi", "Santoso", "Siti", "istrinya", "milik", "yang", "dan", "adalah", ",", ".",
        "(", ")", "“", "”", "pertemuan", "antara", "alias", "nama samaran", "terdaftar atas nama", "itu", "ia", "saya",
        "Ketua", "anak", "dengan", "bertemu", "sebagai", "\n", "dari", "Fraksi", "Kapolda", "Telaga", "Rusia", "—",
    ]
)  # fmt: skip


@given(
    words=st.lists(WORDS, max_size=60),
    places=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 30), st.sampled_from(list(Schema))), max_size=12),
    language=st.sampled_from(LANGUAGES),
)
def test_any_text_with_any_mentions_gives_spans_of_the_text(
    words: list[str], places: list[tuple[int, int, Schema]], language: str
) -> None:
    text = " ".join(words)
    spans = [(Span(start, min(start + size, len(text))), schema) for start, size, schema in places if start < len(text)]
    entities = tuple(
        Entity(name=span.of(text) or "?", schema=schema, names=(span.of(text),), mentions=(span,))
        for span, schema in spans
    )
    known = load(language)
    for relation in read_relations(lay_out(text, known), known, entities, ()):
        assert 0 <= relation.span.start < relation.span.end <= len(text)
        assert relation.why
        assert end_name(relation.subject) in text or isinstance(relation.subject, str)
        assert relation.detail is None or relation.detail in text
