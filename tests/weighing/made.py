"""Articles and claims for the tests of weighing; all people and places in them are invented."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from menurut.languages import load
from menurut.records import Claim, Decision, Document, Features, Figure, Judgement, Kind, Matter, Span, Stance
from menurut.weighing.claims import claims_of
from menurut.weighing.prepared import Prepared
from menurut.weighing.terms import lexicon_of, words_in
from menurut.workflows.reading import read_document
from tests.places import ROOT, json_lines

DAY = datetime.date(2025, 6, 11)
KEY = "0123456789abcdef"


def claims_in(text: str, *, key: str = KEY, language: str = "id", **known: Any) -> tuple[Claim, ...]:
    """The claims of an article; `known` is what is known of its document."""
    document = Document(text=text, **{"outlet": "Kabar Kota", "published": DAY, **known})
    return claims_of(read_document(document, language), load(language), key)


@functools.cache
def example_claims() -> tuple[tuple[Claim, ...], ...]:
    """The claims of each of the example articles of the ledger."""
    return articles(tuple(tuple(row.items()) for row in json_lines(ROOT / "examples" / "ledger.jsonl")))


@functools.cache
def articles(rows: tuple[tuple[tuple[str, str], ...], ...]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each article of a file; the id of the article stands as the key of the document."""
    made = []
    for row in map(dict, rows):
        code = "en" if " the " in row["text"] else "id"
        day = datetime.date.fromisoformat(row["published"])
        made.append(
            claims_in(
                row["text"], key=row["id"], language=code, outlet=row["outlet"], published=day, title=row["title"]
            )
        )
    return tuple(made)


def claim(name: str, words: str = "", **values: Any) -> Claim:
    """A claim of one's own: all its words are terms, as telling as each other; `values` may be those of features."""
    features = {name: values.pop(name) for name in Features.__slots__ if name in values}
    stem = lexicon_of(load("id")).stem
    terms = tuple(features.pop("terms", dict.fromkeys(map(stem, words_in(words)))))
    usual = {"document": f"document of {name}", "spans": (Span(0, len(words)),), "published": DAY, "language": "id"}
    return Claim(
        id=name,
        words=words,
        features=Features(terms=terms, weights=(1.0,) * len(terms), **{"topic": TOPIC, **features}),
        **{**usual, **values},
    )


TOPIC = ("feri", "tirta", "wening", "selat", "wayang", "tenggelam", "manifes", "nakhoda")


def prepared(name: str, words: str = "", **values: Any) -> Prepared:
    """The same, ready to be compared."""
    return Prepared(claim(name, words, **values))


def figure(lo: float | None, unit: str = "penumpang", hi: float | None = None, *, about: bool = False) -> Figure:
    """A figure of one number, or of a range."""
    return Figure(span=Span(0, 1), lo=lo, hi=lo if hi is None else hi, about=about, unit=unit)


def decision(left: str, right: str, judgement: Judgement, matter: Matter = Matter.CLAIM, hour: int = 9) -> Decision:
    """Somebody's judgement on two claims."""
    made = datetime.datetime(2025, 6, 20, hour, tzinfo=datetime.UTC)
    a, b = sorted((left, right))
    return Decision(
        id=f"{a}-{b}-{hour}", matter=matter, left=a, right=b, judgement=judgement, author="Penyunting", made=made
    )


def one(claims: Sequence[Claim], words: str) -> Claim:
    """The only claim that has these words in it."""
    found = [claim for claim in claims if words in claim.words]
    assert len(found) == 1, [claim.words for claim in claims]
    return found[0]


def claim_of_row(name: str, row: Mapping[str, Any]) -> Claim:
    """A claim as a case gives it: its words, and what else is not usual."""
    values = dict(row)
    words = values.pop("words")
    if "figure" in values:
        lo, unit, *rest = values.pop("figure")
        hi = rest[0] if rest else lo
        values["figures"] = (Figure(span=Span(0, 1), lo=lo, hi=hi, about="about" in rest, unit=unit),)
    for known, make in (("published", datetime.date.fromisoformat), ("stance", Stance), ("kind", Kind)):
        if known in values:
            values[known] = make(values[known])
    return claim(name, words, **values)


def cases(name: str) -> list[Any]:
    """The cases of a file; one that is known to fail must fail."""
    return [
        pytest.param(
            row, id=row["label"], marks=[pytest.mark.xfail(strict=True, reason=row["known"])] if "known" in row else []
        )
        for row in json_lines(ROOT / "tests" / "cases" / f"{name}.jsonl")
    ]
