"""The walls of the house: who may import whom, one library per room, and what a pure room does not touch."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import ROOT, SOURCE

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
OWNERS = {"terminal": {"cli"}, "pages": {"ingesting"}, "templates": {"views"}, "database": {"ledger"}}
PURE = ("reading", "records", "resolving", "weighing")
IMPURE_CALLS = {"open", "print", "input", "eval", "exec", "breakpoint"}
CLOCKS = {"today", "now", "utcnow"}


def rooms() -> set[str]:
    modules = {path.stem for path in SOURCE.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in SOURCE.glob("*/__init__.py")}


def test_imports_keep_the_walls() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken" in done.stdout


def test_the_layers_are_exhaustive() -> None:
    layers = [contract for contract in CONTRACTS if contract["type"] == "layers"]
    assert {container for contract in layers for container in contract["containers"]} >= {"menurut", "menurut.reading"}
    assert all(contract["exhaustive"] for contract in layers)
    assert not any("ignore_imports" in contract for contract in CONTRACTS)


@pytest.mark.parametrize("name", OWNERS)
def test_a_library_of_one_room_is_forbidden_in_all_others(name: str) -> None:
    [contract] = [contract for contract in CONTRACTS if contract["id"] == name]
    assert "ignore_imports" not in contract
    bound = {module.removeprefix("menurut.") for module in contract["source_modules"]}
    assert bound == rooms() - OWNERS[name]


def test_a_pure_room_asks_no_clock_and_opens_nothing() -> None:
    files = sorted(path for room in PURE for path in (SOURCE / room).rglob("*.py"))
    assert len(files) > len(PURE)
    assert [f"{path.relative_to(ROOT)}:{found}" for path in files for found in impure(path)] == []


def impure(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_CALLS:
                yield f"{node.lineno} {name}()"
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                yield f"{node.lineno} .{name}()"
            case ast.Global(names=names):
                yield f"{node.lineno} global {', '.join(names)}"


def test_only_ingesting_opens_urls() -> None:
    """import-linter sees only `urllib`, which also holds the harmless `urllib.parse`."""
    found = [
        f"{path.relative_to(SOURCE)}: {module}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] != "ingesting"
        for module in imported(path)
        if module.startswith(("urllib.request", "urllib.error", "urllib.robotparser"))
    ]
    assert not found


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names
