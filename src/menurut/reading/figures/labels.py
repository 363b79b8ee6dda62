"""Numbers that count nothing: names, addresses, articles of law, hours, scores, places in an order.

An `Amount` in its layout comes in, the reason why it is none goes out, or None where it may count something.
"""

from __future__ import annotations

import re

from menurut.reading.figures.amounts import YEARS, Amount
from menurut.reading.figures.quantities import Quantities
from menurut.reading.text.layout import Layout

HOURS = 25
CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")
SCORE_BEFORE = re.compile(r"\d(?:\s?[-‐-―]\s?| )$")
SCORE_AFTER = re.compile(r"\s?[-‐-―]\s?\d")
CODE_BEFORE = re.compile(r"(?<![^\W\d_])[A-Z]{1,4}\s?[-‐-―]\s?$")
RACE = re.compile(r"\d['’′\"]{1,2}$")
TIED = re.compile(r"[\w.)][-‐-―/.:,+]")
GLUE_BEFORE = frozenset("#@_&")
GLUE_AFTER = re.compile(r"[^\W\d_]|_|[:/+*]\d|\.[^\W\dA-Z_]|[’'′](?!\w)|[-‑][^\W\d_]")
MINUTES = re.compile(r"[’'′](?!\w)")


def label_of(layout: Layout, amount: Amount, quantities: Quantities) -> str | None:
    """Why the amount is no figure; None if nothing speaks against it."""
    sure = amount.unit is not None and amount.unit.sure
    if not amount.money and _tied(layout.text, amount):
        return "part of a name or code"
    if not amount.money and not sure and _in_a_score(layout.text, amount):
        return "score or code"
    index = layout.index(amount.start)
    if _is_ordinal(layout, amount, index, quantities):
        return "place in an order"
    if _is_clock(layout, amount, index, quantities, sure):
        return "hour of the day"
    if _is_idiom(layout, amount, index, quantities):
        return "fixed phrase"
    if not amount.digits and _in_capitals(layout, amount, index, quantities):
        return "part of a name"
    if not amount.plain:
        return None
    before = {layout.tokens[index - 1].low, _abbreviated(layout, index)} if index > 0 else set()
    if before & (quantities.strong if sure else quantities.labels) or _of_a_law(layout, amount, quantities):
        return "place in an order"
    if not sure and amount.digits and _is_name(layout, amount, index, quantities):
        return "part of a name"
    return None


def _tied(text: str, amount: Amount) -> bool:
    """Whether the number is glued to letters or digits that are no unit of it."""
    before, after = text[max(amount.start - 2, 0) : amount.start], text[amount.stop : amount.stop + 2]
    if before[-1:].isalnum() or before[-1:] in GLUE_BEFORE or TIED.fullmatch(before):
        return True
    if RACE.search(text, max(amount.start - 3, 0), amount.start):
        return True
    return (amount.unit is None or amount.unit.end <= amount.stop) and GLUE_AFTER.match(after) is not None


def _in_a_score(text: str, amount: Amount) -> bool:
    """Whether more numbers stand right beside it: "21-18, 21-16", "4-3-3", "0812 3456"."""
    before = text[max(amount.start - 8, 0) : amount.start]
    if SCORE_BEFORE.search(before[-4:]) or SCORE_AFTER.match(text, amount.stop):
        return True
    return amount.plain and CODE_BEFORE.search(before) is not None


def _is_ordinal(layout: Layout, amount: Amount, index: int, quantities: Quantities) -> bool:
    """ "ke-12", "ke - 12", "12th"."""
    if quantities.ordinal_before.search(layout.text, max(amount.start - 8, 0), amount.start):
        return True
    after = layout.index(amount.stop)
    return after < len(layout.tokens) and layout.tokens[after].low in quantities.ordinal_after


def _is_clock(layout: Layout, amount: Amount, index: int, quantities: Quantities, sure: bool) -> bool:
    tokens, text = layout.tokens, layout.text
    if not amount.digits or amount.money:
        return False
    hour = CLOCK.fullmatch(text, amount.number, amount.stop) is not None
    if index > 0 and tokens[index - 1].low in quantities.clock_before and (hour or (amount.plain and not sure)):
        return True
    after = layout.index(amount.stop)
    return quantities.clock_after.at(tokens, after) is not None and amount.lo < HOURS


def _is_idiom(layout: Layout, amount: Amount, index: int, quantities: Quantities) -> bool:
    word = layout.text[amount.number : amount.stop].lower()
    after = layout.index(amount.stop)
    for idiom in quantities.idioms:
        if idiom.numbers and word not in idiom.numbers:
            continue
        found = idiom.words.at(layout.tokens, after) if idiom.after else idiom.words.before(layout.tokens, index)
        if found is not None:
            return True
    return False


def _abbreviated(layout: Layout, index: int) -> str:
    """The word before the number where a full stop stands between: "No. 5"."""
    tokens = layout.tokens
    return f"{tokens[index - 2].low}." if index > 1 and tokens[index - 1].text == "." else ""


def _of_a_law(layout: Layout, amount: Amount, quantities: Quantities) -> bool:
    """Whether a year follows the unit, as in "27 Tahun 2007"."""
    unit, tokens = amount.unit, layout.tokens
    if unit is None or unit.name != quantities.age_unit or unit.index >= len(tokens):
        return False
    after = tokens[unit.index].text
    return len(after) == 4 and after.isdecimal() and int(after) in YEARS


def _named_before(layout: Layout, amount: Amount, index: int, quantities: Quantities) -> bool:
    """Whether the word right before the number is part of a name."""
    previous = layout.tokens[index - 1] if index > 0 else None
    if previous is None or not previous.capital or previous.first:
        return False
    if previous.low in quantities.nouns.other or previous.low in quantities.filler:
        return False
    near = layout.text[previous.end : amount.start].isspace()
    return near and quantities.hedges.before(layout.tokens, index) is None


def _named_behind(layout: Layout, amount: Amount, index: int) -> bool:
    """Whether the number opens an entry of a list of names, or is the score of one: "4 Budi Hartono, 7 Andi Wijaya"."""
    tokens = layout.tokens
    if amount.unit is None or amount.unit.index >= len(tokens):
        return False
    noun, after = tokens[layout.index(amount.stop)], tokens[amount.unit.index]
    listed = amount.joined or index == 0 or not tokens[index - 1].word
    listed = listed or "\n" in layout.text[tokens[index - 1].end : amount.start]
    return listed and noun.capital and not noun.text.isupper() and after.capital


def _is_name(layout: Layout, amount: Amount, index: int, quantities: Quantities) -> bool:
    """Whether a number in digits belongs to the capitalised words before it, or is a year."""
    if _named_before(layout, amount, index, quantities) or _named_behind(layout, amount, index):
        return True
    year = amount.lo in YEARS and amount.hi in YEARS and (amount.joined or amount.stop - amount.number == 4)
    return year and (amount.unit is None or (index > 0 and layout.tokens[index - 1].capital))


def _in_capitals(layout: Layout, amount: Amount, index: int, quantities: Quantities) -> bool:
    """Whether a number word stands among the capitalised words of a name: "Kepulauan Seribu"."""
    number = layout.tokens[index] if index < len(layout.tokens) else None
    if number is None or not number.capital or number.first:
        return False
    after = layout.index(amount.stop)
    follower = after < len(layout.tokens) and layout.tokens[after].capital
    return follower or _named_before(layout, amount, index, quantities)
