"""All findings of one document, and the reading format they are written in."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from menurut.records.document import Document
from menurut.records.findings import Attribution, Date, Entity, Figure, Gap, Relation, Unnamed
from menurut.records.span import Span

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found in one document. `reader` is its name and version; `language` the folder it read with.

    `sentences` are those of the article itself, in text order: no teaser, byline, credit or caption.
    """

    document: Document
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sentences: tuple[Span, ...] = ()
    language: str = ""
    reader: str = ""

    def words(self, *spans: Span | None) -> str | None:
        """The words at the spans, joined by " … " where they are apart; None where there is none."""
        found = [span.of(self.document.text) for span in spans if span is not None]
        return " … ".join(found) if found else None

    def to_dict(self) -> dict[str, Any]:
        """The reading format of the design: plain lists, numbers and strings, ready for JSON."""
        return {
            "id": self.document.id,
            "attributions": [_attribution(a) for a in self.attributions],
            "figures": [figure.to_dict() for figure in self.figures],
            "dates": [{"span": d.span.to_list(), "iso": d.iso, "why": d.why} for d in self.dates],
            "entities": [_entity(e) for e in self.entities],
            "relations": [_relation(r) for r in self.relations],
            "gaps": [{"span": g.span.to_list(), "reason": g.reason} for g in self.gaps],
            "sentences": [span.to_list() for span in self.sentences],
            "language": self.language,
            "reader": self.reader,
        }

    def attribution(self, number: int) -> Attribution | None:
        """The attribution of that id; they are in order of their ids."""
        place = bisect.bisect_left(self.attributions, number, key=lambda a: a.id)
        found = self.attributions[place] if place < len(self.attributions) else None
        return found if found is not None and found.id == number else None

    def chain(self, attribution: Attribution) -> tuple[str, ...]:
        """The speakers from the innermost outwards: speaker, whom the article got it from, parents, the outlet."""
        links: list[str] = []
        step: Attribution | None = attribution
        seen: set[int] = set()
        while step is not None and step.id not in seen:
            seen.add(step.id)
            links += [name for name in (step.speaker, step.origin) if name]
            step = self.attribution(step.parent) if step.parent is not None else None
        links.append(self.document.outlet or "")
        return tuple(name for i, name in enumerate(links) if name and name not in links[:i])

    def attribution_rows(self) -> list[Row]:
        """One flat row an attribution, with the words beside the values: `pandas.DataFrame(rows)` takes it."""
        return [
            {
                "document": self.document.id,
                "id": a.id,
                "speaker": a.speaker,
                "kind": str(a.kind),
                "role": a.role,
                "affiliation": a.affiliation,
                "cue": self.words(a.cue),
                "content": self.words(*a.content),
                "style": str(a.style),
                "act": str(a.act),
                "negated": a.negated,
                "parent": a.parent,
                "origin": a.origin,
                "chain": " <- ".join(self.chain(a)),
                "source": self.words(a.source),
                "start": a.content[0].start if a.content else None,
                "end": a.content[-1].end if a.content else None,
                "why": a.why,
            }
            for a in self.attributions
        ]

    def figure_rows(self) -> list[Row]:
        """One flat row a figure, with the speaker of the attribution that holds it."""
        speakers = {a.id: a.speaker for a in self.attributions}
        return [
            {
                "document": self.document.id,
                "words": self.words(f.span),
                "lo": f.lo,
                "hi": f.hi,
                "about": f.about,
                "unit": f.unit,
                "in": f.within,
                "speaker": speakers.get(f.within) if f.within is not None else None,
                "start": f.span.start,
                "end": f.span.end,
            }
            for f in self.figures
        ]

    def relation_rows(self) -> list[Row]:
        """One flat row a relation; an unnamed end is given by its description."""
        return [
            {
                "document": self.document.id,
                "subject": end_name(r.subject),
                "relation": r.relation,
                "object": end_name(r.object),
                "detail": r.detail,
                "according_to": "; ".join(r.according_to),
                "words": self.words(r.span),
                "attribution": r.attribution,
            }
            for r in self.relations
        ]


def end_name(end: str | Unnamed) -> str:
    """The name of one end of a relation, or the description where it has none."""
    return end.unnamed if isinstance(end, Unnamed) else end


def _end(end: str | Unnamed) -> str | dict[str, str]:
    return {"unnamed": end.unnamed} if isinstance(end, Unnamed) else end


def _attribution(a: Attribution) -> dict[str, Any]:
    return {
        "id": a.id,
        "source": a.source.to_list() if a.source is not None else None,
        "speaker": a.speaker,
        "kind": str(a.kind),
        "role": a.role,
        "affiliation": a.affiliation,
        "cue": a.cue.to_list() if a.cue is not None else None,
        "content": [span.to_list() for span in a.content],
        "style": str(a.style),
        "act": str(a.act),
        "negated": a.negated,
        "parent": a.parent,
        "origin": a.origin,
        "why": a.why,
    }


def _entity(e: Entity) -> dict[str, Any]:
    return {
        "name": e.name,
        "schema": str(e.schema),
        "names": list(e.names),
        "roles": list(e.roles),
        "mentions": [span.to_list() for span in e.mentions],
        "why": e.why,
    }


def _relation(r: Relation) -> dict[str, Any]:
    return {
        "subject": _end(r.subject),
        "relation": r.relation,
        "object": _end(r.object),
        "detail": r.detail,
        "according_to": list(r.according_to),
        "span": r.span.to_list(),
        "attribution": r.attribution,
        "why": r.why,
    }
