"""Words to terms: stems that are the same for all forms of a word, each with how telling it is.

A term's weight is the number of times one must halve all articles to be left with those that have it, as counted in
the language's table (an inverse document frequency that does not move when the ledger grows, so that a pair of claims
is weighed the same whatever else there is).
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import Stemmer

from menurut.languages import Language

RAREST = 11.0  # halvings of a word that is in no level of the table
NUMBER = 8.0  # halvings of a number
COMMONEST = 2  # words of fewer halvings tell nothing and are no terms
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
GLUED = re.compile(r"(?=[A-Z])(?<=[.,]|[^\W\d_A-Z])")  # the capital first: where it fails is seen soonest
SMALL = re.compile(r"(?<![^\W\d_])[a-z]+(?![^\W\d_])")
NAME = re.compile(r"(?<=[^\W\d_] |,\s)[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*")
COMMON_NAME = 6  # halvings up to which a word with a capital is taken for a common word
MARKS = re.compile(r"[.,]")
ALNUM = re.compile(r"[^\W_]+")
VOWELS = frozenset("aiueo")
CONCEPT = "="  # before the key of a concept, so that it is no word
WORDS_KEPT = 200_000  # words whose stem is kept
TEXTS_KEPT = 4_096  # texts whose words are kept: several measures ask for a claim's

Made = TypeVar("Made")


class _Kept(dict[str, Made]):
    """What is made of words, made once; forgotten when it is too much, since there is no end of names and numbers."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Made:
        if len(self) >= WORDS_KEPT:
            self.clear()
        made = self[word] = self._make(word)
        return made


class Lexicon:
    """The stems of one language and how common they are. Stems are kept, since news says the same words again."""

    def __init__(self, language: Language) -> None:
        table = language.table("frequency")
        self._stemmer = Stemmer.Stemmer(table["stemming"]["algorithm"])
        self._drop = frozenset(table["stemming"]["drop"])
        self._halvings = {word: float(level["halvings"]) for level in table["level"] for word in level["words"]}
        self._concepts: dict[str, str] = {}
        self._learn_concepts(language.table("concepts")["concept"])
        self._stems = _Kept(self._stem)
        self.stem = self._stems.__getitem__  # the stem of a word in lower case
        self._searched = _Kept(self._parts)
        self.searched = self._searched.__getitem__  # what a word in lower case is searched by

    def _learn_concepts(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Let the words of each concept, and their stems, stand for it; it is as common as the commonest of them."""
        learned: dict[str, str] = {}
        for row in rows:
            concept = CONCEPT + row["meaning"].replace(" ", "")
            stems = [self._stem(word) for word in row["words"]]
            learned |= dict.fromkeys((*row["words"], *row.get("forms", ()), *stems), concept)
            self._halvings[concept] = min(self.halvings(stem) for stem in stems)
        self._concepts = learned

    def _stem(self, word: str) -> str:
        """The concept that the word or its stem stands for, else the stem; a number without its marks."""
        if word[:1].isdigit():
            return MARKS.sub("", word)
        if word in self._concepts:
            return self._concepts[word]
        found = str(self._stemmer.stemWord(word))
        shorter = found[1:] if found[:1] in self._drop and found[1:2] in VOWELS else found
        stem = shorter if shorter in self._halvings else found
        return self._concepts.get(stem, stem)

    def _parts(self, word: str) -> tuple[str, ...]:
        stem = self.stem(word)
        if self.halvings(stem) < 1:
            return ()
        return tuple(ALNUM.findall(MARKS.sub("", stem) if stem[:1].isdigit() else folded(stem)))

    def halvings(self, stem: str) -> float:
        """How rare a stem is: 0 where every article has it, RAREST where hardly any does."""
        return NUMBER if stem[:1].isdigit() else self._halvings.get(stem, RAREST)

    def tells(self, stem: str) -> bool:
        """Whether the stem is rare enough to tell anything."""
        return self.halvings(stem) >= COMMONEST


@functools.cache
def lexicon_of(language: Language) -> Lexicon:
    """The lexicon of a language, made once."""
    return Lexicon(language)


@functools.lru_cache(maxsize=TEXTS_KEPT)
def words_in(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case; words that a crawler glued are cut where the case shows it."""
    return tuple(WORD.findall(GLUED.sub(" ", text).lower()))


def names_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The words that the text only writes with a capital, also inside a sentence, and that are not common; in small.

    A name is the same in all languages, so it is compared as it is written and not by a stem.
    """
    small = set(SMALL.findall(text))
    inside = {word.lower() for word in NAME.findall(GLUED.sub(" ", text))}
    return frozenset(word for word in inside - small if lexicon.halvings(lexicon.stem(word)) > COMMON_NAME)


def terms_of(text: str, language: Language) -> tuple[str, ...]:
    """The stems of a text for searching: letters and digits alone, without the commonest words, in order.

    Marks on letters and in figures are left out and joined words are parted, so that a figure is found however its
    thousands are marked, and no database has anything left to part in its own way.
    """
    return tuple(itertools.chain.from_iterable(map(lexicon_of(language).searched, words_in(text))))


def folded(word: str) -> str:
    """The word without marks on its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
