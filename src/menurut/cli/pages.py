"""How a page is shown: as JSON, or drawn for a terminal."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import click

from menurut.cli.ledgers import ledger_option
from menurut.cli.output import opened
from menurut.cli.sources import Day

DAY = Day()
DRAWERS = {  # kind of page to the module and function that draw it, which are loaded for that page only
    "answer": ("answers", "answer_drawn"),
    "dossier": ("dossiers", "dossier_drawn"),
    "who": ("people", "who_drawn"),
    "conflicts": ("conflicts", "conflicts_drawn"),
    "outlet": ("outlets", "outlet_drawn"),
    "decisions": ("decisions", "decisions_drawn"),
    "outcome": ("decisions", "outcome_drawn"),
}
Command = TypeVar("Command", bound=Callable[..., Any])


class Page(Protocol):
    """What is shown: a record that JSON can take."""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""


def page_options(command: Command) -> Command:
    """Give a command the options `--ledger` and `--json`."""
    as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of tables.")
    return ledger_option(as_json(command))


def show(page: Page, kind: str, *, as_json: bool) -> None:
    """Write a page to standard output."""
    with opened(None) as sheet:
        if as_json:
            sheet.write(json.dumps(page.to_dict(), ensure_ascii=False, indent=2) + "\n")
            return
        module, name = DRAWERS[kind]
        draw = getattr(importlib.import_module(f"menurut.cli.drawing.{module}"), name)
        from menurut.cli.drawing.parts import drawn

        sheet.write(drawn(draw(page), terminal=sys.stdout.isatty()))
