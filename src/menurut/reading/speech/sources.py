"""Where a source phrase begins and ends, before a cue or behind it.

The phrase is found by what cannot belong to it: clause words, prepositions, verbs, signs. Commas are crossed only by
an apposition: a title beside a name ("Kepala Dinas Pasar, Rina Hapsari") or a name beside a description.
"""

from __future__ import annotations

from collections.abc import Sequence

from menurut.reading.text.grammar import Grammar
from menurut.reading.text.layout import Token

LONGEST = 30
LONGEST_DEGREE = 2
LONGEST_SHORTENED = 6
FAR_DEMONSTRATIVE = 12
STOPS = frozenset(".:;!?…–—")
QUOTES = frozenset("\"“”„«»‘’'")
Bounds = tuple[int, int]


def source_before(tokens: Sequence[Token], cue: int, first: int, grammar: Grammar) -> Bounds | None:
    """Token indices `[start, end)` of the subject that stands before the cue at `cue` in a sentence from `first`."""
    end = _skip_adverbs(tokens, cue, first, grammar)
    while end > first and tokens[end - 1].text == ",":
        end -= 1
    if end <= first:
        return None
    start, cut = _walk_left(tokens, end, first, grammar)
    if cut is not None:
        end = cut
    if first < start < end - 1 and tokens[start].low in grammar.closers:
        start += 1
    start = _skip_openers(tokens, start, end, grammar)
    end = _before_day(tokens, start, end, grammar)
    while end > start and not tokens[end - 1].word and tokens[end - 1].text not in ')"”':
        end -= 1
    if start >= end or not any(t.word for t in tokens[start:end]):
        return None
    return start, end


