"""Why two nodes are, or are not, one: each signal is a function of both that gives a score and a sentence.

The policy is the table below: what each signal weighs, for names that few people can have and for common ones (two
listed parts of names, as in "Budi Santoso"). The sum must reach LINK.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from menurut.records import Signal
from menurut.records.nodes import Node, Sort
from menurut.resolving.folding import sounds, wholes
from menurut.resolving.tables import tables

LINK = 0.75
SHARED_COMPANY = 2  # people beside both: one alone may be a president, who stands beside everybody
WELL_KNOWN = 5  # documents


@dataclass(frozen=True, slots=True)
class Weight:
    """What a signal adds to the score: where the name is rare, and where it is common."""

    rare: float
    common: float


POLICY = {
    "same name": Weight(0.95, 0.55),
    "same sound": Weight(0.85, 0.40),
    "fuller name": Weight(0.55, 0.35),
    "given together": Weight(0.40, 0.40),
    "same role": Weight(0.25, 0.25),
    "same calling": Weight(0.10, 0.15),
    "same company": Weight(0.25, 0.25),
    "well known": Weight(0.05, 0.20),
    "reference": Weight(0.80, 0.10),
    "other calling": Weight(-0.20, -0.45),
    "side by side": Weight(-0.60, -0.60),
}


def compare(a: Node, b: Node) -> tuple[float, tuple[Signal, ...]]:
    """How sure it is that two nodes are one (0 to 1), and the signals for and against it; the order does not matter."""
    if a.sort is not b.sort:
        return 0.0, ()
    if b.id < a.id:
        a, b = b, a
    if not any(SIGNALS[name](a, b) for name in NAMES):
        return 0.0, ()  # nothing else can reach LINK without a name that fits
    weight = "common" if a.sort is Sort.PERSON and (a.common or b.common) else "rare"
    found = []
    for name, signal in SIGNALS.items():
        why = signal(a, b)
        if why:
            found.append(Signal(name=name, score=getattr(POLICY[name], weight), why=why))
    score = sum(signal.score for signal in found)
    return min(1.0, max(0.0, round(score, 6))), tuple(found)


NAMES = ("same name", "same sound", "fuller name", "given together", "reference")


def same_name(a: Node, b: Node) -> str:
    """The folded names are the same."""
    return f"both are called {a.name}" if a.fold == b.fold else ""


def same_sound(a: Node, b: Node) -> str:
    """The names are two spellings of one."""
    if a.fold == b.fold or wholes(a.fold, a.sort).isdisjoint(wholes(b.fold, b.sort)):
        return ""
    return f"{a.name} and {b.name} are spellings of one name"


def fuller_name(a: Node, b: Node) -> str:
    """One name is the other with more words: inside, behind, or a first name that many leave out."""
    if a.sort is not Sort.PERSON or a.short or b.short:
        return ""
    less, more = sorted((a, b), key=lambda node: (node.fold.count(" "), node.id))
    if more.fold.partition(" ")[0] in tables().relatives - {less.fold.partition(" ")[0]}:
        return ""
    inner, outer = sounds(less.fold, less.sort), sounds(more.fold, more.sort)
    if len(inner) == len(outer) or not all(len(word) > 1 for word in inner):
        return ""
    rest = iter(outer)
    if not all(word in rest for word in inner) or (inner[0], inner[-1]) not in ends_of(outer):
        return ""
    return f"{more.name} is a fuller form of {less.name}"


def ends_of(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of words that a shorter form of a name of three words or more begins and ends with."""
    return ((words[0], words[-1]), (words[0], words[1]), (words[1], words[-1]))


def given_together(a: Node, b: Node) -> str:
    """A document gives both names to one entity."""
    count = max(a.shorts.get(b.fold, 0), b.shorts.get(a.fold, 0))
    return f"named together as one in {count} document{'s'[: count > 1]}" if count and a.fold != b.fold else ""


def same_role(a: Node, b: Node) -> str:
    """Both are given the same role in the same words."""
    shared = sorted(set(a.roles) & set(b.roles), key=lambda role: (-len(role), role))
    telling = [role for role in shared if " " in role]
    return f"both are {telling[0]}" if telling else ""


def same_calling(a: Node, b: Node) -> str:
    """Both work in one field, at one place where that matters."""
    shared = sorted(set(a.callings) & set(b.callings))
    return f"both are of the same field: {shared[0]}" if shared else ""


def same_company(a: Node, b: Node) -> str:
    """The same people stand beside both."""
    count = len(set(a.company) & set(b.company))
    return f"{count} other people stand beside both" if count >= SHARED_COMPANY else ""


def well_known(a: Node, b: Node) -> str:
    """One of them stands without a role, the other with one in many documents."""
    if a.reference or b.reference or bool(a.callings) is bool(b.callings):
        return ""
    held = a if a.callings else b
    return f"{held.name} stands in {held.documents} documents" if held.documents >= WELL_KNOWN else ""


def reference(a: Node, b: Node) -> str:
    """One of them is a known entity, and the other has one of its names."""
    for known, node in ((a, b), (b, a)):
        if known.reference and not node.reference and (node.fold == known.fold or node.fold in known.shorts):
            return f"{node.name} is a name of the known entity {known.reference}"
    return ""


def other_calling(a: Node, b: Node) -> str:
    """Both work, but in different fields or at different places."""
    if not a.callings or not b.callings or set(a.callings) & set(b.callings):
        return ""
    return f"one is of the field {min(a.callings)}, the other {min(b.callings)}"


def side_by_side(a: Node, b: Node) -> str:
    """One document names both, each for itself, though they share a part of the name."""
    return "one document names both as two" if b.id in a.beside or a.id in b.beside else ""


SIGNALS: dict[str, Callable[[Node, Node], str]] = {
    "same name": same_name,
    "same sound": same_sound,
    "fuller name": fuller_name,
    "given together": given_together,
    "same role": same_role,
    "same calling": same_calling,
    "same company": same_company,
    "well known": well_known,
    "reference": reference,
    "other calling": other_calling,
    "side by side": side_by_side,
}
