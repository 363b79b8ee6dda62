"""Finds the words that mark that somebody says something, and the frame in which each of them stands.

A form may belong to several frames ("janji" after a quotation is a tail, before a name a noun); all are given, and
`attributions` keeps the one whose frame the sentence fills.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.languages import Language
from menurut.reading.text.grammar import grammar_of
from menurut.reading.text.layout import Token
from menurut.records import Act, Span

FRAMES = ("tail", "active", "passive", "bare")
NEEDS = ("mark", "clause", "purpose", "naming", "subject", "document", "count", "predicate", "directed", "claim")


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One form of the table `cues.toml`; the comments there say what each field means."""

    words: tuple[str, ...]
    frame: str
    act: Act
    kind: str = ""
    needs: str = ""
    sure: bool = False
    addressed: bool = False
    agentless: bool = True
    heads: frozenset[str] = frozenset()
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text: token indices `[first, last)`, the words without a clitic, and the clitic if there is one."""

    entry: CueEntry
    first: int
    last: int
    span: Span
    clitic: Span | None = None


@dataclass(frozen=True, slots=True)
class CueTable:
    """All forms by their first word, longest first; `clitics` are endings that may stand for the source."""

    by_first: dict[str, tuple[CueEntry, ...]]
    clitics: tuple[str, ...]


@functools.cache
def cue_table(language: Language) -> CueTable:
    """The cue forms of the language."""
    entries = sorted(_entries(language), key=lambda e: -len(e.words))
    by_first: dict[str, list[CueEntry]] = {}
    for entry in entries:
        by_first.setdefault(entry.words[0], []).append(entry)
    return CueTable({word: tuple(found) for word, found in by_first.items()}, grammar_of(language).clitics)


def _entries(language: Language) -> Iterator[CueEntry]:
    table = language.table("cues")
    for row in table["cue"]:
        sure = frozenset(row.get("sure", ()))
        needs = {form: need for need in NEEDS for form in row.get(need, ())}
        for frame in FRAMES:
            for form in row.get(frame, ()):
                yield CueEntry(
                    words=tuple(form.split()),
                    frame=frame,
                    act=Act(row["act"]),
                    needs=needs.get(form, ""),
                    sure=form in sure,
                    addressed=row.get("addressed", False),
                    agentless=row.get("agentless", True),
                )
    for frame in ("credit", "noun", "pointer"):
        for row in table[frame]:
            for form in row["words"]:
                yield CueEntry(
                    words=tuple(form.split()),
                    frame=frame,
                    act=Act(row["act"]),
                    kind=row.get("kind", ""),
                    heads=frozenset(row.get("heads", ())),
                    opening=row.get("opening", False),
                )


def find_cues(tokens: Sequence[Token], table: CueTable) -> Iterator[Cue]:
    """Every form of the table among the tokens, in text order, longest first where several begin at one token."""
    for index, token in enumerate(tokens):
        found = False
        for entry in table.by_first.get(token.low, ()):
            size = len(entry.words)
            if size == 1 or entry.words == tuple(t.low for t in tokens[index : index + size]):
                yield Cue(entry, index, index + size, Span(token.start, tokens[index + size - 1].end))
                found = True
        if not found and token.low.endswith(table.clitics):
            yield from _with_clitic(index, token, table)


def _with_clitic(index: int, token: Token, table: CueTable) -> Iterator[Cue]:
    for clitic in table.clitics:
        stem = token.low.removesuffix(clitic)
        if stem == token.low:
            continue
        for entry in table.by_first.get(stem, ()):
            if len(entry.words) == 1 and entry.frame in ("tail", "passive", "credit"):
                cut = token.end - len(clitic)
                yield Cue(entry, index, index + 1, Span(token.start, cut), Span(cut, token.end))
