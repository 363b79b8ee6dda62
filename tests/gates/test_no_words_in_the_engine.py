"""The engine holds no word and no code of any language: they stand in the tables, or nowhere.

Looks at every string of `reading` that can meet a text. Messages are written in the language of the code, so of that
language only whole entries and words inside patterns are looked for; of all others, any word.
"""

from __future__ import annotations

import ast
import dataclasses
import enum
import re
from collections.abc import Collection, Iterator

import pytest

import menurut.records
from tests.gates.language_words import OF_THE_CODE, letters, vocabulary
from tests.places import ROOT, SOURCE, language_codes

ENGINE = ("reading",)
NO_WORDS = {"latin": "the name of a script"}
PATTERN = re.compile(r"\\|\||\(\?|\[.*\]")
ESCAPES = re.compile(r"\\[A-Za-z]|\(\?P?<\w+>|\(\?[aiLmsux-]+[:)]")

WORDS = vocabulary()
RECORDS = [kind for kind in vars(menurut.records).values() if isinstance(kind, type)]
NAMES = {str(member) for kind in RECORDS if issubclass(kind, enum.StrEnum) for member in kind}
NAMES |= {field.name for kind in RECORDS if dataclasses.is_dataclass(kind) for field in dataclasses.fields(kind)}
FILES = sorted(path for room in ENGINE for path in (SOURCE / room).rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
FOREIGN = frozenset().union(*(found for code, found in WORDS.tokens.items() if code != OF_THE_CODE))
FOREIGN -= WORDS.tokens[OF_THE_CODE] | {menurut.__name__}
ANY = frozenset().union(*WORDS.tokens.values())
WHOLE = frozenset().union(*WORDS.strings.values())


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """All strings but docstrings, the names in `__all__`, and what `why` and `reason` tell people."""
    apart: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Module(body=[ast.Expr(value=text), *_]) | ast.ClassDef(body=[ast.Expr(value=text), *_]):
                apart.add(id(text))
            case ast.FunctionDef(body=[ast.Expr(value=text), *_]):
                apart.add(id(text))
            case ast.Assign(targets=[ast.Name(id="__all__")], value=names):
                apart.update(map(id, ast.walk(names)))
            case ast.keyword(arg="why" | "reason", value=text):
                apart.update(map(id, ast.walk(text)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node


def fields(tree: ast.AST) -> set[str]:
    """The names of the fields of the records that a module draws up."""
    found = (node.target for node in ast.walk(tree) if isinstance(node, ast.AnnAssign))
    return {target.id for target in found if isinstance(target, ast.Name)}


def words_in(text: str, names: Collection[str] = ()) -> set[str]:
    """The words of a language in a string of the engine, by the rules above; `names` are none."""
    plain = text.strip().casefold()
    if plain in language_codes():
        return {plain}
    if plain in WORDS.meanings or plain in NO_WORDS or text in NAMES or text in names or not letters(text):
        return set()
    if plain in WHOLE and any(letter.isalpha() for letter in plain):
        return {plain}
    if PATTERN.search(text):
        return {word for word in letters(ESCAPES.sub(" ", text)) if len(word) > 1} & ANY
    return {word for word in letters(text) if len(word) > 2} & FOREIGN


def test_the_engine_holds_no_word_of_any_language() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value!r} holds {', '.join(sorted(words))}"
        for path, tree in TREES.items()
        for names in [fields(tree)]
        for node in literals(tree)
        if (words := words_in(node.value, names))
    ]
    assert not found, "move these words to a table of each language:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kata", {"kata"}),
        (r"\b(?:kata|ujar)\b", {"kata", "ujar"}),
        ("said", {"said"}),
        (r"\b(?:said|says)\b", {"said", "says"}),
        ("id", {"id"}),
        ("the cue mengatakan", {"mengatakan"}),
        ("state", set()),
        ("words", set()),
        (r"\d+(?P<tail>\s)", set()),
        ("a cue before its source", set()),
    ],
)
def test_the_search_finds_words_and_lets_meanings_be(text: str, words: set[str]) -> None:
    assert words_in(text) == words


def test_the_search_looks_at_all_strings_that_can_meet_a_text() -> None:
    code = """
'kata'
__all__ = ['kata']
def f():
    'kata'
    g(f'ujar {f}', why='tutur', cue='tegas')
    return 'ucap'
"""
    assert sorted(node.value for node in literals(ast.parse(code))) == ["tegas", "ucap", "ujar "]


def test_the_rooms_that_must_be_free_of_words_are_there() -> None:
    assert len(FILES) > len(ENGINE)
