"""What a language knows of names, compiled: offices, ranks, bodies, known names, places, given names.

In: the tables titles, bodies, places and names of a language. Out: one `Namebook`, asked by the words at a place.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from menurut.languages import Language, Table
from menurut.reading.grammar import grammar_of
from menurut.reading.tokens import Token
from menurut.reading.words import words_of
from menurut.records import Schema

PART = re.compile(r"[^\W_]+(?:[’'‑-][^\W_]+)*|[^\s\w]")


class Sort(Enum):
    """What a word or name of the tables is."""

    OFFICE = auto()
    RANK = auto()
    HEAD = auto()
    KNOWN = auto()
    STATE = auto()
    PLACE = auto()
    THING = auto()
    OUTLET = auto()
    ACCOUNT = auto()
    ASSET = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or name of the tables. `same` names what it is another name of; `after` is that of an office."""

    words: tuple[str, ...]
    sort: Sort
    schema: Schema | None = None
    after: str = ""
    same: str = ""
    plain: bool = False
    cased: bool = False
    upper: bool = False

    def fits(self, token: Token) -> bool:
        """Whether the first word of the entry is written as such a name is."""
        return token.text.isupper() if self.upper else not self.cased or token.capital


@dataclass(frozen=True, slots=True)
class Namebook:
    """The name tables of a language; the comments in the tables say what each is for."""

    by_first: dict[str, tuple[Entry, ...]]
    by_same: dict[str, str]
    closing: dict[str, Schema]
    given: frozenset[str]
    family: frozenset[str]
    particles: frozenset[str]
    inner: frozenset[str]
    common: frozenset[str]
    never: frozenset[str]
    months: frozenset[str]
    address: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    fields: frozenset[str]
    belongs: frozenset[str]
    joins: frozenset[str]
    aliases: frozenset[tuple[str, ...]]
    closes: frozenset[str]
    legal: frozenset[str]
    credit: frozenset[tuple[str, ...]]
    platforms: frozenset[str]
    verbs: frozenset[str]
    verb_shapes: tuple[str, ...]
    where: frozenset[str]
    says: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    least: int
    function: frozenset[str]
    clitics: tuple[str, ...]

    def entries(self, tokens: Sequence[Token], index: int, last: int) -> Iterator[Entry]:
        """The entries whose words stand at the index, longest first."""
        for entry in self.by_first.get(tokens[index].low, ()):
            end = index + len(entry.words)
            if end <= last and entry.fits(tokens[index]) and _stand(tokens, index, entry.words):
                yield entry

    def entry(self, tokens: Sequence[Token], index: int, last: int) -> Entry | None:
        """The longest entry at the index."""
        return next(self.entries(tokens, index, last), None)

    def is_common(self, low: str) -> bool:
        """Whether a word is a common noun or verb by the tables or by its shape."""
        if low in self.common or low in self.never or low in self.function:
            return True
        if low in self.given or low in self.family:
            return False
        return len(low) >= self.least and self._has_shape(low)

    def _has_shape(self, low: str) -> bool:
        if low.startswith(self.prefixes) or low.endswith(self.suffixes):
            return True
        return any(low.startswith(left) and low.endswith(right) for left, right in self.pairs)

    def is_verb(self, low: str) -> bool:
        """Whether a lower-case word behind a name shows that it acts."""
        return low in self.verbs or (len(low) > 4 and low.startswith(self.verb_shapes))

    def is_person(self, low: str) -> bool:
        """Whether a word is a given or family name."""
        return low in self.given or low in self.family


