"""Groups as a table: what is said, who says it, how many origins, and the latest figure."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from menurut.cli.drawing.parts import chain_of, count_of, range_of, table_of, text_of
from menurut.cli.words import clean
from menurut.views.answers import AnswerPage, GroupLine, Saying
from menurut.weighing.series import Point

NAMES = 4  # who say it, in one row


def answer_drawn(page: AnswerPage) -> RenderableType:
    """The answer to a question."""
    parts: list[RenderableType] = []
    if page.groups:
        parts.append(groups_drawn(page.groups))
    else:
        parts.append(Text("Nothing found: ask with fewer or other words."))
    if page.unknown:
        parts.append(Text(f"No claim has: {', '.join(map(clean, page.unknown))}", style="dim"))
    if page.more:
        parts.append(Text(f"{count_of(page.more, 'more group')}; --limit shows more of them", style="dim"))
    return Group(*parts)


def groups_drawn(groups: Sequence[GroupLine]) -> Table:
    """Groups, a row each."""
    table = table_of("id", "says", "who", "origins", "when", "latest figure")
    for group in groups:
        table.add_row(
            Text(group.id[:8], style="dim"),
            _label(group),
            text_of(_names(group.speakers)),
            _origins(group),
            Text("\n".join(dict.fromkeys(day for day in (group.first, group.last) if day))),
            _figure(group.latest),
        )
        table.add_section()
    return table


def _label(group: GroupLine) -> Text:
    label = text_of(group.label)
    return label.append(" [disputed]", style="bold red") if group.disputed else label


def _origins(group: GroupLine) -> Text:
    """Origins first: they are what counts; outlets and claims only repeat them."""
    beside = f"\n{count_of(group.outlets, 'outlet')}\n{count_of(group.claims, 'claim')}"
    return Text(str(group.origins), style="bold").append(beside, style="not bold dim")


def _names(speakers: Sequence[Saying]) -> str:
    names = ", ".join(f"{one.name} ({one.claims})" if one.claims > 1 else one.name for one in speakers[:NAMES])
    left = len(speakers) - NAMES
    return f"{names} and {left} more" if left > 0 else names


def _figure(point: Point | None) -> Text:
    if point is None:
        return Text("")
    figure = text_of(f"{range_of(point.lo, point.hi, about=point.about)} {point.unit}", style="bold")
    beside = filter(None, (point.as_of, chain_of(point.chain)))
    return figure.append("".join(f"\n{clean(words)}" for words in beside), style="not bold dim")
