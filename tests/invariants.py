"""What must hold of any reading of any text, whatever else is right or wrong in it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator

from menurut.records import Reading, Span

WORD = re.compile(r"\w+")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MONTH = re.compile(r"\d{4}-\d{2}")
ISO_YEAR = re.compile(r"\d{4}")


def spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every place that a reading points at, with what it is."""
    for a in reading.attributions:
        yield from (("content", span) for span in a.content)
        yield from ((name, span) for name, span in (("source", a.source), ("cue", a.cue)) if span is not None)
    yield from (("figure", figure.span) for figure in reading.figures)
    yield from (("date", date.span) for date in reading.dates)
    yield from (("relation", relation.span) for relation in reading.relations)
    yield from (("gap", gap.span) for gap in reading.gaps)
    yield from (("mention", span) for entity in reading.entities for span in entity.mentions)


def faults(reading: Reading) -> list[str]:
    """Everything that is wrong with a reading; nothing where all holds."""
    checks = (span_faults, name_faults, link_faults, value_faults, format_faults)
    return [fault for check in checks for fault in check(reading)]


def span_faults(reading: Reading) -> Iterator[str]:
    text = reading.document.text
    for name, span in spans(reading):
        if not 0 <= span.start < span.end <= len(text):
            yield f"{name} {span} is no place in a text of {len(text)}"
        elif not text[span.start : span.end].strip():
            yield f"{name} {span} is blank"
    for a in reading.attributions:
        if not a.content:
            yield f"attribution {a.id} has no content"
        if any(first.end > second.start for first, second in zip(a.content, a.content[1:], strict=False)):
            yield f"attribution {a.id}: contents {a.content} are not in order"


def name_faults(reading: Reading) -> Iterator[str]:
    """No name is made up: all its words stand in the text, or are the outlet that the article came with."""
    given = f"{reading.document.text} {reading.document.outlet or ''}".casefold()
    named = [("entity", name) for entity in reading.entities for name in entity.names]
    named += [("speaker", a.speaker) for a in reading.attributions if a.speaker is not None]
    named += [("origin", a.origin) for a in reading.attributions if a.origin is not None]
    for what, name in named:
        if not name.strip():
            yield f"{what} has an empty name"
        made_up = [word for word in WORD.findall(name.casefold()) if word not in given]
        if made_up:
            yield f"{what} {name!r}: {made_up} is not in the text"


def link_faults(reading: Reading) -> Iterator[str]:
    ids = [a.id for a in reading.attributions]
    if ids != list(range(1, len(ids) + 1)):
        yield f"attributions are numbered {ids}"
    parents = {a.id: a.parent for a in reading.attributions}
    for number, parent in parents.items():
        if parent is not None and parent not in parents:
            yield f"attribution {number} has a parent {parent} that is none"
        seen = {number}
        while parent is not None and parent in parents and parent not in seen:
            seen.add(parent)
            parent = parents[parent]
        if parent in seen:
            yield f"attribution {number} is its own ancestor"
    names = {entity.name for entity in reading.entities}
    for figure in reading.figures:
        if figure.within is not None and figure.within not in parents:
            yield f"figure {figure.span} lies in an attribution {figure.within} that is none"
    for relation in reading.relations:
        if relation.attribution is not None and relation.attribution not in parents:
            yield f"{relation} is asserted by an attribution that is none"
        yield from (
            f"{relation} names {end!r}, which is no entity"
            for end in (relation.subject, relation.object)
            if isinstance(end, str) and end not in names
        )


def value_faults(reading: Reading) -> Iterator[str]:
    for figure in reading.figures:
        if figure.lo is not None and figure.hi is not None and figure.lo > figure.hi:
            yield f"{figure} has its ends the wrong way round"
    for date in reading.dates:
        if date.iso is not None and not is_interval(date.iso):
            yield f"{date} is no interval of days"
    for entity in reading.entities:
        if entity.name not in entity.names:
            yield f"{entity} is not among its own names"
    for finding in (*reading.attributions, *reading.figures, *reading.dates, *reading.entities, *reading.relations):
        if not finding.why.strip():
            yield f"{finding} does not say why"
    yield from (f"{gap} gives no reason" for gap in reading.gaps if not gap.reason.strip())


def format_faults(reading: Reading) -> Iterator[str]:
    written = reading.to_dict()
    if json.loads(json.dumps(written)) != written:
        yield "the reading format does not survive JSON"
    rows = (*reading.attribution_rows(), *reading.figure_rows(), *reading.relation_rows())
    if len(rows) != len(reading.attributions) + len(reading.figures) + len(reading.relations):
        yield "the rows are not one a finding"


def is_interval(iso: str) -> bool:
    """Whether it is a day, month, year, or two of them with a slash, the first not after the second."""
    first, *rest = iso.split("/")
    if len(rest) > 1 or not all(map(is_moment, (first, *rest))):
        return False
    return not rest or len(first) != len(rest[0]) or first <= rest[0]


def is_moment(iso: str) -> bool:
    try:
        if ISO_DAY.fullmatch(iso):
            datetime.date.fromisoformat(iso)
        elif ISO_MONTH.fullmatch(iso):
            datetime.date.fromisoformat(f"{iso}-01")
        else:
            return ISO_YEAR.fullmatch(iso) is not None
    except ValueError:
        return False
    return True
