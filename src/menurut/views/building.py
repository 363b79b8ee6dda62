"""From readings to what is shown of them: `report_of` takes Reading records and gives a `Report`; nothing is looked up.

Everything shown is a field of a record or a stretch of the document's text. `paragraphs` does the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from menurut.records import Attribution, Reading, Schema, Span, end_name
from menurut.views.paragraphs import paragraphs_of, stretches
from menurut.views.shown import (
    EntityGroup,
    Report,
    Sheet,
    ShownDate,
    ShownEntity,
    ShownFigure,
    ShownGap,
    ShownRelation,
    Statement,
    Stretch,
)

SCHEMES = ("http", "https")
OPENING = 90
MAP = 1000
JOINED = "; "


def report_of(readings: Sequence[Reading]) -> Report:
    """The report of these readings, in their order."""
    return Report(sheets=tuple(_sheet(number, reading) for number, reading in enumerate(readings, start=1)))


def link_of(url: str | None) -> str | None:
    """The address if a reader may safely follow it, else None.

    >>> link_of("javascript:alert(1)"), link_of("https://contoh.id/berita")
    (None, 'https://contoh.id/berita')
    """
    if url is None or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in SCHEMES and parts.hostname else None


def _sheet(number: int, reading: Reading) -> Sheet:
    document = reading.document
    statements = _statements(reading)
    return Sheet(
        number=number,
        title=document.title or None,
        opening=_opening(document.text),
        outlet=document.outlet or None,
        author=document.author or None,
        published=document.published.isoformat() if document.published else None,
        url=document.url or None,
        link=link_of(document.url),
        language=reading.language or document.language or "",
        reader=reading.reader,
        speakers=len({name for s in statements if s.speaker for name in s.speaker.split(JOINED)}),
        statements=statements,
        figures=_figures(reading),
        dates=tuple(
            ShownDate(number=n, words=d.span.of(document.text), iso=d.iso) for n, d in enumerate(reading.dates, start=1)
        ),
        groups=_groups(reading),
        relations=_relations(reading),
        gaps=tuple(
            ShownGap(number=n, words=_short(g.span.of(document.text)), reason=g.reason)
            for n, g in enumerate(reading.gaps, start=1)
        ),
        map=_map(reading, statements),
        paragraphs=paragraphs_of(reading, statements),
    )


def _opening(text: str) -> str:
    return _short(" ".join(text[: OPENING * 4].split()))


def _short(text: str) -> str:
    """At most `OPENING` characters of the words, cut at a blank where there is one."""
    if len(text) <= OPENING:
        return text
    head = text[: OPENING + 1]
    return head[: head.rfind(" ") if " " in head else OPENING] + " …"


def _statements(reading: Reading) -> tuple[Statement, ...]:
    """All attributions, each after those that hold it."""
    by_id = {a.id: a for a in reading.attributions}
    paths = {a.id: _path(a, by_id) for a in reading.attributions}
    placed = {a.id for a in reading.attributions if stretches(a)}
    return tuple(
        Statement(
            number=a.id,
            depth=len(paths[a.id]) - 1,
            inside=a.parent if a.parent in by_id else None,
            speaker=a.speaker or None,
            source=reading.words(a.source),
            kind=str(a.kind),
            role=a.role,
            affiliation=a.affiliation,
            act=str(a.act),
            style=str(a.style),
            negated=a.negated,
            words=reading.words(*a.content),
            chain=reading.chain(a),
            placed=a.id in placed,
            why=a.why,
        )
        for a in sorted(reading.attributions, key=lambda a: paths[a.id])
    )


def _path(attribution: Attribution, by_id: dict[int, Attribution]) -> tuple[int, ...]:
    """The ids from the outermost attribution to this one; a ring of parents is cut where it closes."""
    path = [attribution.id]
    step = attribution
    while step.parent is not None and step.parent in by_id and step.parent not in path:
        step = by_id[step.parent]
        path.append(step.id)
    return tuple(reversed(path))


def _figures(reading: Reading) -> tuple[ShownFigure, ...]:
    by_id = {a.id: a for a in reading.attributions}
    outlet = (reading.document.outlet,) if reading.document.outlet else ()
    shown = []
    for number, figure in enumerate(reading.figures, start=1):
        holder = by_id.get(figure.within) if figure.within is not None else None
        shown.append(
            ShownFigure(
                number=number,
                words=figure.span.of(reading.document.text),
                lo=figure.lo,
                hi=figure.hi,
                about=figure.about,
                unit=figure.unit,
                statement=holder.id if holder else None,
                speaker=holder.speaker if holder else None,
                chain=reading.chain(holder) if holder else outlet,
            )
        )
    return tuple(shown)


def _groups(reading: Reading) -> tuple[EntityGroup, ...]:
    shown: dict[str, list[ShownEntity]] = {str(schema): [] for schema in Schema}
    for number, entity in enumerate(reading.entities, start=1):
        shown[str(entity.schema)].append(
            ShownEntity(
                number=number,
                name=entity.name,
                others=tuple(name for name in entity.names if name != entity.name),
                roles=entity.roles,
                places=tuple(n for n, span in enumerate(entity.mentions, start=1) if len(span)),
            )
        )
    return tuple(EntityGroup(schema=s, entities=tuple(found)) for s, found in shown.items() if found)


def _relations(reading: Reading) -> tuple[ShownRelation, ...]:
    return tuple(
        ShownRelation(
            number=number,
            subject=end_name(r.subject),
            subject_named=isinstance(r.subject, str),
            relation=r.relation,
            object=end_name(r.object),
            object_named=isinstance(r.object, str),
            detail=r.detail,
            words=r.span.of(reading.document.text),
            according_to=r.according_to,
            statement=r.attribution,
        )
        for number, r in enumerate(reading.relations, start=1)
    )


def _map(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Stretch, ...]:
    length = max(len(reading.document.text), 1)
    depths = {s.number: s.depth for s in statements}

    def stretch(span: Span, sort: str, depth: int = 0) -> Stretch:
        start = span.start * MAP // length
        return Stretch(start=start, width=max(span.end * MAP // length - start, 1), depth=depth, sort=sort)

    contents = [stretch(span, str(a.style), depths[a.id]) for a in reading.attributions for span in a.content]
    figures = [stretch(f.span, "figure") for f in reading.figures]
    return tuple(contents + figures + [stretch(d.span, "date") for d in reading.dates])
