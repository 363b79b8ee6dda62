"""Where the output goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click

STANDARD_OUTPUT = (None, "-")
CLOSED = 141  # what a shell reports of a program whose reader went away


class CannotWrite(click.ClickException):
    """The output could not be written."""

    exit_code = 2

    def __init__(self, file: str, error: OSError) -> None:
        super().__init__(f"cannot write {file} ({error.strerror or error}); choose another place")


class Sheet:
    """An open output. `keep` tells that it is worth having; a file that is never kept leaves no trace."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self.kept = False

    def write(self, piece: str) -> None:
        """Write a piece and let it go on its way, so that a reader down the line need not wait."""
        try:
            self._stream.write(piece.encode("utf-8", "replace"))
            self._stream.flush()
        except OSError as error:
            _let_go(self._stream)
            if isinstance(error, BrokenPipeError):
                raise click.exceptions.Exit(CLOSED) from None
            raise CannotWrite(self._name, error) from error

    def keep(self) -> None:
        """Say that the output is complete."""
        self.kept = True


@contextlib.contextmanager
def opened(file: str | None) -> Iterator[Sheet]:
    """The output of that name. A file is opened before anything is read, so that a wrong name costs no time."""
    if file in STANDARD_OUTPUT or file is None:
        yield Sheet(sys.stdout.buffer, "the output")
        return
    with contextlib.ExitStack() as stack:
        try:
            opening = _replaced if _is_plain(Path(file)) else _direct
            sheet = stack.enter_context(opening(Path(file)))
        except OSError as error:
            raise CannotWrite(file, error) from error
        yield sheet


@contextlib.contextmanager
def _direct(path: Path) -> Iterator[Sheet]:
    """A pipe or device, which cannot be replaced."""
    with path.open("wb") as stream:
        yield Sheet(stream, str(path))


@contextlib.contextmanager
def _replaced(path: Path) -> Iterator[Sheet]:
    """A file beside the path that takes its place at the end, if it is kept. A link stays, what it leads to changes."""
    path = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            sheet = Sheet(stream, str(path))
            yield sheet
        if sheet.kept:
            _take_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _take_place(beside: Path, path: Path) -> None:
    try:
        beside.chmod(_mode(path))
        beside.replace(path)
    except OSError as error:
        raise CannotWrite(str(path), error) from error


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _is_plain(path: Path) -> bool:
    """Whether the path is a file or none yet, and no pipe or device; a directory fails when it is replaced."""
    if path.is_dir():
        raise IsADirectoryError(21, "it is a directory")
    return path.is_file() or not path.exists()


def _let_go(stream: IO[bytes]) -> None:
    """Turn a stream away from where nothing can be written, or what is left in it fails again when it is closed."""
    with contextlib.suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
