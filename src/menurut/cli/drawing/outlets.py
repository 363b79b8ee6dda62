"""An outlet for the eye: its own word, its speakers and media with a bar each, and who cites it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from menurut.cli.drawing.dossiers import titled
from menurut.cli.drawing.parts import count_of, table_of, text_of
from menurut.cli.words import clean
from menurut.views.outlets import FirstLine, OutletPage, ReliedLine

BAR = 20  # columns of the longest bar


def outlet_drawn(page: OutletPage) -> RenderableType:
    """Whom an outlet relies on."""
    return Group(*_parts(page))


def _parts(page: OutletPage) -> Iterator[RenderableType]:
    heading = text_of(page.outlet, "bold")
    days = " to ".join(dict.fromkeys(day for day in (page.first, page.last) if day))
    newest = "the newest " if page.more else ""
    looked = f"{newest}{count_of(page.claims, 'claim')} in {count_of(page.documents, 'document')}"
    heading.append(f"\n{looked}{f', {days}' if days else ''}", style="not bold dim")
    heading.append(f"\nits own word: {count_of(page.own, 'claim')} ({page.own_share:.0%})", style="not bold")
    yield heading
    for title, lines in (("Speakers", page.speakers), ("Cites", page.media), ("Is cited by", page.citing)):
        if lines:
            yield from titled(title, _table(lines))
    if page.firsts:
        yield from titled("It was first with", _firsts(page.firsts))
    if page.circles:
        yield Text(f"\nIt cites, and is cited by: {', '.join(map(clean, page.circles))}")


def _firsts(lines: tuple[FirstLine, ...]) -> Table:
    table = table_of("claim", "outlets", "from", "same day also", "id", wide="claim")
    table.columns[1].justify = "right"
    for line in lines:
        group = line.group
        table.add_row(
            text_of(group.label),
            f"{group.outlets:,}",
            group.first or "",
            clean(", ".join(line.same_day)),
            group.id[:8],
        )
    return table


def _table(lines: tuple[ReliedLine, ...]) -> Table:
    table = table_of("who", "claims", "", "for example", wide="who")
    table.columns[1].justify = "right"
    most = max(line.claims for line in lines)
    for line in lines:
        beside = clean(" ".join(filter(None, (line.role, line.affiliation))))
        who = text_of(line.name, "bold").append(f" {beside}" if beside else "", style="not bold dim")
        share = f"{line.claims:,}" + (f" {line.share:4.0%}" if line.share else "")
        table.add_row(who, share, "█" * max(1, round(BAR * line.claims / most)), line.example[:8])
    return table
