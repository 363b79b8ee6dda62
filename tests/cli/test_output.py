"""Where the output goes: all of it or nothing."""

from __future__ import annotations

import stat
from pathlib import Path

import click
import pytest

from menurut.cli.output import opened


def test_a_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    with opened(str(path)) as sheet:
        sheet.write("Kafé\n")
        assert not path.exists()
        sheet.keep()
    assert path.read_bytes() == "Kafé\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


def test_what_is_not_kept_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    with opened(str(path)) as sheet:
        sheet.write("half")
    with pytest.raises(KeyboardInterrupt), opened(str(path)) as sheet:
        sheet.write("half")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


def test_permissions_are_those_of_the_file_or_of_any_new_file(tmp_path: Path) -> None:
    usual, old, new = tmp_path / "usual", tmp_path / "old", tmp_path / "new"
    usual.touch()
    old.touch(mode=0o600)
    for path in (old, new):
        with opened(str(path)) as sheet:
            sheet.keep()
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    link.symlink_to(real)
    with opened(str(link)) as sheet:
        sheet.write("x")
        sheet.keep()
    assert link.is_symlink()
    assert real.read_text() == "x"


def test_a_device_is_written_to(capfd: pytest.CaptureFixture[str]) -> None:
    with opened("/dev/null") as sheet:
        sheet.write("x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["none/out.json", "."])
def test_a_place_that_is_none_is_said_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(click.ClickException, match="cannot write") as caught, opened(str(tmp_path / name)):
        pytest.fail("nothing may be read before")
    assert caught.value.exit_code == 2


def test_a_disk_that_is_full_is_said() -> None:
    with pytest.raises(click.ClickException, match="No space left"), opened("/dev/full") as sheet:
        sheet.write("x")
