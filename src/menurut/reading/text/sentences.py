"""Paragraphs and sentences. A quotation and the words that introduce or follow it stay in one sentence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

from menurut.reading.text.quotations import Quotation
from menurut.reading.text.tokens import TOKEN
from menurut.reading.text.words import Words
from menurut.records import Span

PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*")
LONGEST_ABBREVIATION = 12
LONGEST_SENTENCE = 2_000
LOWERED_SHARE = 0.005
Stops = list[tuple[int, int]]


def find_paragraphs(text: str, words: Words) -> Iterator[Span]:
    """Lines, joined again where a link or italics broke a sentence in two."""
    open_line: Span | None = None
    for match in PARAGRAPH.finditer(text):
        line = Span(*match.span()).trimmed(text, "")
        if len(line) == 0:
            continue
        if open_line is not None and _goes_on(text, open_line, line, words):
            open_line = Span(open_line.start, line.end)
            continue
        if open_line is not None:
            yield open_line
        open_line = line
    if open_line is not None:
        yield open_line


def _goes_on(text: str, before: Span, line: Span, words: Words) -> bool:
    """Whether a line is the rest of the sentence before it: it starts small, and the line before has no end."""
    first, last = text[line.start], text[before.end - 1]
    if not (first.islower() or first in ",.;)") or last in '.!?:”"':
        return first in ",.;)" and last not in ".!?:"
    return not words.lines.match(line.of(text)) and not words.lines.match(before.of(text))


def without(paragraphs: tuple[Span, ...], boilerplate: tuple[Span, ...], text: str) -> Iterator[Span]:
    """What is left of the paragraphs when boilerplate is cut out."""
    position = 0
    for paragraph in paragraphs:
        start = paragraph.start
        while position < len(boilerplate) and boilerplate[position].start < paragraph.end:
            plate = boilerplate[position]
            position += 1
            if start < plate.start:
                yield Span(start, plate.start).trimmed(text, "")
            start = max(start, plate.end)
        if start < paragraph.end:
            yield Span(start, paragraph.end).trimmed(text, "")


def find_stops(text: str, paragraphs: tuple[Span, ...], quotations: tuple[Quotation, ...], words: Words) -> Stops:
    """Ends of sentences, inside quotations too: (end of the sentence with its marks, start of what follows)."""
    found = []
    opens = {quotation.outer.start for quotation in quotations}
    cased = sum(map(str.isupper, text)) > LOWERED_SHARE * len(text)
    for paragraph in paragraphs:
        for match in STOP.finditer(text, paragraph.start, paragraph.end):
            end = next((i for i in range(match.start() + 1, match.end()) if i in opens), match.end())
            follow = end
            while follow < paragraph.end and (text[follow].isspace() or text[follow] in "\u200b\ufeff"):
                follow += 1
            if follow >= paragraph.end:
                continue
            if (follow in opens and end != match.end()) or _is_stop(text, match, follow, words, cased):
                found.append((end, follow))
    return found


def _is_stop(text: str, match: re.Match[str], follow: int, words: Words, cased: bool) -> bool:
    """Whether a sign ends a sentence; a text without capitals is trusted to set blanks."""
    after = text[follow]
    glued = follow == match.end()
    if glued and not (after in '"“‘' or (after.isupper() and text[follow + 1 : follow + 2].islower())):
        return False
    if not (after.isupper() or (not cased and not glued) or after.isdigit() or after in "\"“‘'«([—–-"):
        return False
    if match.group().rstrip(")]") != ".":
        return True
    start = match.start()
    while start > max(0, match.start() - LONGEST_ABBREVIATION) and (
        text[start - 1].isalnum() or text[start - 1] == "."
    ):
        start -= 1
    before = text[start : match.start()].lower()
    if after.isdigit() and before in words.abbreviations:
        return False
    if glued and before[-1:].isdigit():
        return False
    if _initials(before):
        following = TOKEN.match(text, follow)
        return following is not None and following.group().lower() in words.starters
    return not (before in words.abbreviations or (len(before) == 1 and before.isalpha()))


def _initials(before: str) -> bool:
    return "." in before and all(len(part) <= 2 for part in before.split(".")) and not before[-1].isdigit()


def sentence_starts(
    text: str, paragraphs: tuple[Span, ...], stops: Stops, quotations: tuple[Quotation, ...]
) -> set[int]:
    """Offsets where a sentence may start, so that a capital letter there says nothing."""
    places = {p.start for p in paragraphs} | {follow for _, follow in stops} | {q.inner.start for q in quotations}
    found: set[int] = set()
    reached = -1
    for place in sorted(places):  # in order, so that a long row of signs is walked once
        if place > reached:
            reached = _skip_signs(text, place)
        found.add(reached)
    return found


def _skip_signs(text: str, place: int) -> int:
    while place < len(text) and not text[place].isalnum() and text[place] != "\n":
        place += 1
    return place


def find_sentences(
    text: str,
    paragraphs: tuple[Span, ...],
    stops: Stops,
    quotations: tuple[Quotation, ...],
    words: Words,
) -> Iterator[Span]:
    """Sentences of the article's own voice: a quotation and the words that introduce or follow it stay together."""
    ends = {quotation.outer.end for quotation in quotations}
    opens = [quotation.outer.start for quotation in quotations]
    position = 0
    carried: int | None = None
    for paragraph in paragraphs:
        start = paragraph.start if carried is None else carried
        carried = None
        while position < len(stops) and stops[position][0] <= paragraph.end:
            end, follow = stops[position]
            position += 1
            if end <= start or follow >= paragraph.end:
                continue
            if _held(quotations, opens, end) is not None:
                continue
            if end in ends and _tail_follows(text, follow, words):
                continue
            yield Span(start, end)
            start = follow
        if _held(quotations, opens, paragraph.end) is not None:
            carried = start
        elif start < paragraph.end:
            yield Span(start, paragraph.end)
    if carried is not None:
        yield Span(carried, paragraphs[-1].end)


def cut_long(text: str, sentences: Iterable[Span], quotations: tuple[Quotation, ...]) -> Iterator[Span]:
    """Sentences of at most some 2,000 characters, cut between words and never within a quotation.

    Each cue is read against its whole sentence: a text that has lost its full stops would take time by the square.
    """
    opens = [quotation.outer.start for quotation in quotations]
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > LONGEST_SENTENCE:
            end = text.rfind(" ", start, start + LONGEST_SENTENCE)
            end = end if end > start else start + LONGEST_SENTENCE
            quotation = _held(quotations, opens, end)
            end = quotation.outer.end if quotation is not None else end
            if end >= sentence.end:
                break
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)


def _held(quotations: tuple[Quotation, ...], opens: list[int], end: int) -> Quotation | None:
    """The quotation that goes on behind the offset."""
    position = bisect.bisect_right(opens, end - 1) - 1
    return quotations[position] if position >= 0 and end < quotations[position].outer.end else None


def _tail_follows(text: str, follow: int, words: Words) -> bool:
    match = TOKEN.match(text, follow)
    return match is not None and match.group()[0].islower() and match.group().lower() in words.voice.tails
