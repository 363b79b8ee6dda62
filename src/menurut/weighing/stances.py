"""How a claim stands to what it speaks of: whether it says so, denies it, or asks."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from menurut.languages import Language, word_sets
from menurut.records import Act, Attribution, Stance, Style
from menurut.weighing.terms import words_in

BEHIND = 2  # words behind a speaker's word for himself, within which the negator stands
CLOSING = "\"”’' "


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The words of a language that show a stance."""

    first: frozenset[str]
    negators: frozenset[str]
    questions: frozenset[str]


@functools.cache
def stance_words(language: Language) -> StanceWords:
    """The stance words of a language, made once."""
    sets = {"first": ("denial", "first"), "negators": ("denial", "negators"), "questions": ("question", "words")}
    return StanceWords(**word_sets(language.table("stances"), sets))


def stance_of(words: str, attribution: Attribution | None, language: Language) -> Stance:
    """The stance of a claim with these words, from the act of its attribution and from the words themselves."""
    known = stance_words(language)
    listed = words_in(words)
    if words.rstrip(CLOSING).endswith("?") or not known.questions.isdisjoint(listed):
        return Stance.QUESTIONS
    if attribution is None:
        return Stance.STATES
    if attribution.act is Act.ASK:
        return Stance.QUESTIONS
    if attribution.act is Act.DENY and not attribution.negated:
        return Stance.DENIES
    spoken = attribution.style in (Style.DIRECT, Style.MIXED) and attribution.act in (Act.STATE, Act.CONFIRM, Act.DENY)
    return Stance.DENIES if spoken and _denies_himself(listed, known) else Stance.STATES


def _denies_himself(words: Sequence[str], known: StanceWords) -> bool:
    """Whether a speaker begins by saying of himself that he did not."""
    starts = [place for place, word in enumerate(words[: BEHIND + 1]) if word in known.first]
    return any(not known.negators.isdisjoint(words[place + 1 : place + 1 + BEHIND]) for place in starts)
