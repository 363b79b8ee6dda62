"""Who said what: every (source, cue, content) of a layout, in text order, without speakers yet.

Sentence by sentence: the cues outside quotations are read in their frames, then the quotations that no cue claims
become attributions without one. `chains` sets parents and origins, `speakers` says who the sources are.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.languages import Language
from menurut.reading.speech.cues import Cue, cue_table, find_cues
from menurut.reading.speech.frames import READERS
from menurut.reading.speech.scene import Draft, Scene
from menurut.reading.speech.within import read_within
from menurut.reading.text.grammar import Grammar, grammar_of
from menurut.reading.text.layout import Layout
from menurut.reading.text.quotations import Quotation
from menurut.records import Attribution, Span, Style

FREE_QUOTATION = 3
MIXED_SHARE = 0.12
CONTINUED_REACH = 8
RULES = {
    "active": "source, cue, then what is said",
    "bare": "source, cue without its prefix, then what is said",
    "continued": "goes on with what the last speaker said",
    "credit": "cue and source around or before what is said",
    "infix": "what is said around source and cue",
    "noun": "noun, source, then what is said",
    "passive": "subject and predicate of a passive are what is said",
    "pointer": "points to the sentence before it",
    "quotation": "quotation without a cue of its own",
    "said-before": "what is said, then source and cue",
    "tail": "what is said, then cue and source",
    "tail-first": "cue and source, then what is said",
}


def read_attributions(layout: Layout, language: Language) -> tuple[Attribution, ...]:
    """The attributions of a layout; ids count from 1 in text order."""
    grammar = grammar_of(language)
    found = [c for c in find_cues(layout.tokens, cue_table(language)) if not layout.is_boilerplate(c.span.start)]
    cues = tuple(c for c in found if not _inside(layout, c))
    drafts: list[Draft] = []
    position = 0
    for sentence in layout.sentences:
        first, last = layout.index(sentence.start), layout.index(sentence.end)
        while position < len(cues) and cues[position].first < first:
            position += 1
        end = position
        while end < len(cues) and cues[end].first < last:
            end += 1
        scene = Scene(layout, grammar, first, last, cues[position:end], drafts[-8:])
        drafts += read_sentence(scene)
        position = end
    drafts += read_within(layout, grammar, tuple(c for c in found if _inside(layout, c)))
    return tuple(_finish(layout, grammar, drafts))


def _inside(layout: Layout, cue: Cue) -> bool:
    """Whether a cue stands inside somebody's quoted words."""
    quotation = layout.quotation_at(cue.span.start)
    return quotation is not None and quotation.inner.holds(cue.span)


def read_sentence(scene: Scene) -> list[Draft]:
    """The drafts of one sentence: its cues in their frames, then its quotations without a cue."""
    taken = -1
    for cue in scene.cues:
        if cue.first < taken:
            continue
        draft = READERS[cue.entry.frame](scene, cue)
        if draft is not None:
            scene.drafts.append(draft)
            taken = cue.last
    scene.drafts += _free_quotations(scene)
    if not scene.drafts:
        scene.drafts += _continued(scene)
    return scene.drafts


def _continued(scene: Scene) -> Iterator[Draft]:
    """A sentence in the first person, a clause left over or the next of a count goes on with the last speaker."""
    sentence = scene.tokens[scene.first : scene.last]
    words = [t.low for t in sentence if scene.layout.quotation_at(t.start) is None]
    grammar = scene.grammar
    if not scene.before or not words:
        return
    left_over = words[0] in grammar.continuations or (words[0] in grammar.counted and words[1:2] == [","])
    if not left_over and grammar.first_person.isdisjoint(words):
        return
    span = scene.span(scene.first, scene.last)
    if span is not None and span.start - scene.before[-1].end() < CONTINUED_REACH:
        yield Draft(None, None, [span], "continued")


def _free_quotations(scene: Scene) -> Iterator[Draft]:
    """Quotations that stand for themselves, unclaimed by any cue of the sentence."""
    for quotation in _whole_quotations(scene):
        if not scene.claimed(quotation):
            yield Draft(None, None, [quotation.inner], "quotation")


def _whole_quotations(scene: Scene) -> Iterator[Quotation]:
    """Quotations that fill the sentence or open it."""
    index = scene.first
    while index < scene.last:
        quotation = scene.layout.quotation_at(scene.tokens[index].start)
        if quotation is None:
            return
        words = sum(t.word for t in scene.layout.within(quotation.inner))
        if words >= FREE_QUOTATION and not scene.layout.is_boilerplate(quotation.inner.start):
            yield quotation
        index = max(scene.layout.index(quotation.outer.end), index + 1)


def _finish(layout: Layout, grammar: Grammar, drafts: list[Draft]) -> Iterator[Attribution]:
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end))
    for number, draft in enumerate(drafts, start=1):
        yield Attribution(
            id=number,
            source=draft.source,
            cue=draft.cue.span if draft.cue is not None else None,
            content=tuple(draft.content),
            style=_style(layout, grammar, draft),
            act=draft.act,
            why=f"{draft.rule}: {RULES[draft.rule]}",
        )


def _style(layout: Layout, grammar: Grammar, draft: Draft) -> Style:
    """Direct also where the marks were lost but the first person shows that the words are the speaker's."""
    if draft.rule == "continued":
        return Style.CONTINUED
    style = Style.INDIRECT if draft.within else style_of(layout, draft.content)
    if style is Style.INDIRECT and draft.rule == "tail" and draft.cue is not None and draft.cue.clitic is not None:
        return Style.DIRECT if draft.content[-1].end < draft.cue.span.start else style
    if (
        style is Style.INDIRECT
        and draft.rule == "tail"
        and any(token.low in grammar.first_person for span in draft.content for token in layout.within(span))
    ):
        return Style.DIRECT
    return style


def style_of(layout: Layout, content: list[Span]) -> Style:
    """Direct if all words stand in quotation marks, mixed if a good part, else indirect."""
    words = quoted = 0
    for span in content:
        for token in layout.within(span):
            if token.word:
                words += 1
                quoted += layout.quotation_at(token.start) is not None
    if quoted == words and words > 0:
        return Style.DIRECT
    return Style.MIXED if quoted > MIXED_SHARE * words and quoted > 1 else Style.INDIRECT
