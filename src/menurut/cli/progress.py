"""How far the reading is: a bar on standard error for a person who waits for more than a few documents."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

FEW = 3


class Progress:
    """Counts documents; shows a bar from the fourth on, if it is to be shown at all."""

    def __init__(self, total: int | None, *, shown: bool) -> None:
        self._total = total
        self._shown = shown
        self._done = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def step(self, done: bool) -> None:
        """One more document is done with."""
        self._done += done
        if not self._shown or self._done <= FEW:
            return
        if self._bar is None:
            self._start()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done)

    def say(self, line: str) -> None:
        """A line on standard error, above the bar."""
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("reading", total=self._total, completed=self._done)
        self._bar.start()


@contextlib.contextmanager
def progress_of(sources: Sequence[str], *, shown: bool) -> Iterator[Progress]:
    """Progress over the documents of the sources, as far as their number can be told."""
    total = None
    if shown:
        from menurut.ingesting.counting import count_documents

        total = count_documents(sources)
    progress = Progress(total, shown=shown)
    try:
        yield progress
    finally:
        progress.end()
