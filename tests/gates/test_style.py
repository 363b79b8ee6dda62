"""Types, style and sizes: the half of how code is written here that a machine can check."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.places import ROOT, SOURCE

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_PARAMETERS = 6

FILES = sorted(SOURCE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    tool, *arguments = command
    return subprocess.run(
        [Path(sys.executable).with_name(tool), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function of the package, with the place a person can jump to."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, FUNCTIONS):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def test_types_hold_strictly() -> None:
    done = run("mypy")
    assert done.returncode == 0, done.stdout + done.stderr


def test_style_is_clean() -> None:
    done = run("ruff", "check", "--no-cache", "--output-format", "concise", ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_long() -> None:
    lines = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in FILES}
    assert {name: n for name, n in lines.items() if n > LONGEST_FILE} == {}


def test_no_function_is_long() -> None:
    lines = {place: (f.end_lineno or f.lineno) - f.lineno + 1 for place, f in functions()}
    assert {place: n for place, n in lines.items() if n > LONGEST_FUNCTION} == {}


# The Python door takes what a user knows of an article, each by its name; a record of options would only hide it.
DOORS = {"src/menurut/__init__.py read"}


def test_no_function_takes_many_parameters() -> None:
    inside = ((place, f) for place, f in functions() if re.sub(r":\d+", "", place) not in DOORS)
    counts = {place: parameters(f.args) for place, f in inside}
    assert {place: n for place, n in counts.items() if n > MOST_PARAMETERS} == {}


def parameters(given: ast.arguments) -> int:
    named = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([n for n in named if n not in ("self", "cls")]) + (given.vararg is not None) + (given.kwarg is not None)


def test_every_module_says_what_it_is_for() -> None:
    assert [str(path.relative_to(ROOT)) for path, tree in TREES.items() if not ast.get_docstring(tree)] == []


def test_every_public_name_says_what_it_answers() -> None:
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path, tree in TREES.items()
        for node in tree.body
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert silent == []
