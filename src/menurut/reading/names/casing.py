"""Gives names their capital letters back in an article that was written, or stored, in small letters throughout.

In: a layout. Out: the same layout, with tokens that look as names do where the tables know a name; places and text stay
as they are, so that every finding is still word for word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.namebook import Namebook
from menurut.reading.text.layout import Layout
from menurut.reading.text.tokens import Token

FEWEST_WORDS = 20
MOST_CAPITALS = 0.01
SHORTEST_NAME = 4
SHORTEST_LETTERS = 3
MOST_WORDS = 4
NAMES = (Sort.KNOWN, Sort.PERSON, Sort.STATE, Sort.PLACE)
BEFORE_PERSON = (Sort.OFFICE, Sort.RANK, Sort.KNOWN, Sort.STATE)


def recased(layout: Layout, book: Namebook) -> Layout:
    """The layout itself, or one with names capitalised if the article has no capital letters to speak of."""
    words = [token for token in layout.tokens if token.text[0].isalpha()]
    capitals = sum(token.capital for token in words)
    if len(words) < FEWEST_WORDS or capitals > MOST_CAPITALS * len(words):
        return layout
    return replace(layout, tokens=tuple(_recase(layout.tokens, book)))


def _recase(tokens: Sequence[Token], book: Namebook) -> list[Token]:
    """The tokens with names capitalised."""
    cased = list(tokens)
    index = 0
    person = False
    while index < len(tokens):
        low = tokens[index].low
        entry = _entry(tokens, index, book)
        if entry is not None:
            end = index + len(entry.words)
            end = _field_end(tokens, end, book) if entry.sort is Sort.HEAD else end
        elif book.is_person(low) and len(low) >= SHORTEST_NAME and not _is_word(low, book):
            known = index + 1 < len(tokens) and book.is_person(tokens[index + 1].low)
            end = _name_end(tokens, index, book) if known or person else index
        else:
            end = index
        for place in range(index, end):
            text = tokens[place].text
            shouted = entry is not None and entry.upper
            cased[place] = tokens[place]._replace(text=text.upper() if shouted else text.capitalize(), capital=True)
        person = _announces(tokens, index, entry, book)
        index = max(end, index + 1)
    return cased


def _entry(tokens: Sequence[Token], index: int, book: Namebook) -> Entry | None:
    """The name or opening of a body that the words at the index are, whatever letters they are written in."""
    for entry in book.by_first.get(tokens[index].low, ()):
        end = index + len(entry.words)
        if end > len(tokens) or any(tokens[index + k].low != word for k, word in enumerate(entry.words)):
            continue
        if entry.sort is Sort.HEAD and entry.cased and _field_end(tokens, end, book) > end:
            return entry
        if entry.sort in NAMES and (len(entry.words) > 1 or _is_name(entry, book)):
            return entry
    return None


def _is_name(entry: Entry, book: Namebook) -> bool:
    """Whether a name of one word can be told in small letters: long enough, and no other word."""
    word = entry.words[0]
    if entry.sort is Sort.PLACE or _is_word(word, book):
        return False
    return len(word) >= (SHORTEST_LETTERS if entry.upper else SHORTEST_NAME)


def _is_word(low: str, book: Namebook) -> bool:
    return low in book.words.common or low in book.words.never or low in book.words.function


def _field_end(tokens: Sequence[Token], index: int, book: Namebook) -> int:
    """The end of the common words that name the field of a body."""
    end = index
    while end < min(len(tokens), index + MOST_WORDS) and tokens[end].low in book.words.common:
        end += 1
    return end


def _name_end(tokens: Sequence[Token], index: int, book: Namebook) -> int:
    """The end of a person's name: words that are no others, up to a sign."""
    end = index + 1
    while end < min(len(tokens), index + MOST_WORDS) and tokens[end].text[0].isalpha():
        low = tokens[end].low
        if not book.is_person(low) and (book.is_common(low) or book.is_verb(low) or book.is_passive(low)):
            break
        end += 1
    return end


def _announces(tokens: Sequence[Token], index: int, entry: Entry | None, book: Namebook) -> bool:
    """Whether a person's name may follow: behind an office, a rank, the body of an office, a reporting word."""
    if entry is not None:
        return entry.sort in BEFORE_PERSON
    low = tokens[index].low
    office = any(e.sort in BEFORE_PERSON for e in book.by_first.get(low, ()))
    return office or low in book.usage.says
