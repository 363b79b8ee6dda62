"""One reading to its claims: what each attribution says, and what the outlet says on its own authority."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.languages import Language
from menurut.records import Attribution, Claim, Date, Figure, Reading, Span, content_id
from menurut.weighing.features import Describer
from menurut.weighing.stances import stance_of, tells_background
from menurut.weighing.voices import Voices, voices_of

SHORTEST = 20  # characters of a sentence that stands as a claim by itself
OWN_SHARE = 0.5  # of a sentence that sources, cues and contents may cover, if it is still to be the outlet's own
STOP = re.compile(r"""[.!?]["”’']?\s+(?=["“‘'(]?[A-Z0-9])|\n+""")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is a claim: its spans, and the attribution it belongs to, if any."""

    spans: tuple[Span, ...]
    attribution: Attribution | None


def claims_of(reading: Reading, language: Language, document: str) -> tuple[Claim, ...]:
    """The claims of a reading in text order; `document` is the key of the document in the ledger.

    What an attribution says is one claim a sentence. A sentence of which attributions cover less than half is the
    outlet's own.
    """
    pieces = sorted({piece.spans: piece for piece in _pieces(reading)}.values(), key=lambda piece: piece.spans)
    describer = Describer(reading, language, [piece.spans for piece in pieces])
    figures, dates = sorted(reading.figures, key=_start), sorted(reading.dates, key=_start)
    return tuple(
        _claim(reading, document, piece, describer, _within(figures, piece.spans), _day(reading, dates, piece.spans))
        for piece in pieces
    )


def _pieces(reading: Reading) -> Iterator[Piece]:
    text = reading.document.text
    for attribution in reading.attributions:
        whole = tuple(span for span in attribution.content if len(span))
        parts = [part for span in whole for part in sentences_in(text, span)]
        if len(parts) > len(whole):
            yield from (Piece((part,), attribution) for part in parts)
        elif whole:
            yield Piece(whole, attribution)
    covered = sorted(
        span
        for attribution in reading.attributions
        for span in (*attribution.content, attribution.source, attribution.cue)
        if span is not None
    )
    for sentence in reading.sentences:
        if _covered(sentence, covered) < OWN_SHARE * len(sentence):
            yield Piece((sentence,), None)


def sentences_in(text: str, span: Span) -> list[Span]:
    """The sentences inside a content, which the reader keeps together; none is shorter than SHORTEST."""
    parts: list[Span] = []
    start = span.start
    for stop in STOP.finditer(text, span.start, span.end):
        if stop.start() - start >= SHORTEST and span.end - stop.end() >= SHORTEST:
            parts.append(Span(start, stop.start() + 1).trimmed(text, ""))
            start = stop.end()
    return [*parts, Span(start, span.end)]


def _covered(sentence: Span, contents: Sequence[Span]) -> int:
    """How many characters of the sentence lie in the spans; what lies in several is counted once."""
    reached = sentence.start
    total = 0
    for span in contents[: bisect_left(contents, Span(sentence.end, 0))]:
        start, end = max(span.start, reached), min(span.end, sentence.end)
        if end > start:
            total += end - start
            reached = end
    return total


def _claim(
    reading: Reading,
    document: str,
    piece: Piece,
    describer: Describer,
    figures: tuple[Figure, ...],
    as_of: str | None,
) -> Claim:
    words = reading.words(*piece.spans) or ""
    attribution = piece.attribution
    article = reading.document
    return Claim(
        id=content_id(document, *(f"{span.start}-{span.end}" for span in piece.spans)),
        document=document,
        spans=piece.spans,
        words=words,
        stance=stance_of(words, attribution, describer.language),
        attribution=attribution.id if attribution else None,
        parent=attribution.parent if attribution else None,
        speaker=attribution.speaker if attribution else None,
        kind=attribution.kind if attribution else None,
        role=attribution.role if attribution else None,
        affiliation=attribution.affiliation if attribution else None,
        origin=attribution.origin if attribution else None,
        chain=reading.chain(attribution) if attribution else ((article.outlet,) if article.outlet else ()),
        act=attribution.act if attribution else None,
        style=attribution.style if attribution else None,
        outlet=article.outlet,
        published=article.published,
        language=reading.language,
        as_of=as_of,
        figures=figures,
        features=describer.features(piece.spans, _voices(reading, piece, words, describer.language)),
    )


def _voices(reading: Reading, piece: Piece, words: str, language: Language) -> Voices:
    """Who brought the claim to the outlet; nobody where the outlet tells background."""
    if piece.attribution is None and tells_background(words, language):
        return Voices()
    return voices_of(reading, piece.spans[0].start, piece.attribution)


def _start(found: Figure | Date) -> Span:
    return found.span


def _within(figures: Sequence[Figure], spans: Sequence[Span]) -> tuple[Figure, ...]:
    return tuple(
        figure
        for span in spans
        for figure in figures[
            bisect_left(figures, Span(span.start, 0), key=_start) : bisect_left(figures, Span(span.end, 0), key=_start)
        ]
    )


def _day(reading: Reading, dates: Sequence[Date], spans: Sequence[Span]) -> str | None:
    """The first day that the claim speaks of; else the one that stands elsewhere in its sentence."""
    place = bisect_right(reading.sentences, Span(spans[0].start, len(reading.document.text) + 1)) - 1
    around = reading.sentences[place : place + 1] if place >= 0 else ()
    for stretch in (*spans, *around):
        for date in dates[bisect_left(dates, Span(stretch.start, 0), key=_start) :]:
            if date.span.start >= stretch.end:
                break
            if date.iso is not None:
                return date.iso
    return None
