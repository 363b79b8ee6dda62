"""Where content begins and ends around a cue: complementizers, notes of when and where, the next cue."""

from __future__ import annotations

from menurut.reading.speech.cues import Cue
from menurut.reading.speech.scene import Scene
from menurut.reading.speech.sources import QUOTES, source_after, source_before
from menurut.reading.text.layout import Token
from menurut.reading.text.quotations import Quotation
from menurut.records import Act, Span

SHORT_OPENING = 7
LONG_CLAUSE = 6
SHORT_CREDIT = 10
FAR_COMPLEMENTIZER = 22


def content_start(scene: Scene, cue: Cue) -> tuple[int, bool]:
    """The token at which what is said begins, and whether a complementizer, comma or sign marks it."""
    grammar = scene.grammar
    openers = grammar.complementizers
    if cue.entry.act in (Act.DEMAND, Act.OPINE):
        openers = openers | grammar.demand_complementizers
    index = _past_addressed(scene, cue)
    comma = scene.low(index) == ","
    if comma and scene.low(index + 1) in openers:
        index += 1
    if scene.low(index) in openers or scene.low(index) == ":":
        return index + 1, True
    if (comma and not any(other.first == index + 1 for other in scene.cues)) or scene.quotation_starting(index):
        return index, True
    while scene.low(index) in grammar.fillers:
        index += 1
    if scene.low(index) in grammar.addressees:
        return _behind_addressee(scene, index)
    return index, False


def _past_addressed(scene: Scene, cue: Cue) -> int:
    """Behind whom a cue like "told" was said to."""
    if not cue.entry.addressed:
        return cue.last
    bounds = source_after(scene.tokens, cue.last, scene.last, scene.grammar)
    return bounds[1] if bounds is not None else cue.last


def _behind_addressee(scene: Scene, index: int) -> tuple[int, bool]:
    """Past to whom, when and where it was said, if a complementizer, colon or quotation follows."""
    for ahead in range(index + 1, min(index + FAR_COMPLEMENTIZER, scene.last)):
        if scene.low(ahead) in scene.grammar.complementizers or scene.low(ahead) == ":":
            return ahead + 1, True
        if scene.tokens[ahead].text in QUOTES:
            return ahead, True
    comma = _comma_soon(scene.tokens, index, scene.last)
    if comma and scene.last - comma > LONG_CLAUSE:
        return comma, False
    return index, False


def content_end(scene: Scene, start: int, after: int) -> int:
    """Where content that starts at `start` ends: its sentence, or the next cue that takes over behind `after`."""
    end = scene.last
    for cue in scene.cues:
        if cue.first <= max(after, start) or cue.first >= end:
            continue
        previous = scene.low(cue.first - 1)
        comma = previous in (",", "”", '"')
        if (cue.entry.frame == "credit" and _credit_follows(scene, cue, comma)) or (
            cue.entry.frame == "tail" and comma and (cue.clitic is not None or cue.entry.sure)
        ):
            end = cue.first
        elif cue.entry.frame == "active" and previous in scene.grammar.joints and cue.first - 1 > start:
            end = cue.first - 1
        elif cue.entry.frame == "active":
            end = _second_subject(scene, cue, start, end)
    return _without_weekday(scene, start, end)


def _credit_follows(scene: Scene, cue: Cue, comma: bool) -> bool:
    """Whether a credit ends the content before it: to a medium always, to others only shortly before the end."""
    if cue.entry.kind == "medium":
        return comma or len(cue.entry.words) > 1
    return comma and scene.last - cue.last <= SHORT_CREDIT


def _second_subject(scene: Scene, cue: Cue, start: int, end: int) -> int:
    """The comma before a second subject that has a cue of its own ("..., while X denied ...")."""
    bounds = source_before(scene.tokens, cue.first, scene.first, scene.grammar)
    if bounds is None:
        return end
    joint = bounds[0] - 1
    if scene.low(joint) in scene.grammar.contrasts and scene.low(joint - 1) == "," and joint - 1 > start:
        return joint - 1
    return end


def _without_weekday(scene: Scene, start: int, end: int) -> int:
    """Drops a weekday behind the last comma: when it was said, not what."""
    for index in range(end - 1, max(end - 10, start), -1):
        if scene.tokens[index].text == "," and index + 1 < end:
            return index if scene.low(index + 1) in scene.grammar.weekdays else end
    return end


def quoted(scene: Scene, start: int, end: int, quotation: Quotation | None) -> list[Span]:
    """What stands in tokens `[start, end)` before a cue: quotations alone, or with the words that lead into them."""
    if quotation is not None:
        first = scene.layout.index(quotation.outer.start)
        pieces = [quotation.inner]
        while first > start:
            previous = scene.quotation_ending(first)
            if previous is None:
                break
            first = scene.layout.index(previous.outer.start)
            pieces.insert(0, previous.inner)
        if first <= start or scene.tokens[first - 1].text in ".:,?!":
            return pieces
    whole = scene.span(past_connector(scene, start), end)
    return [whole] if whole is not None else []


