"""What every command that takes sources can be told: options of documents, readers and limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from menurut.languages import codes

if TYPE_CHECKING:
    import datetime

    from menurut.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[Any]):
    """A calendar day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date | None:
        """The day; a usage error where it is none."""
        from menurut.errors import DateError
        from menurut.ingesting.given import day_of

        try:
            return day_of(value)
        except DateError as error:
            self.fail(str(error), param, ctx)


OPTIONS = (
    click.option("--published", type=Day(), metavar="DATE", help="Day of publication, such as 2025-06-12."),
    click.option("--outlet", metavar="NAME", help="Name of the outlet."),
    click.option(
        "--language", type=click.Choice(["auto", *codes()]), default="auto", show_default=True, help="Language."
    ),
    click.option("--reader", default="rules", show_default=True, metavar="NAME", help="Reader that is used."),
    click.option(
        "--timeout",
        type=click.IntRange(1, 3600),
        default=20,
        show_default=True,
        metavar="SECONDS",
        help="Time limit for one address.",
    ),
    click.option(
        "--max-size",
        type=click.IntRange(1, 4096),
        default=20,
        show_default=True,
        metavar="MB",
        help="Size limit for one file, page or line.",
    ),
    click.option("--allow-private", is_flag=True, help="Let addresses lead to this machine and the private network."),
)


def source_options(command: Command) -> Command:
    """Give a command the options of sources, after its own."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def settings_of(asked: dict[str, Any]) -> Settings:
    """The settings that the options of sources ask for."""
    from menurut.ingesting.given import Given
    from menurut.ingesting.limits import MEGABYTE, Limits
    from menurut.settings import Settings, user_agent

    return Settings(
        language=asked["language"],
        reader=asked["reader"],
        given=Given(published=asked["published"], outlet=asked["outlet"]),
        limits=Limits(
            max_bytes=asked["max_size"] * MEGABYTE,
            seconds=asked["timeout"],
            user_agent=user_agent(),
            allow_private=asked["allow_private"],
        ),
    )
