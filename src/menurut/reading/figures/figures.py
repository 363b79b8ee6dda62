"""Quantities of things in the world, as the guide counts them.

A layout, a language and the spans already read as dates come in, `Figure`s go out in text order. The stages, in order:
1. amounts: numbers with currency or unit, ranges joined (`amounts`)
2. labels: what counts nothing is dropped (`labels`)
3. hedges: the words around that open a side or make it approximate
4. bare numbers: the unit is carried over from the figure beside it, or the number is dropped
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.languages import Language
from menurut.reading.figures.amounts import Amount, find_amounts
from menurut.reading.figures.carried import BareNumber, Past, follower_of, unit_of
from menurut.reading.figures.labels import label_of
from menurut.reading.figures.numerals import number
from menurut.reading.figures.quantities import KnownPhrase, Quantities, quantities_of
from menurut.reading.figures.units import Unit
from menurut.reading.text.layout import Layout
from menurut.records import Figure, Span

FILLERS = 2
MEMORY = 12
GAP = 16
SERIES = 6


@dataclass(frozen=True, slots=True)
class Hedged:
    """An amount with the words around it: where they begin and end, and what they do."""

    amount: Amount
    start: int
    end: int
    effects: frozenset[str]


def read_figures(layout: Layout, language: Language, dates: Sequence[Span]) -> tuple[Figure, ...]:
    """The figures of an article; `dates` are the spans already read as dates."""
    quantities = quantities_of(language)
    amounts = list(_counting(layout, find_amounts(layout, quantities, dates), quantities))
    hedged = [_hedged(layout, amount, quantities) for amount in amounts]
    return tuple(_settled(layout, hedged, quantities))


def _counting(layout: Layout, amounts: Sequence[Amount], quantities: Quantities) -> Iterator[Amount]:
    """The amounts that are no labels; a label holds for the numbers that go on with it: "Pasal 310 dan 311 KUHP"."""
    labelled = -1
    for amount in amounts:
        gap = layout.text[labelled : amount.start] if labelled >= 0 and amount.start - labelled < GAP else "."
        goes_on = amount.plain and not (amount.unit is not None and amount.unit.sure)
        if goes_on and amount.digits and quantities.series.fullmatch(gap):
            labelled = amount.stop
        elif label_of(layout, amount, quantities) is None:
            yield amount
        else:
            labelled = amount.stop


def _hedged(layout: Layout, amount: Amount, quantities: Quantities) -> Hedged:
    """Take in the words right before and behind that say how sure the number is."""
    tokens = layout.tokens
    start, end, effects = amount.start, amount.end, set()
    index, skipped, vague = layout.index(amount.start), 0, amount.about and amount.lo != amount.hi
    while index > 0:
        phrase = quantities.hedges.before(tokens, index)
        if phrase is not None and phrase.mark and (skipped or vague or _cancelled(layout, amount.end, phrase)):
            break
        if phrase is not None and phrase.kind == "range" and not amount.joined:
            break
        if phrase is not None:
            index, skipped = index - len(phrase.words), 0
            start = tokens[index].start
            effects.add(phrase.kind)
        elif tokens[index - 1].low in quantities.filler and skipped < FILLERS:
            index, skipped = index - 1, skipped + 1
        else:
            break
    if amount.more:
        effects.add("least")
    after = layout.index(amount.end)
    phrase = quantities.after.at(tokens, after)
    if phrase is not None:
        behind = tokens[after + len(phrase.words) - 1].end
        if not _cancelled(layout, behind, phrase):
            end = behind
            effects.add(phrase.kind)
    return Hedged(amount, start, end, frozenset(effects))


def _cancelled(layout: Layout, end: int, phrase: KnownPhrase) -> bool:
    """Whether the words behind make a hedge none: "5 persen lebih tinggi", "hingga tiga hari ke depan"."""
    if not phrase.unless:
        return False
    index = layout.index(end)
    words = [token.low for token in layout.tokens[index : index + 2]]
    return " ".join(words) in phrase.unless or " ".join(words[:1]) in phrase.unless


def _settled(layout: Layout, hedged: Sequence[Hedged], quantities: Quantities) -> Iterator[Figure]:
    """Give bare numbers a unit where the text gives one, and drop those that nothing shows to count."""
    past: list[Past] = []
    for place, one in enumerate(hedged):
        amount, unit, why = one.amount, one.amount.unit, "number with its unit"
        if unit is None:
            behind = [other.amount for other in hedged[place + 1 : place + 1 + SERIES]]
            bare = BareNumber(layout, quantities, amount, one.start, bool(one.effects), past[-MEMORY:], behind)
            found = unit_of(bare)
            if found is None:
                continue
            unit, why = found
        follower = follower_of(layout, amount.end) if amount.unit is None else ""
        past.append(Past(one.start, one.end, amount, unit, amount.unit is None, follower))
        yield _figure(one, unit, why)


def _figure(one: Hedged, unit: Unit, why: str) -> Figure:
    amount = one.amount
    lo, hi = number(amount.lo), number(amount.hi)
    if "least" in one.effects:
        hi = None
    elif "most" in one.effects and not amount.joined:
        lo = None
    about = amount.about or "about" in one.effects
    return Figure(span=Span(one.start, one.end), lo=lo, hi=hi, about=about, unit=unit.name, why=why)
