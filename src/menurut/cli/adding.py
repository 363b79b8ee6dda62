"""`menurut add SOURCE...` and `menurut rebuild`: documents into the ledger, and all that is derived from them anew."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from menurut.cli.ledgers import ledger_option, opened_ledger
from menurut.cli.sources import settings_of, source_options

if TYPE_CHECKING:
    from menurut.settings import Settings

SOME_REFUSED = 1
NOTHING_ADDED = 2
HELD = ("added", "new version", "already there")  # outcomes of documents that the ledger holds
EPILOG = """Exit codes: 0 the ledger holds every document; 1 something was refused, the rest is there; 2 nothing could
be added, the ledger failed, or the command was wrong. A command that was stopped is simply run again."""

REBUILT = """Exit codes: 0 everything was derived; 1 a document could not be read any more, the rest is derived; 2 the
ledger failed, or the command was wrong."""


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@ledger_option
@click.option("-v", "--verbose", is_flag=True, help="Say of each document what became of it, once it is kept.")
@source_options
@click.pass_context
def add(context: click.Context, /, sources: tuple[str, ...], place: str, verbose: bool, **asked: Any) -> None:
    """Add articles to the ledger: read, resolved and weighed.

    A SOURCE is what `menurut read` takes. What is there already is left as it is; a changed article is added beside
    the one before.
    """
    counts: Counter[str] = Counter()
    try:
        _add(sources, place, settings_of(asked), counts, verbose=verbose)
    except BaseException:  # stopped, or the ledger failed: what was kept until then is said all the same
        if counts:
            _sum_up(counts, place)
        raise
    _sum_up(counts, place)
    held = sum(counts[name] for name in HELD)
    context.exit(NOTHING_ADDED if not held else SOME_REFUSED if counts["refused"] else 0)


def _sum_up(counts: Counter[str], place: str) -> None:
    from menurut.ledger.troubles import hidden

    parts = [f"{counts[name]} {name}" for name in (*HELD, "refused") if counts[name]]
    click.echo(f"menurut: {', '.join(parts) or 'nothing to add'}; the ledger is {hidden(place)}", err=True)


def _add(sources: tuple[str, ...], place: str, settings: Settings, counts: Counter[str], *, verbose: bool) -> None:
    """Add, and say problems as they come; counts how many documents came to what."""
    from menurut.cli.progress import progress_of
    from menurut.errors import ReaderError
    from menurut.ingesting.received import Problem
    from menurut.reading import reader_named
    from menurut.workflows.adding import Asked, add_sources

    try:
        reader_named(settings.reader)
    except ReaderError as error:
        raise click.UsageError(str(error)) from error
    asked = Asked(given=settings.given, limits=settings.limits, language=settings.language, reader=settings.reader)
    with opened_ledger(place, create=True) as ledger, progress_of(sources, shown=sys.stderr.isatty()) as progress:
        for item in add_sources(ledger, sources, asked):
            if isinstance(item, Problem):
                counts["refused"] += item.fatal
                progress.say(f"menurut: {item}")
                progress.step(item.fatal)
            else:
                counts[item.outcome] += 1
                if verbose:
                    click.echo(f"{item.outcome}\t{item.id}\t{item.key}")
                    sys.stdout.flush()
                progress.step(True)


@click.command(epilog=REBUILT)
@ledger_option
@click.pass_context
def rebuild(context: click.Context, /, place: str) -> None:
    """Derive everything anew from the documents and decisions received, with this version of menurut.

    Nothing received is touched. Ids stay the same where the findings are the same. A rebuild that was stopped goes on.
    """
    from menurut.cli.progress import Progress
    from menurut.ingesting.received import Problem
    from menurut.workflows.rebuilding import Rebuilt
    from menurut.workflows.rebuilding import rebuild as run

    done = failed = 0
    with opened_ledger(place) as ledger:
        progress = Progress(None, shown=sys.stderr.isatty())
        try:
            for item in run(ledger):
                if isinstance(item, Rebuilt):
                    sizes = ", ".join(f"{n} {name} (before: {item.before[name]})" for name, n in item.after.items())
                    click.echo(f"menurut: {sizes}", err=True)
                    break
                failed += isinstance(item, Problem)
                done += not isinstance(item, Problem)
                if isinstance(item, Problem):
                    progress.say(f"menurut: {item}")
                progress.step(True)
        finally:
            progress.end()
    click.echo(f"menurut: {done} documents derived anew{f', {failed} could not be read' if failed else ''}", err=True)
    context.exit(SOME_REFUSED if failed else 0)
