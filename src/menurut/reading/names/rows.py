"""Judges rows of capitalised words that no table explains: person, organisation, or no entity.

In: the mentions of an article. Out: the same with a schema each, without those that are none. What counts: given and
family names, whether the row acts or is a place, whether it stands among persons, whether a part of it comes back.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from menurut.reading.names.gathering import Named, core_of
from menurut.reading.names.name_entries import parts
from menurut.reading.names.namebook import Namebook
from menurut.reading.names.naming import Mention
from menurut.records import Schema

LONGEST_PERSON = 4
PLAIN_PERSON = (2, 3)
QUOTES = frozenset("\"“”‘’'„«»")
NEAR = 16
NOTE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the article says of its names, by their words."""

    persons: frozenset[str]
    shorts: frozenset[tuple[str, ...]]
    acting: frozenset[tuple[str, ...]]
    speaking: frozenset[tuple[str, ...]]
    placed: frozenset[tuple[str, ...]]
    shown: frozenset[tuple[str, ...]]
    quoted: frozenset[tuple[str, ...]]
    terms: frozenset[tuple[str, ...]]
    single: Counter[str]


def judge_rows(text: str, mentions: Sequence[Mention], book: Namebook) -> list[Mention]:
    """The mentions with a schema each; rows that are no entity are left out."""
    words = [parts(mention.span.of(text)) for mention in mentions]
    evidence = _gather(mentions, words, book, text)
    judged = []
    for mention, row in zip(mentions, words, strict=True):
        if not mention.row:
            judged.append(mention)
            continue
        schema = _schema(mention.span.of(text), row, evidence, book)
        if schema is not None:
            judged.append(replace(mention, schema=schema))
    return judged


def _gather(mentions: Sequence[Mention], words: list[tuple[str, ...]], book: Namebook, text: str) -> Evidence:
    """What the article says of each name, over all its mentions."""
    pairs = list(zip(mentions, words, strict=True))
    persons = {w for m, row in pairs if m.schema is Schema.PERSON for w in row if len(w) > 1}
    shown = {row for m, row in pairs if m.row and (m.shown or m.title is not None)}
    for (left, row), (right, other) in itertools.pairwise(pairs):
        gap = text[left.span.end : right.span.start] if right.span.start - left.span.end <= NEAR else "."
        gap = NOTE.sub("", gap)
        if all(w == "," or w in book.people.joins for w in parts(gap)):
            shown |= {row} if left.row and _is_person(right, other, book) else set()
            shown |= {other} if right.row and _is_person(left, row, book) else set()
    acts = Counter(row for m, row in pairs if m.row and m.acts)
    speaking = frozenset(row for m, row in pairs if m.row and m.speaks)
    return Evidence(
        persons=frozenset(persons),
        shorts=frozenset(_short_rows(pairs, book)),
        acting=frozenset(acts) | speaking,
        speaking=frozenset(row for row, count in acts.items() if count > 1) | speaking,
        placed=frozenset(row for m, row in pairs if m.row and m.placed),
        shown=frozenset(shown),
        terms=frozenset(row for m, row in pairs if m.row and m.term),
        quoted=frozenset(row for m, row in pairs if m.row and _is_quoted(text, m)),
        single=Counter(row[0] for m, row in pairs if m.row and len(row) == 1),
    )


def _short_rows(pairs: Sequence[Named], book: Namebook) -> Iterator[tuple[str, ...]]:
    """Rows that are names of bodies: short forms that the article gives, and beginnings of the names of firms."""
    for mention, words in pairs:
        if mention.same is not None and mention.schema is not Schema.PERSON:
            yield words
        if mention.schema is Schema.COMPANY:
            core = core_of(words, book)
            opening = not (book.is_common(core[0]) or book.is_person(core[0]))
            yield from (core[:end] for end in range(1 if opening else 2, len(core) + (core != words)))


def _is_quoted(text: str, mention: Mention) -> bool:
    """Whether the name stands alone in quotation marks, as titles do."""
    before, behind = text[mention.span.start - 1 : mention.span.start], text[mention.span.end : mention.span.end + 1]
    return before in QUOTES and behind in QUOTES


def _is_person(mention: Mention, words: tuple[str, ...], book: Namebook) -> bool:
    return mention.schema is Schema.PERSON or (mention.row and any(book.is_person(w) for w in words))


def _schema(name: str, words: tuple[str, ...], evidence: Evidence, book: Namebook) -> Schema | None:
    """The schema of a row, None where nothing speaks for an entity."""
    acts = words in evidence.acting
    if words in evidence.shorts:
        return Schema.ORGANIZATION
    if any(w in book.words.never or w in book.words.months for w in words) or words[-1] in book.bodies.closes:
        return None
    if name.isupper() and len(words) > 1:
        return _shouted(words, evidence, book)
    if len(words) == 1:
        return _single(name, words, acts, evidence, book)
    if words in evidence.placed and not acts:
        return None
    common = [book.is_common(w) for w in words]
    if any(w in book.bodies.states for w in words[1:]):
        return Schema.ORGANIZATION if acts or evidence.single[words[0]] > 0 else None
    person = any(book.is_person(w) or w in evidence.persons for w in words)
    if person and not common[0] and sum(common) < len(words) - 1:
        return Schema.PERSON
    if any(common):
        return Schema.ORGANIZATION if acts else None
    comes_back = evidence.single[words[-1]] > 0 or evidence.single[words[0]] > 0
    known = acts or words in evidence.shown or comes_back
    shaped = len(words) in PLAIN_PERSON and words not in evidence.quoted and all(len(w) > 1 for w in words)
    return Schema.PERSON if len(words) <= LONGEST_PERSON and (known or shaped) else None


def _shouted(words: tuple[str, ...], evidence: Evidence, book: Namebook) -> Schema | None:
    """The schema of a row of several words in capitals throughout, as headings have them: a person, or who speaks."""
    if all(book.is_person(word) for word in words):
        return Schema.PERSON
    return Schema.ORGANIZATION if words in evidence.speaking else None


def _single(name: str, words: tuple[str, ...], acts: bool, evidence: Evidence, book: Namebook) -> Schema | None:
    """The schema of a row of one word: a name of a person, or who speaks."""
    word = words[0]
    if len(word) < 2 or (name.isupper() and words in evidence.terms) or word.rpartition("-")[2] in book.bodies.states:
        return None
    if word in evidence.persons:
        return Schema.PERSON
    if words in evidence.placed and not acts:
        return None
    speaks = words in evidence.speaking
    if name.isupper():
        return Schema.ORGANIZATION if speaks else None
    if book.is_person(word):
        return Schema.PERSON
    return Schema.PERSON if (speaks or words in evidence.shown) and not book.is_common(word) else None
