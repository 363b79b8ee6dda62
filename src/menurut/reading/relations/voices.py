"""Whose words a place is: the attributions of a text, found by place.

Comes in: the attributions. Goes out: `Voices`, which is asked for the innermost attribution around a place, for the one
in whose source a place lies, and for those who speak in a stretch of the text.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.records import Attribution, Span

NEAR = 24

Placed = tuple[Span, Attribution]


@dataclass(frozen=True, slots=True)
class Voices:
    """Sources, contents and places of speech, each in text order."""

    sources: Sequence[Placed]
    contents: Sequence[Placed]
    places: Sequence[Placed]

    def around(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds the span."""
        last = bisect.bisect_right(self.contents, span.start, key=_start)
        holding = [pair for pair in self.contents[max(last - NEAR, 0) : last] if pair[0].holds(span)]
        return min(holding, key=lambda pair: _length(pair[1]))[1] if holding else None

    def speaking(self, offset: int) -> Attribution | None:
        """The attribution in whose source the offset lies."""
        last = bisect.bisect_right(self.sources, offset, key=_start)
        for span, attribution in self.sources[max(last - NEAR, 0) : last]:
            if offset < span.end:
                return attribution
        return None

    def between(self, start: int, end: int) -> Iterator[Attribution]:
        """The attributions that begin in the stretch, the last first."""
        first = bisect.bisect_left(self.places, start, key=_start)
        last = bisect.bisect_left(self.places, end, key=_start)
        return (attribution for _span, attribution in reversed(self.places[first:last]))


def voices_of(attributions: Sequence[Attribution]) -> Voices:
    """The attributions by place."""
    sources = [(a.source, a) for a in attributions if a.source is not None]
    contents = [(span, a) for a in attributions for span in a.content]
    places = [(a.source or a.content[0], a) for a in attributions if a.source is not None or a.content]
    return Voices(*(sorted(pairs, key=_start) for pairs in (sources, contents, places)))


def _start(pair: Placed) -> int:
    return pair[0].start


def _length(attribution: Attribution) -> int:
    return sum(len(span) for span in attribution.content)
