"""Cues whose source stands behind them: credits to media, documents and people, and nouns that carry a report."""

from __future__ import annotations

from menurut.reading.speech.content import (
    FAR_COMPLEMENTIZER,
    content_end,
    continuation,
    credited,
    credited_rest,
    is_open_half,
    relative_content,
    rest_of_sentence,
)
from menurut.reading.speech.cues import Cue
from menurut.reading.speech.scene import Draft, Scene
from menurut.reading.speech.sources import source_after

Bounds = tuple[int, int]


def read_credit(scene: Scene, cue: Cue) -> Draft | None:
    """According to X, ... and "..., as quoted from X": the source stands behind the cue."""
    opening = _opens(scene, cue)
    if cue.entry.opening and not opening:
        return None
    relative = scene.low(cue.first - 1) in scene.grammar.relatives
    medium = cue.entry.kind == "medium"
    if cue.clitic is not None:
        source, end = cue.clitic, cue.last
    else:
        bounds = source_after(scene.tokens, cue.last, scene.last, scene.grammar)
        if bounds is None or (cue.entry.heads and not medium and scene.low(bounds[0]) not in cue.entry.heads):
            return None
        if scene.low(bounds[0]) in scene.grammar.weekdays or (medium and not _is_medium(scene, cue, bounds)):
            return None
        source, end = scene.cut(bounds), bounds[1]
    if opening:
        content = credited_rest(scene, end) if medium else rest_of_sentence(scene, cue, end)
    elif relative:
        content = relative_content(scene, cue, end)
    else:
        content = credited(scene, cue)
        if not medium or is_open_half(scene, cue, scene.first):
            content += continuation(scene, cue, scene.first, end)
    return Draft(cue, source, content, "credit", credit=medium) if content else None


def _is_medium(scene: Scene, cue: Cue, bounds: Bounds) -> bool:
    """Whether a source can be one to quote from: it has a name, or begins with a noun for a medium or document."""
    if scene.low(bounds[0]) in cue.entry.heads or not any(t.capital for t in scene.tokens[scene.first : scene.last]):
        return True
    return any(t.capital or t.text == "@" for t in scene.tokens[bounds[0] : bounds[1]])


def _opens(scene: Scene, cue: Cue) -> bool:
    """Whether a credit opens its sentence, a sentence that lost the stop before it, or what another cue reports."""
    if not any(t.word for t in scene.tokens[scene.free_from(cue) : cue.first]):
        return True
    if any(draft.content[0].start == cue.span.start for draft in scene.drafts):
        return True
    first, before = scene.tokens[cue.first], scene.tokens[cue.first - 1]
    return first.capital and before.word and not before.capital


def read_noun(scene: Scene, cue: Cue) -> Draft | None:
    """The statement of X that ...: the source stands behind the noun, a complementizer opens the content."""
    bounds = source_after(scene.tokens, cue.last, scene.last, scene.grammar)
    if bounds is None or not scene.names(bounds):
        bounds = _lower_source(scene, bounds)
    if bounds is None:
        return None
    for index in range(bounds[1], min(bounds[1] + FAR_COMPLEMENTIZER, scene.last)):
        if scene.low(index) in scene.grammar.complementizers:
            span = scene.span(index + 1, content_end(scene, index + 1, index))
            return Draft(cue, scene.cut(bounds), [span], "noun") if span is not None else None
        if scene.low(index) in (",", ".", ";") or any(
            c.first == index and c.entry.frame == "active" for c in scene.cues
        ):
            return None
    return None


def _lower_source(scene: Scene, bounds: Bounds | None) -> Bounds | None:
    """A described source counts behind a noun only if it is more than one word."""
    return bounds if bounds is not None and bounds[1] - bounds[0] > 1 else None
