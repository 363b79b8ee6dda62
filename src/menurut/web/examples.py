"""The example articles, which an empty ledger begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path


@contextmanager
def example_file() -> Iterator[Path]:
    """The file of the example articles, JSON Lines."""
    with resources.as_file(resources.files("menurut.web").joinpath("example.jsonl")) as file:
        yield file
