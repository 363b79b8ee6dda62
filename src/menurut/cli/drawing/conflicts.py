"""Conflicts: each group with both sides of what is denied or contradicted."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from menurut.cli.drawing.parts import chain_of, count_of, table_of, text_of
from menurut.cli.words import clean
from menurut.views.conflicts import ConflictPart, ConflictsPage
from menurut.views.dossiers import ClaimLine

SHOWN = 5  # verdicts of one group


def conflicts_drawn(page: ConflictsPage) -> RenderableType:
    """All conflicts."""
    if not page.conflicts:
        return Text(f"Nobody denies or contradicts anybody{f' since {page.since}' if page.since else ''}.")
    return Group(*(part for conflict in page.conflicts for part in _parts(conflict)))


def _parts(conflict: ConflictPart) -> Iterator[RenderableType]:
    heading = text_of(conflict.label, style="bold")
    counts = (count_of(conflict.independent_origins, "independent origin"), count_of(conflict.outlets, "outlet"))
    heading.append(f"\n{conflict.id[:8]}  {conflict.last or ''}  {', '.join(counts)}", style="not bold dim")
    yield heading
    yield _sides(conflict)
    left = len(conflict.verdicts) - SHOWN
    more = f"and {left} more; menurut claim {conflict.id[:8]} shows all\n" if left > 0 else ""
    yield Text(more, style="dim")


def _sides(conflict: ConflictPart) -> Table:
    table = table_of("when", "says", "according to", "verdict")
    for part in conflict.verdicts[:SHOWN]:
        table.add_row(*_side(part.a), Text(""))
        table.add_row(*_side(part.b), Text(part.verdict, style="bold red").append(f": {clean(part.why)}", "not bold"))
        table.add_section()
    return table


def _side(claim: ClaimLine) -> tuple[Text, Text, Text]:
    words = text_of(claim.words)
    if claim.stance != "states":
        words = Text(f"{claim.stance}: ", style="bold").append(words)
    return text_of(claim.published), words, text_of(chain_of(claim.chain) or claim.outlet)
