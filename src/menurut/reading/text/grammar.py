"""The small words of a language, compiled: where a source phrase begins and ends, where content begins."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from menurut.languages import Language


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
    ends = table["ends"]
    return Grammar(
        clitics=tuple(table["clitic"]["forms"]),
        complementizers=frozenset(table["complementizer"]["plain"]),
        demand_complementizers=frozenset(table["complementizer"]["demand"]),
        agents=frozenset(table["agent"]["words"]),
        adverbs=frozenset(table["adverb"]["words"]),
        negators=frozenset(table["adverb"]["negators"]),
        intentions=frozenset(table["intention"]["words"]),
        joints=frozenset(table["joint"]["words"]),
        breakers=frozenset(table["breaker"]["words"]),
        openers=frozenset(table["opener"]["words"]),
        relatives=frozenset(table["relative"]["words"]),
        ends=frozenset(ends["words"]),
        closers=frozenset(ends["closers"]),
        in_names=frozenset(ends["names"]),
        prefixes=tuple(ends["prefixes"]),
        addressees=frozenset(table["addressee"]["words"]),
        circumstances=frozenset(table["circumstance"]["words"]),
        weekdays=frozenset(table["circumstance"]["weekdays"]),
        first_person=frozenset(table["first_person"]["words"]),
        pronouns=frozenset(table["pronoun"]["words"]),
        purposes=frozenset(table["purpose"]["words"]),
        leads=frozenset(table["lead"]["words"]),
        predicates=frozenset(table["predicate"]["words"]),
        content_leads=frozenset(table["lead"]["content"]),
        connectors=_by_first_word(table["connector"]["phrases"]),
        documents=frozenset(table["document"]["words"]),
        counts=frozenset(table["count"]["words"]),
        second_person=frozenset(table["second_person"]["words"]),
        continuations=frozenset(table["continuation"]["words"]),
        counted=frozenset(table["continuation"]["counted"]),
        fillers=frozenset(table["filler"]["words"]),
        contrasts=frozenset(table["contrast"]["words"]),
        offices=frozenset(w.split()[0] for row in language.table("titles")["office"] for w in row["words"]),
        infix_active=bool(table["order"]["infix_active"]),
        claims=frozenset(table["claim"]["words"]),
        directions=frozenset(table["direction"]["words"]),
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as word tuples under their first word, longest first."""
    split = sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True)
    return {first: tuple(p for p in split if p[0] == first) for first in {p[0] for p in split}}
