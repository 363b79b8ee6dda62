"""`menurut read SOURCE...`: documents in, findings out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from menurut.cli.formats import FORMATS, Form, export_of, shape_of
from menurut.cli.sources import settings_of, source_options

if TYPE_CHECKING:
    from menurut.cli.formats import Export
    from menurut.cli.progress import Progress
    from menurut.ingesting.received import Problem
    from menurut.records import Reading
    from menurut.settings import Settings

SOME_FAILED = 1
NOTHING_READ = 2
EPILOG = """Exit codes: 0 everything was read; 1 something could not be read, the rest was; 2 nothing could be read, the
output could not be written, or the command was wrong."""


@dataclass(slots=True)
class Tally:
    """How many documents were read, and how many could not be."""

    read: int = 0
    failed: int = 0

    def exit_code(self) -> int:
        """What the command ends with."""
        if self.read == 0:
            return NOTHING_READ
        return SOME_FAILED if self.failed else 0


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--format", "shape", type=click.Choice(FORMATS), help="Form of the output; by FILE's ending, or table.")
@click.option("-o", "--output", "file", type=click.Path(), metavar="FILE", help="Write to FILE, all of it or nothing.")
@click.option("--with-text", is_flag=True, help="Add each document's text and metadata to JSON.")
@source_options
@click.pass_context
def read(
    context: click.Context, /, sources: tuple[str, ...], file: str | None, shape: str | None, **asked: Any
) -> None:
    """Read articles: who said what, according to whom.

    A SOURCE is a text file, an HTML file, a JSON Lines file of documents (id, text, published, outlet, title, url), an
    address (https://...), or - for standard input. Options win over what a source says of itself.
    """
    form = Form(
        shape=shape or shape_of(file),
        with_text=asked.pop("with_text"),
        terminal=file in (None, "-") and sys.stdout.isatty(),
    )
    if form.shape == "html" and form.terminal:
        raise click.UsageError("a report is not for the terminal; write it to a file with -o FILE.html")
    tally = _run(sources, settings_of(asked), export_of(form), file, shown=sys.stderr.isatty() and not form.terminal)
    context.exit(tally.exit_code())


def _run(sources: tuple[str, ...], settings: Settings, export: Export, file: str | None, *, shown: bool) -> Tally:
    """Read, export and write; problems go to standard error as they come."""
    from menurut.cli.output import opened
    from menurut.cli.progress import progress_of
    from menurut.errors import LanguageError, ReaderError
    from menurut.workflows.reading import read_sources

    try:
        found = read_sources(
            sources,
            given=settings.given,
            limits=settings.limits,
            language=settings.language,
            reader=settings.reader,
        )
    except (LanguageError, ReaderError) as error:
        raise click.UsageError(str(error)) from error
    tally = Tally()
    with opened(file) as sheet, progress_of(sources, shown=shown) as progress:
        for piece in export(_readings(found, tally, progress)):
            sheet.write(piece)
        if tally.read > 0:
            sheet.keep()
    return tally


def _readings(found: Iterator[Reading | Problem], tally: Tally, progress: Progress) -> Iterator[Reading]:
    """The readings alone; problems are counted and said."""
    from menurut.ingesting.received import Problem

    for item in found:
        if isinstance(item, Problem):
            tally.failed += item.fatal
            progress.say(f"menurut: {item}")
            progress.step(item.fatal)
        else:
            tally.read += 1
            yield item
            progress.step(True)
