"""Readings whose text changes: where each span is afterwards, so that it stays on its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from menurut.records import Attribution, Reading, Span

Edit = tuple[int, int, str]  # start, end, and the words that come there


class Places:
    """Where each place of a text is once edits, sorted and apart, are made in it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [start for start, _, _ in edits]
        grown = 0
        self._grown = [0]
        for start, end, words in edits:
            grown += len(words) - (end - start)
            self._grown.append(grown)

    def applied(self, text: str) -> str:
        """The text with the edits made."""
        parts: list[str] = []
        reached = 0
        for start, end, words in self._edits:
            parts += (text[reached:start], words)
            reached = end
        return "".join((*parts, text[reached:]))

    def span(self, span: Span) -> Span:
        """The span on the same words; one that begins or ends within an edit holds the whole of it."""
        first = bisect_left(self._starts, span.start)
        if first and self._edits[first - 1][1] > span.start:
            first -= 1
        start = min(span.start, self._edits[first][0]) if first < len(self._edits) else span.start
        last = bisect_left(self._starts, span.end)
        end = max(span.end, self._edits[last - 1][1]) if last else span.end
        return Span(start + self._grown[first], end + self._grown[last])


class Moved:
    """Where each place of a text is once two paragraphs that follow each other have changed places."""

    def __init__(self, start: int, middle: int, end: int) -> None:
        self._start, self._middle, self._end = start, middle, end

    def applied(self, text: str) -> str:
        """The text with the two exchanged; both end with a new line."""
        a, b, c = self._start, self._middle, self._end
        return text[:a] + text[b:c] + text[a:b] + text[c:]

    def fits(self, span: Span) -> bool:
        """Whether the span lies in one part."""
        return all(not span.start < edge < span.end for edge in (self._start, self._middle, self._end))

    def span(self, span: Span) -> Span:
        """The span on the same words."""
        if self._start <= span.start < self._middle:
            shift = self._end - self._middle
        elif self._middle <= span.start < self._end:
            shift = self._start - self._middle
        else:
            shift = 0
        return Span(span.start + shift, span.end + shift)


def spans_of(reading: Reading) -> list[Span]:
    """All spans of a reading."""
    optional = [span for a in reading.attributions for span in (a.source, a.cue, *a.content)]
    return [
        *(span for span in optional if span is not None),
        *(found.span for kind in (reading.figures, reading.dates, reading.relations, reading.gaps) for found in kind),
        *(span for entity in reading.entities for span in entity.mentions),
        *reading.sentences,
    ]


def placed(reading: Reading, places: Places | Moved) -> Reading:
    """The reading with all its spans where they are now; its text is changed already."""
    at = places.span

    def attribution(a: Attribution) -> Attribution:
        source, cue = a.source and at(a.source), a.cue and at(a.cue)
        return replace(a, source=source, cue=cue, content=tuple(sorted(map(at, a.content))))

    return replace(
        reading,
        attributions=tuple(map(attribution, reading.attributions)),
        figures=tuple(replace(f, span=at(f.span)) for f in reading.figures),
        dates=tuple(replace(d, span=at(d.span)) for d in reading.dates),
        entities=tuple(replace(e, mentions=tuple(sorted(map(at, e.mentions)))) for e in reading.entities),
        relations=tuple(replace(r, span=at(r.span)) for r in reading.relations),
        gaps=tuple(replace(g, span=at(g.span)) for g in reading.gaps),
        sentences=tuple(sorted(map(at, reading.sentences))),
    )


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order of place; of two that meet, the one that was given first stays."""
    kept: list[Edit] = []
    starts: list[int] = []
    for edit in edits:
        place = bisect_right(starts, edit[0])
        clear = (place == 0 or kept[place - 1][1] <= edit[0]) and (place == len(kept) or edit[1] <= kept[place][0])
        if clear:
            kept.insert(place, edit)
            starts.insert(place, edit[0])
    return kept
