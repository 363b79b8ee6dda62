"""A command in a process of its own that is killed, as by `kill -9`, at a moment that is told exactly.

A moment is a number of things said to the database: each statement counts before and after, each commit once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from menurut.cli import main
from menurut.workflows import adding, rebuilding

BATCH = 4  # documents, so that a few articles are many batches
EVENTS = ("before_cursor_execute", "after_cursor_execute", "commit")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run reported before its end: the keys of documents that the ledger holds, and whether it was killed."""

    reported: tuple[str, ...]
    killed: bool


@contextmanager
def at_moment(moment: int, act: Callable[[], None]) -> Iterator[list[int]]:
    """Do something when that much was said to the database; yields the count, in a list of one."""
    said = [0]

    def count(*_: Any) -> None:
        said[0] += 1
        if said[0] == moment:
            act()

    for name in EVENTS:
        event.listen(Engine, name, count)
    try:
        yield said
    finally:
        for name in EVENTS:
            event.remove(Engine, name, count)


def add_killed_at(moment: int, source: Path, place: str) -> Run:
    """Add the source, in batches of BATCH, by a process that dies at the moment."""
    return run_killed_at(moment, "add", str(source), "--ledger", place, "--verbose")


def run_killed_at(moment: int, *command: str) -> Run:
    """Run a command, in batches of BATCH, in a process that dies at the moment."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        _run(moment, command, write_end)
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as stream:
        lines = stream.read().splitlines()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status)
    assert killed or os.waitstatus_to_exitcode(status) == 0, f"menurut {command[0]} ended with {status}"
    return Run(tuple(key_in(line) for line in lines if line.count("\t") == 2), killed)


def key_in(line: str) -> str:
    """The key in a line of `menurut add --verbose`."""
    return line.rstrip("\n").split("\t")[2]


def _run(moment: int, command: Sequence[str], write_end: int) -> None:
    """What the child does; it never comes back."""
    code = 99
    try:
        with (
            os.fdopen(write_end, "w", encoding="utf-8") as sys.stdout,
            open(os.devnull, "w", encoding="utf-8") as sys.stderr,
            at_moment(moment, lambda: os.kill(os.getpid(), signal.SIGKILL)),
        ):
            adding.AT_ONCE = rebuilding.AT_ONCE = BATCH
            main(command)
    except SystemExit as error:
        code = int(error.code or 0)
    finally:
        os._exit(code)
