"""What stands in a page and is not the article: teasers, bylines, credits, datelines, copyright lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from menurut.reading.text.tokens import TOKEN
from menurut.reading.text.words import Words
from menurut.records import Span

DATELINE_REACH = 320
TEASER_REACH = 250
LONGEST_HEADLINE = 120
SECOND_TITLE = 70
TITLE_SHARE = 0.6
QUOTES = '“"'


def find_boilerplate(text: str, paragraphs: tuple[Span, ...], words: Words) -> Iterator[Span]:
    """Whole lines that are teasers or credits, then what stands inside a line: datelines and run-in teasers.

    A teaser's heading that stands alone takes the line after it with it, if that is a headline.
    """
    teaser = False
    for paragraph in paragraphs:
        line = paragraph.of(text)
        if words.lines.match(line) or (teaser and _is_headline(line)):
            teaser = line.endswith(":") or (len(line) < 14 and not teaser)
            yield paragraph
            continue
        teaser = False
        cursor = paragraph.start
        for pattern in words.datelines:
            match = pattern.search(text, paragraph.start, min(paragraph.end, paragraph.start + DATELINE_REACH))
            if match and (match.start() == paragraph.start or "(" in match.group()):
                yield Span(*match.span())
                cursor = match.end()
                break
        closing = words.closers.search(text, cursor, paragraph.end)
        end = closing.start() if closing else paragraph.end
        for match in words.inline.finditer(text, cursor, end):
            if match.start() >= cursor:
                span = Span(match.start(), _teaser_end(text, match, end, words))
                yield span
                cursor = span.end
        if closing:
            yield Span(closing.start(), paragraph.end)


def _is_headline(line: str) -> bool:
    return len(line) < LONGEST_HEADLINE and line[0] not in QUOTES and line[-1] not in '.!?”"'


def _teaser_end(text: str, match: re.Match[str], limit: int, words: Words) -> int:
    """Where a run-in teaser stops: its bracket, or the first word that looks like the start of a new sentence."""
    if text[max(match.start() - 1, 0)] == "(" or match.group().startswith("("):
        close = text.find(")", match.end(), min(limit, match.end() + 300))
        return close + 1 if close >= 0 else match.end()
    seen, previous, start = 0, "-", match.end()
    for token in TOKEN.finditer(text, match.end(), min(limit, match.end() + TEASER_REACH)):
        word = token.group()
        seen += word[0].isalnum()
        if seen > 3 and (word in '“"' or (word[0].isupper() and _starts_sentence(word.lower(), words))):
            return token.start()
        if seen > 4 and word.lower() in words.verbs and previous[0].isupper():
            return start
        previous, start = word, token.start()
        if word in ".!?" and seen > 3:
            return _past_second_title(text, token.end(), limit)
    return min(limit, match.end() + TEASER_REACH)


def _past_second_title(text: str, end: int, limit: int) -> int:
    """Behind the rest of a headline of two sentences: capitalised words up to a quotation mark."""
    mark = next((i for i in range(end, min(end + SECOND_TITLE, limit)) if text[i] in QUOTES), None)
    if mark is None or any(char in ".!?" for char in text[end:mark]):
        return end
    between = [token.group() for token in TOKEN.finditer(text, end, mark)]
    capitals = sum(word[0].isupper() for word in between)
    return mark if between and capitals >= TITLE_SHARE * len(between) else end


def _starts_sentence(low: str, words: Words) -> bool:
    return low in words.starters or (len(low) > 6 and low.startswith(words.prefixes))
