"""Which rows of words are forms of a date. Tokens come in, `Match`es go out, the longest first.

A match is the form and the numbers of its slots; what day that means is not known here. A word with two meanings (a
week and the Sunday at its end, in one language) keeps both; the form it fits decides.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.reading.dates.table import UNIT, CalendarTable, Form, Keys, Node, Value
from menurut.reading.figures.numerals import Word
from menurut.reading.text.tokens import Token, make_token

Slots = tuple[tuple[str, Value, int], ...]
COUNT, PERIOD, SPAN, WEEKDAY = "{count}", "{period}", "{span}", "{weekday}"
LETTERS = re.compile(r"(\d+)([^\W\d_]+)$")
GROUPS = re.compile(r"\d+|[.,]")
DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}$|\d{1,2},\d{1,2}$")
HYPHENS = re.compile(r"[-‑]")
YEARS = range(1000, 3000)
LONGEST = 24
LONGEST_COUNT = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A form found at pieces `[first, last)`, with the values of its slots in text order."""

    first: int
    last: int
    form: Form
    slots: Slots

    def numbers(self, slot: str) -> tuple[int, ...]:
        """All numbers of that slot."""
        return tuple(value for name, value, _ in self.slots if name == slot and isinstance(value, int))

    def word(self, slot: str) -> str:
        """The meaning of that slot, "" if the form has none."""
        return next((value for name, value, _ in self.slots if name == slot and isinstance(value, str)), "")

    def places(self, *slots: str) -> tuple[int, ...]:
        """The pieces that fill those slots."""
        return tuple(place for name, _, place in self.slots if name in slots)


def pieces_of(tokens: Sequence[Token], table: CalendarTable) -> list[Token]:
    """The tokens with those cut apart that hold more than one word of a date: "Mei-Juli", "2014lalu", "1.5.2024"."""
    found: list[Token] = []
    for token in tokens:
        text = token.text
        if text[0].isdigit():
            if found and found[-1].end == token.start and found[-1].text.isdecimal():
                before = found.pop()
                text = before.text + text
                token = make_token(before.start, token.end, text, first=before.first)
            found.extend(_cut_number(token, table) if len(text) > 2 else (token,))
        elif text[-1].isdigit() and len(text) == 2:
            found.extend(_cut_period(token, table))
        elif "-" in text or "‑" in text:
            found.extend(_cut_hyphens(token, table) if len(text) > 1 else (token,))
        elif token.low.endswith(table.endings) or token.low.endswith(table.glued):
            found.extend(_cut_ending(token, table))
        else:
            found.append(token)
    return found


def _cut_number(token: Token, table: CalendarTable) -> Iterator[Token]:
    if DOTTED.match(token.text):
        yield from (_slice(token, *match.span()) for match in GROUPS.finditer(token.text))
        return
    match = LETTERS.match(token.text)
    if match and match[2].lower() not in table.ordinals and match[2].lower() not in table.decades:
        yield _slice(token, *match.span(1))
        yield _slice(token, *match.span(2))
        return
    yield from _cut_hyphens(token, table)


def _cut_period(token: Token, table: CalendarTable) -> Iterator[Token]:
    """Q3: the sign of a quarter or half and its number."""
    if any(key == PERIOD for key, _ in table.lexicon.get(token.low[0], ())):
        yield _slice(token, 0, 1)
        yield _slice(token, 1, 2)
    else:
        yield token


def _cut_hyphens(token: Token, table: CalendarTable) -> Iterator[Token]:
    """Cut at hyphens where each side is a word of dates; a doubled word is a plural and stays whole."""
    sides = HYPHENS.split(token.low)
    known = all(side in table.lexicon or side in table.numbers or _is_year(side) for side in sides)
    if len(sides) == 1 or not known or len(set(sides)) == 1 or token.low in table.lexicon:
        yield token
        return
    start = 0
    for match in HYPHENS.finditer(token.text):
        yield _slice(token, start, match.start())
        yield _slice(token, *match.span())
        start = match.end()
    yield _slice(token, start, len(token.text))


def _cut_ending(token: Token, table: CalendarTable) -> Iterator[Token]:
    """Drop a possessive ending, and free a date word that lost its blank ("Rinahari ini")."""
    for ending in table.endings:
        stem = token.text[: len(token.text) - len(ending)]
        if token.low.endswith(ending) and stem.lower() in table.lexicon:
            yield _slice(token, 0, len(stem))
            return
    for word in table.glued:
        if token.low.endswith(word) and token.low not in table.lexicon and len(token.low) > len(word) + 2:
            cut = len(token.text) - len(word)
            yield _slice(token, 0, cut)
            yield _slice(token, cut, len(token.text))
            return
    yield token


