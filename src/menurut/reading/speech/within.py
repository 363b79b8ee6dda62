"""Reports inside quoted words: a speaker who says what somebody else said.

Only a third party counts: a speaker's words about his own speaking ("kami tegaskan") are part of his quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.reading.speech.cues import Cue
from menurut.reading.speech.frames import READERS
from menurut.reading.speech.scene import Draft, Scene
from menurut.reading.speech.sources import STOPS
from menurut.reading.text.grammar import Grammar
from menurut.reading.text.layout import Layout

FRAMES = frozenset({"active", "credit", "noun"})


def read_within(layout: Layout, grammar: Grammar, cues: tuple[Cue, ...]) -> Iterator[Draft]:
    """The drafts of cues that stand inside quotations."""
    done = -1
    for cue in cues:
        if cue.entry.frame not in FRAMES or cue.clitic is not None or cue.first < done:
            continue
        first, last = _bounds(layout, cue)
        scene = Scene(layout, grammar, first, last, tuple(c for c in cues if first <= c.first < last))
        draft = READERS[cue.entry.frame](scene, cue)
        if draft is not None and _third_party(layout, grammar, draft):
            done = cue.last
            draft.within = True
            yield draft


def _bounds(layout: Layout, cue: Cue) -> tuple[int, int]:
    """The sentence around the cue, within its quotation."""
    quotation = layout.quotation_at(cue.span.start)
    assert quotation is not None
    lowest, highest = layout.index(quotation.inner.start), layout.index(quotation.inner.end)
    first, last = cue.first, cue.last
    while first > lowest and layout.tokens[first - 1].text not in STOPS:
        first -= 1
    while last < highest and layout.tokens[last].text not in STOPS:
        last += 1
    return first, last


def _third_party(layout: Layout, grammar: Grammar, draft: Draft) -> bool:
    if draft.source is None:
        return False
    words = {token.low for token in layout.within(draft.source)}
    mine = grammar.first_person | grammar.second_person
    return words.isdisjoint(mine) and any(t.capital or t.low in grammar.pronouns for t in layout.within(draft.source))
