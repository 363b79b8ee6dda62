"""The table `calendar.toml`, compiled: its words with the slots they fill, and the graph of all forms of dates.

A language comes in, a `CalendarTable` goes out. A pattern is a row of slots, words, alternatives and optional parts;
all patterns grow from one root, so that one walk over a text tries them together.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from menurut.languages import Language
from menurut.reading.figures.numerals import Word, numbers_of

Value = int | str | None
Keys = tuple[tuple[str, Value], ...]
UNIT = "{unit}"
KINDS = ("digit", "plus", "times")
FORMS = ("tail", "active", "passive")
MACRO = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Form:
    """One row `form` of the table; its head comment says what each field is."""

    name: str
    means: str
    since: str = "published"
    shift: int = 0
    unit: str = ""
    lean: str = ""
    needs: str = ""
    order: int = 0


@dataclass(slots=True)
class Node:
    """A step in the graph of forms: by which key it goes on, and the forms that are complete here."""

    to: dict[str, list[Node]] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)
    single: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What patterns are compiled with: the macros of the table, and the words with the keys that they answer to."""

    macros: Mapping[str, str]
    entries: dict[str, list[tuple[str, Value]]]


@dataclass(frozen=True, slots=True, eq=False)
class CalendarTable:
    """All that finding dates needs of a language. `lists` are the named word lists of the table."""

    root: Node
    lexicon: Mapping[str, Keys]
    starters: frozenset[str]
    numbers: Mapping[str, Word]
    ordinals: frozenset[str]
    decades: frozenset[str]
    endings: tuple[str, ...]
    glued: tuple[str, ...]
    months: frozenset[str]
    unsure: frozenset[str]
    short: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    reporting: frozenset[str]


@functools.cache
def calendar_of(language: Language) -> CalendarTable:
    """The forms of dates of the language."""
    table = language.table("calendar")
    entries: dict[str, list[tuple[str, Value]]] = {}
    for slot, word, value in _words(table):
        entries.setdefault(word, []).append((slot, value))
    root, scope = Node(), Scope(table["macro"], entries)
    for order, row in enumerate(table["form"]):
        form = _form(row, order)
        for pattern in row["pattern"]:
            for node in _grow([root], pattern.split(), scope):
                node.forms.append(form)
    spelling = table["spelling"]
    names = table["month"] + table["weekday"]
    cues = language.table("cues")["cue"]
    lexicon = {word: tuple(dict.fromkeys([(word, None), *keys])) for word, keys in entries.items()}
    numbers = {word: row for word, row in numbers_of(language).words.items() if row.kind in KINDS}
    return CalendarTable(
        root=root,
        lexicon=lexicon,
        starters=frozenset(w for w, keys in lexicon.items() if any(key in root.to for key, _ in keys)) | set(numbers),
        numbers=numbers,
        ordinals=frozenset(spelling["ordinals"]),
        decades=frozenset(spelling["decades"]),
        endings=tuple(spelling["endings"]),
        glued=tuple(spelling["glued"]),
        months=frozenset(word for row in table["month"] for word in row["words"]),
        unsure=frozenset(word for row in names for word in row.get("unsure", ())),
        short=frozenset(word for row in names for word in row.get("short", ())),
        lists={row["name"]: frozenset(row["words"]) for row in table["list"]},
        reporting=frozenset(w for row in cues for key in FORMS for w in row.get(key, ())),
    )


def _form(row: Mapping[str, Any], order: int) -> Form:
    return Form(
        name=row["name"],
        means=row["means"],
        since=row.get("since", "published"),
        shift=row.get("shift", 0),
        unit=row.get("unit", ""),
        lean=row.get("lean", ""),
        needs=row.get("needs", ""),
        order=order,
    )


def _words(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Value]]:
    """Each word of the table with the slot it fills and its value there."""
    for slot, key in (("month", "number"), ("weekday", "number"), ("nth", "number"), ("one", "unit")):
        for row in table[slot]:
            for word in (*row["words"], *row.get("short", ())):
                yield f"{{{slot}}}", word, row[key]
    for row in table["unit"]:
        for word in row["words"]:
            yield UNIT, word, row["unit"]
            if row["unit"] != "day":
                yield "{span}", word, row["unit"]
            if row["unit"] in ("quarter", "half"):
                yield "{period}", word, row["unit"]
        for word in row.get("short", ()):
            yield "{period}", word, row["unit"]


def _grow(ends: list[Node], parts: list[str], scope: Scope) -> list[Node]:
    """Add a pattern behind the nodes; gives the nodes at which it is complete."""
    position = 0
    while position < len(parts):
        part = MACRO.sub(lambda match: _inline(match, scope.macros), parts[position])
        if part == "[":
            close = _closing(parts, position)
            ends = [*ends, *_grow(ends, parts[position + 1 : close], scope)]
            position = close
        elif MACRO.fullmatch(part):
            ends = _grow(ends, scope.macros[part[1:-1]].split(), scope)
        else:
            ends = _step(ends, part, scope)
        position += 1
    return ends


def _inline(match: re.Match[str], macros: Mapping[str, str]) -> str:
    """A macro of alternatives can stand among other alternatives; one of several parts cannot."""
    return match[0] if " " in macros[match[1]] else macros[match[1]]


def _step(ends: list[Node], part: str, scope: Scope) -> list[Node]:
    """Add one part: a slot, a word, or alternatives. Single words of one alternation share a key and a node."""
    options = [option.split("_") for option in part.split("|")] if len(part) > 1 else [[part]]
    words = [option[0] for option in options if len(option) == 1 and option[0][0] != "{"]
    for word in words:
        scope.entries.setdefault(word, []).append((part, None))
    paths = [[part]] * bool(words) + [option for option in options if len(option) > 1 or option[0][0] == "{"]
    reached = []
    for path in paths:
        before = ends
        for key in path:
            before = [_link(before, key)]
            if len(path) > 1:
                scope.entries.setdefault(key, [])
        reached += before
    return reached


def _link(ends: list[Node], key: str) -> Node:
    """The node behind the ends by that key: one that is there already, where nothing else leads to it."""
    if len(ends) == 1:
        for node in ends[0].to.get(key, ()):
            if node.single:
                return node
    node = Node(single=len(ends) == 1)
    for end in ends:
        end.to.setdefault(key, []).append(node)
    return node


def _closing(parts: list[str], start: int) -> int:
    depth = 0
    for position in range(start, len(parts)):
        depth += (parts[position] == "[") - (parts[position] == "]")
        if depth == 0:
            return position
    raise ValueError(f"unclosed bracket in {' '.join(parts)!r}")
