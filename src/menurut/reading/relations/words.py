"""The table `relations.toml` of a language, compiled: which words show a lasting relation, and of what kind.

Comes in: the language. Goes out: one `RelationWords`, made once. The titles of `titles.toml` count as offices unless
the table of relations says otherwise, so that no title has to stand in both.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from menurut.languages import Language, word_sets
from menurut.reading.text.grammar import grammar_of
from menurut.reading.text.words import words_of
from menurut.records import Schema

BODIES = frozenset({Schema.PUBLIC_BODY, Schema.COMPANY, Schema.ORGANIZATION, Schema.MEDIA})
PLACES = BODIES | {Schema.ASSET}
THINGS = PLACES | {Schema.ACCOUNT}
ENDS = {
    "person": frozenset({Schema.PERSON}),
    "body": BODIES,
    "place": PLACES,
    "thing": THINGS,
    "asset": frozenset({Schema.ASSET, Schema.ACCOUNT}),
    "owner": BODIES | {Schema.PERSON},
    "any": THINGS | {Schema.PERSON},
}
NO_OFFICE = frozenset({"kind", "whose"})
# Field of RelationWords: section and key of the table.
SETS = {
    "between": ("joint_words", "between"),
    "accompanied": ("joint_words", "with"),
    "together": ("joint_words", "and"),
    "held_on": ("held", "on"),
    "former": ("former", "words"),
    "origin": ("origin", "words"),
    "hoped": ("hoped", "words"),
    "single": ("single", "words"),
    "plural": ("plural", "words"),
    "copula": ("copula", "words"),
    "naming": ("copula", "naming"),
    "becoming": ("becoming", "words"),
    "becoming_far": ("becoming", "far"),
    "linking": ("becoming", "skip"),
    "describing": ("describing", "words"),
    "joins": ("joins", "words"),
    "part_joins": ("joins", "parts"),
    "tails": ("tails", "words"),
    "faction": ("faction", "words"),
    "faction_from": ("faction", "from"),
    "unit": ("unit", "words"),
    "common": ("common", "words"),
    "organs": ("unit", "organs"),
    "back": ("back", "words"),
    "plans": ("plans", "words"),
    "links": ("links", "words"),
    "after": ("possessive", "after"),
    "own": ("possessive", "own"),
    "before": ("possessive", "before"),
    "beside": ("possessive", "beside"),
    "used": ("alias", "used"),
}

Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that says what a holder is to a target; the head comment of the table says what each field means."""

    relation: str
    target: frozenset[Schema]
    holder: frozenset[Schema]
    flip: bool = False
    pair: bool = False
    alone: bool = False
    common: bool = False
    bodies: tuple[tuple[str, ...], ...] = ()
    inside: bool = False
    stateless: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A verb between two; `frame` is active, passive or bare."""

    relation: str
    frame: str
    subject: frozenset[Schema]
    object: frozenset[Schema]
    common: bool = False
    flip: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Joint:
    """A noun for what two do or have together, and the verbs that may take it for their object."""

    relation: str
    sides: frozenset[Schema]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Forms(Generic[Word]):
    """Forms of one or more words by their first word, the longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]


def forms_of(rows: Iterable[tuple[str, Word]]) -> Forms[Word]:
    """The forms of these rows; where a form stands in two, the first row has it."""
    seen: dict[tuple[str, ...], Word] = {}
    for form, meaning in rows:
        seen.setdefault(tuple(form.split()), meaning)
    by_first: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for words in sorted(seen, key=lambda w: -len(w)):
        by_first.setdefault(words[0], []).append((words, seen[words]))
    return Forms({word: tuple(found) for word, found in by_first.items()})


