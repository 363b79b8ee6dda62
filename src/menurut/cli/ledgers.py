"""Which ledger a command works on, and how its errors are said."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from menurut.ledger import Ledger

DEFAULT = "menurut.sqlite"
FAILED = 2
Command = TypeVar("Command", bound=Callable[..., Any])


class LedgerFailure(click.ClickException):
    """What a ledger could not do, said in one line."""

    exit_code = FAILED


def ledger_option(command: Command) -> Command:
    """Give a command the option `--ledger`."""
    return click.option(
        "--ledger",
        "place",
        envvar="MENURUT_LEDGER",
        default=DEFAULT,
        show_default=True,
        metavar="PLACE",
        help="File of the ledger, or postgresql://user@host/name; else what MENURUT_LEDGER says.",
    )(command)


@contextlib.contextmanager
def opened_ledger(place: str, *, create: bool = False, shared: bool = False) -> Iterator[Ledger]:
    """The ledger at the place; errors end the command with one line."""
    from menurut.errors import MenurutError
    from menurut.ledger import open_ledger

    try:
        with open_ledger(place, create=create, shared=shared) as ledger:
            yield ledger
    except MenurutError as error:
        raise LedgerFailure(str(error)) from error
