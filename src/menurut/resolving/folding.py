"""Names in the form in which they are compared: without titles, degrees, legal forms; and as they sound."""

from __future__ import annotations

import functools
import re

from menurut.records.nodes import Sort
from menurut.resolving.letters import plain
from menurut.resolving.tables import Tables, tables

DOUBLED = re.compile(r"(.)\1+")
GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})(?=[A-Z][^\W\d_A-Z]{2})")  # a space that a page lost
LONGEST_TITLE = 4  # words


@functools.lru_cache(maxsize=65536)
def fold(name: str, sort: Sort) -> str:
    """The name without case, signs, titles and degrees, in the form that stands for all known names of the same.

    "Dr. H. Budi Santoso, S.H." is "budi santoso", "Jokowi" is "joko widodo", "PT Maju Terus Tbk" is "maju terus".
    """
    known = tables()
    if sort is Sort.PERSON:
        name = GLUED.sub(" ", name)
        words = _without_titles(plain(name.partition(",")[0]) or plain(name), known)
        return known.people.get(words, words)
    words = plain(name)
    if sort is Sort.BODY:
        words = known.bodies.get(words) or _without_forms(words, known)
        return known.bodies.get(words, words)
    return words.replace(" ", "")


@functools.lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word as it sounds: "soekarno" and "sukarno" are one, so are "sergey" and "sergei"."""
    known = tables()
    word = known.variants.get(word, word)
    for old, new, at_end in known.sounds:
        if at_end:
            word = word[: -len(old)] + new if word.endswith(old) and len(word) > len(old) + 1 else word
        else:
            word = word.replace(old, new)
    return DOUBLED.sub(r"\1", word)


@functools.lru_cache(maxsize=65536)
def wholes(folded: str, sort: Sort) -> frozenset[str]:
    """The whole name without the spaces between its words, as it is written and as it sounds."""
    return frozenset({folded.replace(" ", ""), "".join(sounds(folded, sort))})


@functools.lru_cache(maxsize=65536)
def sounds(folded: str, sort: Sort) -> tuple[str, ...]:
    """The words of a folded name as they sound. Bodies are not told by sound: one letter more is another body."""
    words = folded.split()
    if sort is Sort.PERSON:
        return tuple(map(sound, words))
    return tuple(tables().variants.get(word, word) for word in words)


def is_common(folded: str) -> bool:
    """Whether many people may have the name: of two words at most, and both are listed parts of names."""
    words = folded.split()
    return len(words) <= 2 and all(word in tables().parts or len(word) == 1 for word in words)


@functools.lru_cache(maxsize=65536)
def calling_of(role: str) -> str:
    """The field of a role, with the place where the field has one holder a place: "place jepara"; "" if none."""
    words = plain(role).split()
    known = tables().callings
    for start in range(min(2, len(words))):  # a word before it, as in "mantan bupati"
        for end in range(min(len(words), start + 4), start, -1):
            found = known.get(" ".join(words[start:end]))
            if found is not None:
                return " ".join([found.field, *(words[end : end + 2] if found.local else ())])
    return ""


@functools.lru_cache(maxsize=65536)
def office_of(role: str) -> str:
    """The office of a role, where it is one that one person holds and no word more is said; else ""."""
    known = tables()
    return known.offices.get(_without_own(plain(role), known), "")


def _without_titles(words: str, known: Tables) -> str:
    """The name without what stands before it (ranks, degrees, offices) and behind it; two words at least are left."""
    parts = words.split()
    start = 0
    while (end := _title_end(parts, start, known)) > start and len(parts) - end >= 2:
        start = end
    stop = len(parts)
    while stop - start > 2 and parts[stop - 1] in known.degrees:
        stop -= 1
    return " ".join(parts[start:stop])


def _title_end(parts: list[str], start: int, known: Tables) -> int:
    longest = min(len(parts), start + LONGEST_TITLE)
    found = (end for end in range(longest, start, -1) if " ".join(parts[start:end]) in known.titles)
    return next(found, start)


def _without_forms(words: str, known: Tables) -> str:
    """The name of a body without legal forms, and without the words that say it is of the own state."""
    parts = words.split()
    kept = [word for word in parts if word not in known.legal] or parts
    name = " ".join(kept)
    return _without_own(name, known)


def _without_own(words: str, known: Tables) -> str:
    """The words without those that say something is of the own state."""
    own = next((own for own in known.own if words.endswith(f" {own}")), None)
    return words.removesuffix(f" {own}") if own is not None else words
