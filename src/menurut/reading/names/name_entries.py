"""The rows of the name tables as entries: each word or name with what it is.

In: the tables titles, bodies, names and places of a language. Out: `Entry`s, to be found by their first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from menurut.languages import Table
from menurut.reading.text.tokens import Token
from menurut.records import Schema

PART = re.compile(r"[^\W_]+(?:[’'‑-][^\W_]+)*|[^\s\w]")


class Sort(Enum):
    """What a word or name of the tables is."""

    KNOWN = auto()
    PERSON = auto()
    OFFICE = auto()
    OPENER = auto()
    RANK = auto()
    HEAD = auto()
    STATE = auto()
    PLACE = auto()
    THING = auto()
    ANNOUNCED = auto()
    ACCOUNT = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or name of the tables. `same` names what it is another name of; `after` is that of an office."""

    words: tuple[str, ...]
    sort: Sort
    schema: Schema | None = None
    after: str = ""
    same: str = ""
    plain: bool = False
    government: bool = False
    cased: bool = False
    upper: bool = False

    def stands(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether the words stand at the index, the first of them written as in a name of this sort."""
        token = tokens[index]
        if (self.upper and not token.text.isupper()) or (self.cased and not token.capital):
            return False
        if index + len(self.words) > len(tokens):
            return False
        return all(tokens[index + k].low == self.words[k] for k in range(1, len(self.words)))


def parts(name: str) -> tuple[str, ...]:
    """The words and signs of a name in lower case, cut as a layout cuts a text."""
    return tuple(PART.findall(name.lower()))


def fold(name: str) -> str:
    """A name in lower case with one blank between its words."""
    return " ".join(parts(name))


def same_names(bodies: Table, names: Table, places: Table) -> Iterator[list[str]]:
    """The lists of names that mean the same."""
    yield from names["known"]["names"]
    for row in bodies["known"]:
        yield from row["names"]
    yield from bodies["short"]["names"]
    yield from places["country"]["names"]


def entries_of(titles: Table, bodies: Table, names: Table, places: Table) -> Iterator[Entry]:
    """All entries of the tables."""
    for row in titles["office"]:
        yield from (Entry(parts(word), Sort.OFFICE, after=row["after"]) for word in row["words"])
    yield from (Entry(parts(word), Sort.OPENER) for word in titles["before"]["words"])
    yield from (Entry(parts(word), Sort.RANK) for word in titles["rank"]["words"])
    yield from _body_entries(bodies)
    yield from _name_entries(names["known"]["names"], Sort.PERSON, Schema.PERSON)
    for row in bodies["known"]:
        yield from _name_entries(row["names"], Sort.KNOWN, Schema(row["schema"]))
    yield from _name_entries(places["country"]["names"], Sort.STATE, Schema.PUBLIC_BODY)
    yield from (Entry(parts(word), Sort.PLACE, cased=True) for word in places["place"]["words"])


def _body_entries(bodies: Table) -> Iterator[Entry]:
    """The words that announce bodies and other names."""
    for row in bodies["head"]:
        if row.get("at") != "last":
            yield from (_head(word, row) for word in row["words"])
    for row in bodies["thing"]:
        yield from (Entry(parts(word), Sort.THING, cased=True) for word in row["words"])
    for row in bodies["announced"]:
        schema = Schema(row["schema"])
        yield from (Entry(parts(word), Sort.ANNOUNCED, schema) for word in row["words"])
    yield from (Entry(parts(word), Sort.ACCOUNT, Schema.ACCOUNT) for word in bodies["account"]["words"])


def _head(word: str, row: Table) -> Entry:
    """A word that opens the name of a body; in small letters only where the table says so."""
    plain, government = bool(row.get("plain")), bool(row.get("government"))
    schema = Schema(row["schema"])
    return Entry(parts(word), Sort.HEAD, schema, plain=plain, government=government, cased=not plain)


def _name_entries(rows: list[list[str]], sort: Sort, schema: Schema) -> Iterator[Entry]:
    """Names, each with the first of its list as what it is the same as; a short form counts in capitals only."""
    for row in rows:
        same = fold(row[0])
        for name in row:
            upper = name.isupper() and " " not in name
            yield Entry(parts(name), sort, schema, same=same, cased=True, upper=upper)
