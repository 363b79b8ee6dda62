"""Number words and how they add up: the table of a language comes in, words and a running `Tally` go out.

Number words have four kinds. A digit counts by itself, a plus word is added to it, a times word multiplies what stands
right before it, a scale word multiplies all that stands before it: "dua (digit) ratus (times) tiga (digit) belas (plus)
ribu (scale)" is 213,000. Fractions and vague words ("puluhan") stand beside these.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from menurut.languages import Language

LARGEST = Decimal(10) ** 18
ONE = Decimal(1)
FOUR_PLACES = Decimal("0.0001")
GROWS = ("times", "scale")


@dataclass(frozen=True, slots=True)
class Word:
    """One number word of the table; the fields are explained in `numbers.toml`."""

    kind: str
    value: Decimal
    lo: Decimal | None = None
    hi: Decimal | None = None
    of: str = ""
    one: bool = False
    about: bool = False
    short: bool = False
    currency: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """The table `numbers.toml`, compiled."""

    decimal: str
    group: str
    words: Mapping[str, Word]
    vague: Mapping[Decimal, Word]
    suffix: re.Pattern[str]
    starts: frozenset[str]


@functools.cache
def numbers_of(language: Language) -> Numbers:
    """The number words of a language."""
    table = language.table("numbers")
    words = {row["word"]: _word(row) for row in table["word"]}
    starts = [w for w, row in words.items() if row.kind not in ("plus", "share", "joint") and not row.short]
    starts = [w for w in starts if words[w].one or words[w].kind not in GROWS]
    suffixes = "|".join(re.escape(row["word"]) for row in table["suffix"])
    return Numbers(
        decimal=table["marks"]["decimal"],
        group=table["marks"]["group"],
        words=words,
        vague={row.value: row for row in words.values() if row.kind == "vague"},
        suffix=re.compile(rf"-?(?:{suffixes})(?!\w)" if suffixes else r"(?!)"),
        starts=frozenset(starts),
    )


def _word(row: Mapping[str, Any]) -> Word:
    amounts: dict[str, Any] = {key: Decimal(str(row[key])) for key in ("lo", "hi") if key in row}
    marks: dict[str, Any] = {key: row[key] for key in ("of", "one", "about", "short") if key in row}
    size = Decimal(row["size"])
    value = (ONE / size).quantize(FOUR_PLACES) if row["kind"] == "part" else size
    return Word(row["kind"], value, currency=row.get("currency", False), **amounts, **marks)


@dataclass(slots=True)
class Tally:
    """The sum so far of a number written in words: finished scales, the part under way, and the digit under way."""

    total: Decimal = Decimal(0)
    part: Decimal = Decimal(0)
    current: Decimal | None = None
    last: Decimal = ONE
    lo: Decimal | None = None
    hi: Decimal | None = None
    vague: bool = False
    few: bool = False
    article: bool = False
    about: bool = False
    plain: bool = True

    def take(self, word: Word, numbers: Numbers) -> bool:
        """Count the word in; False if it cannot follow what was counted so far."""
        self.about = self.about or word.about
        match word.kind:
            case "digit":
                return self._digit(word.value)
            case "plus":
                return self._plus(word.value)
            case "part":
                return self._part(word.value)
            case "share":
                return self._share(word)
            case "few" | "article":
                return self._open(word.kind)
            case "vague" if not (self.started or self.few):
                self.vague, self.lo, self.hi, self.plain = True, word.lo, word.hi, False
                return True
            case "vague":
                self.about = True
        return self._grow(word, numbers) if (word.of or word.kind) in GROWS else False

    @property
    def started(self) -> bool:
        """Whether there is a number yet."""
        return bool(self.total or self.part) or self.current is not None or self.vague

    def _digit(self, value: Decimal) -> bool:
        if self.vague or self.few or self.article:
            return False
        if self.current is None:
            self.current = value
            return self.part % 10 == 0
        if 20 <= self.current < 100 and self.current % 10 == 0 and 0 < value < 10:
            self.current += value
            return True
        return False

    def _plus(self, value: Decimal) -> bool:
        if self.current is None or not 0 < self.current < 10:
            return False
        self.current += value
        return True

    def _part(self, value: Decimal) -> bool:
        if self.vague or self.few or (self.current is not None and self.current % 1):
            return False
        self.current = (self.current or 0) + value
        self.plain = self.article = False
        return True

    def _share(self, word: Word) -> bool:
        if self.current is None and not (self.article and word.one):
            return False
        self.current = ((self.current or ONE) / word.value).quantize(FOUR_PLACES)
        self.plain = self.article = False
        return True

    def _open(self, kind: str) -> bool:
        if kind == "few":
            fresh = not self.started and not self.few
            self.few = True
            return fresh
        fresh = not self.article and not self.few
        self.article = True
        return fresh and (not self.started or self.current is not None)

    def _grow(self, word: Word, numbers: Numbers) -> bool:
        if self.few:
            vague = numbers.vague.get(word.value)
            self.few, self.vague, self.plain = False, True, False
            self.lo, self.hi = (vague.lo, vague.hi) if vague is not None else (word.value, None)
            return True
        if self.vague:
            return self._grow_vague(word.value)
        amount = self.part + (self.current or 0)
        if not amount and not self.total and not (word.one or self.article):
            return False
        if (word.of or word.kind) == "times":
            if self.current is None and not (word.one or self.article):
                return False
            self.part += (ONE if word.one and self.current is None else self.current or ONE) * word.value
        elif self.total and (word.value > self.last or not amount) and not word.one:
            self.total = (self.total + amount) * word.value
        else:
            self.total += (amount or ONE) * word.value
        if (word.of or word.kind) == "scale":
            self.part, self.last, self.plain = Decimal(0), word.value, False
        self.current, self.article = None, False
        return self.total < LARGEST

    def _grow_vague(self, value: Decimal) -> bool:
        if self.lo is None or self.lo * value > LARGEST:
            return False
        self.lo, self.hi, self.last = self.lo * value, None if self.hi is None else (self.hi + 1) * value - 1, value
        return True
