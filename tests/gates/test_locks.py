"""What is installed: everything pinned with hashes, what we ask for is in it, no registry named, and the base small."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.places import ROOT

LOCKS = ("base", "test", "bench", "lock")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\$")
REGISTRY = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|file://|pypi\.org|pythonhosted|/simple\b")
MOST_MEGABYTES = 250
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found = (PIN.match(line) for line in lines)
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def asked_for(name: str) -> list[Requirement]:
    lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_everything_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    packages = [block for block in blocks if not block.startswith("#")]
    assert len(packages) == len(pins(name)) > 0
    assert [block.split()[0] for block in packages if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("base", [*map(Requirement, PROJECT["dependencies"]), *asked_for("build")]),
        *((name, asked_for(name)) for name in LOCKS[1:]),
    ],
)
def test_a_lock_holds_what_is_asked_for(name: str, wanted: list[Requirement]) -> None:
    pinned = pins(name)
    unmet = [str(r) for r in wanted if not r.specifier.contains(pinned.get(canonicalize_name(r.name), "0"))]
    assert unmet == [], "make lock"


def test_the_base_lock_is_closed() -> None:
    """Whatever a package of it needs, extras included, is in it; an installer that overlooks an extra is found out."""
    pinned, seen = pins("base"), set()
    todo = [Requirement(text) for text in PROJECT["dependencies"]]
    while todo:
        wanted = todo.pop()
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if key not in seen:
            seen.add(key)
            todo += needs(wanted)
    assert sorted({name for name, _ in seen} - pinned.keys()) == []


def needs(wanted: Requirement) -> list[Requirement]:
    found = [Requirement(text) for text in importlib.metadata.requires(wanted.name) or []]
    extras = {"", *map(canonicalize_name, wanted.extras)}
    return [r for r in found if r.marker is None or any(r.marker.evaluate({"extra": extra}) for extra in extras)]


def test_locks_of_one_environment_agree() -> None:
    base, test = pins("base"), pins("test")
    assert {name: (base[name], test[name]) for name in base.keys() & test.keys() if base[name] != test[name]} == {}


def test_no_committed_file_names_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = [
        name
        for name in filter(None, listed.split("\0"))
        if Path(name).suffix in {".txt", ".in", ".toml", ".cfg", ".ini", ".lock", ".yml", ".yaml", ".sh", ".conf", ""}
        if Path(ROOT, name).is_file()
        and REGISTRY.search(Path(ROOT, name).read_text(encoding="utf-8", errors="replace"))
    ]
    assert [name for name in found if name != "Makefile"] == []
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert REGISTRY.search(re.sub(r"--no-emit-(?:index-url|find-links|trusted-host)", "", makefile)) is None


def test_the_base_install_is_small() -> None:
    """The size of what base.txt installs and of menurut itself, as it lies on disk."""
    sizes = {name: megabytes(name) for name in pins("base")}
    sizes["menurut"] = sum(p.stat().st_size for p in (ROOT / "src").rglob("*") if p.is_file()) / 1e6
    assert sum(sizes.values()) < MOST_MEGABYTES, sorted(sizes.items(), key=lambda item: -item[1])


def megabytes(name: str) -> float:
    files = importlib.metadata.files(name) or []
    return sum(Path(str(file.locate())).stat().st_size for file in files if Path(str(file.locate())).is_file()) / 1e6
