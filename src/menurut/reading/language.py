"""Which language is the text in? Text in, one of the language folders out; LanguageError where it is none of them.

A text is in the language whose words it uses most. Each folder also lists its neighbours, languages that we do not
read and that are easily taken for it, so that they are refused by name. Why this and no library:
docs/decisions/0001-telling-the-language.md
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from menurut.errors import LanguageError
from menurut.languages import Language, codes, load

AUTO = "auto"
LOOKED_AT = 20_000  # characters: more tells nothing new
LEAST_SHARE = 0.08  # of the words: with fewer function words it is none of the languages we know
LEAST_LEAD = 2  # words by which a near neighbour must lead: one odd word does not make another language
TOO_SHORT = 12  # words: in fewer, a text of a known language may well have no function word
LATIN = "LATIN"
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A language without a folder, as the folder beside it describes it."""

    name: str
    beside: str
    near: bool
    words: frozenset[str]
    lacks: frozenset[str]


@functools.cache
def telling_words(language: Language) -> frozenset[str]:
    """The words that tell the language: its function words and common words of news, from its tables."""
    return frozenset([*language.table("words")["function"]["words"], *language.table("identity")["own"]["words"]])


@functools.cache
def neighbours_of(language: Language) -> tuple[Neighbour, ...]:
    """The languages that are easily taken for this one, from its tables."""
    return tuple(
        Neighbour(
            name=row["name"],
            beside=language.code,
            near=row["near"],
            words=frozenset(row["words"]),
            lacks=frozenset(row["lacks"]),
        )
        for row in language.table("identity")["neighbour"]
    )


def choose_language(asked: str, text: str) -> Language:
    """The language asked for, or the one the text is in where "auto" is asked."""
    return language_of(text) if asked == AUTO else load(asked)


def language_of(text: str) -> Language:
    """The language folder the text is in. LanguageError where it is another language or too short to tell."""
    counts = Counter(WORD.findall(text[:LOOKED_AT].lower()))
    total = counts.total()
    languages = _readable()
    hits = [_hits(counts, telling_words(language)) for language in languages]
    most = max(hits, default=0)
    best = languages[hits.index(most)]
    other = _neighbour(counts, languages, best, most)
    if other is not None:
        raise LanguageError(f"the text looks like {other}, which menurut does not read; {_advice()}")
    if most == 0 or most < LEAST_SHARE * total:
        raise LanguageError(f"{_unknown(text, total)}; {_advice()}")
    return best


@functools.cache
def _readable() -> tuple[Language, ...]:
    return tuple(load(code) for code in codes())


def _hits(counts: Counter[str], words: frozenset[str]) -> int:
    return sum(count for word, count in counts.items() if word in words)


def _neighbour(counts: Counter[str], languages: tuple[Language, ...], best: Language, most: int) -> str | None:
    """The name of the neighbour that the text is in rather than in the best of our languages; None if there is none.

    A near neighbour shares our words, so only the words that differ are weighed against each other, each once.
    """
    leads = []
    for other in (n for language in languages for n in neighbours_of(language)):
        if other.near:
            lead = len(counts.keys() & other.words) - len(counts.keys() & other.lacks)
            leads.append((most + lead, other.name) if other.beside == best.code else (0, ""))
        else:
            leads.append((_hits(counts, other.words), other.name))
    score, name = max(leads, default=(0, ""))
    return name if score >= max(most + LEAST_LEAD, LEAST_SHARE * counts.total()) else None


def _unknown(text: str, total: int) -> str:
    """Why no language was found, in the words of the message."""
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in text[:LOOKED_AT] if c.isalpha())
    script = scripts.most_common(1)[0][0] if scripts else LATIN
    if script != LATIN:
        name = script if len(script) < 4 else script.capitalize()
        return f"the text is written in {name} letters, which menurut does not read"
    if total < TOO_SHORT:
        return f"too few words to tell the language ({total})"
    return "the text is in no language that menurut reads"


def _advice() -> str:
    return f"if that is wrong, give the language: {' or '.join(codes())}"
