"""What the eye sees before it reads: paragraphs, sentences, tokens, quotations, and what is not article at all.

`lay_out` takes the text as it came and never changes it; everything is a place in it. Crawlers glue words where a link
stood and lose quotation marks, so tokens are cut apart where both halves are known, and a quotation says which of its
marks were there.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.languages import Language
from menurut.reading.quotations import Quotation, find_quotations
from menurut.records import Span

INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*(?![^\W\d_])"
    rf"|[^\W_]+(?:[’'‑-][^\W_]+)*(?:\.(?:com|net|org|info|news|co|go|or|ac|id|tv)(?:\.[a-z]{{2}})?(?!\w))?"
    rf"|[^\s{INVISIBLE}]"
)
PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*")
DATELINE_REACH = 320
FORMS = ("active", "passive", "words")
GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or single sign: its place, itself, itself in lower case, and whether a sentence starts with it."""

    start: int
    end: int
    text: str
    low: str
    first: bool = False

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or number, not a sign."""
        return self.text[0].isalnum()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Layout:
    """A text cut up. All lists are in text order; `sentences` never cut a quotation."""

    text: str
    tokens: tuple[Token, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    boilerplate: tuple[Span, ...]
    starts: tuple[int, ...]

    def index(self, offset: int) -> int:
        """The index of the first token that starts at or after the offset."""
        return bisect.bisect_left(self.starts, offset)

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens that start inside the span."""
        return self.tokens[self.index(span.start) : self.index(span.end)]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the offset, or the one before it."""
        position = bisect.bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[max(position, 0)] if self.sentences else Span(0, len(self.text))

    def sentences_before(self, offset: int) -> Sequence[Span]:
        """The few sentences that end at or before the offset, in text order."""
        position = bisect.bisect_left(self.sentences, offset, key=lambda s: s.start)
        return self.sentences[max(position - 4, 0) : position]

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds the offset, or the one before it."""
        position = bisect.bisect_right(self.paragraphs, offset, key=lambda s: s.start) - 1
        return self.paragraphs[max(position, 0)] if self.paragraphs else Span(0, len(self.text))

    def is_boilerplate(self, offset: int) -> bool:
        """Whether the place is a teaser, byline, credit or other matter that is not the article."""
        position = bisect.bisect_right(self.boilerplate, offset, key=lambda s: s.start) - 1
        return position >= 0 and offset < self.boilerplate[position].end

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation whose marks enclose the offset."""
        position = bisect.bisect_right(self.quotations, offset, key=lambda q: q.outer.start) - 1
        if position >= 0 and offset < self.quotations[position].outer.end:
            return self.quotations[position]
        return None


@dataclass(frozen=True, slots=True)
class Words:
    """The table `words.toml`, compiled."""

    function: frozenset[str]
    abbreviations: frozenset[str]
    tails: frozenset[str]
    glue: tuple[str, ...]
    glued_left: frozenset[str]
    verbs: frozenset[str]
    lines: re.Pattern[str]
    inline: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]
    closers: re.Pattern[str]
    starters: frozenset[str]
    prefixes: tuple[str, ...]


@functools.cache
def words_of(language: Language) -> Words:
    """The words that layout needs, from the language's tables."""
    table = language.table("words")
    function = frozenset(table["function"]["words"])
    cues = language.table("cues")
    stems = {w for row in cues["cue"] for w in row.get("tail", ())}
    tails = frozenset(stems | {stem + clitic for stem in stems for clitic in language.table("grammar")["clitic"]["forms"]})
    forms = (w for row in cues["cue"] + cues["credit"] for key in FORMS for w in row.get(key, ()))
    verbs = {w for row in cues["cue"] for w in row.get("active", ()) if " " not in w}
    heads = {form.split()[0] for form in forms}
    plates = table["boilerplate"]
    return Words(
        function=function,
        abbreviations=frozenset(table["abbreviations"]["words"]),
        tails=tails,
        glue=tuple(sorted({*table["glue"]["right"], *verbs}, key=len, reverse=True)),
        glued_left=function | heads | tails | frozenset(table["glue"]["left"]),
        verbs=frozenset(verbs),
        lines=_alternatives(plates["line"], r"^[\s\[(*>-]*(?:", r")"),
        inline=_alternatives(plates["inline"], r"(?<!\w)(?:", r")"),
        datelines=tuple(re.compile(p["pattern"]) for p in plates["dateline"]),
        closers=_alternatives(plates["closing"], r"(?:", r")", flags=0),
        starters=frozenset(plates["starters"]["words"]),
        prefixes=tuple(plates["starters"]["prefixes"]),
    )


