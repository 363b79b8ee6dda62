"""What a speaker does by speaking, and whether the text says that he did not: a weighing of marks, all of them data.

A cue that says the act itself ("meminta", a demand) is believed. A neutral one ("kata") leaves it to what is said, and
the policy is this: every row of `acts.toml` that is found in the content, in the cue or in the words around the cue
adds its weights to the acts it speaks for; each act starts at its `threshold`, a plain statement at nothing; the
highest sum wins. What comes in is the layout, the cue, the content and its style; what goes out is (act, negated).
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from menurut.languages import Language
from menurut.reading.text.layout import Layout
from menurut.reading.text.tokens import Token
from menurut.records import Act, Span, Style

Weights = Mapping[Act, float]
HEAD_ENDS = frozenset(".!?;")
QUOTES = frozenset('"“”«»')
AROUND = 14
ANYWHERE = 10**9
BACK, BEHIND = 5, 3
LONG = 60
NUMBERS = ("one_number", "two_numbers", "three_numbers")
SIGNS = {"?": "question", "!": "exclamation"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the table; the head comment there says what each field is."""

    name: str
    weights: Weights
    where: str = "content"
    until: int = ANYWHERE
    head: bool = False
    behind: frozenset[str] = frozenset()


Marks = Mapping[str, tuple[tuple[tuple[str, ...], Mark], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class ActTable:
    """The table, compiled: marks by where they stand and the first word of each of their forms."""

    marks: Mapping[str, Marks]
    styles: Mapping[Style, Mark]
    shapes: Mapping[str, Mark]
    threshold: Weights
    neutral: Act
    open: frozenset[str]
    negators: frozenset[str]
    fillers: frozenset[str]
    exempt: frozenset[str]
    denials: frozenset[str]
    affirmed: Act


@functools.cache
def acts_of(language: Language) -> ActTable:
    """The marks of acts of the language."""
    table = language.table("acts")
    marks: dict[str, dict[str, list[tuple[tuple[str, ...], Mark]]]] = {"content": {}, "cue": {}, "around": {}}
    for row in table["mark"]:
        for mark in _marks(row):
            for form in row["words"]:
                words = tuple(form.split())
                marks[mark.where].setdefault(words[0], []).append((words, mark))
    negation = table["negation"]
    return ActTable(
        marks={w: {first: tuple(found) for first, found in rows.items()} for w, rows in marks.items()},
        styles={Style(row["style"]): Mark(row["style"], _weights(row["weights"])) for row in table["style"]},
        shapes={row["shape"]: Mark(row["shape"], _weights(row["weights"])) for row in table["shape"]},
        threshold=_weights(table["policy"]["threshold"]),
        neutral=Act(table["policy"]["neutral"]),
        open=frozenset(table["policy"]["open"]),
        negators=frozenset(negation["negators"]),
        fillers=frozenset(negation["fillers"]),
        exempt=frozenset(negation["exempt"]),
        denials=frozenset(negation["denials"]),
        affirmed=Act(negation["affirmed"]),
    )


def _marks(row: Mapping[str, Any]) -> Iterator[Mark]:
    """A row is one mark, or two where it weighs more in the first sentence."""
    until, behind = row.get("until", ANYWHERE), frozenset(row.get("behind", ()))
    yield Mark(row["name"], _weights(row["weights"]), row["where"], until, False, behind)
    if "first" in row:
        yield Mark(f"{row['name']}, first", _weights(row["first"]), row["where"], until, True, behind)


def _weights(row: Mapping[str, float]) -> Weights:
    return {Act(name): float(weight) for name, weight in row.items()}


def read_act(
    layout: Layout, language: Language, cue: Span | None, content: tuple[Span, ...], style: Style, usual: Act
) -> tuple[Act, bool]:
    """The act, and whether the source is said not to have said it."""
    table = acts_of(language)
    negated, reversed_ = _negation(layout, cue, content, table)
    if reversed_:
        return table.affirmed, False
    if usual is not table.neutral and not _is_open(layout, cue, table):
        return usual, negated
    sums = dict(table.threshold)
    for mark in marks_in(layout, table, cue, content, style):
        for act, weight in mark.weights.items():
            sums[act] = sums.get(act, 0.0) + weight
    best = max(sums, key=lambda act: sums[act])
    return (best if sums[best] > 0 else usual), negated


def _is_open(layout: Layout, cue: Span | None, table: ActTable) -> bool:
    """Whether the cue can say more than one act."""
    return cue is not None and any(token.low in table.open for token in layout.within(cue))


def marks_in(
    layout: Layout, table: ActTable, cue: Span | None, content: tuple[Span, ...], style: Style
) -> Collection[Mark]:
    """Every mark found, each once."""
    said = [token for span in content for token in layout.within(span)]
    found = list(_found(said, table.marks["content"], ()))
    if cue is not None:
        first = layout.index(cue.start)
        found += _found(layout.within(cue), table.marks["cue"], ())
        found += _found(layout.tokens[max(first - AROUND, 0) : first + AROUND], table.marks["around"], content)
    found += [table.shapes[shape] for shape in _shapes(said, cue) if shape in table.shapes]
    return {mark.name: mark for mark in (*found, table.styles[style])}.values()


def _found(tokens: Sequence[Token], marks: Marks, but: tuple[Span, ...]) -> Iterator[Mark]:
    """The marks among the tokens, at the places where each may stand; none inside the spans `but`."""
    head, before = True, 0
    for index, token in enumerate(tokens):
        low = token.low
        if low in marks and not any(span.start <= token.start < span.end for span in but):
            for words, mark in marks[low]:
                if index - before <= mark.until and (head or not mark.head) and _stands(words, mark, tokens, index):
                    yield mark
        elif low in HEAD_ENDS:
            head = False
        elif low in QUOTES:
            before += 1


def _stands(words: tuple[str, ...], mark: Mark, tokens: Sequence[Token], index: int) -> bool:
    """Whether all words of the form are there, behind what they must be behind."""
    if len(words) > 1 and words != tuple(token.low for token in tokens[index : index + len(words)]):
        return False
    return not mark.behind or any(token.low in mark.behind for token in tokens[max(index - BEHIND, 0) : index])


def _shapes(said: Sequence[Token], cue: Span | None) -> Iterator[str]:
    """What the eye sees without reading: numbers, question and exclamation marks, no cue at all."""
    signs = [token.text for token in said if not token.text[0].isalpha()]
    yield from NUMBERS[: sum(1 for sign in signs if sign[0].isdigit())]
    yield from (name for sign, name in SIGNS.items() if sign in signs)
    last = next((token.text for token in reversed(said) if token.text not in QUOTES), "")
    if SIGNS.get(last) == "question":
        yield "asks"
    if cue is None:
        yield "uncued"
    if len(said) > LONG:
        yield "long"


def _negation(layout: Layout, cue: Span | None, content: tuple[Span, ...], table: ActTable) -> tuple[bool, bool]:
    """Whether the saying is negated, and whether what is negated is a denial, which makes it a confirmation."""
    if cue is None:
        return False, False
    words = {token.low for token in layout.within(cue)}
    denial = not words.isdisjoint(table.denials)
    if not words.isdisjoint(table.negators):
        return not denial, denial
    first = layout.index(cue.start)
    for token in reversed(layout.tokens[max(first - BACK, 0) : first]):
        if any(span.start <= token.start < span.end for span in content) or token.low in table.exempt:
            return False, False
        if token.low in table.negators:
            return not denial, denial
        if token.low not in table.fillers:
            return False, False
    return False, False
