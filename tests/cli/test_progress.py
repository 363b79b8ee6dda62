"""The bar for a person who waits."""

from __future__ import annotations

import sys

import pytest

from menurut.cli.progress import FEW, Progress, progress_of


def test_no_bar_for_a_few_documents_or_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    for shown, count in ((True, FEW), (False, 50)):
        with progress_of(["a.txt"] * count, shown=shown) as progress:
            for _ in range(count):
                progress.step(True)
            progress.say("menurut: a.txt: no such file")
    assert capsys.readouterr().err == "menurut: a.txt: no such file\n" * 2


def test_a_bar_for_more_than_a_few(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = Progress(50, shown=True)
    for _ in range(FEW + 2):
        progress.step(True)
    progress.say("menurut: [b.txt]: broken")
    progress.end()
    written = capsys.readouterr().err
    assert "reading" in written
    assert f"{FEW + 2}/50" in written
    assert "menurut: [b.txt]: broken" in written
