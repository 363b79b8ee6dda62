"""Who the sources are: gives every attribution its speaker, kind, role and affiliation.

Attributions come in text order with source, cue, content, style and parent; they go out the same, named. A source
phrase names somebody (`source_names`), or points back by a pronoun or a description (`antecedents`); where no source
stands, the speaker is who spoke before, or at the beginning who speaks next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from menurut.languages import Language
from menurut.reading.speakers.antecedents import CARRIERS, Memory, Place, follow
from menurut.reading.speakers.cast import Cast, make_cast
from menurut.reading.speakers.posts import NO_POST, Posts
from menurut.reading.speakers.source_names import read_source
from menurut.reading.speakers.source_phrase import AWAITED, NOBODY, Pointer, Speaker
from menurut.reading.speakers.words import SpeakerWords, speaker_words
from menurut.reading.text.grammar import grammar_of
from menurut.reading.text.layout import Layout
from menurut.records import Attribution, Entity, Kind, Span, Style


def resolve_speakers(
    layout: Layout, language: Language, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with their speakers; all other fields stay."""
    words = speaker_words(language)
    cast = make_cast(layout, grammar_of(language), words, entities)
    found = {a.id: _read(cast, words, a) for a in attributions}
    talkers = frozenset(who for speaker in found.values() if isinstance(speaker, Speaker) for who in speaker.who)
    posts = Posts(cast, language, _sources(attributions, found))
    memory = Memory(cast, posts, talkers)
    by_id = {a.id: a for a in attributions}
    speakers: dict[int, Speaker] = {}
    for attribution in attributions:
        outer = by_id.get(attribution.parent) if attribution.parent is not None else None
        around = _talker(outer, speakers)
        place = _place(attribution, outer, around)
        speaker = found[attribution.id]
        if speaker is None:
            speaker = _inferred(memory, attribution, place)
        elif isinstance(speaker, Pointer):
            speaker = _followed(memory, speaker, place, attribution)
        speakers[attribution.id] = speaker
        if around is None:
            memory.keep(speaker, _end(attribution))
    _look_ahead(attributions, speakers)
    return tuple(_named(a, speakers[a.id], posts) for a in attributions)


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


def _followed(memory: Memory, pointer: Pointer, place: Place, attribution: Attribution) -> Speaker:
    """Whom the pointer means; a description of a person tells what he is."""
    speaker = follow(memory, pointer, place)
    if pointer.sure and attribution.source is not None and speaker.kind is Kind.PERSON and len(speaker.who) == 1:
        memory.posts.describe(speaker.who[0], attribution.source)
    return speaker


def _read(cast: Cast, words: SpeakerWords, attribution: Attribution) -> Speaker | Pointer | None:
    """What the source says by itself; None where there is none."""
    if attribution.source is None:
        return None
    hint = None
    if attribution.cue is not None:
        hint = words.credits.get(" ".join(attribution.cue.of(cast.layout.text).lower().split()))
    return read_source(cast, words, attribution.source, hint)


def _inferred(memory: Memory, attribution: Attribution, place: Place) -> Speaker:
    """Who speaks where no source stands: nobody behind a passive, else who spoke before."""
    if attribution.cue is not None:
        return NOBODY
    if attribution.style is Style.CONTINUED:
        return memory.last() or NOBODY
    return memory.introduced(place.offset) or memory.carrying_on() or AWAITED


def _sources(
    attributions: tuple[Attribution, ...], found: Mapping[int, Speaker | Pointer | None]
) -> dict[int, list[Span]]:
    """The source phrases that name one person, by his index in the cast."""
    sources: dict[int, list[Span]] = {}
    for attribution in attributions:
        speaker = found[attribution.id]
        if isinstance(speaker, Speaker) and len(speaker.who) == 1 and attribution.source is not None:
            sources.setdefault(speaker.who[0], []).append(attribution.source)
    return sources


def _named(attribution: Attribution, speaker: Speaker, posts: Posts) -> Attribution:
    post = posts.of(speaker.who[0]) if speaker.kind is Kind.PERSON and len(speaker.who) == 1 else NO_POST
    return replace(attribution, speaker=speaker.name, kind=speaker.kind, role=post.role, affiliation=post.affiliation)


def _look_ahead(attributions: tuple[Attribution, ...], speakers: dict[int, Speaker]) -> None:
    """Gives quotations without a cue and pronouns at the beginning the speaker that comes next."""
    following: Speaker | None = None
    for attribution in reversed(attributions):
        speaker = speakers[attribution.id]
        if speaker.name is not None and speaker.kind not in CARRIERS:
            following = speaker
        elif speaker is AWAITED and following is not None:
            speakers[attribution.id] = replace(following, why="speaker of what follows")
