"""`menurut export groups` and `menurut export readings`: what was derived, as JSON Lines for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from menurut.cli.ledgers import ledger_option, opened_ledger

if TYPE_CHECKING:
    from menurut.ledger import Batch

Command = TypeVar("Command", bound=Callable[..., Any])


def output_option(command: Command) -> Command:
    """Give a command the option `--output`."""
    return click.option(
        "-o", "--output", "file", type=click.Path(), metavar="FILE", help="Write to FILE, all of it or nothing."
    )(command)


@click.group()
def export() -> None:
    """Write what the ledger has derived as JSON Lines: groups or readings."""


@export.command()
@output_option
@ledger_option
def groups(file: str | None, place: str) -> None:
    """Write every group: its claims with their places in documents, origins, verdicts and circles."""
    _write(place, file, _groups)


@export.command()
@output_option
@click.option("--with-text", is_flag=True, help="Add each document's text and metadata.")
@ledger_option
def readings(file: str | None, with_text: bool, place: str) -> None:
    """Write the reading of every document, as `menurut read --format json` does."""
    _write(place, file, lambda batch: _readings(batch, with_text=with_text))


def _write(place: str, file: str | None, pieces: Callable[[Batch], Iterator[str]]) -> None:
    from menurut.cli.output import opened

    with opened_ledger(place) as ledger, ledger.reading() as batch, opened(file) as sheet:
        for piece in pieces(batch):
            sheet.write(piece)
        sheet.keep()


def _groups(batch: Batch) -> Iterator[str]:
    from menurut.exports.groups import group_lines
    from menurut.workflows.exporting import all_groups

    return group_lines(all_groups(batch))


def _readings(batch: Batch, *, with_text: bool) -> Iterator[str]:
    from menurut.exports.json_lines import json_lines
    from menurut.workflows.exporting import all_readings

    return json_lines(all_readings(batch), with_text=with_text)
