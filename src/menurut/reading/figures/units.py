"""What is counted: the unit behind a number. A layout and the place where the number ends come in, a `Unit` goes out.

Known units are phrases of the tables; else it is the noun behind the number, which is taken as written. A name with
its abbreviation behind it ("lima izin usaha (IU)") is one unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from menurut.reading.text.layout import Layout
from menurut.reading.text.tokens import Token

if TYPE_CHECKING:
    from menurut.reading.figures.quantities import Quantities

LETTERS = re.compile(r"[^\W\d_]+")
HYPHENS = ("-", "‑")
WEAK = frozenset({"noun"})
ACRONYM_REACH = 6
ADJECTIVES = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name for the record, where it ends, its kind, and the index of the token behind it.

    The kind is currency, percent, time, measure, count, or noun for a word that no table knows.
    """

    name: str
    end: int
    kind: str
    index: int

    @property
    def sure(self) -> bool:
        """Whether a table knows it, so that the number before it is surely no label."""
        return self.kind not in WEAK


def unit_after(layout: Layout, end: int, one: bool, quantities: Quantities) -> Unit | None:
    """The unit of the number that ends there; `one` says that the number is a single thing."""
    text, tokens = layout.text, layout.tokens
    glued = text[end : end + 1]
    if glued.isalpha() or glued in HYPHENS:
        return _glued(layout, end, quantities)
    index = layout.index(end)
    if index >= len(tokens) or not _near(layout, end, tokens[index].start):
        return None
    if tokens[index].low in quantities.nouns.partitive and index + 1 < len(tokens):
        index += 1
    return _known(layout, index, quantities) or _noun(layout, index, one, quantities)


def _near(layout: Layout, end: int, start: int) -> bool:
    """Whether only blanks of one line stand between; a line that was broken inside a sentence is one line."""
    gap = layout.text[end:start]
    if not gap:
        return True
    if not gap.isspace() or len(gap) > 3:
        return False
    return "\n" not in gap or layout.paragraph_at(end - 1).end > start


def _glued(layout: Layout, end: int, quantities: Quantities) -> Unit | None:
    """A known unit written without a blank ("150kg"), or tied by a hyphen where the language does so."""
    tied = layout.text[end : end + 1] in HYPHENS
    if tied and not quantities.nouns.tied:
        return None
    match = LETTERS.match(layout.text, end + tied)
    if match is None:
        return None
    low = match.group().lower()
    for phrase in quantities.units.by_word.get(low, ()):
        if len(phrase.words) == 1:
            return Unit(phrase.name, match.end(), phrase.kind, layout.index(match.end()))
    return None


def _known(layout: Layout, index: int, quantities: Quantities) -> Unit | None:
    tokens = layout.tokens
    phrase = quantities.units.at(tokens, index)
    if phrase is None:
        return None
    after = index + len(phrase.words)
    joint = tokens[after].low if phrase.mark and after + 1 < len(tokens) else ""
    if joint in quantities.rate_joints and tokens[after + 1].low in quantities.rate_words:
        end = tokens[after + 1].end
        return Unit(layout.text[tokens[index].start : end].lower(), end, phrase.kind, after + 2)
    last = _slashed(tokens, after - 1) if phrase.kind in ("count", "noun") else after - 1
    name = phrase.name + layout.text[tokens[after - 1].end : tokens[last].end].lower()
    return Unit(name, tokens[last].end, phrase.kind, last + 1)


def _noun(layout: Layout, index: int, one: bool, quantities: Quantities) -> Unit | None:
    """The noun that begins with the token, taken as written."""
    tokens = layout.tokens
    if any(map(str.isdigit, tokens[index].text)):
        return _glued(layout, tokens[index].start, quantities)
    if not is_noun(tokens[index], quantities):
        return None
    first = _head(layout, index, quantities) if quantities.nouns.plural and not one else index
    if first > index:
        return _known(layout, first, quantities) or Unit(tokens[first].low, tokens[first].end, "noun", first + 1)
    last = max(_slashed(tokens, index), _spelled_out(layout, index))
    name = layout.text[tokens[first].start : tokens[last].end].lower()
    for clitic in quantities.nouns.clitics:
        if name.endswith(clitic) and len(name) > len(clitic) + 2:
            name = name.removesuffix(clitic)
    return Unit(name, tokens[last].end, "noun", last + 1)


def _slashed(tokens: Sequence[Token], last: int) -> int:
    """The last word of "kabupaten/kota", given the first."""
    while last + 2 < len(tokens) and tokens[last + 1].text == "/" and tokens[last + 2].start == tokens[last].end + 1:
        if not tokens[last + 2].word:
            break
        last += 2
    return last


def is_noun(token: Token, quantities: Quantities) -> bool:
    """Whether a word behind a number may be what is counted: no function word, no verb, no number."""
    low = token.low
    for clitic in quantities.nouns.clitics:
        low = low.removesuffix(clitic)
    if low in quantities.nouns.exceptions or token.low in quantities.nouns.exceptions:
        return True
    if not low or not low[0].isalpha() or len(token.low) < 2 or low in quantities.numbers.words:
        return False
    if low in quantities.nouns.other or token.low in quantities.nouns.other:
        return False
    return len(low) < 5 or not low.startswith(quantities.nouns.verbs) if quantities.nouns.verbs else True


def _head(layout: Layout, index: int, quantities: Quantities) -> int:
    """The noun within the next words, where adjectives stand before it: a known unit, or the first plural."""
    tokens = layout.tokens
    for place in range(index, min(index + ADJECTIVES, len(tokens))):
        token = tokens[place]
        if not token.word or token.low in quantities.nouns.other:
            break
        if _is_plural(token.low, quantities):
            return place
        if place > index and quantities.units.at(tokens, place) is not None:
            return place
    return index


def _is_plural(low: str, quantities: Quantities) -> bool:
    nouns = quantities.nouns
    return low in nouns.plurals or (low.endswith(nouns.endings) and not low.endswith(nouns.singular))


def _spelled_out(layout: Layout, index: int) -> int:
    """The last word of a name whose abbreviation stands behind it in brackets; -1 if there is none."""
    tokens = layout.tokens
    for place in range(index + 2, min(index + ACRONYM_REACH, len(tokens) - 1)):
        if tokens[place].text == "(":
            short = tokens[place + 1].text
            initials = "".join(t.text[0] for t in tokens[index:place])
            return place - 1 if short.isupper() and initials.upper() == short else -1
        if not tokens[place].word:
            break
    return -1
