"""The table `speakers.toml`, compiled: pronouns, and the nouns that say what kind of speaker a phrase stands for."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from menurut.languages import Language
from menurut.reading.text.layout import Token
from menurut.records import Kind

Rows = Sequence[Mapping[str, Any]]

OFFICE_WORDS = 4
PEOPLE_WITHIN = 3
KIND_ONLY = "kind"
VERBS = ("active", "passive", "tail")
CREDITED = {"medium": Kind.MEDIA, "document": Kind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun asks of whom it stands for; the comments in the table say what the values mean."""

    number: str
    points: str


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that opens a source phrase, in words."""

    words: tuple[str, ...]
    kind: Kind
    of: str
    back: bool


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """The table, ready to be asked. All words are in lower case."""

    pronouns: dict[str, Pronoun]
    heads: dict[str, tuple[Head, ...]]
    one: frozenset[str]
    many: frozenset[str]
    around: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    articles: frozenset[str]
    together: frozenset[str]
    naming: frozenset[str]
    through: frozenset[str]
    parts: frozenset[str]
    offices: dict[str, tuple[tuple[str, ...], ...]]
    credits: dict[str, Kind]
    clitics: dict[str, Pronoun]
    shortened: dict[str, frozenset[str]]
    people: frozenset[str]
    ranks: frozenset[str]
    passives: frozenset[str]
    verbs: frozenset[str]
    function: frozenset[str]

    def clitic_of(self, token: Token) -> Pronoun | None:
        """The pronoun that a cue carries at its end, where the token is such a cue."""
        return self.clitics.get(token.low)

    def opens(self, token: Token) -> bool:
        """Whether the token opens a description of somebody unnamed."""
        return token.low in self.one or token.low in self.many or token.text[0].isdigit()

    def are_people(self, tokens: Sequence[Token]) -> bool:
        """Whether one of the first few tokens is a noun for people."""
        for index in range(min(PEOPLE_WITHIN, len(tokens))):
            head = self.head_of(tokens[index:])
            if tokens[index].low in self.people or (head is not None and head.kind is Kind.UNNAMED):
                return True
        return False

    def office_of(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The words of the office, one that a single person holds, that the tokens begin with; else none."""
        lows = tuple(t.low for t in tokens[:OFFICE_WORDS])
        if not lows:
            return ()
        found = next((o for o in self.offices.get(lows[0], ()) if lows[: len(o)] == o), ())
        return found or (lows[:1] if lows[0] in self.shortened else ())

    def head_of(self, tokens: Sequence[Token]) -> Head | None:
        """The longest head that the tokens begin with."""
        if not tokens:
            return None
        for head in self.heads.get(tokens[0].low, ()):
            size = len(head.words)
            if size == 1 or head.words == tuple(t.low for t in tokens[:size]):
                return head
        return None


@functools.cache
def speaker_words(language: Language) -> SpeakerWords:
    """The speaker words of the language."""
    table, titles = language.table("speakers"), language.table("titles")
    cues = language.table("cues")["cue"]
    function = frozenset(language.table("words")["function"]["words"])
    pronouns = {w: Pronoun(r["number"], r["points"]) for r in table["pronoun"] for w in r["words"]}
    return SpeakerWords(
        pronouns=pronouns,
        heads=_heads(table["head"]),
        one=frozenset(table["unnamed"]["one"]),
        many=frozenset(table["unnamed"]["many"]),
        around=frozenset(table["unnamed"]["of"]),
        after=frozenset(table["definite"]["after"]),
        before=frozenset(table["definite"]["before"]),
        articles=frozenset(table["definite"]["article"]),
        together=frozenset(table["together"]["words"]),
        naming=frozenset(table["naming"]["words"]),
        through=frozenset(table["through"]["words"]),
        parts=frozenset(table["parts"]["words"]),
        offices=_offices(titles["office"]),
        clitics=_clitics(cues, language.table("grammar")["clitic"]["forms"], pronouns),
        shortened={w: frozenset(row["full"].split()) - function for row in table["shortened"] for w in row["words"]},
        ranks=frozenset(w for form in titles["rank"]["words"] for w in form.split()),
        people=frozenset(w for row in titles["office"] for w in row["words"]),
        credits=_credits(language.table("cues")["credit"]),
        passives=frozenset(w for row in cues for w in row.get("passive", ())),
        verbs=frozenset(w for row in cues for frame in VERBS for w in row.get(frame, ())),
        function=function,
    )


def _heads(rows: Rows) -> dict[str, tuple[Head, ...]]:
    heads: dict[str, list[Head]] = {}
    for row in rows:
        for form in row["words"]:
            words = tuple(form.split())
            head = Head(words, Kind(row["kind"]), row.get("of", ""), row.get("back", False))
            heads.setdefault(words[0], []).append(head)
    return {word: tuple(sorted(found, key=lambda h: -len(h.words))) for word, found in heads.items()}


def _clitics(cues: Rows, forms: Sequence[str], pronouns: dict[str, Pronoun]) -> dict[str, Pronoun]:
    """The cues with a clitic at their end, and the pronoun that it is."""
    tails = [tail for row in cues for tail in row.get("tail", ())]
    return {tail + form: pronouns[form] for form in forms if form in pronouns for tail in tails}


def _credits(rows: Rows) -> dict[str, Kind]:
    """The kind of source that the words of a credit ask for."""
    return {form: CREDITED[row["kind"]] for row in rows if row["kind"] in CREDITED for form in row["words"]}


def _offices(rows: Rows) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Offices by their first word, without the words that only say what kind of person somebody is."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        if row["after"] != KIND_ONLY:
            for form in row["words"]:
                words = tuple(form.split())
                found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(forms, key=len, reverse=True)) for word, forms in found.items()}
