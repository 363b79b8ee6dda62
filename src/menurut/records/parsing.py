"""The reading format back to records: what `Reading.to_dict` wrote, read again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from menurut.records.document import Document
from menurut.records.findings import (
    Act,
    Attribution,
    Date,
    Entity,
    Gap,
    Kind,
    Relation,
    Schema,
    Style,
    Unnamed,
    figure_from_dict,
)
from menurut.records.reading import Reading, Row
from menurut.records.span import Span


def reading_from_dict(document: Document, row: Row) -> Reading:
    """The reading of the document that the row (of `Reading.to_dict`) holds. KeyError where a field is missing."""
    return Reading(
        document=document,
        attributions=tuple(_attribution(a) for a in row["attributions"]),
        figures=tuple(figure_from_dict(f) for f in row["figures"]),
        dates=tuple(Date(span=Span(*d["span"]), iso=d["iso"], why=d["why"]) for d in row["dates"]),
        entities=tuple(_entity(e) for e in row["entities"]),
        relations=tuple(_relation(r) for r in row["relations"]),
        gaps=tuple(Gap(span=Span(*g["span"]), reason=g["reason"]) for g in row["gaps"]),
        sentences=_spans(row["sentences"]),
        language=row["language"],
        reader=row["reader"],
    )


def _spans(places: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*place) for place in places)


def _span(place: Iterable[int] | None) -> Span | None:
    return None if place is None else Span(*place)


def _attribution(a: Row) -> Attribution:
    return Attribution(
        id=a["id"],
        source=_span(a["source"]),
        cue=_span(a["cue"]),
        content=_spans(a["content"]),
        style=Style(a["style"]),
        act=Act(a["act"]),
        speaker=a["speaker"],
        kind=Kind(a["kind"]),
        role=a["role"],
        affiliation=a["affiliation"],
        negated=a["negated"],
        parent=a["parent"],
        origin=a["origin"],
        why=a["why"],
    )


def _entity(e: Row) -> Entity:
    return Entity(
        name=e["name"],
        schema=Schema(e["schema"]),
        names=tuple(e["names"]),
        roles=tuple(e["roles"]),
        mentions=_spans(e["mentions"]),
        why=e["why"],
    )


def _relation(r: Row) -> Relation:
    return Relation(
        subject=_end(r["subject"]),
        relation=r["relation"],
        object=_end(r["object"]),
        detail=r["detail"],
        according_to=tuple(r["according_to"]),
        span=Span(*r["span"]),
        attribution=r["attribution"],
        why=r["why"],
    )


def _end(end: Any) -> str | Unnamed:
    return Unnamed(unnamed=end["unnamed"]) if isinstance(end, dict) else str(end)
