"""What a language knows of names, compiled: entries by their first word, and sets of words that judge the rest.

In: the tables titles, bodies, names and places of a language. Out: one `Namebook`, asked by the words at a place.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from menurut.languages import Language, Table
from menurut.reading.names.name_entries import Entry, Sort, entries_of, fold, parts, same_names
from menurut.reading.text.grammar import grammar_of
from menurut.reading.text.tokens import Token
from menurut.reading.text.words import words_of
from menurut.records import Schema

ByFirst = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Words in and around the names of persons; the tables `names` and `titles` say what each set is for."""

    given: frozenset[str]
    family: frozenset[str]
    particles: frozenset[str]
    address: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    aliases: ByFirst
    fields: frozenset[str]
    belongs: frozenset[str]
    joins: frozenset[str]
    possessed: frozenset[str]
    definite: frozenset[str]


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Words in and around the names of bodies, media and accounts; the table `bodies` says what each set is for."""

    closing: dict[str, Schema]
    closes: frozenset[str]
    things: frozenset[str]
    states: frozenset[str]
    legal: frozenset[str]
    generic: frozenset[str]
    inner: frozenset[str]
    credit: ByFirst
    told: frozenset[str]
    platforms: frozenset[str]
    seats: dict[str, str]


@dataclass(frozen=True, slots=True)
class UsageWords:
    """Words that show what a name does where it stands; the table `names` says what each set is for."""

    verbs: frozenset[str]
    verb_shapes: tuple[str, ...]
    passive: tuple[str, ...]
    where: frozenset[str]
    counts: frozenset[str]
    deeds: frozenset[str]
    objects: frozenset[str]
    says: frozenset[str]
    tails: frozenset[str]
    reports: frozenset[str]
    agents: frozenset[str]


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Words that are part of no name, by themselves or by their shape; the table `names` says what each is for."""

    common: frozenset[str]
    never: frozenset[str]
    months: frozenset[str]
    function: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    least: int

    def has_shape(self, low: str) -> bool:
        """Whether a word has the shape of a common noun or verb."""
        if len(low) < self.least:
            return False
        if low.startswith(self.prefixes) or low.endswith(self.suffixes):
            return True
        return any(low.startswith(left) and low.endswith(right) for left, right in self.pairs)


@dataclass(frozen=True, slots=True)
class Namebook:
    """The name tables of a language."""

    by_first: dict[str, tuple[Entry, ...]]
    by_same: dict[str, str]
    people: PeopleWords
    bodies: BodyWords
    usage: UsageWords
    words: CommonWords
    clitics: tuple[str, ...]
    starts: frozenset[str]

    def may_start(self, token: Token) -> bool:
        """Whether anything of these tables may start at the token; a quick no for most words."""
        low = token.low
        return token.capital or low in self.starts or low.endswith(self.clitics) or (not low.isalnum() and len(low) > 1)

    def entries(self, tokens: Sequence[Token], index: int) -> tuple[Entry, ...]:
        """The entries whose words stand at the index, longest first."""
        low = tokens[index].low
        found = tuple(entry for entry in self.by_first.get(low, ()) if entry.stands(tokens, index))
        return (*found, *self._with_clitic(low)) if low.endswith(self.clitics) else found

    def _with_clitic(self, low: str) -> Iterator[Entry]:
        """Offices with a clitic that says whose: "istrinya"."""
        for clitic in self.clitics:
            bases = self.by_first.get(low.removesuffix(clitic), ()) if low.endswith(clitic) else ()
            yield from (entry for entry in bases if len(entry.words) == 1 and entry.sort is Sort.OFFICE)

    def is_person(self, low: str) -> bool:
        """Whether a word is a given or family name."""
        return low in self.people.given or low in self.people.family

    def is_common(self, low: str) -> bool:
        """Whether a word is a common noun or verb by the tables or by its shape."""
        words = self.words
        if low in words.common or low in words.never or low in words.function:
            return True
        return not self.is_person(low) and words.has_shape(low)

    def is_verb(self, low: str) -> bool:
        """Whether a lower-case word behind a name shows that it acts."""
        return low in self.usage.verbs or (len(low) > 4 and low.startswith(self.usage.verb_shapes))

    def is_passive(self, low: str) -> bool:
        """Whether a word has the shape of a verb that says what is done to the one named."""
        return len(low) > 4 and low.startswith(self.usage.passive)


