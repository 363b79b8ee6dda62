"""The command line: `menurut COMMAND`. Only this room knows a terminal.

Nothing heavy is imported before a command runs, so that the help comes at once.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

import click

from menurut.cli.adding import add, rebuild
from menurut.cli.asking import ask, claim, conflicts, who
from menurut.cli.deciding import decide, decisions, undo
from menurut.cli.entities import entities
from menurut.cli.exporting import export
from menurut.cli.outlets import origins
from menurut.cli.reading import read
from menurut.cli.serving import serve
from menurut.cli.words import clean

NOTHING_READ = 2
INTERRUPTED = 130


class Commands(click.Group):
    """A group that says what is wrong in one line on standard error, as its commands do."""

    def main(
        self, args: Any = None, prog_name: Any = None, *more: Any, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run the command that the arguments name, and exit with its code."""
        run: Callable[[], Any] = functools.partial(super().main, args, prog_name, *more, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            code = run()
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(NOTHING_READ)
        except click.UsageError as error:
            where = f" ({error.ctx.command_path} --help tells more)" if error.ctx is not None else ""
            click.echo(f"menurut: {clean(error.format_message())}{where}", err=True)
            sys.exit(NOTHING_READ)
        except click.ClickException as error:
            click.echo(f"menurut: {clean(error.format_message())}", err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("menurut: stopped", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(code if isinstance(code, int) else 0)


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from menurut.settings import version

        click.echo(f"menurut {version()}")
        context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Read news and keep a ledger of who said what, according to whom."""


COMMANDS = (
    read, add, rebuild, ask, claim, who, conflicts, origins, decide, undo, decisions, entities, export, serve,
)  # fmt: skip
for command in COMMANDS:
    main.add_command(command)
