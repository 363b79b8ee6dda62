"""A ledger of the example articles, made once for all tests that only ask, and small parts of what they ask."""

from __future__ import annotations

import functools
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from menurut.cli import main
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ledger import open_ledger
from menurut.workflows.adding import Asked, add_sources
from tests.places import ROOT

ARTICLES = ROOT / "examples" / "ledger.jsonl"


def fill(place: str, source: Path = ARTICLES) -> None:
    """Add the articles of a file to a ledger."""
    with open_ledger(place, create=True) as ledger:
        added = list(add_sources(ledger, [str(source)], Asked(given=Given(), limits=Limits())))
    assert added


@functools.cache
def _made() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    folder = tempfile.TemporaryDirectory(prefix="menurut-")  # lives as long as this process
    place = Path(folder.name) / "ledger.sqlite"
    fill(str(place))
    return folder, place


def example_place() -> str:
    """The ledger of the example articles; it must not be written to."""
    return str(_made()[1])


def own_place(folder: Path) -> str:
    """A copy of it that may be written to."""
    return str(shutil.copy(example_place(), folder / "ledger.sqlite"))


def run(place: str, *arguments: str) -> Result:
    """A command on a ledger."""
    return CliRunner().invoke(main, [*arguments, "--ledger", place])


def page(place: str, *arguments: str) -> Any:
    """What a command on a ledger writes as JSON."""
    result = run(place, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