def _slice(token: Token, start: int, end: int) -> Token:
    text = token.text[start:end]
    return make_token(token.start + start, token.start + end, text, first=token.first and start == 0)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and int(word) in YEARS


def keys_of(piece: Token, table: CalendarTable) -> Keys:
    """What a piece can be in a form: itself, and each slot that it fills."""
    word = piece.low
    if word[0].isdecimal():
        return _number_keys(word, table)
    keys = table.lexicon.get(word)
    if keys is None:
        return ((word, None),) if not word[0].isalnum() else ()
    if piece.capital and not piece.first and any(key == WEEKDAY for key, _ in keys):
        return tuple(pair for pair in keys if pair[0] not in (UNIT, SPAN))
    return keys


@functools.lru_cache(maxsize=4096)
def _number_keys(word: str, table: CalendarTable) -> Keys:
    match = LETTERS.match(word)
    digits, tail = (match[1], match[2]) if match else (word, "")
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 4:
        return ()
    number = int(digits)
    if tail:
        if tail in table.decades:
            return (("{decade}", number),)
        return (("{day}", number), ("{nth}", number)) if tail in table.ordinals and 1 <= number <= 31 else ()
    found = [(word, None), (COUNT, number)]
    fits = (
        ("{day}", len(word) < 3 and 1 <= number <= 31),
        ("{monthno}", len(word) < 3 and 1 <= number <= 12),
        ("{nth}", word in ("1", "2", "3", "4")),
        ("{yy}", len(word) == 2),
        ("{year}", _is_year(word)),
    )
    return (*found, *((slot, number) for slot, fit in fits if fit))


def matches_at(pieces: Sequence[Token], index: int, text: str, table: CalendarTable) -> list[Match]:
    """Every form that begins at the piece, longest first, then in the order of the table."""
    found: list[Match] = []
    _walk(table.root, index, (pieces, text, table), (index, ()), found)
    return sorted(found, key=lambda match: (-match.last, match.form.order)) if len(found) > 1 else found


def _walk(
    node: Node,
    index: int,
    scene: tuple[Sequence[Token], str, CalendarTable],
    taken: tuple[int, Slots],
    found: list[Match],
) -> None:
    pieces, text, table = scene
    first, slots = taken
    for form in node.forms:
        found.append(Match(first, index, form, slots))
    if not node.to or index == len(pieces) or index - first > LONGEST or _broken(pieces, first, index, text):
        return
    for key, value in keys_of(pieces[index], table):
        grown = slots if value is None else (*slots, (key, value, index))
        for child in node.to.get(key, ()) if key != COUNT else ():
            _walk(child, index + 1, scene, (first, grown), found)
    if COUNT in node.to:
        number, after = count_at(pieces, index, table)
        for child in node.to[COUNT] if after > index else ():
            _walk(child, after, scene, (first, (*slots, (COUNT, number, index))), found)


def _broken(pieces: Sequence[Token], first: int, index: int, text: str) -> bool:
    """Whether a line ends before the piece: no date runs over that."""
    return index > first and "\n" in text[pieces[index - 1].end : pieces[index].start]


def count_at(pieces: Sequence[Token], index: int, table: CalendarTable) -> tuple[int, int]:
    """The number that begins at the piece, in digits or words, and the piece behind it; equal to index if none."""
    word = pieces[index].low
    if word.isdecimal() and word.isascii():
        return (int(word), index + 1) if len(word) < 4 else (0, index)
    total = last = 0
    for place in range(index, min(index + LONGEST_COUNT, len(pieces))):
        found = table.numbers.get(pieces[place].low)
        if found is None or not _continues(found, total, last):
            return total, place
        value = int(found.value)
        total += last * (value - 1) if found.kind == "times" and last else value
        last = value if found.kind == "digit" else total
    return total, min(index + LONGEST_COUNT, len(pieces))


def _continues(word: Word, total: int, last: int) -> bool:
    """Whether a number word can stand behind the number so far."""
    if word.kind == "digit":
        return not last or (total % 10 == 0 and word.value < 10)
    return word.one if not last else not word.one
