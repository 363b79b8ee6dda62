"""The small words of a language, compiled: where a source phrase begins and ends, where content begins."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
    return Grammar(
        **_sets(table),
        clitics=tuple(table["clitic"]["forms"]),
        prefixes=tuple(table["ends"]["prefixes"]),
        connectors=_by_first_word(table["connector"]["phrases"]),
        offices=frozenset(w.split()[0] for row in language.table("titles")["office"] for w in row["words"]),
        infix_active=bool(table["order"]["infix_active"]),
    )


def _sets(table: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are one list of one section: field by field, so that a missing list is named at once."""

    def words(section: str, key: str = "words") -> frozenset[str]:
        return frozenset(table[section][key])

    return dict(
        complementizers=words("complementizer", "plain"),
        demand_complementizers=words("complementizer", "demand"),
        agents=words("agent"),
        adverbs=words("adverb"),
        negators=words("adverb", "negators"),
        intentions=words("intention"),
        joints=words("joint"),
        breakers=words("breaker"),
        openers=words("opener"),
        relatives=words("relative"),
        ends=words("ends"),
        closers=words("ends", "closers"),
        in_names=words("ends", "names"),
        addressees=words("addressee"),
        circumstances=words("circumstance"),
        weekdays=words("circumstance", "weekdays"),
        first_person=words("first_person"),
        second_person=words("second_person"),
        pronouns=words("pronoun"),
        purposes=words("purpose"),
        leads=words("lead"),
        content_leads=words("lead", "content"),
        predicates=words("predicate"),
        documents=words("document"),
        counts=words("count"),
        continuations=words("continuation"),
        counted=words("continuation", "counted"),
        fillers=words("filler"),
        contrasts=words("contrast"),
        claims=words("claim"),
        directions=words("direction"),
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as word tuples under their first word, longest first."""
    split = sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True)
    return {first: tuple(p for p in split if p[0] == first) for first in {p[0] for p in split}}
