"""Relations: every example of the tables, the case files, and what must hold on any text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from menurut.languages import load
from menurut.reading.layout import lay_out
from menurut.reading.relations import read_relations
from menurut.records import Attribution, Entity, Relation, Schema, Span, end_name

CASES = Path(__file__).parents[1] / "cases"
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
