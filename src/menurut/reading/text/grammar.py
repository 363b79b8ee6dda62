"""The small words of a language, compiled: where a source phrase begins and ends, where content begins."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from menurut.languages import Language, word_sets

# Field of Grammar: section and key of the table.
SETS = {
    "complementizers": ("complementizer", "plain"),
    "demand_complementizers": ("complementizer", "demand"),
    "agents": ("agent", "words"),
    "adverbs": ("adverb", "words"),
    "negators": ("adverb", "negators"),
    "intentions": ("intention", "words"),
    "joints": ("joint", "words"),
    "breakers": ("breaker", "words"),
    "openers": ("opener", "words"),
    "relatives": ("relative", "words"),
    "ends": ("ends", "words"),
    "closers": ("ends", "closers"),
    "in_names": ("ends", "names"),
    "addressees": ("addressee", "words"),
    "circumstances": ("circumstance", "words"),
    "weekdays": ("circumstance", "weekdays"),
    "first_person": ("first_person", "words"),
    "second_person": ("second_person", "words"),
    "pronouns": ("pronoun", "words"),
    "purposes": ("purpose", "words"),
    "leads": ("lead", "words"),
    "content_leads": ("lead", "content"),
    "predicates": ("predicate", "words"),
    "documents": ("document", "words"),
    "counts": ("count", "words"),
    "continuations": ("continuation", "words"),
    "counted": ("continuation", "counted"),
    "fillers": ("filler", "words"),
    "contrasts": ("contrast", "words"),
    "claims": ("claim", "words"),
    "directions": ("direction", "words"),
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The table `grammar.toml`: sets of lower-case words; the comments there say what each is for."""

    clitics: tuple[str, ...]
    complementizers: frozenset[str]
    demand_complementizers: frozenset[str]
    agents: frozenset[str]
    adverbs: frozenset[str]
    negators: frozenset[str]
    intentions: frozenset[str]
    joints: frozenset[str]
    breakers: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    ends: frozenset[str]
    closers: frozenset[str]
    in_names: frozenset[str]
    prefixes: tuple[str, ...]
    addressees: frozenset[str]
    circumstances: frozenset[str]
    weekdays: frozenset[str]
    first_person: frozenset[str]
    pronouns: frozenset[str]
    purposes: frozenset[str]
    leads: frozenset[str]
    predicates: frozenset[str]
    content_leads: frozenset[str]
    connectors: dict[str, tuple[tuple[str, ...], ...]]
    documents: frozenset[str]
    counts: frozenset[str]
    second_person: frozenset[str]
    continuations: frozenset[str]
    counted: frozenset[str]
    fillers: frozenset[str]
    contrasts: frozenset[str]
    offices: frozenset[str]
    infix_active: bool
    claims: frozenset[str]
    directions: frozenset[str]


@functools.cache
def grammar_of(language: Language) -> Grammar:
    """The grammar words of the language."""
    table = language.table("grammar")
    return Grammar(
        clitics=tuple(table["clitic"]["forms"]),
        prefixes=tuple(table["ends"]["prefixes"]),
        connectors=_by_first_word(table["connector"]["phrases"]),
        offices=frozenset(w.split()[0] for row in language.table("titles")["office"] for w in row["words"]),
        infix_active=bool(table["order"]["infix_active"]),
        **word_sets(table, SETS),
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as word tuples under their first word, longest first."""
    split = sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True)
    return {first: tuple(p for p in split if p[0] == first) for first in {p[0] for p in split}}
