"""The table `words.toml`, compiled: function words, abbreviations, and the patterns of what is not article."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from menurut.languages import Language
from menurut.reading.text.quotations import Voice

LONG_WORD = 5
FORMS = ("active", "passive", "words")


@dataclass(frozen=True, slots=True)
class Words:
    """The table `words.toml`, compiled."""

    function: frozenset[str]
    abbreviations: frozenset[str]
    voice: Voice
    glue: tuple[str, ...]
    glued_left: frozenset[str]
    before_site: tuple[str, ...]
    verbs: frozenset[str]
    lines: re.Pattern[str]
    inline: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]
    closers: re.Pattern[str]
    starters: frozenset[str]
    prefixes: tuple[str, ...]


@functools.cache
def words_of(language: Language) -> Words:
    """The words that layout needs, from the language's tables."""
    table = language.table("words")
    function = frozenset(table["function"]["words"])
    cues = language.table("cues")
    stems = {w.split()[0] for row in cues["cue"] for w in row.get("tail", ())}
    persons = language.table("grammar")
    clitics = persons["clitic"]["forms"]
    tails = frozenset(stems | {stem + clitic for stem in stems for clitic in clitics})
    forms = (w for row in cues["cue"] + cues["credit"] for key in FORMS for w in row.get(key, ()))
    verbs = {w for row in cues["cue"] for w in row.get("active", ()) if " " not in w}
    long_words = {word for word in function if len(word) >= LONG_WORD}
    heads = {form.split()[0] for form in forms}
    plates = table["boilerplate"]
    return Words(
        function=function,
        abbreviations=frozenset(table["abbreviations"]["words"]),
        voice=Voice(tails, frozenset(persons["first_person"]["words"] + persons["second_person"]["words"])),
        glue=tuple(sorted({*table["glue"]["right"], *verbs, *long_words}, key=len, reverse=True)),
        before_site=tuple(sorted(table["glue"]["before_site"], key=len, reverse=True)),
        glued_left=function | heads | tails | frozenset(table["glue"]["left"]),
        verbs=frozenset(verbs),
        lines=_alternatives(plates["line"], r"^[\s\[(*>-]*(?:", r")"),
        inline=_alternatives(plates["inline"], r"(?<!\w)(?:", r")"),
        datelines=tuple(re.compile(p["pattern"]) for p in plates["dateline"]),
        closers=_alternatives(plates["closing"], r"(?:", r")", flags=0),
        starters=frozenset(plates["starters"]["words"]),
        prefixes=tuple(plates["starters"]["prefixes"]),
    )


def _alternatives(rows: Sequence[dict[str, str]], left: str, right: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(left + "|".join(row["pattern"] for row in rows) + right, flags)