def _alternatives(rows: Sequence[dict[str, str]], left: str, right: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(left + "|".join(row["pattern"] for row in rows) + right, flags)


def lay_out(text: str, language: Language) -> Layout:
    """Cut a text into paragraphs, tokens, quotations and sentences, and mark its boilerplate."""
    words = words_of(language)
    paragraphs = tuple(_paragraphs(text, words))
    boilerplate = tuple(_boilerplate(text, paragraphs, words))
    quotations = tuple(find_quotations(text, paragraphs, words.tails))
    stops = _stops(text, paragraphs, quotations, words)
    pieces = tuple(_without(paragraphs, boilerplate, text))
    sentences = tuple(_sentences(text, pieces, stops, quotations, words))
    tokens = tuple(_tokens(text, words, _starts(text, paragraphs, stops, quotations)))
    return Layout(
        text=text,
        tokens=tokens,
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=quotations,
        boilerplate=boilerplate,
        starts=tuple(token.start for token in tokens),
    )


def _paragraphs(text: str, words: Words) -> Iterator[Span]:
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
    if not (first.islower() or first in ",.;)") or last in ".!?:”\"":
        return first in ",.;)" and last not in ".!?:"
    return not words.lines.match(line.of(text)) and not words.lines.match(before.of(text))


def _boilerplate(text: str, paragraphs: tuple[Span, ...], words: Words) -> Iterator[Span]:
    """Whole lines that are teasers or credits, then what stands inside a line: datelines and run-in teasers.

    A teaser's heading that stands alone takes the line after it with it, if that is a headline.
    """
    teaser = False
    for paragraph in paragraphs:
        line = paragraph.of(text)
        if words.lines.match(line) or (teaser and line[-1] not in ".!?”\""):
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


def _teaser_end(text: str, match: re.Match[str], limit: int, words: Words) -> int:
    """Where a run-in teaser stops: its bracket, or the first word that looks like the start of a new sentence."""
    if text[max(match.start() - 1, 0)] == "(" or match.group().startswith("("):
        close = text.find(")", match.end(), min(limit, match.end() + 300))
        return close + 1 if close >= 0 else match.end()
    seen, previous, start = 0, "-", match.end()
    for token in TOKEN.finditer(text, match.end(), min(limit, match.end() + 250)):
        word = token.group()
        seen += word[0].isalnum()
        if seen > 3 and (word in "“\"" or (word[0].isupper() and _starts_sentence(word.lower(), words))):
            return token.start()
        if seen > 4 and word.lower() in words.verbs and previous[0].isupper():
            return start
        previous, start = word, token.start()
        if word in ".!?" and seen > 3:
            return token.end()
    return min(limit, match.end() + 250)


def _starts_sentence(low: str, words: Words) -> bool:
    return low in words.starters or (len(low) > 6 and low.startswith(words.prefixes))


def _without(paragraphs: tuple[Span, ...], boilerplate: tuple[Span, ...], text: str) -> Iterator[Span]:
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


def _stops(
    text: str, paragraphs: tuple[Span, ...], quotations: tuple[Quotation, ...], words: Words
) -> list[tuple[int, int]]:
    """Ends of sentences, inside quotations too: (end of the sentence with its marks, start of what follows)."""
    found = []
    opens = {quotation.outer.start for quotation in quotations}
    for paragraph in paragraphs:
        for match in STOP.finditer(text, paragraph.start, paragraph.end):
            end = next((i for i in range(match.start() + 1, match.end()) if i in opens), match.end())
            follow = end
            while follow < paragraph.end and (text[follow].isspace() or text[follow] in "\u200b\ufeff"):
                follow += 1
            if follow >= paragraph.end:
                continue
            if follow in opens and end != match.end():
                found.append((end, follow))
            elif _is_stop(text, match, follow, words):
                found.append((end, follow))
    return found


def _is_stop(text: str, match: re.Match[str], follow: int, words: Words) -> bool:
    after = text[follow]
    glued = follow == match.end()
    if glued and not (after in "\"“‘" or (after.isupper() and text[follow + 1 : follow + 2].islower())):
        return False
    if not (after.isupper() or after.isdigit() or after in "\"“‘'«([—–-"):
        return False
    if match.group() != ".":
        return True
    start = match.start()
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    before = text[start : match.start()].lower()
    if after.isdigit() and before in words.abbreviations:
        return False
    if glued and before[-1:].isdigit():
        return False
    return not (before in words.abbreviations or (len(before) == 1 and before.isalpha()) or _initials(before))


def _initials(before: str) -> bool:
    return "." in before and all(len(part) <= 2 for part in before.split(".")) and not before[-1].isdigit()


def _starts(
    text: str, paragraphs: tuple[Span, ...], stops: list[tuple[int, int]], quotations: tuple[Quotation, ...]
) -> set[int]:
    """Offsets where a sentence may start, so that a capital letter there says nothing."""
    places = {p.start for p in paragraphs} | {follow for _, follow in stops} | {q.inner.start for q in quotations}
    return {_skip_signs(text, place) for place in places}


def _skip_signs(text: str, place: int) -> int:
    while place < len(text) and not text[place].isalnum() and text[place] != "\n":
        place += 1
    return place


def _sentences(
    text: str,
    paragraphs: tuple[Span, ...],
    stops: list[tuple[int, int]],
    quotations: tuple[Quotation, ...],
    words: Words,
) -> Iterator[Span]:
    """Sentences of the article's own voice: a quotation and the words that introduce or follow it stay together."""
    ends = {quotation.outer.end for quotation in quotations}
    opens = [quotation.outer.start for quotation in quotations]
    position = 0
    for paragraph in paragraphs:
        start = paragraph.start
        while position < len(stops) and stops[position][0] <= paragraph.end:
            end, follow = stops[position]
            position += 1
            if end <= start or follow >= paragraph.end:
                continue
            held = bisect.bisect_right(opens, end - 1) - 1
            if held >= 0 and end < quotations[held].outer.end:
                continue
            if end in ends and _tail_follows(text, follow, words):
                continue
            yield Span(start, end)
            start = follow
        if start < paragraph.end:
            yield Span(start, paragraph.end)


def _tail_follows(text: str, follow: int, words: Words) -> bool:
    match = TOKEN.match(text, follow)
    return match is not None and match.group()[0].islower() and match.group().lower() in words.tails


def _tokens(text: str, words: Words, starts: set[int]) -> Iterator[Token]:
    matches = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text)]
    seen = {word for _, _, word in matches}
    for start, end, word in matches:
        for left, right in _unglued(word, seen, words):
            piece = word[left:right]
            yield Token(start + left, start + right, piece, piece.lower(), start + left in starts)


def _unglued(word: str, seen: set[str], words: Words) -> list[tuple[int, int]]:
    """The pieces of a word that a crawler glued together; one piece for nearly all words.

    Cut before an inner capital only where the left piece is a known word ("PresidenPrabowo"), and before a glued
    function word only where the rest stands elsewhere in the text ("Subiantodan" beside "Subianto").
    """
    if len(word) < 5 or not word[0].isalpha():
        return [(0, len(word))]
    cuts = [0]
    for match in GLUED.finditer(word):
        if word[cuts[-1] : match.start()].lower() in words.glued_left:
            cuts.append(match.start())
    last = word[cuts[-1] :]
    if last[0].isupper() and (len(cuts) > 1 or last[-1:].islower()):
        for tail in words.glue:
            rest = last[: -len(tail)]
            if last.endswith(tail) and len(rest) > 2 and rest in seen:
                cuts.append(len(word) - len(tail))
                break
    return list(zip(cuts, [*cuts[1:], len(word)], strict=True))
