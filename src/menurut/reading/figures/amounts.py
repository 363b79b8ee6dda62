"""Numbers with their currency or unit, and two numbers that are one: ranges, tolerances, hours and minutes.

A layout, a language's `Quantities` and the spans of dates come in, `Amount`s go out. Whether an amount counts anything
at all, and what the words around it add, is decided in `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from menurut.reading.figures.numerals import ONE, Numeral, find_numerals, money_scale
from menurut.reading.figures.quantities import Quantities
from menurut.reading.figures.units import Unit, unit_after
from menurut.reading.text.layout import Layout
from menurut.records import Span

FOUR_PLACES = Decimal("0.0001")
SIGNS = ("-", "−")
OPENED = (" (", "(")
WIDEST = 24
WHOLE = ("count", "noun")
BELOW = ("percent", "measure")
YEARS = range(1900, 2101)
TIMES = re.compile(r"\s?[x×]\s?", re.IGNORECASE)
LOST_BLANK = re.compile(r"([.,])\s")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit: where currency, number and unit begin and end, and the range of values.

    `number` is where the number itself begins and `stop` where it ends; `more` says that a word between number and
    unit opened it upwards ("17 ribu lebih surat").
    """

    start: int
    end: int
    number: int
    stop: int
    lo: Decimal
    hi: Decimal | None
    about: bool
    plain: bool
    digits: bool
    scale: Decimal
    unit: Unit | None
    money: bool = False
    more: bool = False
    joined: bool = False


def find_amounts(layout: Layout, quantities: Quantities, dates: Sequence[Span]) -> list[Amount]:
    """All amounts of the article's own text outside its dates, in text order."""
    found: list[Amount] = []
    for amount in _single(layout, quantities, dates):
        both = _join(layout, found[-1], amount, quantities) if found else None
        if both is not None:
            found[-1] = both
        else:
            found.append(amount)
    return found


def _single(layout: Layout, quantities: Quantities, dates: Sequence[Span]) -> Iterator[Amount]:
    ordered, place = sorted(dates), 0
    for numeral in find_numerals(layout, quantities.numbers):
        while place < len(ordered) and ordered[place].end <= numeral.start:
            place += 1
        if place < len(ordered) and ordered[place].start < numeral.end:
            continue
        if layout.is_boilerplate(numeral.start):
            continue
        yield _amount(layout, numeral, quantities)


def _amount(layout: Layout, numeral: Numeral, quantities: Quantities) -> Amount:
    code, start = _currency(layout.text, numeral.start, quantities)
    if code:
        numeral = money_scale(layout.text, numeral, quantities.numbers)
    unit, more = _unit(layout, numeral, code, quantities)
    below = unit.kind in BELOW if unit is not None else not numeral.plain
    if below and numeral.hi is not None and numeral.digits:
        numeral, start = _negative(layout, numeral, start, quantities)
    whole = numeral.other
    if whole is not None and unit is not None and (unit.kind in WHOLE or (unit.kind == "currency" and not code)):
        numeral = replace(numeral, lo=whole, hi=whole, other=None)
    return Amount(
        start=start,
        end=numeral.end if unit is None else unit.end,
        number=numeral.start,
        stop=numeral.end,
        lo=numeral.lo,
        hi=numeral.hi,
        about=numeral.about,
        plain=numeral.plain,
        digits=numeral.digits,
        scale=numeral.scale,
        unit=unit,
        money=bool(code),
        more=more,
    )


def _unit(layout: Layout, numeral: Numeral, code: str, quantities: Quantities) -> tuple[Unit | None, bool]:
    """The unit of a number, and whether a word that opens it upwards stands between the two.

    The currency before the number goes first; a broken number in digits counts no things.
    """
    unit = unit_after(layout, numeral.end, numeral.hi == 1, quantities)
    if code:
        end = unit.end if unit is not None and unit.kind == "currency" else numeral.end
        return Unit(code, end, "currency", layout.index(end)), False
    if unit is None:
        index = layout.index(numeral.end)
        hedge = quantities.after.at(layout.tokens, index)
        if hedge is None or hedge.kind != "least" or layout.tokens[index].start == numeral.end:
            return None, False
        unit = unit_after(layout, layout.tokens[index + len(hedge.words) - 1].end, False, quantities)
        return unit, unit is not None
    if unit.kind == "noun" and numeral.digits and numeral.scale == ONE and numeral.lo % 1:
        return None, False
    return unit, False


def _negative(layout: Layout, numeral: Numeral, start: int, quantities: Quantities) -> tuple[Numeral, int]:
    """The number turned below nothing where a word or sign before it says so, and where it begins."""
    index = layout.index(start)
    if quantities.tolerance.search(layout.text, max(start - WIDEST, 0), start):
        return numeral, start
    if index > 0 and layout.tokens[index - 1].low in quantities.negative:
        start = layout.tokens[index - 1].start
    elif layout.text[start - 1 : start] in SIGNS and layout.text[max(start - 2, 0) : start - 1] in (" ", "("):
        start -= 1
    else:
        return numeral, start
    return replace(numeral, lo=-numeral.lo, hi=-numeral.lo), start


