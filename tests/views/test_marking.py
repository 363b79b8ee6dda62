"""Marks that overlap, nest and are cut come out as pieces that nest properly and lose no character."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.records import Span
from menurut.views.marking import Close, Mark, Open, Piece, Role, Words, mark_up

TEXT = "abcdefghij"


def written(pieces: Sequence[Piece]) -> str:
    """Pieces as a line: "<C1" opens content 1, "~" says that it is resumed, ">" closes."""
    line = ""
    for piece in pieces:
        if isinstance(piece, Words):
            line += piece.text
        elif isinstance(piece, Open):
            line += f"<{'~' if piece.resumed else ''}{piece.mark.role.name[0]}{piece.mark.of}:"
        else:
            line += ">"
    return line


def mark(start: int, end: int, of: int = 1, role: Role = Role.CONTENT) -> Mark:
    return Mark(span=Span(start, end), role=role, of=of)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "abcdefghij"),
        ([mark(2, 5)], "ab<C1:cde>fghij"),
        ([mark(2, 8), mark(4, 6, 2)], "ab<C1:cd<C2:ef>gh>ij"),
        ([mark(4, 6, 2), mark(2, 8)], "ab<C1:cd<C2:ef>gh>ij"),
        ([mark(2, 5), mark(5, 8, 2)], "ab<C1:cde><C2:fgh>ij"),
        ([mark(2, 6), mark(4, 9, 2)], "ab<C1:cd><C2:<~C1:ef>ghi>j"),
        ([mark(2, 6, role=Role.FIGURE), mark(4, 9, 2)], "ab<F1:cd><C2:<~F1:ef>ghi>j"),
        ([mark(0, 10), mark(0, 10, role=Role.DATE)], "<C1:<D1:abcdefghij>>"),
        ([mark(3, 3)], "abcdefghij"),
        ([mark(-5, 3), mark(8, 40, 2)], "<C1:abc>defgh<C2:ij>"),
        ([mark(20, 30)], "abcdefghij"),
    ],
    ids=lambda value: None if isinstance(value, list) else value,
)
def test_marks_nest(marks: list[Mark], expected: str) -> None:
    assert written(mark_up(TEXT, Span(0, len(TEXT)), marks)) == expected


def test_a_stretch_is_marked_alone() -> None:
    assert written(mark_up(TEXT, Span(4, 8), [mark(2, 6), mark(8, 9, 2)])) == "<C1:ef>gh"


def test_an_opening_knows_how_many_contents_it_holds() -> None:
    pieces = mark_up(TEXT, Span(0, 10), [mark(0, 10), mark(1, 9, 2), mark(2, 3, 3), mark(5, 7, 4, Role.CUE)])
    lines = {piece.mark.of: piece.lines for piece in pieces if isinstance(piece, Open)}
    assert lines == {1: 2, 2: 1, 3: 0, 4: 0}


MARKS = st.lists(
    st.builds(
        mark,
        st.integers(-2, 25),
        st.integers(0, 40),
        st.integers(1, 9),
        st.sampled_from(Role),
    ).filter(lambda m: m.span.start <= m.span.end),
    max_size=12,
    unique=True,
)


@given(text=st.text(max_size=30), marks=MARKS, cut=st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_no_character_is_lost_and_every_mark_covers_its_own(text: str, marks: list[Mark], cut: tuple[int, int]) -> None:
    stretch = Span(min(*cut, len(text)), min(max(cut), len(text)))
    position, stack = stretch.start, list[Open]()
    covered: dict[Mark, set[int]] = {m: set() for m in marks}
    for piece in mark_up(text, stretch, marks):
        if isinstance(piece, Words):
            assert text.startswith(piece.text, position)
            for opened in stack:
                covered[opened.mark].update(range(position, position + len(piece.text)))
            position += len(piece.text)
        elif isinstance(piece, Open):
            assert not (piece.linked and any(opened.linked for opened in stack))
            stack.append(piece)
        else:
            assert isinstance(piece, Close) and stack.pop().mark is piece.mark
    assert position == stretch.end and not stack
    for m in marks:
        assert covered[m] == set(range(*_clip(m.span, stretch)))


def _clip(span: Span, stretch: Span) -> tuple[int, int]:
    return max(span.start, stretch.start), min(span.end, stretch.end)
