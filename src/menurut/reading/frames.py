"""From a cue in its sentence to source and content: one function a frame.

Each frame says where the source stands and where the content; a frame that the sentence does not fill gives None, and
the next entry of the same word is tried. Indices are token indices of the whole layout.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from menurut.reading.cues import Cue
from menurut.reading.grammar import Grammar
from menurut.reading.layout import Layout, Token
from menurut.reading.quotations import Quotation
from menurut.reading.sources import QUOTES, source_after, source_before
from menurut.records import Span

EDGES = " \t\n,;:.“”\"«»„-–—"
SHORT_OPENING = 7


@dataclass(slots=True)
class Draft:
    """An attribution in the making."""

    cue: Cue | None
    source: Span | None
    content: list[Span]
    rule: str
    first: int
    credit: bool = False
    implied: bool = False


@dataclass(slots=True)
class Scene:
    """One sentence under reading: tokens `[first, last)`, its cues, and the drafts made of it so far."""

    layout: Layout
    grammar: Grammar
    first: int
    last: int
    cues: tuple[Cue, ...]
    drafts: list[Draft] = field(default_factory=list)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.layout.tokens

    def span(self, start: int, end: int) -> Span | None:
        """The stretch of tokens `[start, end)` without signs at its edges; None if no word is left."""
        while start < end and not self.tokens[start].word and self.tokens[start].text not in "(@#":
            start += 1
        while end > start and not self.tokens[end - 1].word and self.tokens[end - 1].text not in ")%":
            end -= 1
        if start >= end:
            return None
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def quotation_ending(self, index: int) -> Quotation | None:
        """The quotation that ends just before the token, with at most a comma between."""
        while index > self.first and self.tokens[index - 1].text in ",.?!" and index > 0:
            index -= 1
        if index <= self.first:
            return None
        return self._quotation(self.tokens[index - 1], ending=True)

    def quotation_starting(self, index: int) -> Quotation | None:
        """The quotation that starts at the token or behind a comma or colon at it."""
        while index < self.last and self.tokens[index].text in ",:;":
            index += 1
        return self._quotation(self.tokens[index], ending=False) if index < self.last else None

    def _quotation(self, token: Token, *, ending: bool) -> Quotation | None:
        quotation = self.layout.quotation_at(token.start)
        if quotation is None:
            return None
        if ending:
            return quotation if token.end >= quotation.inner.end else None
        return quotation if token.start <= quotation.inner.start else None


def read_tail(scene: Scene, cue: Cue) -> Draft | None:
    """“...,” said X -- and "A, said X, B": what is said stands before the cue, or around cue and source."""
    tokens, grammar = scene.tokens, scene.grammar
    opening = cue.first == scene.first or (cue.first == scene.first + 1 and not tokens[scene.first].word)
    quotation = None if opening else scene.quotation_ending(cue.first)
    before = tokens[cue.first - 1] if cue.first > scene.first else None
    comma = before is not None and before.text in ",?!"
    if cue.clitic is not None:
        source, end = cue.clitic, cue.last
    else:
        bounds = source_after(tokens, cue.last, scene.last, grammar)
        if bounds is None:
            return None
        source, end = _of(tokens, bounds), bounds[1]
        if not (quotation or comma or opening) and not (cue.entry.sure and _definite(tokens, bounds, grammar)):
            return None
    if opening:
        if cue.clitic is None and not _definite(tokens, bounds_of(scene, source), grammar):
            return None
        return _rest_as_content(scene, cue, source, end, "tail-first")
    if not (quotation or comma or cue.entry.sure):
        return None
    start = _territory(scene, cue.first)
    content = _quoted(scene, start, cue.first, quotation)
    if not content:
        return None
    follow = scene.quotation_starting(end)
    if follow is not None and end < scene.last and tokens[end].text == "," and quotation is not None:
        content.append(follow.inner)
    elif quotation is None:
        content += _continuation(scene, start, cue.first, end)
    return Draft(cue, source, content, "tail", start)


def bounds_of(scene: Scene, span: Span) -> tuple[int, int]:
    """The token indices of a span."""
    return scene.layout.index(span.start), scene.layout.index(span.end)


def _of(tokens: tuple[Token, ...], bounds: tuple[int, int]) -> Span:
    return Span(tokens[bounds[0]].start, tokens[bounds[1] - 1].end)


def _definite(tokens: tuple[Token, ...], bounds: tuple[int, int], grammar: Grammar) -> bool:
    """Whether a source phrase names or points at somebody: a capital, a pronoun, or a demonstrative at its end."""
    phrase = tokens[bounds[0] : bounds[1]]
    if not phrase:
        return False
    return (
        any(t.capital for t in phrase)
        or phrase[0].low in grammar.pronouns
        or phrase[-1].low in grammar.closers
        or len(phrase) > 1
    )


def _territory(scene: Scene, before: int) -> int:
    """Where the words not yet ascribed begin, to the left of a cue."""
    start = scene.first
    for draft in scene.drafts:
        if draft.credit or draft.cue is None:
            continue
        end = max(scene.layout.index(span.end) for span in [draft.cue.span, *draft.content])
        if draft.source is not None:
            end = max(end, scene.layout.index(draft.source.end))
        if end < before and scene.quotation_ending(before) is not None:
            start = max(start, end)
    return start


def _quoted(scene: Scene, start: int, end: int, quotation: Quotation | None) -> list[Span]:
    """What stands before the cue: the quotation alone, or with the words that lead into it without a pause."""
    tokens = scene.tokens
    if quotation is not None:
        first = scene.layout.index(quotation.outer.start)
        pieces = [quotation.inner]
        while first > start:
            previous = scene.quotation_ending(first)
            if previous is None:
                break
            first = scene.layout.index(previous.outer.start)
            pieces.insert(0, previous.inner)
        lead = first
        if lead <= start or tokens[lead - 1].text in ".:,?!":
            return pieces
        whole = scene.span(start, end)
        return [whole] if whole is not None else pieces
    whole = scene.span(start, end)
    return [whole] if whole is not None else []


def _continuation(scene: Scene, start: int, cue: int, end: int) -> list[Span]:
    """The second half of an interrupted sentence ("A, said X, B"), unless what follows says where and when."""
    tokens = scene.tokens
    index = end
    while index < scene.last and tokens[index].text in ",":
        index += 1
    if index >= scene.last or not tokens[index].word:
        return []
    short = cue - start <= SHORT_OPENING
    if tokens[index].low in scene.grammar.circumstances and not (short and index > end):
        return []
    if index == end and not short:
        return []
    stop = content_end(scene, index, end)
    if _only_place_or_time(scene, index, stop):
        return []
    span = scene.span(index, stop)
    return [span] if span is not None else []


def _only_place_or_time(scene: Scene, start: int, end: int) -> bool:
    words = [t for t in scene.tokens[start:end] if t.text[0].isalpha()]
    return len(words) <= 6 and all(t.capital or t.low in scene.grammar.circumstances for t in words)


def _rest_as_content(scene: Scene, cue: Cue, source: Span, end: int, rule: str) -> Draft | None:
    """Source and cue open the sentence; what is said is the rest."""
    start = after_circumstance(scene, end)
    span = scene.span(start, content_end(scene, start, cue.last))
    quotation = scene.quotation_starting(start)
    if quotation is not None and span is not None and quotation.outer.end >= span.end:
        span = quotation.inner
    return Draft(cue, source, [span], rule, scene.first) if span is not None else None


def after_circumstance(scene: Scene, index: int) -> int:
    """Past commas, brackets with dates, weekdays and other notes of when and where, up to the clause."""
    tokens, grammar = scene.tokens, scene.grammar
    while index < scene.last:
        if tokens[index].text in ",:":
            index += 1
        elif tokens[index].text == "(":
            index = _after_bracket(tokens, index, scene.last)
        elif tokens[index].low in grammar.weekdays or (
            tokens[index].low in grammar.circumstances and _comma_soon(tokens, index, scene.last)
        ):
            index = _comma_soon(tokens, index, scene.last) or index + 1
        elif tokens[index].low in grammar.complementizers:
            return index + 1
        else:
            return index
    return index


def _after_bracket(tokens: tuple[Token, ...], index: int, last: int) -> int:
    for ahead in range(index + 1, min(index + 12, last)):
        if tokens[ahead].text == ")":
            return ahead + 1
    return index + 1


def _comma_soon(tokens: tuple[Token, ...], index: int, last: int) -> int:
    """The index behind the next comma within a few words, else 0."""
    for ahead in range(index + 1, min(index + 9, last)):
        if tokens[ahead].text == "(":
            return _after_bracket(tokens, ahead, last)
        if tokens[ahead].text == ",":
            return ahead + 1
        if tokens[ahead].text in QUOTES:
            return 0
    return 0


def content_end(scene: Scene, start: int, after: int) -> int:
    """Where content that starts at `start` ends: its sentence, or the next cue that takes over behind `after`."""
    tokens = scene.tokens
    end = scene.last
    for cue in scene.cues:
        if cue.first <= max(after, start) or cue.first >= end:
            continue
        comma = tokens[cue.first - 1].text in ",”\""
        if cue.entry.frame == "credit" and comma and cue.clitic is None:
            end = cue.first
        elif cue.entry.frame == "tail" and comma and (cue.clitic is not None or cue.entry.sure):
            end = cue.first
        elif cue.entry.frame == "active" and tokens[cue.first - 1].low in scene.grammar.joints:
            end = cue.first - 1
    return _without_weekday(scene, start, end)


def _without_weekday(scene: Scene, start: int, end: int) -> int:
    """Drops a weekday behind the last comma: when it was said, not what."""
    tokens = scene.tokens
    for index in range(end - 1, max(end - 10, start), -1):
        if tokens[index].text == "," and index + 1 < end:
            return index if tokens[index + 1].low in scene.grammar.weekdays else end
    return end


def read_active(scene: Scene, cue: Cue) -> Draft | None:
    """X said that ...: the source stands before the cue, what is said behind it."""
    tokens, grammar = scene.tokens, scene.grammar
    if cue.first > scene.first and tokens[cue.first - 1].low in grammar.intentions:
        return None
    source, implied = _subject(scene, cue)
    if source is None:
        return None
    start, marked = content_start(scene, cue)
    stop = content_end(scene, start, cue.last)
    span = scene.span(start, stop)
    quotation = scene.quotation_starting(start)
    marked = marked or quotation is not None
    if span is None:
        return _said_before(scene, cue, source)
    if cue.entry.weak and not marked:
        return None
    if quotation is not None and quotation.outer.end >= span.end:
        content = [quotation.inner]
    else:
        content = [span]
    return Draft(cue, source, content, cue.entry.frame, cue.first, implied=implied)


def _subject(scene: Scene, cue: Cue) -> tuple[Span | None, bool]:
    tokens, grammar = scene.tokens, scene.grammar
    index = cue.first
    while index > scene.first and tokens[index - 1].low in grammar.adverbs | grammar.negators:
        index -= 1
    if index > scene.first and tokens[index - 1].low in grammar.intentions:
        return None, False
    if index > scene.first and tokens[index - 1].low in grammar.joints and scene.drafts:
        return scene.drafts[-1].source, True
    bounds = source_before(tokens, cue.first, scene.first, grammar)
    if bounds is None:
        return None, False
    return _of(tokens, bounds), False


def content_start(scene: Scene, cue: Cue) -> tuple[int, bool]:
    """The token at which what is said begins, and whether a complementizer or colon marks it."""
    tokens, grammar = scene.tokens, scene.grammar
    openers = grammar.complementizers
    if cue.entry.act.value in ("demand", "opine"):
        openers = openers | grammar.demand_complementizers
    index = cue.last
    if index < scene.last and tokens[index].text == "," and index + 1 < scene.last and tokens[index + 1].low in openers:
        index += 1
    if index < scene.last and tokens[index].low in openers:
        return index + 1, True
    if index < scene.last and tokens[index].text == ":":
        return index + 1, True
    if index < scene.last and tokens[index].low in grammar.addressees:
        for ahead in range(index + 1, min(index + 22, scene.last)):
            if tokens[ahead].low in grammar.complementizers or tokens[ahead].text == ":":
                return ahead + 1, True
            if tokens[ahead].text in QUOTES:
                return ahead, True
        return index, False
    return index, False


def _said_before(scene: Scene, cue: Cue, source: Span) -> Draft | None:
    """“...,” X said: nothing follows the cue, the quotation or clause before the source is what is said."""
    first = scene.layout.index(source.start)
    quotation = scene.quotation_ending(first)
    if quotation is None and (first <= scene.first or scene.tokens[first - 1].text != ","):
        return None
    content = _quoted(scene, scene.first, first, quotation)
    return Draft(cue, source, content, "said-before", scene.first) if content else None


def read_credit(scene: Scene, cue: Cue) -> Draft | None:
    """According to X, ... and "..., as quoted from X": the source stands behind the cue."""
    tokens, grammar = scene.tokens, scene.grammar
    if cue.clitic is not None:
        source, end = cue.clitic, cue.last
    else:
        bounds = source_after(tokens, cue.last, scene.last, grammar)
        if bounds is None or (cue.entry.heads and tokens[bounds[0]].low not in cue.entry.heads):
            return None
        source, end = _of(tokens, bounds), bounds[1]
        if tokens[bounds[0]].low in grammar.weekdays:
            return None
    medium = cue.entry.kind == "medium"
    if not any(t.word for t in tokens[scene.first : cue.first]):
        draft = _rest_as_content(scene, cue, source, end, "credit")
        if draft is not None:
            draft.credit = medium
        return draft
    before = scene.span(scene.first, cue.first)
    content = [before] if before is not None else []
    if not medium:
        content += _continuation(scene, scene.first, cue.first, end)
    return Draft(cue, source, content, "credit", scene.first, credit=medium) if content else None


def read_passive(scene: Scene, cue: Cue) -> Draft | None:
    """Subject and predicate of a di-form are what is said; its agent, if there is one, is the source."""
    tokens, grammar = scene.tokens, scene.grammar
    if cue.first > scene.first and tokens[cue.first - 1].low in grammar.intentions | grammar.relatives:
        return None
    source: Span | None = cue.clitic
    end = cue.last
    named = end < scene.last and (
        tokens[end].low in grammar.agents or tokens[end].capital or tokens[end].low in grammar.pronouns
    )
    if source is None and named:
        bounds = source_after(tokens, end, scene.last, grammar)
        if bounds is not None:
            source, end = _of(tokens, bounds), bounds[1]
    if source is None and not cue.entry.agentless:
        return None
    return _predicate(scene, cue, source, end)


def _predicate(scene: Scene, cue: Cue, source: Span | None, end: int) -> Draft | None:
    tokens, grammar = scene.tokens, scene.grammar
    while end < scene.last and tokens[end].text == ",":
        end += 1
    marked = end < scene.last and tokens[end].low in grammar.complementizers | grammar.demand_complementizers
    start = end + 1 if marked else end
    predicate = scene.span(start, content_end(scene, start, cue.last))
    if predicate is None:
        return None
    bounds = source_before(tokens, cue.first, scene.first, grammar)
    subject = _of(tokens, bounds) if bounds is not None else None
    content = [predicate] if marked or subject is None else [subject, predicate]
    return Draft(cue, source, content, "passive", scene.first)


def read_none(scene: Scene, cue: Cue) -> Draft | None:
    """A frame that is read elsewhere."""
    return None


READERS: dict[str, Callable[[Scene, Cue], Draft | None]] = {
    "tail": read_tail,
    "active": read_active,
    "bare": read_active,
    "credit": read_credit,
    "passive": read_passive,
    "noun": read_none,
    "pointer": read_none,
}
