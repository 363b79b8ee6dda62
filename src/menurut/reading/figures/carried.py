"""Numbers without a unit: whether they count something, and what, by the words and figures beside them.

A `BareNumber` with what stands around it comes in; its unit and the reason go out, or None where nothing shows that it
counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from menurut.reading.figures.amounts import TIMES, Amount
from menurut.reading.figures.numerals import ONE
from menurut.reading.figures.quantities import Quantities
from menurut.reading.figures.units import Unit
from menurut.reading.text.layout import Layout

REACH = 600
NEAR = 40
AGES = range(4, 116)
GROWN = 10
COUNTED = ("count", "noun", "measure")
LIKE = 5


@dataclass(frozen=True, slots=True)
class Past:
    """A figure already read: where it stands and what it counts."""

    start: int
    end: int
    amount: Amount
    unit: Unit
    bare: bool
    follower: str


@dataclass(frozen=True, slots=True)
class BareNumber:
    """A bare number with what stands around it: hedges from `start`, the figures before, the amount behind."""

    layout: Layout
    quantities: Quantities
    amount: Amount
    start: int
    hedged: bool
    past: Sequence[Past]
    behind: Sequence[Amount]


Found = tuple[Unit, str]


def unit_of(bare: BareNumber) -> Found | None:
    """The unit of a bare number and why it has it. The first that answers decides."""
    for rule in (_age, _series, _part_of, _change, _amount_of, _parallel, _large):
        found = rule(bare)
        if found is not None:
            return found
    return None


def follower_of(layout: Layout, end: int) -> str:
    """The word right behind a number."""
    index = layout.index(end)
    return layout.tokens[index].low if index < len(layout.tokens) else ""


def _unit(bare: BareNumber, name: str, kind: str = "noun") -> Unit:
    return Unit(name, bare.amount.end, kind, 0)


def _age(bare: BareNumber) -> Found | None:
    """ "Budi (34)", "Budi, 34,", "berusia 34"."""
    amount, layout, quantities = bare.amount, bare.layout, bare.quantities
    if not (amount.digits and amount.plain and amount.lo in AGES and not amount.joined):
        return None
    unit = _unit(bare, quantities.age_unit, "time"), "age"
    tokens, index = layout.tokens, layout.index(amount.start)
    if index > 0 and tokens[index - 1].low in quantities.age:
        return unit
    if index < 2 or not tokens[index - 2].capital:
        return None
    signs = tokens[index - 1].text + layout.text[amount.end : amount.end + 1]
    roster = layout.text[amount.end + 1 : amount.end + 3].strip()[:1].isdigit()
    return unit if (signs == "()" and not roster) or (signs == ",," and amount.lo >= GROWN) else None


def _series(bare: BareNumber) -> Found | None:
    """ "6, 9, dan 12 bulan", "3 x 4 meter": the unit stands behind the last of them."""
    end = bare.amount.end
    for amount in bare.behind:
        gap = bare.layout.text[end : amount.start]
        if len(gap) > NEAR or not (bare.quantities.series.fullmatch(gap) or TIMES.fullmatch(gap)):
            return None
        if amount.unit is not None:
            known = amount.unit.sure and not amount.money
            return (amount.unit, "unit behind the series") if known else None
        end = amount.end
    return None


def _last(bare: BareNumber) -> Unit | None:
    """What was counted last, not too far before."""
    for past in reversed(bare.past):
        if bare.amount.start - past.start > REACH:
            return None
        if past.unit.kind in COUNTED and past.unit.name:
            return past.unit
    return None


def _carried(bare: BareNumber) -> Unit:
    """The sum before it in the sentence, the currency of large sums, or what was counted last."""
    amount, past = bare.amount, bare.past[-1] if bare.past else None
    if amount.scale > ONE:
        near = past is not None and bare.layout.sentence_at(past.start).end > amount.start
        if past is not None and near and past.unit.kind == "currency":
            return past.unit
        if bare.quantities.home and amount.lo >= bare.quantities.home_least:
            return _unit(bare, bare.quantities.home, "currency")
    last = _last(bare)
    return _unit(bare, last.name if last is not None else "")


def _part_of(bare: BareNumber) -> Found | None:
    """ "dua di antaranya", "dua lainnya", "tiga dari sebelas penari"."""
    layout = bare.layout
    index = layout.index(bare.amount.end)
    phrase = bare.quantities.bare_after.at(layout.tokens, index)
    if phrase is None:
        return None
    if phrase.kind == "before":
        return _carried(bare), "part of what was counted before"
    if phrase.kind != "behind":
        return _unit(bare, phrase.kind, "count"), "number of those to whom this happened"
    behind = bare.behind[0] if bare.behind else None
    if behind is None or behind.unit is None or behind.start - bare.amount.end > NEAR:
        return None
    return (behind.unit, "part of what is counted behind") if behind.unit.kind in COUNTED else None


def _change(bare: BareNumber) -> Found | None:
    """ "dari 40 menjadi 28 murid", "dari 35 persen ke 5"."""
    layout, quantities, amount = bare.layout, bare.quantities, bare.amount
    behind = bare.behind[0] if bare.behind else None
    if bare.past:
        past = bare.past[-1]
        gap = layout.text[past.end : bare.start]
        index = layout.index(past.start)
        changed = index > 0 and layout.tokens[index - 1].low in quantities.change
        if changed and len(gap) < NEAR and gap.strip().lower() in quantities.into:
            return past.unit, "changed from the figure before"
    index = layout.index(bare.start)
    if index == 0 or layout.tokens[index - 1].low not in quantities.change or behind is None or behind.unit is None:
        return None
    gap = layout.text[amount.end : behind.start]
    return (behind.unit, "changes into the figure behind") if gap.strip().lower() in quantities.into else None


def _amount_of(bare: BareNumber) -> Found | None:
    """ "sebanyak 61", "sekitar 200"; a broken number is rather a level than an amount."""
    amount, index = bare.amount, bare.layout.index(bare.start)
    if amount.lo % 1:
        return None
    told = index > 0 and bare.layout.tokens[index - 1].low in bare.quantities.bare_before
    return (_carried(bare), "amount of what was counted before") if told or bare.hedged else None


def _parallel(bare: BareNumber) -> Found | None:
    """A bare number that stands as the bare number before it: "36 di Liga, 12 di Piala"."""
    if not bare.past or not bare.past[-1].bare:
        return None
    past, layout = bare.past[-1], bare.layout
    same = past.follower == follower_of(layout, bare.amount.end) and past.follower.isalpha()
    if same and layout.sentence_at(past.start).end > bare.amount.start:
        return past.unit, "in line with the figure before"
    return None


def _large(bare: BareNumber) -> Found | None:
    """Numbers that are no labels: with a scale word, thousands or decimals."""
    amount = bare.amount
    if amount.plain:
        return None
    if amount.scale > ONE or (amount.about and amount.lo != amount.hi):
        return _carried(bare), "large number of what was counted before"
    past = bare.past[-1] if bare.past else None
    near = past is not None and past.unit.kind == "currency" and bare.layout.sentence_at(past.start).end > amount.start
    if past is not None and near:
        like = past.amount.lo / LIKE <= amount.lo <= past.amount.lo * LIKE
        return (past.unit, "like the sum before") if like else (_unit(bare, ""), "number without a unit")
    return _unit(bare, ""), "number without a unit"
