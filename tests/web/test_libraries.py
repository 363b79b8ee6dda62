"""Libraries of others are as their authors publish them, every file is listed, and their licences lie beside them."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from tests.places import ROOT, SOURCE

FOLDERS = (SOURCE / "web" / "static" / "vendor", ROOT / "tests" / "web" / "vendor")
OURS = {"libraries.toml", "LICENSES.txt"}


@pytest.fixture(params=FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def listed(folder: Path) -> list[dict[str, str]]:
    return list(tomllib.loads((folder / "libraries.toml").read_text(encoding="utf-8"))["library"])


def test_every_file_is_listed(folder: Path) -> None:
    assert {file.name for file in folder.iterdir()} - OURS == {one["file"] for one in listed(folder)}


def test_no_file_was_changed(folder: Path) -> None:
    found = {one["file"]: hashlib.sha256((folder / one["file"]).read_bytes()).hexdigest() for one in listed(folder)}
    assert found == {one["file"]: one["sha256"] for one in listed(folder)}


def test_every_licence_is_given(folder: Path) -> None:
    licences = (folder / "LICENSES.txt").read_text(encoding="utf-8")
    for one in listed(folder):
        assert f"{one['name']} {one['version']}" in licences
        assert one["licence"] in licences
