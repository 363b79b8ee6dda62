"""Marks laid over a text in place: what comes in may overlap, nest and be discontinuous; what goes out nests properly.

`mark_up` takes a text, one stretch of it and the marks that meet the stretch, and gives a flat row of pieces: words,
and openings and closings around them that never cross. A renderer writes the row from left to right; no recursion, so
no depth of nesting can break it. Joining the words of all pieces gives the stretch back, character for character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import ClassVar, cast

from menurut.records import Span


class Role(IntEnum):
    """What a mark marks; the smaller number lies outside. Roles that become links come last, so that they hold none."""

    GAP = 0
    CONTENT = 1
    RELATION = 2
    SOURCE = 3
    CUE = 4
    MENTION = 5
    FIGURE = 6
    DATE = 7


LINKS = frozenset({Role.FIGURE, Role.DATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One stretch to mark: where, as what, for which finding, and the how-manieth stretch of that finding it is.

    `later`: the mark began before the stretch of text that is shown, so what stands at its beginning stands there.
    """

    span: Span
    role: Role
    of: int
    part: int = 0
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A mark begins here. `resumed`: it was cut only because another mark crosses it, and nothing new begins.

    `linked`: it may be written as a link, for it is not resumed and no open mark around it is one. `lines` counts the
    contents that lie inside it one within the other, so that lines below the words can be stacked.
    """

    kind: ClassVar[str] = "open"
    mark: Mark
    resumed: bool = False
    linked: bool = False
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """The mark that was opened last ends here; `linked` is that of its opening."""

    kind: ClassVar[str] = "close"
    mark: Mark
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of the text, as they stand there."""

    kind: ClassVar[str] = "words"
    text: str


Piece = Open | Close | Words


def mark_up(text: str, stretch: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The pieces of the stretch, with the marks clipped to it; marks that are empty there are left out."""
    starting: dict[int, list[Mark]] = {}
    bounds = {stretch.start, stretch.end}
    for mark in marks:
        if len(mark.span) and mark.span.meets(stretch):
            start = max(mark.span.start, stretch.start)
            starting.setdefault(start, []).append(mark)
            bounds |= {start, min(mark.span.end, stretch.end)}
    return _with_lines(list(_pieces(text, sorted(bounds), starting)))


def _pieces(text: str, bounds: list[int], starting: dict[int, list[Mark]]) -> Iterator[Piece]:
    stack: list[Open] = []
    last = bounds[-1]
    for position, following in zip(bounds, [*bounds[1:], last], strict=True):
        kept = [opened.mark for opened in stack if opened.mark.span.end > position]
        wanted = sorted([*kept, *starting.get(position, ())], key=_outermost_first) if position < last else []
        common = _common(stack, wanted)
        while len(stack) > common:
            ended = stack.pop()
            yield Close(mark=ended.mark, linked=ended.linked)
        for depth in range(common, len(wanted)):
            opened = _opening(wanted[depth], stack, resumed=wanted[depth] in kept)
            stack.append(opened)
            yield opened
        if position < following:
            yield Words(text=text[position:following])


def _opening(mark: Mark, stack: list[Open], *, resumed: bool) -> Open:
    linked = mark.role in LINKS and not resumed and not any(opened.mark.role in LINKS for opened in stack)
    return Open(mark=mark, resumed=resumed, linked=linked)


def _with_lines(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The same pieces, each opening told how many contents lie in it one within the other."""
    open_at: list[int] = []
    heights: list[int] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, Open):
            open_at.append(index)
            heights.append(0)
        elif isinstance(piece, Close):
            height, start = heights.pop(), open_at.pop()
            pieces[start] = replace(cast(Open, pieces[start]), lines=height)
            if heights:
                heights[-1] = max(heights[-1], height + (piece.mark.role is Role.CONTENT))
    return tuple(pieces)


def _common(stack: list[Open], wanted: list[Mark]) -> int:
    count = 0
    for opened, mark in zip(stack, wanted, strict=False):
        if opened.mark is not mark:
            break
        count += 1
    return count


def _outermost_first(mark: Mark) -> tuple[int, int, int, int, int]:
    return (mark.role, -len(mark.span), mark.span.start, mark.of, mark.part)
