"""From a cue in its sentence to source and content: one function a frame.

Each frame says where the source stands and where the content; a frame that the sentence does not fill gives None.
"""

from __future__ import annotations

from collections.abc import Callable

from menurut.reading.speech.content import (
    content_end,
    content_start,
    continuation,
    only_place_or_time,
    past_connector,
    quoted,
    rest_of_sentence,
)
from menurut.reading.speech.credits import read_credit, read_noun
from menurut.reading.speech.cues import Cue
from menurut.reading.speech.passives import read_passive
from menurut.reading.speech.scene import Draft, Scene
from menurut.reading.speech.sources import source_after, source_before
from menurut.records import Act, Span

Bounds = tuple[int, int]
SHORTEST_VERB = 5
FAR_PREDICATE = 8


def read_tail(scene: Scene, cue: Cue) -> Draft | None:
    """“...,” said X -- and "A, said X, B": what is said stands before the cue, or around cue and source."""
    opening = not any(t.word for t in scene.tokens[scene.first : cue.first])
    if cue.clitic is None and scene.low(cue.last) in scene.grammar.complementizers:
        return None
    quotation = None if opening else scene.quotation_ending(cue.first)
    comma = quotation is not None or scene.low(cue.first - 1) in (",", "?", "!")
    if cue.clitic is not None:
        source, end, named = cue.clitic, cue.last, True
    else:
        bounds = source_after(scene.tokens, cue.last, scene.last, scene.grammar)
        if bounds is None:
            return None
        source, end = scene.cut(bounds), bounds[1]
        named = _points(scene, bounds)
    if opening:
        content = rest_of_sentence(scene, cue, end) if named or scene.low(end) == "," else []
        return Draft(cue, source, content, "tail-first") if content else None
    if not comma and not (cue.entry.sure and named):
        return None
    if quotation is None and cue.clitic is None and not _closes(scene, cue, bounds_of(scene, source)):
        return None
    start = _unascribed(scene, cue.first)
    content = quoted(scene, start, cue.first, quotation)
    if content and quotation is None:
        content += continuation(scene, cue, start, end)
    elif scene.low(end) == ",":
        follow = scene.quotation_starting(end)
        content += [follow.inner] if follow is not None else []
    return Draft(cue, source, content, "tail") if content else None


def bounds_of(scene: Scene, span: Span) -> Bounds:
    """The token indices of a span."""
    return scene.layout.index(span.start), scene.layout.index(span.end)


def _closes(scene: Scene, cue: Cue, bounds: Bounds) -> bool:
    """Whether a tail without a quotation before it is one: a sure word, or a name that ends the clause."""
    if cue.entry.sure:
        return True
    follow = scene.low(bounds[1])
    return scene.names(bounds) and (follow in ("", ",", ".", "(") or follow in scene.grammar.circumstances)


def _points(scene: Scene, bounds: Bounds) -> bool:
    """Whether a source phrase begins with a name or pronoun, or ends with a demonstrative."""
    return scene.names(bounds) or scene.tokens[bounds[1] - 1].low in scene.grammar.closers


def _unascribed(scene: Scene, before: int) -> int:
    """Where the words begin, left of a cue, that no earlier draft of the sentence has."""
    start = scene.first
    for draft in scene.drafts:
        end = scene.layout.index(draft.content[0].start if draft.credit else draft.end())
        if draft.cue is not None and end < before:
            start = max(start, end)
    return start


def read_active(scene: Scene, cue: Cue) -> Draft | None:
    """X said that ...: the source stands before the cue, what is said behind it."""
    source = _subject(scene, cue)
    if source is None:
        return None
    if scene.grammar.infix_active and (draft := _inside(scene, cue, source)) is not None:
        return draft
    start, marked = content_start(scene, cue)
    stop = content_end(scene, start, cue.last)
    if _is_fronted(scene, source):
        stop = next((i for i in range(start, stop) if scene.low(i) == ","), stop)
    span = scene.span(start, stop)
    if span is None or only_place_or_time(scene, span):
        return _said_before(scene, cue, source)
    if not marked and _is_clause(scene, source):
        return None
    if not _fills(scene, cue, source, span, marked) or _only_points(scene, cue, span):
        return None
    quotation = scene.quotation_starting(start + (scene.low(start) in scene.grammar.purposes))
    if quotation is not None and quotation.outer.end >= span.end:
        span = quotation.inner
    return Draft(cue, source, [*_lead_in(scene, cue, source), span], cue.entry.frame)


def _is_fronted(scene: Scene, source: Span) -> bool:
    """Whether the cue stands in a clause before the main one ("Meski X mengklaim ..., harga naik")."""
    before = scene.layout.index(source.start) - 1
    return before == scene.first and scene.low(before) in scene.grammar.breakers | scene.grammar.circumstances


def _inside(scene: Scene, cue: Cue, source: Span) -> Draft | None:
    """Of "A, X said, B" both halves, where a language sets its active cues so."""
    first = scene.layout.index(source.start)
    if scene.low(first - 1) != "," or scene.low(cue.last) not in (",", ".", "") or scene.quotation_ending(first):
        return None
    before = scene.span(past_connector(scene, scene.first), first)
    if before is None or only_place_or_time(scene, before):
        return None
    return Draft(cue, source, [before, *continuation(scene, cue, scene.first, cue.last)], "infix")


