"""`menurut entities ...`: who is who, what people decide about it, and known entities."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from menurut.cli.authors import author_of, author_options
from menurut.cli.ledgers import ledger_option, opened_ledger
from menurut.cli.words import clean

if TYPE_CHECKING:
    from menurut.views.entities import Count, EntityPage, Part

SOME_REFUSED = 1
NOTHING_ADDED = 2
SHOWN = 12  # of a list, on a terminal
EPILOG = """Exit codes: 0 every line is in the ledger; 1 some lines were refused, the rest is there; 2 nothing could be
imported, or the command was wrong."""


@click.group()
def entities() -> None:
    """Who is who: show an entity, merge two, split one, import known ones."""


@entities.command()
@click.argument("name", metavar="NAME|ID")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
def show(name: str, place: str, as_json: bool) -> None:
    """Show the entities of a name, or the one of an id, and why each is one."""
    from menurut.errors import NotThereError
    from menurut.views.entities import page_of
    from menurut.workflows.entities import find_entities

    with opened_ledger(place) as ledger, ledger.reading() as batch:
        pages = [page_of(found) for found in find_entities(batch.entities, name)]
        if not pages:
            raise NotThereError(f"no entity is called {name!r}, and none whose name begins so")
    if as_json:
        click.echo(json.dumps([page.to_dict() for page in pages], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(map(_text, pages)))


@entities.command()
@click.argument("one", metavar="NAME|ID")
@click.argument("other", metavar="NAME|ID")
@ledger_option
@author_options
def merge(one: str, other: str, place: str, author: str | None, reason: str) -> None:
    """Decide that two entities are one."""
    from menurut.records import Judgement
    from menurut.workflows.entities import judge, the_entity, to_merge

    with opened_ledger(place) as ledger, ledger.writing() as batch:
        pairs = to_merge(batch.entities, one, other)
        judge(batch, pairs, Judgement.SAME, author_of(author), reason)
        whole = the_entity(batch.entities, pairs[0][0]).known
    click.echo(f"menurut: {clean(one)} and {clean(other)} are one: {whole.id} {clean(whole.name)}", err=True)


@entities.command()
@click.argument("whole", metavar="NAME|ID")
@click.argument("part", metavar="NAME|NODE")
@ledger_option
@author_options
def split(whole: str, part: str, place: str, author: str | None, reason: str) -> None:
    """Decide that a part of an entity, a name or a node of it, is somebody or something else."""
    from menurut.records import Judgement
    from menurut.workflows.entities import judge, the_entity, to_split

    with opened_ledger(place) as ledger, ledger.writing() as batch:
        pairs = to_split(batch.entities, whole, part)
        judge(batch, pairs, Judgement.NOT_SAME, author_of(author), reason)
        left = the_entity(batch.entities, pairs[0][1]).known
    click.echo(f"menurut: {clean(part)} is apart now: {left.id} {clean(left.name)}", err=True)


@entities.command(name="import", epilog=EPILOG)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@ledger_option
@click.option("--dataset", metavar="NAME", help="What the set is called; the name of the file without it.")
@click.pass_context
def import_(context: click.Context, file: Path, place: str, dataset: str | None) -> None:
    """Import known people and bodies from FollowTheMoney JSON Lines."""
    from menurut.workflows.known import import_lines

    added = there = refused = 0
    try:
        with opened_ledger(place, create=True) as ledger, file.open("rb") as lines:
            for done in import_lines(ledger, lines, dataset or file.stem):
                added += done.added
                there += done.there
                refused += len(done.refused)
                for line in done.refused:
                    click.echo(f"menurut: {file}:{line.line}: {clean(line.why)}", err=True)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read ({error.strerror or error}); try a copy of it") from error
    parts = ((added, "added"), (there, "already there"), (refused, "refused"))
    said = ", ".join(f"{count} {what}" for count, what in parts if count)
    click.echo(f"menurut: {said or 'nothing to import'}; the ledger is {place}", err=True)
    context.exit(NOTHING_ADDED if not added + there else SOME_REFUSED if refused else 0)


def _text(page: EntityPage) -> str:
    """An entity in lines."""
    lines = [f"{page.id}  {clean(page.name)}  ({page.schema})"]
    lines += [
        f"  {title}: {_counted(counts)}" for title, counts in (("names", page.names), ("roles", page.roles)) if counts
    ]
    lines += [f"  node {_node(part)}" for part in page.parts[:SHOWN]]
    if len(page.parts) > SHOWN:
        lines.append(f"  and {len(page.parts) - SHOWN} more nodes; --json lists them")
    for reason in page.reasons[:SHOWN]:
        why = "; ".join(map(clean, reason.why))
        lines.append(f"  {clean(reason.one)} = {clean(reason.other)}: {why}")
    return "\n".join(lines)


def _counted(counts: tuple[Count, ...]) -> str:
    more = f" and {len(counts) - SHOWN} more" if len(counts) > SHOWN else ""
    return ", ".join(f"{clean(count.words)} ({count.documents})" for count in counts[:SHOWN]) + more


def _node(part: Part) -> str:
    days = " to ".join(dict.fromkeys(day for day in (part.first, part.last) if day))
    known = f"known as {clean(part.reference)}" if part.reference else f"{part.documents} documents"
    beside = ", ".join(
        filter(None, (part.calling, "of one document" if part.short and not part.calling else known, days))
    )
    return f"{part.id}  {clean(part.name)}  ({beside})"
