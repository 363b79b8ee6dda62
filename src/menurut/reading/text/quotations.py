"""Quotation marks paired into quotations, whatever the marks and however many of them were lost.

A mark that can be read both ways is read by what stands around it and by whether a quotation is open. A quotation
that is never closed ends where a reporting word takes over, else with its paragraph; one that was never opened
starts with its sentence. Both say so, since a reader should know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from menurut.records import Span

MARK = re.compile(r"[\"“”„‟«»″]|''|``|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
OPENING = frozenset("“„«``")
CLOSING = frozenset("”»")
SINGLE = frozenset("‘’'")
TAIL = re.compile(r"[,.?!]\s*([^\W\d_]+)")
LOST = re.compile(r"[,?!] ([^\W\d_]+) [^.,;:!?\"“”]{3,70}\.\s+(?=[A-Z])")
SENTENCE_END = re.compile(r"[.!?…]\s+(?=[\"“A-Z])")
LONGEST_SINGLE = 400
LONGEST_NESTED = 160
LONGEST_LOST = 4
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `outer` with its marks, `inner` without; `opened` and `closed` say whether the marks are there."""

    outer: Span
    inner: Span
    opened: bool = True
    closed: bool = True
    single: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that show whose voice it is: `tails` may follow a quotation to report it, `personal` ones belong to one."""

    tails: frozenset[str]
    personal: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    paragraph: int
    opens: bool
    closes: bool


def find_quotations(text: str, paragraphs: tuple[Span, ...], voice: Voice) -> Iterator[Quotation]:
    """The outermost quotations in text order. `voice` has words that follow or fill one."""
    double, single = _marks(text, paragraphs, voice)
    found = sorted(_pair(text, paragraphs, double, voice), key=lambda q: q.outer.start)
    taken = [q.outer for q in found]
    found += [q for q in _pair_single(single, text) if not any(q.outer.meets(outer) for outer in _near(taken, q.outer))]
    return iter(sorted(found, key=lambda q: q.outer.start))


def _near(taken: list[Span], span: Span) -> list[Span]:
    import bisect

    position = bisect.bisect_right(taken, span.start, key=lambda s: s.start)
    return taken[max(position - 1, 0) : position + 2] if len(span) < LONGEST_SINGLE + 2 else taken


def _marks(text: str, paragraphs: tuple[Span, ...], voice: Voice) -> tuple[list[_Mark], list[_Mark]]:
    double: list[_Mark] = []
    single: list[_Mark] = []
    for number, paragraph in enumerate(paragraphs):
        for match in MARK.finditer(text, paragraph.start, paragraph.end):
            mark = _look(text, match, number, paragraph, voice)
            (single if match.group() in SINGLE else double).append(mark)
    return double, single


def _look(text: str, match: re.Match[str], number: int, paragraph: Span, voice: Voice) -> _Mark:
    """How a mark reads from its neighbours alone."""
    sign = match.group()
    start, end = match.span()
    if sign in OPENING:
        ends_word = start > paragraph.start and text[start - 1].isalnum() and not text[end : end + 1].isalnum()
        return _Mark(start, end, number, not ends_word, ends_word)
    if sign in CLOSING:
        return _Mark(start, end, number, False, True)
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    left_free = before.isspace() or before in "([-–—:/"
    right_free = after.isspace() or after in ".,;:!?)]-–—"
    if left_free and not right_free:
        return _Mark(start, end, number, True, False)
    if right_free and not left_free:
        return _Mark(start, end, number, _may_open(text, start, end, paragraph, voice), True)
    return _Mark(start, end, number, True, True)


def _may_open(text: str, start: int, end: int, paragraph: Span, voice: Voice) -> bool:
    """A mark glued to the sentence before it (`nanti." Pasti`) opens, unless a reporting word follows."""
    if text[start - 1] not in ".!?)":
        return False
    word = re.compile(r"\s+([^\W\d_]+)").match(text, end, paragraph.end)
    return word is not None and word.group(1)[0].isupper() and word.group(1).lower() not in voice.tails


def _pair(text: str, paragraphs: tuple[Span, ...], marks: list[_Mark], voice: Voice) -> Iterator[Quotation]:
    opened: _Mark | None = None
    depth = 0
    for position, mark in enumerate(marks):
        if opened is not None and mark.paragraph != opened.paragraph and not _runs_on(mark, opened, marks, position):
            yield _unclosed(text, opened, paragraphs[opened.paragraph].end, voice)
            opened, depth = None, 0
        if opened is None:
            if mark.opens:
                opened, depth = mark, 0
            else:
                yield _unopened(
                    text, mark, paragraphs[mark.paragraph], marks[position - 1].end if position else 0, voice
                )
        elif mark.closes:
            if depth > 0:
                depth -= 1
                continue
            yield from _closed(text, opened, mark, voice)
            opened = None
        elif _is_nested(marks, position):
            depth += 1
        else:
            yield _unclosed(text, opened, mark.start, voice)
            opened = mark
    if opened is not None:
        yield _unclosed(text, opened, paragraphs[opened.paragraph].end, voice)


def _runs_on(mark: _Mark, opened: _Mark, marks: list[_Mark], position: int) -> bool:
    """Whether a quotation left open in an earlier paragraph is closed by this mark."""
    return mark.closes and not mark.opens and mark.paragraph - opened.paragraph <= 4


def _is_nested(marks: list[_Mark], position: int) -> bool:
    """An opening mark inside an open quotation is a quotation within, if two closing ones follow near by."""
    following = marks[position + 1 : position + 3]
    return (
        len(following) == 2
        and all(m.closes for m in following)
        and following[0].start - marks[position].start < LONGEST_NESTED
        and following[1].paragraph == marks[position].paragraph
    )


def _closed(text: str, opened: _Mark, closing: _Mark, voice: Voice) -> Iterator[Quotation]:
    """One quotation, or two where a reporting sentence in between shows that a pair of marks was lost."""
    for match in LOST.finditer(text, opened.end, closing.start):
        if match.group(1) in voice.tails:
            yield Quotation(
                Span(opened.start, match.start() + 1), Span(opened.end, match.start()).trimmed(text, ","), closed=False
            )
            yield Quotation(
                Span(match.end(), closing.end), Span(match.end(), closing.start).trimmed(text, ","), opened=False
            )
            return
    yield _whole(text, opened, closing)


def _whole(text: str, opened: _Mark, closing: _Mark) -> Quotation:
    return Quotation(Span(opened.start, closing.end), Span(opened.end, closing.start).trimmed(text, ","))


def _unclosed(text: str, opened: _Mark, limit: int, voice: Voice) -> Quotation:
    """Ends before ", said X", else at the limit: its paragraph or the next opening mark."""
    for match in TAIL.finditer(text, opened.end, limit):
        if match.group(1).lower() in voice.tails and match.group(1)[0].islower():
            return Quotation(
                Span(opened.start, match.start() + 1), Span(opened.end, match.start()).trimmed(text, ","), closed=False
            )
    outer = Span(opened.start, limit).trimmed(text, "")
    return Quotation(outer, Span(min(opened.end, outer.end), outer.end).trimmed(text, ","), closed=False)


def _unopened(text: str, mark: _Mark, paragraph: Span, floor: int, voice: Voice) -> Quotation:
    """Starts with the sentence that the mark ends, or with one in the first person shortly before it."""
    lowest = max(paragraph.start, floor)
    starts = [lowest, *(m.end() for m in SENTENCE_END.finditer(text, lowest, max(mark.start - 1, lowest)))]
    start = starts[-1]
    for earlier, later in zip(reversed(starts[-LONGEST_LOST:-1]), reversed(starts[-LONGEST_LOST + 1 :]), strict=False):
        if not voice.personal.isdisjoint(WORD.findall(text[earlier:later].lower())):
            start = earlier
    return Quotation(Span(start, mark.end), Span(start, mark.start).trimmed(text, ","), opened=False)


def _pair_single(marks: list[_Mark], text: str) -> Iterator[Quotation]:
    opened: _Mark | None = None
    for mark in marks:
        if mark.opens and (opened is None or not mark.closes):
            opened = mark
        elif opened is not None:
            if mark.paragraph == opened.paragraph and mark.end - opened.start < LONGEST_SINGLE:
                whole = _whole(text, opened, mark)
                yield Quotation(whole.outer, whole.inner, single=True)
            opened = None