def _currency(text: str, start: int, quantities: Quantities) -> tuple[str, int]:
    """The code of the currency written before a number, and where it begins."""
    last = text[max(start - 3, 0) : start].rstrip()[-1:].lower()
    if not last or (last not in quantities.money_ends and last != "."):
        return "", start
    left = max(start - 16, 0)
    match = quantities.money.search(text[left:start])
    if match is None:
        return "", start
    word = "".join(match.group("code").lower().split()).rstrip(".")
    return quantities.codes[word], left + match.start()


def _join(layout: Layout, first: Amount, second: Amount, quantities: Quantities) -> Amount | None:
    """The two amounts as one, if what stands between them makes them so."""
    if second.start - first.end > WIDEST:
        return None
    gap = layout.text[first.end : second.start]
    if gap in OPENED and second.lo == first.lo and layout.text[second.stop : second.stop + 1] == ")":
        return _repeated(layout, first, second, quantities)
    match = quantities.ranges.fullmatch(gap)
    if (not first.joined and match is not None) or (gap == " " and _neighbours(first, second)):
        return _range(layout, first, second, match.group("word") if match else None, quantities)
    if quantities.tolerance.fullmatch(gap) and first.unit is None and second.unit is not None:
        lo, hi = first.lo - second.lo, first.lo + second.lo
        return replace(second, start=first.start, number=first.number, lo=lo, hi=hi, plain=False, joined=True)
    if first.unit is None and second.unit is not None and second.unit.kind == "time" and TIMES.fullmatch(gap):
        product = first.lo * second.lo
        return replace(second, start=first.start, number=first.number, lo=product, hi=product, joined=True)
    if first.unit is not None and second.unit is not None and gap.isspace():
        worth = quantities.chains.get((first.unit.name, second.unit.name))
        if worth is not None and first.lo == first.hi and second.lo < worth:
            value = first.lo + (second.lo / worth).quantize(FOUR_PLACES).normalize()
            return replace(first, end=second.end, lo=value, hi=value, joined=True)
    return _lost_blank(first, second, gap, quantities)


def _repeated(layout: Layout, first: Amount, second: Amount, quantities: Quantities) -> Amount:
    """A number said twice, in digits and in words: "20 (dua puluh) tahun"."""
    end = second.stop + 1
    unit = first.unit or second.unit or unit_after(layout, end, first.lo == ONE, quantities)
    last = unit.end if unit is not None else end
    return replace(first, end=max(last, end), stop=end, unit=unit)


def _neighbours(first: Amount, second: Amount) -> bool:
    """Whether two number words stand for a range by themselves: "dua tiga hari"."""
    small = first.plain and second.plain and not first.digits and not second.digits
    return small and first.unit is None and second.unit is not None and second.lo - first.lo == 1


def _lost_blank(first: Amount, second: Amount, gap: str, quantities: Quantities) -> Amount | None:
    """A decimal number that was torn in two: "Rp 1, 5 triliun"."""
    match = LOST_BLANK.fullmatch(gap)
    if match is None or not first.money or first.scale != ONE or second.scale == ONE or second.money:
        return None
    tenths = second.lo / second.scale
    if match.group(1) != quantities.numbers.decimal or tenths >= 100 or first.lo >= 1000 or tenths % 1:
        return None
    value = (first.lo + tenths / (10 if tenths < 10 else 100)) * second.scale
    end = second.stop
    unit = replace(first.unit, end=end) if first.unit is not None else None
    return replace(second, start=first.start, number=first.number, end=end, lo=value, hi=value, unit=unit, money=True)


def _range(layout: Layout, first: Amount, second: Amount, word: str | None, quantities: Quantities) -> Amount | None:
    """From the first to the second, if both count the same and the second is more."""
    if first.unit is not None and second.unit is not None and first.unit.name != second.unit.name:
        return None
    if second.hi is not None and first.hi is None:
        return None
    lo = first.lo
    lent = first.scale == ONE and (first.unit is None or first.money)
    if lent and second.scale > ONE and lo <= second.lo / second.scale:
        lo = lo * second.scale
    if second.hi is not None and lo >= second.hi:
        return None
    row = quantities.range_rows.get((word or "").lower(), {})
    if row.get("near") and not (second.lo - lo <= 1 and second.lo > lo):
        return None
    if "opened" in row:
        index = layout.index(first.start)
        if index == 0 or layout.tokens[index - 1].low != row["opened"]:
            return None
    return replace(
        second,
        start=first.start,
        number=first.number,
        lo=lo,
        about=first.about or second.about,
        plain=first.plain and second.plain and (lo < 100 or lo in YEARS),
        unit=second.unit or first.unit,
        money=first.money or second.money,
        joined=True,
    )
