"""The article in paragraphs: its findings marked in place, and beside each paragraph who speaks in it.

`paragraphs_of` takes a reading and its statements (outer before inner) and gives what is shown of the text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from menurut.records import Attribution, Reading, Span
from menurut.views.marking import Mark, Role, mark_up
from menurut.views.shown import Note, Paragraph, Statement

LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def paragraphs_of(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Paragraph, ...]:
    """The lines of the text that are not blank, marked and annotated."""
    text = reading.document.text
    lines = [Span(*found.span()) for found in LINE.finditer(text) if found.group().strip()]
    marked: list[list[Mark]] = [[] for _ in lines]
    for mark in _marks(reading):
        for part, index in enumerate(_meeting(lines, mark.span)):
            marked[index].append(mark if part == 0 else replace(mark, later=True))
    notes = _notes(reading, lines, statements)
    return tuple(
        Paragraph(
            pieces=mark_up(text, line, marks),
            notes=spoken,
            by_number={note.statement.number: note.statement for note in spoken},
        )
        for line, marks, spoken in zip(lines, marked, notes, strict=True)
    )


def stretches(attribution: Attribution) -> tuple[Span, ...]:
    """Where an attribution stands: its content, or its source and cue where the content is empty."""
    content = tuple(span for span in attribution.content if len(span))
    return content or tuple(span for span in (attribution.source, attribution.cue) if span is not None and len(span))


def _marks(reading: Reading) -> Iterator[Mark]:
    for a in reading.attributions:
        spans = [(Role.CONTENT, part, span) for part, span in enumerate(s for s in a.content if len(s))]
        spans += [(role, 0, span) for role, span in ((Role.SOURCE, a.source), (Role.CUE, a.cue)) if span is not None]
        for role, part, span in spans:
            yield Mark(span=span, role=role, of=a.id, part=part)
    found = [
        (Role.FIGURE, [f.span for f in reading.figures]),
        (Role.DATE, [d.span for d in reading.dates]),
        (Role.RELATION, [r.span for r in reading.relations]),
        (Role.GAP, [g.span for g in reading.gaps]),
    ]
    for role, places in found:
        for number, span in enumerate(places, start=1):
            yield Mark(span=span, role=role, of=number)
    for number, entity in enumerate(reading.entities, start=1):
        for part, span in enumerate(entity.mentions, start=1):
            yield Mark(span=span, role=Role.MENTION, of=number, part=part)


def _meeting(lines: list[Span], span: Span) -> range:
    """The indexes of the lines that the span meets."""
    first = bisect.bisect_right(lines, span.start, key=lambda line: line.end)
    last = bisect.bisect_left(lines, span.end, key=lambda line: line.start)
    return range(first, max(last, first))


def _notes(reading: Reading, lines: list[Span], statements: tuple[Statement, ...]) -> list[tuple[Note, ...]]:
    """For each line the statements that speak in it, outer before inner."""
    by_id = {a.id: a for a in reading.attributions}
    notes: list[dict[int, Note]] = [{} for _ in lines]
    inside = {s.number: s.inside for s in statements}
    for statement in statements:
        speaks = sorted({index for span in stretches(by_id[statement.number]) for index in _meeting(lines, span)})
        for index in speaks:
            depth = _depth(statement, inside, notes[index])
            notes[index][statement.number] = Note(statement=statement, depth=depth, resumed=index != speaks[0])
    return [tuple(found.values()) for found in notes]


def _depth(statement: Statement, inside: dict[int, int | None], notes: dict[int, Note]) -> int:
    """One more than the nearest outer statement that speaks in the same line; 0 where none does."""
    outer = statement.inside
    for _ in range(statement.depth):
        if outer is None or outer in notes:
            break
        outer = inside[outer]
    return notes[outer].depth + 1 if outer in notes else 0
