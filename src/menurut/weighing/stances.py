"""How a claim stands to what it speaks of: whether it says so, denies it, or asks."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from menurut.languages import Language, word_sets
from menurut.records import Act, Attribution, Stance, Style
from menurut.weighing.terms import words_in

BEHIND = 2  # words behind a speaker's word for himself, within which the negator stands
LONGEST_OPENER = 40  # characters of a sentence in which its opener stands
CLOSING = "\"”’' "


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The words of a language that show a stance."""

    first: frozenset[str]
    negators: frozenset[str]
    exempt: frozenset[str]
    questions: frozenset[str]
    parts: frozenset[str]
    openers: frozenset[str]


SETS = {
    "first": ("denial", "first"),
    "negators": ("denial", "negators"),
    "exempt": ("denial", "exempt"),
    "questions": ("question", "words"),
    "parts": ("part", "words"),
    "openers": ("background", "openers"),
}


@functools.cache
def stance_words(language: Language) -> StanceWords:
    """The stance words of a language, made once."""
    return StanceWords(**word_sets(language.table("stances"), SETS))


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
    behind = [place + step for place in starts for step in range(1, BEHIND + 1)]
    return any(
        place + 1 < len(words) and words[place] in known.negators and words[place + 1] not in known.exempt
        for place in behind
    )


def speaks_of_part(words: Sequence[str], language: Language) -> bool:
    """Whether the words speak of some among others, so that a number in them is no total."""
    return not stance_words(language).parts.isdisjoint(words)


def tells_background(words: str, language: Language) -> bool:
    """Whether a sentence opens as one that tells what was before or beside, and does not go on from what was said."""
    first = words_in(words[:LONGEST_OPENER])
    openers = stance_words(language).openers
    return any(" ".join(first[:count]) in openers for count in range(1, len(first) + 1))
