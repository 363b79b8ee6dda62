"""Readings made by hand for the tests of the exports."""

from __future__ import annotations

import datetime

from menurut.records import Act, Attribution, Document, Figure, Kind, Reading, Relation, Span, Style, Unnamed

TEXT = 'Rini Astuti berkata,\n"Harga 5 telur; naik."'


def reading(identity: str = "k-1") -> Reading:
    """One attribution with a figure in it, and a relation with an end that has no name."""
    document = Document(
        id=identity, text=TEXT, title="Telur", outlet="Kabar", url="https://kabar.example/1", author="Sari",
        published=datetime.date(2025, 6, 12),
    )  # fmt: skip
    said = Attribution(
        id=1, source=Span(0, 11), cue=Span(12, 19), content=(Span(22, len(TEXT) - 1),), style=Style.DIRECT,
        act=Act.STATE, speaker="Rini Astuti", kind=Kind.PERSON, role="Wali Kota", negated=True, why="a rule",
    )  # fmt: skip
    figure = Figure(span=Span(28, 35), lo=5, hi=None, about=True, unit="telur", within=1)
    relation = Relation(
        subject="Rini Astuti",
        relation="family",
        object=Unnamed(unnamed="adiknya"),
        detail=None,
        according_to=(),
        span=Span(0, 11),
    )
    return Reading(
        document=document, attributions=(said,), figures=(figure,), relations=(relation,), language="id", reader="r 1"
    )
