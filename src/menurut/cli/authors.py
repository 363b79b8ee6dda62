"""Who decides, and why: the options of all commands by which a person decides."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def author_options(command: Command) -> Command:
    """Give a command the options `--author` and `--reason`."""
    reason = click.option("--reason", default="", metavar="TEXT", help="Why.")
    author = click.option("--author", metavar="NAME", help="Who decides; your login name without it.")
    return author(reason(command))


def author_of(given: str | None) -> str:
    """The name that was given, else the login name; a usage error where there is neither."""
    try:
        name = (given if given is not None else getpass.getuser()).strip()
    except (KeyError, OSError):
        name = ""
    if not name:
        raise click.UsageError("who decides? name yourself with --author NAME")
    return name