@dataclass(frozen=True, slots=True)
class RelationWords:
    """All tables of relations; sets of lower-case words unless a field says more."""

    roles: Forms[Role]
    ties: Forms[Tie]
    joints: Forms[Joint]
    between: frozenset[str]
    accompanied: frozenset[str]
    together: frozenset[str]
    held: Forms[bool]
    held_on: frozenset[str]
    registered: Forms[str]
    aliases: Forms[str]
    used: frozenset[str]
    clitics: tuple[str, ...]
    after: frozenset[str]
    own: frozenset[str]
    before: frozenset[str]
    beside: frozenset[str]
    suffixes: tuple[str, ...]
    target_before: bool
    ranks: frozenset[str]
    former: frozenset[str]
    origin: frozenset[str]
    hoped: frozenset[str]
    single: frozenset[str]
    plural: frozenset[str]
    copula: frozenset[str]
    naming: frozenset[str]
    becoming: frozenset[str]
    becoming_far: frozenset[str]
    linking: frozenset[str]
    describing: frozenset[str]
    joins: frozenset[str]
    part_joins: frozenset[str]
    tails: frozenset[str]
    faction: frozenset[str]
    faction_from: frozenset[str]
    unit: frozenset[str]
    common: frozenset[str]
    states: frozenset[tuple[str, ...]]
    organs: frozenset[str]
    whole_before: bool
    back: frozenset[str]
    helpers: frozenset[str]
    plans: frozenset[str]
    links: frozenset[str]
    passive: tuple[str, ...]
    stops: frozenset[str]


@functools.cache
def relation_words(language: Language) -> RelationWords:
    """The words of relations of the language."""
    table = language.table("relations")
    possessive = table["possessive"]
    return RelationWords(
        roles=forms_of(_roles(language)),
        ties=forms_of(_ties(table)),
        joints=forms_of(_joints(table)),
        held=forms_of((word, key == "own") for key in ("own", "words") for word in table["held"][key]),
        registered=forms_of((w, w) for w in table["registered"]["words"]),
        aliases=forms_of((w, kind) for kind in ("words", "called", "birth", "cover") for w in table["alias"][kind]),
        clitics=tuple(possessive["clitic"]),
        suffixes=tuple(possessive["suffix"]),
        target_before=bool(possessive["target_before"]),
        ranks=frozenset(word for rank in language.table("titles")["rank"]["words"] for word in rank.split()),
        states=frozenset(_states(language)),
        whole_before=table["unit"]["whole"] == "before",
        helpers=grammar_of(language).adverbs | frozenset(table["helpers"]["words"]),
        passive=tuple(table["passive"]["prefixes"]),
        stops=_stops(language, frozenset(table["joins"]["words"])),
        **word_sets(table, SETS),
    )


def _states(language: Language) -> Iterator[tuple[str, ...]]:
    for names in language.table("places")["country"]["names"]:
        yield from (tuple(name.casefold().split()) for name in names)


def _stops(language: Language, joins: frozenset[str]) -> frozenset[str]:
    """Small words that cannot stand inside a role phrase."""
    grammar = grammar_of(language)
    return (words_of(language).function | grammar.ends | grammar.breakers | grammar.closers) - joins


def _roles(language: Language) -> Iterator[tuple[str, Role]]:
    table = language.table("relations")
    for row in table["fused"]:
        bodies = tuple(tuple(body.split()) for body in row["bodies"])
        title = Role("position", PLACES, ENDS["person"], bodies=bodies, inside=True)
        yield from ((form, title) for form in row["words"])
    ministry = table["ministry"]
    bodies = tuple(tuple(body.split()) for body in ministry["bodies"])
    yield from ((form, Role("position", PLACES, ENDS["person"], bodies=bodies)) for form in ministry["words"])
    for row in table["role"]:
        role = Role(
            relation=row["relation"],
            target=ENDS[row["target"]],
            holder=ENDS[row.get("holder", "person")],
            **{key: row[key] for key in ("flip", "pair", "alone", "common", "stateless") if key in row},
        )
        yield from ((form, role) for form in row["words"])
    fields = {word.split()[0] for word in ministry["words"]}
    for row in language.table("titles")["office"]:
        if row["after"] not in NO_OFFICE:
            forms = (form for form in row["words"] if form.split()[0] not in fields)
            yield from ((form, Role("position", PLACES, ENDS["person"])) for form in forms)


def _ties(table: Mapping[str, Any]) -> Iterator[tuple[str, Tie]]:
    for row in table["tie"]:
        flags = {key: row[key] for key in ("common", "flip", "loose") if key in row}
        for frame in ("active", "passive", "bare"):
            for form in row.get(frame, ()):
                yield form, Tie(row["relation"], frame, ENDS[row["subject"]], ENDS[row["object"]], **flags)


def _joints(table: Mapping[str, Any]) -> Iterator[tuple[str, Joint]]:
    for row in table["joint"]:
        joint = Joint(row["relation"], ENDS[row["sides"]], frozenset(row["verbs"]))
        yield from ((form, joint) for form in row["words"])
