"""Cues in the passive: with an agent or without, and pointers to what was said just before."""

from __future__ import annotations

from menurut.reading.speech.content import content_end
from menurut.reading.speech.cues import Cue
from menurut.reading.speech.scene import Draft, Scene
from menurut.reading.speech.sources import source_after, source_before
from menurut.records import Act, Span

MOST_POINTED_AT = 2


def read_passive(scene: Scene, cue: Cue) -> Draft | None:
    """Subject and predicate of a passive are what is said; its agent, if there is one, is the source."""
    grammar = scene.grammar
    relative = scene.low(cue.first - 1) in grammar.relatives
    if scene.low(cue.first - 1) in grammar.intentions:
        return None
    bounds = source_before(scene.tokens, cue.first - relative, scene.first, grammar)
    pointer = bounds is not None and points_back(scene, bounds)
    source, end = _agent(scene, cue, pointer)
    if pointer or (source is not None and bounds is not None and _passes_on(scene, cue, bounds, end)):
        return _pointed_at(scene, cue, source)
    start, marked = _past_adverbs(scene, end), False
    if scene.low(start) in grammar.complementizers | grammar.demand_complementizers:
        start, marked = start + 1, True
    if source is None and not (cue.entry.agentless or marked):
        return None
    if not marked and cue.entry.needs == "purpose" and scene.low(start) not in grammar.purposes:
        return None
    if not marked and cue.entry.needs == "naming" and (relative or not _opens_predicate(scene, start)):
        return None
    stop = content_end(scene, start, cue.last)
    if source is None:
        source, stop = _late_agent(scene, start, stop)
    subject = scene.cut(bounds) if bounds is not None and not marked else None
    only_subject = scene.low(start) in grammar.circumstances if source is None else False
    if subject is not None and not marked and (only_subject or cue.entry.act is Act.ANNOUNCE):
        return Draft(cue, source, [subject], "passive")
    predicate = scene.span(start, stop)
    if predicate is None:
        return None
    return Draft(cue, source, [subject, predicate] if subject is not None else [predicate], "passive")


def _past_adverbs(scene: Scene, start: int) -> int:
    """Past a comma, and past an adverb that a comma sets off ("diberitakan sebelumnya, ...")."""
    ahead = start
    while scene.low(ahead) in scene.grammar.adverbs:
        ahead += 1
    if scene.low(ahead) == ",":
        return ahead + 1
    return start


def _agent(scene: Scene, cue: Cue, pointer: bool) -> tuple[Span | None, int]:
    """The agent behind the cue and the token after it."""
    if cue.clitic is not None:
        return cue.clitic, cue.last
    low = scene.low(cue.last)
    if not low:
        return None, cue.last
    grammar = scene.grammar
    if cue.entry.needs == "naming" and low not in grammar.agents | grammar.pronouns:
        return None, cue.last
    likely = low in grammar.agents | grammar.pronouns or scene.tokens[cue.last].capital
    if not likely and (not pointer or low in grammar.ends | grammar.circumstances):
        return None, cue.last
    bounds = source_after(scene.tokens, cue.last, scene.last, grammar)
    return (scene.cut(bounds), bounds[1]) if bounds is not None else (None, cue.last)


def _late_agent(scene: Scene, start: int, stop: int) -> tuple[Span | None, int]:
    """An agent that ends the sentence ("dinyatakan lengkap oleh X"), and where it cuts the predicate."""
    for index in range(stop - 1, start, -1):
        if scene.low(index) in scene.grammar.agents:
            bounds = source_after(scene.tokens, index, stop, scene.grammar)
            if bounds is not None and stop - bounds[1] <= 1:
                return scene.cut(bounds), index
            return None, stop
    return None, stop


def _opens_predicate(scene: Scene, index: int) -> bool:
    low = scene.low(index)
    return low in scene.grammar.predicates or (len(low) > 4 and low.startswith(scene.grammar.prefixes))


def points_back(scene: Scene, bounds: tuple[int, int]) -> bool:
    """Whether a subject only points at what was said before ("hal ini")."""
    words = tuple(t.low for t in scene.tokens[bounds[0] : bounds[1]])
    return any(cue.entry.frame == "pointer" and cue.entry.words == words for cue in scene.cues)


def _passes_on(scene: Scene, cue: Cue, bounds: tuple[int, int], end: int) -> bool:
    """Whether "that plan was presented by X ..." only names who told what was said before: no predicate follows."""
    if cue.entry.agentless or scene.tokens[bounds[1] - 1].low not in scene.grammar.closers:
        return False
    low = scene.low(end)
    return low in ("", ".", ",") or low in scene.grammar.circumstances | scene.grammar.relatives


def _pointed_at(scene: Scene, cue: Cue, source: Span | None) -> Draft | None:
    """The sentences just before, if nobody else has them: of the same paragraph, else the whole paragraph before."""
    if source is None:
        return None
    layout = scene.layout
    here = scene.tokens[scene.first].start
    taken = max((draft.end() for draft in scene.before), default=-1)
    earlier = [s for s in layout.sentences_before(here) if not layout.is_boilerplate(s.start)]
    if not earlier or earlier[-1].start < taken:
        return None
    last = earlier[-1]
    paragraph = layout.paragraph_at(last.start)
    first = last
    for sentence in reversed(earlier[:-1][-MOST_POINTED_AT:]):
        if sentence.start < max(taken, paragraph.start):
            break
        first = sentence
    content = Span(first.start, last.end).trimmed(layout.text, ' \t\n.,;:“”"')
    return Draft(cue, source, [content], "pointer") if len(content) > 0 else None
