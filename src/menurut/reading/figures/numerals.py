"""Numbers as they are written: digits and number words. A layout and a language come in, `Numeral`s go out.

What is counted is not known here; how number words add up is told in `number_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from menurut.reading.figures.number_words import GROWS, LARGEST, ONE, Numbers, Tally, Word, numbers_of
from menurut.reading.text.layout import Layout

__all__ = [
    "ONE",
    "Number",
    "Numbers",
    "Numeral",
    "Word",
    "find_numerals",
    "money_scale",
    "number",
    "numbers_of",
    "read_digits",
]

Number = int | float
NEXT = re.compile(r"(?:[^\S\r\n]{1,2}|[-‑])?([^\W\d_]+)")
RUN = re.compile(r"\d+")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
HYPHENS = "-‑"
LONGEST = 21


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text: its place and the range it stands for; `hi` is None where that is open.

    `plain` says that it is no more than a small whole number, which may well be a label ("lantai 3"). `scale` is the
    scale word it ends with, and `other` what the digits mean where the sign in them is that of thousands elsewhere.
    """

    start: int
    end: int
    lo: Decimal
    hi: Decimal | None
    about: bool = False
    plain: bool = False
    digits: bool = False
    scale: Decimal = ONE
    other: Decimal | None = None


def number(value: Decimal | None) -> Number | None:
    """The plain number for a record: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def find_numerals(layout: Layout, numbers: Numbers) -> Iterator[Numeral]:
    """All numbers of a text, in text order, none inside another.

    >>> from menurut.languages import load
    >>> from menurut.reading.text.layout import lay_out
    >>> layout = lay_out("dua ratus orang, 1,5 juta orang", load("id"))
    >>> [number(n.lo) for n in find_numerals(layout, numbers_of(load("id")))]
    [200, 1500000]
    """
    text, position = layout.text, 0
    digits = [match.start() for match in RUN.finditer(text)]
    for start in sorted([*digits, *_word_starts(layout, numbers)]):
        if start < position:
            continue
        found = _in_digits(text, start, numbers) if text[start].isdigit() else _in_words(text, start, numbers)
        if isinstance(found, Numeral):
            yield found
            position = found.end
        elif found is not None:
            position = found


def _word_starts(layout: Layout, numbers: Numbers) -> Iterator[int]:
    """Where a number in words may begin; a hyphen may tie two of them."""
    starts = numbers.starts
    for token in layout.tokens:
        low = token.low
        if low in starts:
            yield token.start
        elif "-" in low:
            at = token.start
            for part in low.split("-"):
                if part in starts:
                    yield at
                at += len(part) + 1


def _in_digits(text: str, start: int, numbers: Numbers) -> Numeral | int:
    """The number in digits that starts here, with the scale words behind it; where it ends if it is no number."""
    match = DIGITS.match(text, start)
    if match is None:
        return start + 1
    raw = match.group()
    value, other, plain = read_digits(raw, numbers)
    if value is None:
        return match.end()
    found = Numeral(start, match.end(), value, value, plain=plain, digits=True, other=other)
    suffix = numbers.suffix.match(text, found.end)
    if suffix is not None:
        whole = value == value.to_integral_value()
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0")) if whole and value else 0
        return replace(found, end=suffix.end(), hi=value + 10**zeros - 1, about=True)
    return _scaled(text, found, numbers)


def read_digits(raw: str, numbers: Numbers) -> tuple[Decimal | None, Decimal | None, bool]:
    """What digits with points and commas mean: the value, a second possible value, and whether they are plain.

    The signs of the language decide; the other way round counts only where the signs leave no choice, so that
    "4.6" is four and six tenths and "34,230,500" is a whole number also where the comma marks decimals.
    """
    if len(raw) > LONGEST:
        return None, None, False
    if raw.isdigit():
        zero = raw[0] == "0" and len(raw) > 1
        return (None, None, False) if zero else (Decimal(raw), None, True)
    for group, decimal in ((numbers.group, numbers.decimal), (numbers.decimal, numbers.group)):
        whole, _, rest = raw.partition(decimal)
        if group in rest or decimal in rest:
            continue
        parts = whole.split(group)
        grouped = len(parts) > 1
        if grouped and not (_leads(parts[0]) and all(len(part) == 3 for part in parts[1:])):
            continue
        native = decimal == numbers.decimal
        if len(whole) > 1 and whole[0] == "0":
            continue
        if not native and not grouped and len(rest) == 3 and whole != "0":
            continue
        joined = "".join(parts)
        value = Decimal(f"{joined}.{rest}" if rest else joined)
        unsure = native and not grouped and len(rest) == 3 and _leads(whole)
        return value, Decimal(joined + rest) if unsure else None, not native and not grouped and whole != "0"
    return None, None, False


def _leads(part: str) -> bool:
    return 0 < len(part) <= 3 and part[0] != "0"


def _scaled(text: str, found: Numeral, numbers: Numbers) -> Numeral:
    """The number with the scale words behind it: "4,5 juta", "2 ribu triliun", "400 jutaan"."""
    while (match := NEXT.match(text, found.end)) is not None:
        word = numbers.words.get(match.group(1).lower())
        if word is None or word.one or (word.of or word.kind) not in GROWS or word.currency:
            break
        if (word.kind == "times" and not word.about and word.value == 10) or found.lo * word.value > LARGEST:
            break
        found = times(found, word, match.end())
    return found


def times(found: Numeral, word: Word, end: int) -> Numeral:
    """The number made larger by a scale word that ends there."""
    hi = found.hi * word.value if found.hi is not None else None
    about = found.about or word.about or word.kind == "vague"
    lo = found.lo * word.value
    return replace(found, end=end, lo=lo, hi=hi, about=about, plain=False, scale=word.value, other=None)


def money_scale(text: str, found: Numeral, numbers: Numbers) -> Numeral:
    """The number with a scale letter that only money has: "Rp 2,5 T"."""
    match = NEXT.match(text, found.end)
    word = numbers.words.get(match.group(1).lower()) if match is not None else None
    return times(found, word, match.end()) if match is not None and word is not None and word.currency else found


def _in_words(text: str, start: int, numbers: Numbers) -> Numeral | None:
    """The longest number in words that starts here."""
    tally, end, position = Tally(), start, start
    best: Numeral | None = None
    while (match := NEXT.match(text, position)) is not None:
        word = numbers.words.get(match.group(1).lower())
        if word is None or word.short or (tally.vague and word.kind == "vague" and match.group()[0] in HYPHENS):
            break
        position = match.end()
        if word.kind == "joint":
            if best is None or end != match.start() or (word.of and not tally.vague):
                break
            continue
        if not tally.take(word, numbers):
            break
        end = position
        if tally.started and not tally.few and not (tally.article and best is not None):
            best = _finish(tally, start, end)
    return best


def _finish(tally: Tally, start: int, end: int) -> Numeral:
    if tally.vague:
        return Numeral(start, end, tally.lo or ONE, tally.hi, about=True, scale=tally.last)
    value = tally.total + tally.part + (tally.current or 0)
    return Numeral(start, end, value, value, about=tally.about, plain=tally.plain, scale=tally.last)
