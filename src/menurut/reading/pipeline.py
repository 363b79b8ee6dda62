"""One document to one reading: the whole order of things on one screen."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from menurut.languages import Language
from menurut.reading.dates.dates import read_dates
from menurut.reading.figures.figures import read_figures
from menurut.reading.names.entities import read_entities
from menurut.reading.relations.relations import read_relations
from menurut.reading.speakers.speakers import resolve_speakers
from menurut.reading.speech.acts import read_act
from menurut.reading.speech.attributions import read_attributions
from menurut.reading.speech.provenance import hull, set_origins, set_parents
from menurut.reading.text.layout import Layout, lay_out
from menurut.records import Attribution, Document, Figure, Gap, Reading, Style

VERSION = "rules 1"


def read_document(document: Document, language: Language) -> Reading:
    """All findings of one document, by tables and rules alone. Pure; reads any text."""
    layout = lay_out(document.text, language)
    dates = read_dates(layout, language, document.published)
    figures = read_figures(layout, language, [date.span for date in dates])
    entities = read_entities(layout, language)
    attributions = set_parents(read_attributions(layout, language))
    attributions = resolve_speakers(layout, language, entities, attributions)
    attributions = set_origins(layout, language, entities, attributions, document.outlet)
    attributions = tuple(_with_act(layout, language, attribution) for attribution in attributions)
    relations = read_relations(layout, language, entities, attributions)
    return Reading(
        document=document,
        attributions=attributions,
        figures=place_figures(figures, attributions),
        dates=dates,
        entities=entities,
        relations=relations,
        gaps=find_gaps(layout, attributions),
        sentences=layout.sentences,
        language=language.code,
        reader=VERSION,
    )


def _with_act(layout: Layout, language: Language, attribution: Attribution) -> Attribution:
    act, negated = read_act(layout, language, attribution.cue, attribution.content, attribution.style, attribution.act)
    return replace(attribution, act=act, negated=negated)


def place_figures(figures: tuple[Figure, ...], attributions: tuple[Attribution, ...]) -> tuple[Figure, ...]:
    """Gives each figure the innermost attribution whose content holds it."""
    order = sorted(attributions, key=lambda a: (hull(a).start, -hull(a).end))
    starts = [hull(a).start for a in order]
    placed = []
    for figure in figures:
        near = order[max(bisect_right(starts, figure.span.start) - 24, 0) : bisect_right(starts, figure.span.start)]
        holding = [a for a in near if any(span.holds(figure.span) for span in a.content)]
        inner = min(holding, key=lambda a: (sum(map(len, a.content)), a.parent is None), default=None)
        placed.append(replace(figure, within=inner.id if inner is not None else None))
    return tuple(placed)


def _goes_on(layout: Layout, number: int) -> bool:
    """Whether a quotation is left open because the next paragraph opens with a mark again, as is the custom."""
    following = layout.quotations[number + 1 : number + 2]
    between = (layout.quotations[number].outer.end, following[0].outer.start) if following else (0, 1)
    return "\n" in layout.text[slice(*between)] and not layout.text[slice(*between)].strip()


def find_gaps(layout: Layout, attributions: tuple[Attribution, ...]) -> tuple[Gap, ...]:
    """Places that could only be read in part: quotations of which a mark is missing or whose speaker is not found."""
    lost = tuple(
        Gap(
            span=quotation.outer,
            reason="quotation mark missing at the end" if quotation.opened else "quotation mark missing at the start",
        )
        for number, quotation in enumerate(layout.quotations)
        if not (quotation.opened and (quotation.closed or _goes_on(layout, number)))
    )
    silent = tuple(
        Gap(span=hull(attribution), reason="nobody found who says this")
        for attribution in attributions
        if attribution.style is Style.DIRECT and attribution.speaker is None
    )
    return tuple(sorted((*lost, *silent), key=lambda gap: (gap.span, gap.reason)))
