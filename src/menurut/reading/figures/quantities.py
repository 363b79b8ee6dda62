"""The words around numbers, compiled: units, currencies, hedges, labels. A language comes in, `Quantities` goes out.

`PhraseIndex` finds the longest known phrase at, or ending before, a token; the rest are small sets and patterns.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from menurut.languages import Language, Table
from menurut.reading.figures.numerals import Numbers, numbers_of
from menurut.reading.text.tokens import TOKEN, Token
from menurut.reading.text.words import words_of

OWNED = ("count", "noun", "time", "measure")


@dataclass(frozen=True, slots=True)
class KnownPhrase:
    """A phrase of a table: its tokens, what it stands for, of which kind it is, and what behind it makes it none.

    The mark says of a measure that a rate may follow, of a hedge that it must stand right before the figure.
    """

    words: tuple[str, ...]
    name: str
    kind: str
    mark: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """PhraseIndex by the word at one end, the longest first."""

    by_word: Mapping[str, tuple[KnownPhrase, ...]]

    def at(self, tokens: Sequence[Token], index: int) -> KnownPhrase | None:
        """The longest phrase that begins with the token."""
        if index >= len(tokens):
            return None
        for phrase in self.by_word.get(tokens[index].low, ()):
            if all(index + k < len(tokens) and tokens[index + k].low == w for k, w in enumerate(phrase.words)):
                return phrase
        return None

    def before(self, tokens: Sequence[Token], index: int) -> KnownPhrase | None:
        """The longest phrase that ends right before the token."""
        if index <= 0:
            return None
        for phrase in self.by_word.get(tokens[index - 1].low, ()):
            first = index - len(phrase.words)
            if first >= 0 and all(tokens[first + k].low == w for k, w in enumerate(phrase.words)):
                return phrase
        return None


@dataclass(frozen=True, slots=True)
class Idiom:
    """Number words that count nothing beside certain words; no words stands for any number word."""

    numbers: frozenset[str]
    after: bool
    words: PhraseIndex


@dataclass(frozen=True, slots=True)
class Nouns:
    """How what is counted looks; the fields are explained in `quantities.toml`, `exceptions` are its `nouns`."""

    plural: bool
    tied: bool
    clitics: tuple[str, ...]
    partitive: frozenset[str]
    verbs: tuple[str, ...]
    exceptions: frozenset[str]
    other: frozenset[str]
    plurals: frozenset[str]
    endings: tuple[str, ...]
    singular: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantities:
    """The tables `quantities.toml` and `compounds.toml`, compiled."""

    numbers: Numbers
    nouns: Nouns
    money: re.Pattern[str]
    money_ends: frozenset[str]
    codes: Mapping[str, str]
    units: PhraseIndex
    rate_joints: frozenset[str]
    rate_words: frozenset[str]
    chains: Mapping[tuple[str, str], int]
    hedges: PhraseIndex
    after: PhraseIndex
    filler: frozenset[str]
    labels: frozenset[str]
    strong: frozenset[str]
    negative: frozenset[str]
    home: str
    home_least: int
    clock_before: frozenset[str]
    clock_after: PhraseIndex
    idioms: tuple[Idiom, ...]
    bare_before: frozenset[str]
    bare_after: PhraseIndex
    change: frozenset[str]
    into: frozenset[str]
    ordinal_before: re.Pattern[str]
    ordinal_after: frozenset[str]
    series: re.Pattern[str]
    age: frozenset[str]
    age_unit: str
    ranges: re.Pattern[str]
    range_rows: Mapping[str, Mapping[str, Any]]
    tolerance: re.Pattern[str]


@functools.cache
def quantities_of(language: Language) -> Quantities:
    """The words around numbers of a language."""
    table = language.table("quantities")
    numbers = language.table("numbers")
    before = {w: row["code"] for row in table["currency"] if row["side"] == "before" for w in row["words"]}
    hedges = table["hedge"]
    return Quantities(
        numbers=numbers_of(language),
        nouns=_nouns(language),
        money=_money(before),
        money_ends=frozenset(word[-1] for word in before),
        codes={_squeezed(word): code for word, code in before.items()},
        units=PhraseIndex(_indexed(_units(language), 0)),
        rate_joints=frozenset(table["rate"]["joints"]),
        rate_words=frozenset(table["rate"]["words"]),
        chains={(row["large"], row["small"]): row["factor"] for row in table["chain"]},
        hedges=PhraseIndex(_indexed(_hedges(hedges, "before"), -1)),
        after=PhraseIndex(_indexed(_hedges(hedges, "after"), 0)),
        filler=frozenset(table["filler"]["words"]),
        labels=frozenset(w for row in table["label"] for w in row["words"]),
        strong=frozenset(w for row in table["label"] if row.get("strong") for w in row["words"]),
        negative=frozenset(table["negative"]["words"]),
        home=table["home"]["code"],
        home_least=table["home"]["least"],
        clock_before=frozenset(w for row in table["clock"] if row["side"] == "before" for w in row["words"]),
        clock_after=PhraseIndex(_indexed(_rows(table["clock"], "side", side="after"), 0)),
        idioms=tuple(_idiom(row) for row in table["idiom"]),
        bare_before=frozenset(w for row in table["bare"] if row["side"] == "before" for w in row["words"]),
        bare_after=PhraseIndex(_indexed(_rows(table["bare"], "ties", side="after"), 0)),
        change=frozenset(table["change"]["words"]),
        into=frozenset(table["change"]["into"]),
        ordinal_before=_ordinal(table["ordinal"]["before"]),
        ordinal_after=frozenset(table["ordinal"]["after"]),
        series=_series(table["series"]["words"]),
        age=frozenset(table["age"]["words"]),
        age_unit=table["age"]["unit"],
        ranges=_joints([row["word"] for row in numbers["range"]], r"\s?[-‐-―~]\s?"),
        range_rows={row["word"]: row for row in numbers["range"]},
        tolerance=_joints([row["word"] for row in numbers["tolerance"]], r"(?!)"),
    )


def _nouns(language: Language) -> Nouns:
    noun = language.table("quantities")["noun"]
    return Nouns(
        plural=noun["head"] == "plural",
        tied=noun["tied"],
        clitics=tuple(noun["clitics"]),
        partitive=frozenset(noun["partitive"]),
        verbs=tuple(noun["verbs"]),
        exceptions=frozenset(noun["nouns"]),
        other=words_of(language).function | frozenset(noun["other"]) | _joining(language.table("numbers")),
        plurals=frozenset(noun["plurals"]),
        endings=tuple(noun["endings"]),
        singular=tuple(noun["singular"]),
    )


def _joining(numbers: Table) -> frozenset[str]:
    """The words between two numbers that are one, which are never what is counted."""
    return frozenset(w for key in ("range", "tolerance") for row in numbers[key] for w in split(row["word"]))


def split(phrase: str) -> tuple[str, ...]:
    """The phrase as tokens, cut as the text is."""
    return tuple(TOKEN.findall(phrase.lower()))


def _squeezed(word: str) -> str:
    return "".join(word.lower().split()).rstrip(".")


def _money(before: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(w).replace(r"\ ", r"\s?") for w in sorted(before, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?P<code>{words})\.?\s{{0,2}}$", re.IGNORECASE)


def _joints(words: Sequence[str], signs: str) -> re.Pattern[str]:
    joined = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"{signs}|\s{{0,2}}(?P<word>{joined})\s{{0,2}}", re.IGNORECASE)


def _ordinal(words: Sequence[str]) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, words)) if words else "(?!)"
    return re.compile(rf"(?<![^\W\d_])(?:{joined})\s?[-‐-―]\s?$", re.IGNORECASE)


def _series(words: Sequence[str]) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, words))
    return re.compile(rf"\s?[,/&](?:\s(?:{joined}))?\s?|\s(?:{joined})\s", re.IGNORECASE)


def _rows(rows: Sequence[Table], key: str, side: str) -> list[KnownPhrase]:
    return [KnownPhrase(split(w), w, row[key]) for row in rows if row["side"] == side for w in row["words"]]


def _hedges(rows: Sequence[Table], side: str) -> list[KnownPhrase]:
    return [
        KnownPhrase(split(w), w, row["effect"], row.get("tight", False), frozenset(row.get("unless", ())))
        for row in rows
        if row["side"] == side
        for w in row["words"]
    ]


def _indexed(phrases: Iterable[KnownPhrase], end: int) -> dict[str, tuple[KnownPhrase, ...]]:
    found: dict[str, list[KnownPhrase]] = {}
    for phrase in sorted(phrases, key=lambda p: len(p.words), reverse=True):
        found.setdefault(phrase.words[end], []).append(phrase)
    return {word: tuple(rows) for word, rows in found.items()}


def _units(language: Language) -> list[KnownPhrase]:
    table = language.table("quantities")
    units = [KnownPhrase(split(w), "%", "percent") for w in table["percent"]["words"]]
    after = [row for row in table["currency"] if row["side"] == "after"]
    units += [KnownPhrase(split(w), row["code"], "currency") for row in after for w in row["words"]]
    for row in table["measure"]:
        units += [KnownPhrase(split(w), w, row["kind"], row.get("rate", False)) for w in row["words"]]
    for row in language.table("compounds")["compound"]:
        names = [f"{row['head']} {tail}" for tail in row["tails"]]
        units += [KnownPhrase(split(name), name, "noun") for name in names]
    clitics = language.table("quantities")["noun"]["clitics"]
    own = [replace(p, words=(*p.words[:-1], p.words[-1] + c)) for c in clitics for p in units if p.kind in OWNED]
    return units + own


def _idiom(row: Table) -> Idiom:
    phrases = _rows([{**row, "kind": "idiom"}], "kind", row["side"])
    end = 0 if row["side"] == "after" else -1
    return Idiom(frozenset(row["numbers"]), row["side"] == "after", PhraseIndex(_indexed(phrases, end)))
