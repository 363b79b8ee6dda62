"""Who brought what a claim says to the outlet, and whether two names are one speaker."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from menurut.records import Attribution, Kind, Reading
from menurut.weighing.terms import folded

STRAIGHT_ON = 3  # characters between what somebody said and the sentence that goes on from it
NAMES_KEPT = 16_384  # names whose words are kept: the same few are compared over and over
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Voices:
    """Who brought a claim to the outlet, if the text says so; else who speaks nearest before it."""

    voice: str | None = None
    beside: str | None = None


def voices_of(reading: Reading, start: int, attribution: Attribution | None) -> Voices:
    """The voice of an attribution's content; for the outlet's own sentence at `start`, the one it goes on from."""
    if attribution is not None:
        return Voices(voice=outermost(reading, attribution))
    before = _before(reading, start)
    if before is None:
        return Voices()
    voice = outermost(reading, before)
    return Voices(voice=voice) if 0 <= start - _end(before) <= STRAIGHT_ON else Voices(beside=voice)


def outermost(reading: Reading, attribution: Attribution) -> str | None:
    """The outermost speaker of the chain who is no medium."""
    voice: str | None = None
    step: Attribution | None = attribution
    seen: set[int] = set()
    while step is not None and step.id not in seen:
        seen.add(step.id)
        if step.speaker is not None and step.kind is not Kind.MEDIA:
            voice = step.speaker
        step = reading.attribution(step.parent) if step.parent is not None else None
    return voice


def _before(reading: Reading, start: int) -> Attribution | None:
    """The attribution with a speaker that ends nearest before the place, or the first after it."""
    spoken = [attribution for attribution in reading.attributions if attribution.speaker is not None]
    ended = [attribution for attribution in spoken if _end(attribution) <= start]
    return max(ended, key=_end, default=spoken[0] if spoken else None)


def _end(attribution: Attribution) -> int:
    return max(
        (span.end for span in (*attribution.content, attribution.source, attribution.cue) if span is not None),
        default=0,
    )


@functools.lru_cache(maxsize=NAMES_KEPT)
def name_key(name: str) -> tuple[str, ...]:
    """The words of a name in folded form."""
    return tuple(WORD.findall(folded(name).lower()))


def share_a_word(first: str | None, second: str | None) -> bool:
    """Whether two names have a word in common, as those of one speaker mostly do; a missing name has none."""
    return not set(name_key(first or "")).isdisjoint(name_key(second or ""))


def same_names(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """A key for each name, one for all names of a speaker: a short name goes with the one longer name it fits.

    >>> sorted(set(same_names(["Rini", "Rini Astuti", "Agus"]).values()))
    [('agus',), ('rini', 'astuti')]
    """
    keys = {name: name_key(name) for name in names}
    longer = sorted(set(keys.values()), key=lambda key: (-len(key), key))
    full: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in longer:
        fitting = {full[other] for other in longer if len(other) > len(key) and set(key) <= set(other)}
        full[key] = min(fitting) if len(fitting) == 1 else key
    return {name: full[key] for name, key in keys.items()}


def is_description(name: str) -> bool:
    """Whether a speaker is described and not named: no word of it has a capital ("seorang warga")."""
    return name == name.lower()