def _is_clause(scene: Scene, source: Span) -> bool:
    """Whether a supposed source has a predicate of its own ("Sambara adalah kota yang ...")."""
    words = scene.layout.within(source)
    return any(t.low in scene.grammar.predicates and not t.capital for t in words[1:])


def _lead_in(scene: Scene, cue: Cue, source: Span) -> list[Span]:
    """A condition that opens the sentence and belongs to what is said ("Dengan jalan ini, X berharap ...")."""
    first = scene.layout.index(source.start)
    start = past_connector(scene, scene.first)
    while scene.low(start) and not scene.tokens[start].word:
        start += 1
    if start >= first or scene.low(start) not in scene.grammar.content_leads:
        return []
    lead = scene.span(start, first) if scene.low(first - 1) == "," else None
    return [lead] if lead is not None else []


def _only_points(scene: Scene, cue: Cue, content: Span) -> bool:
    """Whether a neutral cue has nothing but "that" behind it, and where or when: it repeats, it does not report."""
    if cue.entry.act is not Act.STATE:
        return False
    first = scene.layout.index(content.start)
    for other in scene.cues:
        if other.entry.frame == "pointer" and len(other.entry.words) > 1 and other.first == first:
            follow = scene.low(other.last)
            return follow in ("", ".", ",") or follow in scene.grammar.circumstances
    return False


def _fills(scene: Scene, cue: Cue, source: Span, content: Span, marked: bool) -> bool:
    """Whether what follows is what the form needs."""
    words = [t.low for t in scene.layout.within(content) if t.word]
    if cue.entry.needs == "mark":
        return marked
    if cue.entry.needs == "clause":
        return marked or _has_predicate(scene, words)
    if cue.entry.needs == "document":
        return any(token.low in scene.grammar.documents for token in scene.layout.within(source))
    if cue.entry.needs == "directed":
        return marked or scene.grammar.directions.isdisjoint(words)
    if cue.entry.needs == "claim":
        return marked or words[0] in scene.grammar.claims
    if cue.entry.needs == "count":
        return marked or words[0] in scene.grammar.counts or words[0][0].isdigit()
    if cue.entry.needs == "predicate":
        return marked or words[0] in scene.grammar.predicates | scene.grammar.purposes
    if cue.entry.needs == "purpose":
        return marked or not scene.grammar.purposes.isdisjoint(words)
    return True


def _has_predicate(scene: Scene, words: list[str]) -> bool:
    """Whether the words are a clause and not just the name of a thing."""
    grammar = scene.grammar
    verbs = (w for w in words[1:] if len(w) > SHORTEST_VERB and w.startswith(grammar.prefixes))
    return any(w in grammar.predicates for w in words[:FAR_PREDICATE]) or next(verbs, None) is not None


def _subject(scene: Scene, cue: Cue) -> Span | None:
    """The source of an active cue; of a second cue in the same sentence, that of the first."""
    grammar = scene.grammar
    index = cue.first
    while scene.low(index - 1) in grammar.adverbs | grammar.negators:
        index -= 1
    if scene.low(cue.first - 1) in grammar.intentions or scene.low(index - 1) in grammar.intentions:
        return None
    if scene.low(index - 1) in grammar.joints:
        if cue.entry.needs or not scene.drafts:
            return None
        return scene.drafts[-1].source
    bounds = source_before(scene.tokens, cue.first, scene.free_from(cue), grammar)
    if bounds is None or scene.low(bounds[0]) in grammar.first_person:
        return None
    if cue.entry.needs == "subject" and bounds[1] != index:
        return None
    if cue.entry.frame == "bare" and not _names_somebody(scene, bounds, cue):
        return None
    return scene.cut(bounds)


def _names_somebody(scene: Scene, bounds: Bounds, cue: Cue) -> bool:
    """A headline form is no cue behind a common noun or as part of a name itself."""
    last = scene.tokens[bounds[1] - 1]
    return not scene.tokens[cue.first].capital and (last.capital or last.low in scene.grammar.pronouns)


def _said_before(scene: Scene, cue: Cue, source: Span) -> Draft | None:
    """“...,” X said: nothing follows the cue, the quotation or clause before the source is what is said."""
    first = scene.layout.index(source.start)
    quotation = scene.quotation_ending(first)
    if quotation is None and scene.low(first - 1) != ",":
        return None
    if scene.drafts and (quotation is None or scene.claimed(quotation)):
        return None
    content = quoted(scene, scene.first, first, quotation)
    return Draft(cue, source, content, "said-before") if content else None


def read_nothing(scene: Scene, cue: Cue) -> Draft | None:
    """A form that is part of another frame."""
    return None


READERS: dict[str, Callable[[Scene, Cue], Draft | None]] = {
    "tail": read_tail,
    "active": read_active,
    "bare": read_active,
    "credit": read_credit,
    "passive": read_passive,
    "noun": read_noun,
    "pointer": read_nothing,
}