@functools.cache
def namebook_of(language: Language) -> Namebook:
    """The name tables of the language, compiled."""
    titles, bodies = language.table("titles"), language.table("bodies")
    names, places = language.table("names"), language.table("places")
    entries = sorted(entries_of(titles, bodies, names, places), key=_order)
    by_first: dict[str, list[Entry]] = {}
    for entry in entries:
        by_first.setdefault(entry.words[0], []).append(entry)
    credited = _by_first(bodies["outlet"]["credit"])
    return Namebook(
        starts=frozenset(by_first) | frozenset(credited) | frozenset(bodies["outlet"]["told"]) | {"@"},
        by_first={word: tuple(found) for word, found in by_first.items()},
        by_same={fold(name): fold(row[0]) for row in same_names(bodies, names, places) for name in row},
        people=_people(language, titles, names),
        bodies=_bodies(bodies, names, places),
        usage=_usage(language, names),
        words=_common(language, names),
        clitics=grammar_of(language).clitics,
    )


def _order(entry: Entry) -> tuple[int, int, bool]:
    """Longest first, then by sort, and those that count in small letters before the same words that do not."""
    return -len(entry.words), entry.sort.value, not entry.plain


def _people(language: Language, titles: Table, names: Table) -> PeopleWords:
    """The words around persons, from the tables."""
    return PeopleWords(
        given=frozenset(names["given"]["words"]),
        family=frozenset(names["family"]["words"]),
        particles=frozenset(names["particle"]["words"]),
        address=frozenset(titles["address"]["words"]),
        before=frozenset(titles["degree"]["before"]),
        behind=frozenset(w.replace(".", "") for w in titles["degree"]["behind"]),
        aliases=_by_first(titles["alias"]["words"]),
        fields=frozenset(titles["fields"]["words"]),
        belongs=frozenset(titles["belongs"]["words"]),
        joins=frozenset(titles["fields"]["joins"]),
        possessed=frozenset(titles["fields"]["possessed"]),
        definite=grammar_of(language).closers,
    )


def _bodies(bodies: Table, names: Table, places: Table) -> BodyWords:
    """The words around bodies, from the tables."""
    last = [row for row in bodies["head"] if row.get("at") == "last"]
    return BodyWords(
        closing={word: Schema(row["schema"]) for row in last for word in row["words"]},
        closes=frozenset(bodies["closes"]["words"]),
        things=frozenset(word for row in bodies["thing"] for word in row["words"]),
        states=frozenset(fold(name) for row in places["country"]["names"] for name in row),
        legal=frozenset(bodies["legal"]["words"]),
        generic=frozenset(word for row in bodies["announced"] for word in row["words"]),
        inner=frozenset(names["particle"]["inner"]),
        credit=_by_first(bodies["outlet"]["credit"]),
        told=frozenset(bodies["outlet"]["told"]),
        platforms=frozenset(bodies["account"]["platforms"]),
        seats={fold(seat): fold(state) for seat, state in places["country"]["seats"]},
    )


def _usage(language: Language, names: Table) -> UsageWords:
    """The words that show what a name does, from the tables."""
    verb = names["verb"]
    return UsageWords(
        verbs=frozenset(verb["words"]),
        verb_shapes=tuple(verb["prefixes"]),
        passive=tuple(verb["passive"]),
        where=frozenset(verb["where"]),
        counts=frozenset(verb["counts"]),
        deeds=frozenset(verb["deeds"]),
        objects=frozenset(verb["objects"]),
        says=frozenset(_says(language, "sure")),
        tails=frozenset(_says(language, "tail")),
        reports=frozenset(_reports(language)),
        agents=grammar_of(language).agents,
    )


def _common(language: Language, names: Table) -> CommonWords:
    """The words that are part of no name, from the tables."""
    affixes = names["affixes"]
    return CommonWords(
        common=frozenset(names["common"]["words"]) | frozenset(names["foreign"]["words"]),
        never=frozenset(names["never"]["words"]),
        months=frozenset(names["month"]["words"]),
        function=words_of(language).function | frozenset(_says(language, "tail")) | _clause_words(language),
        pairs=tuple((left, right) for left, right in affixes["pairs"]),
        prefixes=tuple(affixes["prefixes"]),
        suffixes=tuple(affixes["suffixes"]),
        least=affixes["least"],
    )


def _clause_words(language: Language) -> frozenset[str]:
    grammar = grammar_of(language)
    verbal = grammar.adverbs | grammar.negators | grammar.intentions
    return verbal | grammar.openers | grammar.breakers | grammar.circumstances | grammar.leads


def _by_first(words: Iterable[str]) -> ByFirst:
    """Rows of words by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((parts(word) for word in words), key=lambda phrase: -len(phrase)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _reports(language: Language) -> Iterator[str]:
    """Single verbs behind a name that show that it speaks: "Budi mengatakan"."""
    for row in language.table("cues")["cue"]:
        yield from (word for form in ("active", "bare") for word in row.get(form, ()) if " " not in word)


def _says(language: Language, form: str) -> Iterator[str]:
    """Single words before a name that show that it speaks: "kata Budi", "menurut Budi"."""
    cues = language.table("cues")
    for row in cues["cue"]:
        yield from row.get(form, ())
    yield from (word for row in cues["credit"] for word in row["words"] if " " not in word)
