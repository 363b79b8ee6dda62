"""The documents say what is true: commands, options, public names, glossary, links, examples that run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import menurut
from menurut.cli import main
from tests.places import DOCS, ROOT, SOURCE

PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
NAMED_PAGE = re.compile(r"\bdocs/[\w./-]+\.md\b")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def prose(path: Path) -> str:
    """A page without its code."""
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """The names that headings can be linked by."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def commands(group: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, with the words that call it."""
    if isinstance(group, click.Group):
        for word, command in group.commands.items():
            yield from commands(command, (*words, word))
    else:
        yield words, group


def options(command: click.Command) -> set[str]:
    return {
        o for p in command.params if isinstance(p, click.Option) and not p.hidden for o in (*p.opts, *p.secondary_opts)
    }


COMMANDS = dict(commands(main))
EVERYWHERE = {"--help", *options(main)}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_and_its_options_are_documented(words: tuple[str, ...]) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert f"menurut {' '.join(words)}" in page
    assert sorted(o for o in options(COMMANDS[words]) if not re.search(rf"(?<![\w-]){o}(?![\w-])", page)) == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_and_its_options_have_help(words: tuple[str, ...]) -> None:
    command = COMMANDS[words]
    assert (command.help or "").strip()
    assert [p.name for p in command.params if isinstance(p, click.Option) and not (p.help or "").strip()] == []


def test_the_documents_name_no_option_that_is_none() -> None:
    known = set().union(*map(options, COMMANDS.values())) | EVERYWHERE
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert sorted(set(OPTION.findall(page)) - known) == []


def test_commands_in_the_documents_can_be_called() -> None:
    found = []
    for path in PAGES:
        for _, code in FENCE.findall(path.read_text(encoding="utf-8")):
            for line in code.splitlines():
                called = re.search(r"(?:^|[|;$] *|&& *)(?:\.venv/bin/)?menurut (.+)", line)
                if called and (wrong := unknown(called[1])):
                    found.append(f"{name(path)}: {line.strip()}: {wrong}")
    assert found == []


def unknown(line: str) -> list[str]:
    """What in a call is no command or no option of it."""
    parts = shlex.split(line.split("|")[0].split(">")[0], comments=True)
    words = next((words for words in COMMANDS if tuple(parts[: len(words)]) == words), None)
    if words is None:
        return [] if set(parts) <= EVERYWHERE else parts[:1]
    given = {part.split("=")[0] for part in parts if part.startswith("-") and part != "-"}
    return sorted(given - options(COMMANDS[words]) - EVERYWHERE)


def test_every_public_name_is_documented() -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    public = [n for n in menurut.__all__ if not n.startswith("_")]
    assert [
        n for n in public if not re.search(rf"`[^`\n]*\b{n}\b[^`\n]*`|^.*menurut.*\b{n}\b", pages, re.MULTILINE)
    ] == []


def glossary() -> list[str]:
    """The words of the glossary: the first column of its table, each variant for itself."""
    rows = re.findall(r"^\|\s*([^|]+?)\s*\|", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    entries = [row for row in rows if row != "word" and not set(row) <= set("-: ")]
    plain = (re.sub(r"\(.*?\)|[*`]", "", entry) for entry in entries)
    return [word.strip() for entry in plain for word in entry.split(",") if word.strip()]


def test_every_word_of_the_glossary_is_used() -> None:
    sources = [path for path in SOURCE.rglob("*") if path.suffix in {".py", ".toml", ".j2"}]
    texts = [path for path in (*PAGES, *sources) if path != DOCS / "glossary.md"]
    used = "\n".join(path.read_text(encoding="utf-8") for path in texts).lower()
    words = glossary()
    assert len(words) > 10
    assert [word for word in words if not re.search(rf"\b{re.escape(word.lower())}", used)] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    dead = []
    for target in LINK.findall(prose(path)):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        place = (path.parent / file).resolve() if file else path
        if not place.exists() or (anchor and place.suffix == ".md" and anchor not in anchors(place)):
            dead.append(target)
    assert dead == []


def test_pages_named_in_code_are_there() -> None:
    files = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.toml"), *PAGES, ROOT / "pyproject.toml", ROOT / "Makefile"]
    named = {(name(path), page) for path in files for page in NAMED_PAGE.findall(path.read_text(encoding="utf-8"))}
    assert sorted((path, page) for path, page in named if not (ROOT / page).is_file()) == []


def test_decisions_are_numbered() -> None:
    numbers = [re.match(r"(\d{4})-[a-z0-9-]+\.md$", path.name) for path in DECISIONS]
    assert [path.name for path, number in zip(DECISIONS, numbers, strict=True) if number is None] == []
    assert [int(number[1]) for number in numbers if number] == list(range(1, len(DECISIONS) + 1))
    titles = [path.read_text(encoding="utf-8").partition("\n")[0] for path in DECISIONS]
    assert [title for i, title in enumerate(titles, start=1) if not title.startswith(f"# {i}. ")] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_examples_in_the_documents_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = "\n".join(code for _, code in FENCE.findall(path.read_text(encoding="utf-8")) if ">>> " in code)
    test = doctest.DocTestParser().get_doctest(code, {}, name(path), str(path), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
    assert report == []


def test_examples_in_docstrings_run() -> None:
    report: list[str] = []
    tried = 0
    for module in pkgutil.walk_packages(menurut.__path__, "menurut."):
        for test in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(module.name)):
            tried += doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append).attempted
    assert report == []
    assert tried > 0


def test_the_changelog_speaks_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert re.search(
        rf"^## .*\b{re.escape(version)}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