def _stand(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    return all(tokens[index + k].low == words[k] for k in range(1, len(words)))


@functools.cache
def namebook_of(language: Language) -> Namebook:
    """The name tables of the language, compiled."""
    titles, bodies, names = language.table("titles"), language.table("bodies"), language.table("names")
    places = language.table("places")
    entries = sorted(_entries(titles, bodies, places), key=lambda e: (-len(e.words), e.sort.value))
    by_first: dict[str, list[Entry]] = {}
    for entry in entries:
        by_first.setdefault(entry.words[0], []).append(entry)
    return Namebook(
        by_first={word: tuple(found) for word, found in by_first.items()},
        by_same={_fold(name): _fold(row[0]) for row in _same(bodies, places) for name in reversed(row)},
        closing={w: Schema(row["schema"]) for row in bodies["head"] if row.get("at") == "last" for w in row["words"]},
        given=frozenset(names["given"]["words"]),
        family=frozenset(names["family"]["words"]),
        particles=frozenset(names["particle"]["words"]),
        inner=frozenset(names["particle"]["inner"]),
        common=frozenset(names["common"]["words"]),
        never=frozenset(names["never"]["words"]),
        months=frozenset(names["month"]["words"]),
        address=frozenset(titles["address"]["words"]),
        before=frozenset(titles["degree"]["before"]),
        behind=frozenset(w.replace(".", "") for w in titles["degree"]["behind"]),
        fields=frozenset(titles["fields"]["words"]),
        belongs=frozenset(titles["belongs"]["words"]),
        joins=frozenset(titles["fields"]["joins"]),
        aliases=_phrases(titles["alias"]["words"]),
        closes=frozenset(bodies["closes"]["words"]),
        legal=frozenset(bodies["legal"]["words"]),
        credit=_phrases(bodies["outlet"]["credit"]),
        platforms=frozenset(bodies["account"]["platforms"]),
        verbs=frozenset(names["verb"]["words"]),
        verb_shapes=tuple(names["verb"]["prefixes"]),
        where=frozenset(names["verb"]["where"]),
        says=frozenset(_says(language)),
        pairs=tuple((left, right) for left, right in names["affixes"]["pairs"]),
        prefixes=tuple(names["affixes"]["prefixes"]),
        suffixes=tuple(names["affixes"]["suffixes"]),
        least=names["affixes"]["least"],
        function=words_of(language).function | frozenset(_says(language)),
        clitics=grammar_of(language).clitics,
    )


def parts(name: str) -> tuple[str, ...]:
    """The words and signs of a name in lower case, cut as a layout cuts a text."""
    return tuple(PART.findall(name.lower()))


def _says(language: Language) -> Iterator[str]:
    """Single words before a name that show that it speaks: "kata Budi", "menurut Budi"."""
    cues = language.table("cues")
    for row in cues["cue"]:
        yield from row.get("tail", ())
    yield from (word for row in cues["credit"] for word in row["words"] if " " not in word)


def _fold(name: str) -> str:
    return " ".join(parts(name))


def _phrases(words: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(parts(word) for word in words)


def _same(bodies: Table, places: Table) -> Iterator[list[str]]:
    for row in bodies["known"]:
        yield from row["names"]
    yield from places["country"]["names"]


def _entries(titles: Table, bodies: Table, places: Table) -> Iterator[Entry]:
    for row in titles["office"]:
        yield from (Entry(parts(w), Sort.OFFICE, after=row["after"]) for w in row["words"])
    yield from (Entry(parts(w), Sort.RANK) for w in titles["rank"]["words"])
    for row in bodies["head"]:
        if row.get("at") != "last":
            plain, schema = bool(row.get("plain")), Schema(row["schema"])
            yield from (Entry(parts(w), Sort.HEAD, schema, plain=plain, cased=not plain) for w in row["words"])
    for row in bodies["known"]:
        schema = Schema(row["schema"])
        for names in row["names"]:
            yield from (_name(n, Sort.KNOWN, schema, names[0]) for n in names)
    for names in places["country"]["names"]:
        yield from (_name(n, Sort.STATE, Schema.PUBLIC_BODY, names[0]) for n in names)
    yield from (Entry(parts(w), Sort.PLACE, cased=True) for w in places["place"]["words"])
    for row in bodies["thing"]:
        yield from (Entry(parts(w), Sort.THING, cased=True) for w in row["words"])
    yield from (Entry(parts(w), Sort.OUTLET, Schema.MEDIA) for w in bodies["outlet"]["words"])
    yield from (Entry(parts(w), Sort.ACCOUNT, Schema.ACCOUNT) for w in bodies["account"]["words"])
    yield from (Entry(parts(w), Sort.ASSET, Schema.ASSET) for w in bodies["asset"]["words"])


def _name(name: str, sort: Sort, schema: Schema, same: str) -> Entry:
    return Entry(parts(name), sort, schema, same=_fold(same), cased=True, upper=name.isupper() and " " not in name)