def _before_day(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """The end of the phrase without the day that stands between source and cue ("Panitia pada Kamis menolak")."""
    for index in range(start + 1, end - 1):
        if tokens[index].low in grammar.circumstances and tokens[index + 1].low in grammar.weekdays:
            return index
    return end


def _skip_adverbs(tokens: Sequence[Token], cue: int, first: int, grammar: Grammar) -> int:
    end = cue
    while end > first and tokens[end - 1].low in grammar.adverbs | grammar.negators and not _named(tokens, end - 1):
        end -= 1
    return end


def _named(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].capital and not tokens[index].first


def _walk_left(tokens: Sequence[Token], end: int, first: int, grammar: Grammar) -> tuple[int, int | None]:
    """The start of the phrase, and where a relative clause cuts it if one does."""
    cut: int | None = None
    index = end - 1
    lowest = max(first, end - LONGEST)
    while index >= lowest:
        token = tokens[index]
        if token.text in QUOTES:
            opening = _short_quote(tokens, index, lowest)
            if opening is None:
                return index + 1, cut
            index = opening - 1
            continue
        if _is_stop(tokens, index) or (token.low in grammar.breakers and not _named(tokens, index)):
            return index + 1, cut
        if token.text == "," and not _apposition(tokens, index, end, lowest, grammar):
            return index + 1, cut
        if token.low in grammar.relatives:
            cut = index
        index -= 1
    return index + 1, cut


def _is_stop(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sign ends the phrase; a full stop before a capital within the sentence is an abbreviation's."""
    if tokens[index].text == "." and 0 < index < len(tokens) - 1:
        before, after = tokens[index - 1], tokens[index + 1]
        short = before.end == tokens[index].start and len(before.text) <= LONGEST_DEGREE
        if after.text == ")" or (short and not after.first):
            return False
        return not (after.capital and not after.first and len(before.text) < LONGEST_SHORTENED)
    return tokens[index].text in STOPS


def _short_quote(tokens: Sequence[Token], index: int, lowest: int) -> int | None:
    """The index of the opening mark of a short quoted name that ends at `index`."""
    for back in range(index - 1, max(index - 8, lowest) - 1, -1):
        if tokens[back].text in QUOTES:
            return back if back < index - 1 and back > lowest and tokens[back - 1].word else None
    return None


def _apposition(tokens: Sequence[Token], comma: int, end: int, lowest: int, grammar: Grammar) -> bool:
    """Whether the comma stands between a name and what it is called."""
    left = comma
    while left > lowest and tokens[left - 1].text not in "," and tokens[left - 1].text not in STOPS | QUOTES:
        left -= 1
    before, after = tokens[left:comma], tokens[comma + 1 : end]
    if not before or not after or before[-1].low in grammar.closers | grammar.adverbs:
        return False
    opening = before[0].low
    if len(before) == 1 and opening.endswith(grammar.clitics):
        return False
    if opening in grammar.circumstances | grammar.openers | grammar.breakers | grammar.weekdays:
        return False
    if any(t.low in grammar.breakers | grammar.relatives for t in before):
        return False
    if is_name(after):
        described = len(before) > 1 or all(len(t.text) <= LONGEST_DEGREE for t in after)
        return described or (is_name(before) and after[0].low in grammar.offices)
    return is_name(before)


def is_name(tokens: Sequence[Token]) -> bool:
    """Whether all words of the run are capitalised, as in a name."""
    words = [t for t in tokens if t.text[0].isalpha()]
    return 0 < len(words) <= 6 and all(t.capital for t in words)


def _skip_openers(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int:
    """Past connectors that stand before the subject without a comma, and a circumstance before a name."""
    while start < end and (
        not tokens[start].word or (tokens[start].low in grammar.openers | grammar.joints and tokens[start].first)
    ):
        start += 1
        while start < end and tokens[start].low in grammar.openers | grammar.closers and not tokens[start].capital:
            start += 1
    if start + 1 < end and tokens[start].first and tokens[start].low.endswith(grammar.clitics) and grammar.clitics:
        start += tokens[start + 1].capital
    while start < end and tokens[start].low in grammar.joints and not tokens[start].capital:
        start += 1
    if start < end and tokens[start].low in grammar.circumstances:
        for index in range(start + 1, end):
            before = tokens[index - 1].low
            if tokens[index].capital and (before in grammar.closers or before.endswith(grammar.clitics)):
                return index
    return start


def source_after(tokens: Sequence[Token], start: int, last: int, grammar: Grammar) -> Bounds | None:
    """Token indices `[start, end)` of the source phrase that stands behind a cue, up to the token `last`."""
    while start < last and tokens[start].low in grammar.agents:
        start += 1
    if start >= last or not (tokens[start].word or tokens[start].text in '@“"'):
        return None
    if tokens[start].low in grammar.pronouns:
        return start, start + 1
    end = _walk_right(tokens, start, min(last, start + LONGEST), grammar)
    while end > start and not tokens[end - 1].word and tokens[end - 1].text not in ')"”':
        end -= 1
    return (start, end) if end > start else None


def _walk_right(tokens: Sequence[Token], start: int, last: int, grammar: Grammar) -> int:
    index, capital = start, False
    while index < last:
        token = tokens[index]
        if token.text == "(":
            close = _short_bracket(tokens, index, last)
            if close is None:
                return index
            index = close + 1
            continue
        if token.text in QUOTES:
            close = _closing_quote(tokens, index, last)
            if close is None or index == start:
                return index
            return close + 1
        if token.text == ",":
            if not _name_follows(tokens, start, index, last, grammar):
                return index
        elif token.text == ")" or (token.text == "." and index + 1 >= last) or _is_stop(tokens, index):
            return index
        elif _ends_phrase(tokens, index, (start, last), capital, grammar):
            return _description_end(tokens, start, index, last, grammar)
        elif token.low in grammar.closers and index > start:
            return index + 1
        capital = capital or token.capital
        index += 1
    return index


def _description_end(tokens: Sequence[Token], start: int, index: int, last: int, grammar: Grammar) -> int:
    """Behind the demonstrative that ends a description shortly ahead ("pedagang di lantai dua itu"), else here."""
    if tokens[start].capital:
        return index
    for ahead in range(index, min(index + FAR_DEMONSTRATIVE, last)):
        if tokens[ahead].text in QUOTES or tokens[ahead].text in ",;:.":
            return index
        if tokens[ahead].low in grammar.closers:
            return ahead + 1
    return index


def _ends_phrase(tokens: Sequence[Token], index: int, bounds: Bounds, capital: bool, grammar: Grammar) -> bool:
    start, last = bounds
    token = tokens[index]
    if token.capital or index == start:
        return False
    follows_name = index + 1 < last and (tokens[index + 1].capital or not capital)
    if token.low in grammar.in_names:
        return not follows_name
    if token.low in grammar.ends | grammar.breakers:
        return True
    if capital and (
        token.low in grammar.adverbs | grammar.predicates
        or (index + 1 < last and tokens[index + 1].low in grammar.closers and tokens[index - 1].capital)
    ):
        return True
    return capital and len(token.low) > 5 and token.low.startswith(grammar.prefixes)


def _short_bracket(tokens: Sequence[Token], index: int, last: int) -> int | None:
    """The index of the bracket that closes a short note such as an acronym."""
    for ahead in range(index + 1, min(index + 6, last)):
        if tokens[ahead].text == ")":
            return ahead if not any(t.text[0].isdigit() for t in tokens[index + 1 : ahead]) else None
    return None


def _closing_quote(tokens: Sequence[Token], index: int, last: int) -> int | None:
    for ahead in range(index + 1, min(index + 8, last)):
        if tokens[ahead].text in QUOTES:
            return ahead if ahead > index + 1 else None
    return None


def _name_follows(tokens: Sequence[Token], start: int, comma: int, last: int, grammar: Grammar) -> bool:
    """Whether behind the comma stands the name of the title before it, alone up to the next sign or preposition."""
    of_somebody = bool(grammar.clitics) and tokens[comma - 1].low.endswith(grammar.clitics)
    if (comma - start < 2 and not of_somebody) or comma + 1 >= last or not tokens[comma + 1].capital:
        return False
    end = comma + 1
    while end < last and (
        tokens[end].capital
        or tokens[end].text == "."
        or (tokens[end].low in grammar.in_names and end + 1 < last and tokens[end + 1].capital)
    ):
        end += 1
    name = tokens[comma + 1 : end]
    if len(name) > 6 or name[0].low in grammar.weekdays | grammar.circumstances:
        return False
    return end >= last or not tokens[end].word or tokens[end].low in grammar.ends | grammar.circumstances
