"""Who the sources are: gives every attribution its speaker, kind, role and affiliation.

Attributions come in text order with source, cue, content, style and parent; they go out the same, named. A source
phrase names somebody (`source_names`), or points back by a pronoun or a description (`antecedents`); where no source
stands, the speaker is who spoke before, or at the beginning who speaks next.
"""

from __future__ import annotations

from dataclasses import replace

from menurut.languages import Language
from menurut.reading.antecedents import CARRIERS, Memory, Place, follow
from menurut.reading.cast import make_cast
from menurut.reading.grammar import grammar_of
from menurut.reading.layout import Layout
from menurut.reading.source_names import read_source
from menurut.reading.source_phrase import AWAITED, NOBODY, Pointer, Speaker
from menurut.reading.speaker_words import SpeakerWords, speaker_words
from menurut.records import Attribution, Entity, Kind, Span, Style


def resolve_speakers(
    layout: Layout, language: Language, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with their speakers; all other fields stay."""
    words = speaker_words(language)
    cast = make_cast(layout, grammar_of(language), words, entities)
    memory = Memory(cast)
    by_id = {a.id: a for a in attributions}
    speakers: dict[int, Speaker] = {}
    for attribution in attributions:
        outer = by_id.get(attribution.parent) if attribution.parent is not None else None
        around = _talker(outer, speakers)
        speaker = _speaker(memory, words, attribution, _place(attribution, outer, around))
        speakers[attribution.id] = speaker
        if around is None:
            memory.keep(speaker, _end(attribution))
    _look_ahead(attributions, speakers)
    return tuple(replace(a, speaker=speakers[a.id].name, kind=speakers[a.id].kind) for a in attributions)


def _talker(outer: Attribution | None, speakers: dict[int, Speaker]) -> Speaker | None:
    """The one in whose words an attribution stands; a medium or paper that only carries it is none."""
    found = speakers.get(outer.id) if outer is not None else None
    return found if found is not None and found.kind not in CARRIERS else None


def _place(attribution: Attribution, outer: Attribution | None, around: Speaker | None) -> Place:
    spans = [s for s in (attribution.source, *attribution.content) if s is not None]
    offset = spans[0].start if spans else 0
    if outer is None or around is None or not outer.content:
        return Place(offset)
    content = Span(outer.content[0].start, outer.content[-1].end)
    return Place(offset, around, content, outer.style is Style.DIRECT)


def _end(attribution: Attribution) -> int:
    spans = [s for s in (attribution.source, attribution.cue, *attribution.content) if s is not None]
    return max((s.end for s in spans), default=0)


def _speaker(memory: Memory, words: SpeakerWords, attribution: Attribution, place: Place) -> Speaker:
    if attribution.source is None:
        return _inferred(memory, attribution, place)
    hint = _hint(memory, words, attribution)
    found = read_source(memory.cast, words, attribution.source, hint)
    return follow(memory, found, place) if isinstance(found, Pointer) else found


def _hint(memory: Memory, words: SpeakerWords, attribution: Attribution) -> Kind | None:
    """The kind of source that the cue asks for, if it is one that gives a medium or paper."""
    if attribution.cue is None:
        return None
    return words.credits.get(" ".join(attribution.cue.of(memory.cast.layout.text).lower().split()))


def _inferred(memory: Memory, attribution: Attribution, place: Place) -> Speaker:
    """Who speaks where no source stands: nobody behind a passive, else who spoke before."""
    if attribution.cue is not None:
        return NOBODY
    if attribution.style is Style.CONTINUED:
        return memory.last() or NOBODY
    return memory.introduced(place.offset) or memory.carrying_on() or AWAITED


def _look_ahead(attributions: tuple[Attribution, ...], speakers: dict[int, Speaker]) -> None:
    """Gives quotations without a cue and pronouns at the beginning the speaker that comes next."""
    following: Speaker | None = None
    for attribution in reversed(attributions):
        speaker = speakers[attribution.id]
        if speaker.name is not None and speaker.kind not in CARRIERS:
            following = speaker
        elif speaker is AWAITED and following is not None:
            speakers[attribution.id] = replace(following, why="speaker of what follows")