def past_connector(scene: Scene, start: int) -> int:
    """Past "meanwhile" and the like, which tie the sentence to others and are no part of what is said."""
    if start != scene.first:
        return start
    while start < scene.last and not scene.tokens[start].word and scene.tokens[start].text not in QUOTES:
        start += 1
    for phrase in scene.grammar.connectors.get(scene.low(start), ()):
        end = start + len(phrase)
        found = tuple(t.low for t in scene.tokens[start:end]) == phrase
        if found and (len(phrase) > 1 or scene.low(end) in (",", "")):
            return end
    return start


def relative_content(scene: Scene, cue: Cue, end: int) -> list[Span]:
    """Of "the road that according to X is closed": the noun that the clause hangs on, and its predicate."""
    bounds = source_before(scene.tokens, cue.first - 1, scene.first, scene.grammar)
    predicate = scene.span(end, content_end(scene, end, cue.last))
    if predicate is None:
        return []
    return [scene.cut(bounds), predicate] if bounds is not None else [predicate]


def continuation(scene: Scene, cue: Cue, start: int, end: int) -> list[Span]:
    """The second half of an interrupted sentence ("A, said X, B"), unless what follows says where and when.

    A short or adverbial first half cannot stand alone, so the second is content whatever it begins with.
    """
    index = end
    while scene.low(index) == ",":
        index += 1
    if scene.low(index) in scene.grammar.relatives:
        index = _after_relative(scene, index)
    if not scene.low(index) or not scene.tokens[index].word:
        return []
    open_half = is_open_half(scene, cue, start)
    if scene.low(index) in scene.grammar.circumstances and not (open_half and index > end):
        return []
    if index == end and not open_half:
        return []
    stop = content_end(scene, index, end)
    span = scene.span(index, stop)
    return [span] if span is not None and not only_place_or_time(scene, span) else []


def is_open_half(scene: Scene, cue: Cue, start: int) -> bool:
    """Whether what stands before a cue cannot stand alone: it is short, an adverbial, or has no comma behind it."""
    return cue.first - start <= SHORT_OPENING or _is_lead(scene, start) or scene.low(cue.first - 1) != ","


def _is_lead(scene: Scene, start: int) -> bool:
    while start < scene.last and not scene.tokens[start].word:
        start += 1
    return scene.low(start) in scene.grammar.leads


def credited(scene: Scene, cue: Cue) -> list[Span]:
    """What stands before a credit, with the mark of a quotation that opens it."""
    start = past_connector(scene, scene.first)
    span = scene.span(start, cue.first)
    if span is None:
        return []
    first = scene.layout.index(span.start)
    if first > scene.first and scene.quotation_starting(first - 1) is not None:
        return [Span(scene.tokens[first - 1].start, span.end)]
    return [span]


def credited_rest(scene: Scene, end: int) -> list[Span]:
    """What a credit that opens the sentence covers: all of it, whoever else speaks in it."""
    start = after_circumstance(scene, end)
    span = scene.span(start, _without_weekday(scene, start, scene.last))
    return [span] if span is not None else []


def only_place_or_time(scene: Scene, span: Span) -> bool:
    """Whether a few words only say where or when: names and words of circumstance."""
    words = [t for t in scene.layout.within(span) if t.text[0].isalpha()]
    return len(words) <= 6 and all(t.capital or t.low in scene.grammar.circumstances for t in words)


def after_circumstance(scene: Scene, index: int) -> int:
    """Past commas, brackets with dates, weekdays and other notes of when and where, up to the clause."""
    grammar = scene.grammar
    while index < scene.last:
        low = scene.low(index)
        if low in (",", ":"):
            index += 1
        elif low == "(":
            index = _after_bracket(scene.tokens, index, scene.last)
        elif low in grammar.weekdays or low in grammar.circumstances:
            comma = _comma_soon(scene.tokens, index, scene.last)
            if not comma and low not in grammar.weekdays:
                return index
            index = comma or index + 1
        elif low in grammar.complementizers:
            return index + 1
        elif low in grammar.relatives:
            return _after_relative(scene, index)
        else:
            return index
    return index


def _after_relative(scene: Scene, index: int) -> int:
    """Behind a relative clause on the source: at its comma, or behind the complementizer that opens the content."""
    for ahead in range(index + 1, min(index + FAR_COMPLEMENTIZER, scene.last)):
        if scene.low(ahead) in scene.grammar.complementizers or scene.low(ahead) == ",":
            return ahead + 1
    return index


def _after_bracket(tokens: tuple[Token, ...], index: int, last: int) -> int:
    for ahead in range(index + 1, min(index + 12, last)):
        if tokens[ahead].text == ")":
            return ahead + 1
    return index + 1


def _comma_soon(tokens: tuple[Token, ...], index: int, last: int) -> int:
    """The index behind the next comma or bracket within a few words, else 0."""
    for ahead in range(index + 1, min(index + 9, last)):
        if tokens[ahead].text == "(":
            return _after_bracket(tokens, ahead, last)
        if tokens[ahead].text == ",":
            return ahead + 1
        if tokens[ahead].text in QUOTES:
            return 0
    return 0


def rest_of_sentence(scene: Scene, cue: Cue, end: int) -> list[Span]:
    """What is said where source and cue open the sentence."""
    start = after_circumstance(scene, end)
    span = scene.span(start, content_end(scene, start, cue.last))
    if span is None:
        return []
    quotation = scene.quotation_starting(start)
    if quotation is not None and quotation.outer.end >= span.end:
        return [quotation.inner]
    return [span]
