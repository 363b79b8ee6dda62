"""An entity in parts: names and roles, what it says, what is said of it, how it stands to others."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from menurut.cli.drawing.dossiers import titled
from menurut.cli.drawing.parts import chain_of, count_of, table_of, text_of
from menurut.cli.words import clean
from menurut.views.dossiers import ClaimLine
from menurut.views.entities import Count
from menurut.views.people import BearerLine, ProfilePart, RelationLine, WhoPage

WORDS = 8  # names or roles in one row
RELATIONS = 30


def who_drawn(page: WhoPage) -> RenderableType:
    """The one who bears a name, or all who do."""
    if page.profile is not None:
        return Group(*_parts(page.entities[0], page.profile))
    table = table_of("id", "name", "schema", wide="name")
    for one in page.entities:
        table.add_row(Text(one.id), text_of(one.name), Text(one.schema))
    several = f"{count_of(len(page.entities), 'entity', 'entities')} of this name; menurut who ID shows one"
    return Group(table, Text(several, style="dim"))


def _parts(bearer: BearerLine, profile: ProfilePart) -> Iterator[RenderableType]:
    heading = text_of(bearer.name, style="bold")
    heading.append(f"\n{bearer.id}  {bearer.schema}, says {count_of(profile.says, 'claim')}", style="not bold dim")
    yield heading
    for title, counts in (("names", profile.names), ("roles", profile.roles)):
        if counts:
            yield Text(f"{title}: {_counted(counts)}")
    if profile.said:
        yield from titled("Says", claims_drawn(profile.said))
    if profile.said_of:
        yield from titled("Said of it", claims_drawn(profile.said_of))
    if profile.relations:
        yield from titled("Relations", _relations(profile.relations[:RELATIONS]))
        left = len(profile.relations) - RELATIONS
        if left > 0:
            yield Text(f"and {count_of(left, 'more relation')}; --json lists them", style="dim")


def _counted(counts: tuple[Count, ...]) -> str:
    return ", ".join(f"{clean(count.words)} ({count.documents})" for count in counts[:WORDS])


def claims_drawn(claims: tuple[ClaimLine, ...]) -> Table:
    """Claims, the newest first."""
    table = table_of("id", "when", "says", "according to", "how")
    for claim in claims:
        how = ", ".join(filter(None, (claim.act, claim.style)))
        denied = "" if claim.stance == "states" else f"{claim.stance}\n"
        table.add_row(
            Text(claim.id[:8], style="dim"),
            text_of(claim.published),
            text_of(claim.words),
            text_of(chain_of(claim.chain) or claim.outlet),
            Text(denied + how),
        )
    return table


def _relations(relations: tuple[RelationLine, ...]) -> Table:
    table = table_of("entity", "relation", "entity ", "according to", "documents", wide="according to")
    for line in relations:
        days = " to ".join(dict.fromkeys(day for day in (line.first, line.last) if day))
        relation = f"{line.relation} ({line.detail})" if line.detail else line.relation
        table.add_row(
            text_of(line.subject),
            text_of(relation),
            text_of(line.object),
            text_of(", ".join(line.according_to or line.outlets)),
            text_of(f"{line.documents}, {days}" if days else str(line.documents)),
        )
    return table
