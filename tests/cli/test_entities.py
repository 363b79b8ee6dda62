"""The commands about entities: shown, merged, split, imported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from menurut.cli import main
from menurut.ledger import open_ledger
from menurut.records import Entity
from menurut.workflows.resolving import Arrived, resolve_batch
from tests.resolving.builders import person, reading

FULL = person("Wening Pramudita", "Pramudita", roles=("Menteri Kelautan",))


@pytest.fixture
def filled(place: str) -> str:
    """A ledger with three documents' entities."""
    sets: list[list[Entity]] = [[FULL], [FULL, person("Ayu\x1b[31m Lesmana")], [person("Pramudita", roles=FULL.roles)]]
    batch = [Arrived(n=n, key=f"d{n}", reading=reading(*each, key=f"d{n}")) for n, each in enumerate(sets)]
    with open_ledger(place, create=True) as ledger, ledger.writing() as writing:
        resolve_batch(writing.entities, batch)
    return place


def run(place: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["entities", *arguments, "--ledger", place])


def shown(place: str, name: str) -> list[dict[str, object]]:
    result = run(place, "show", name, "--json")
    assert result.exit_code == 0, result.output
    pages: list[dict[str, object]] = json.loads(result.stdout)
    return pages


def test_show_tells_names_roles_and_nodes(filled: str) -> None:
    result = run(filled, "show", "Wening Pramudita")
    assert result.exit_code == 0
    assert "names: Wening Pramudita (2), Pramudita (1)" in result.stdout
    assert "roles: Menteri Kelautan (3)" in result.stdout
    assert "(of one document, 2025-06-12)" in result.stdout
    (page,) = shown(filled, "wening pramudita")
    assert page["schema"] == "Person"
    assert shown(filled, str(page["id"])) == [page]


def test_show_finds_the_beginning_of_a_name_and_no_sign_of_a_terminal(filled: str) -> None:
    assert [page["name"] for page in shown(filled, "Wening")] == ["Wening Pramudita"]
    result = run(filled, "show", "ayu")
    assert "Ayu[31m Lesmana" in result.stdout
    assert "\x1b" not in result.stdout


def test_show_says_where_there_is_nobody(filled: str) -> None:
    result = run(filled, "show", "Nobody")
    assert result.exit_code == 2
    assert "no entity is called 'Nobody'" in result.stderr


def test_merge_and_split(filled: str) -> None:
    merged = run(filled, "merge", "Wening Pramudita", "Ayu Lesmana", "--author", "Rina", "--reason", "she married")
    assert merged.exit_code == 2, "the sign of a terminal is a part of the name"
    merged = run(filled, "merge", "Wening Pramudita", "ayu 31m lesmana", "--author", "Rina", "--reason", "she married")
    assert merged.exit_code == 0, merged.output
    (page,) = shown(filled, "Wening Pramudita")
    assert "Rina decided that both are one: she married" in str(page["reasons"])
    assert run(filled, "split", "Wening Pramudita", "ayu 31m lesmana", "--author", "Rina").exit_code == 0
    assert [part["name"] for part in shown(filled, "ayu")[0]["parts"]] == ["Ayu\x1b[31m Lesmana"]  # type: ignore[attr-defined]
    assert run(filled, "split", "Wening Pramudita", "Pramudita", "--author", "Rina").exit_code == 0
    (page,) = shown(filled, "Wening Pramudita")
    assert not any(part["short"] for part in page["parts"])  # type: ignore[attr-defined]


def test_import_refuses_bad_lines_and_keeps_the_rest(filled: str, tmp_path: Path) -> None:
    known = {
        "id": "q1",
        "schema": "Person",
        "properties": {"name": ["Wening Ayu Pramudita"], "alias": ["Wening Pramudita"]},
    }
    file = tmp_path / "known.jsonl"
    file.write_text(f"{json.dumps(known)}\n\n{{\n", encoding="utf-8")
    result = run(filled, "import", str(file))
    assert result.exit_code == 1
    assert f"{file}:3: not JSON" in result.stderr
    assert "1 added, 1 refused" in result.stderr
    (page,) = shown(filled, "Wening Pramudita")
    assert page["name"] == "Wening Ayu Pramudita"
    again = run(filled, "import", str(file), "--dataset", "other")
    assert "1 already there, 1 refused" in again.stderr
    assert shown(filled, "Wening Pramudita") == [page]


def test_import_of_nothing_good_fails(filled: str, tmp_path: Path) -> None:
    file = tmp_path / "known.jsonl"
    file.write_bytes(b"\xff\xfe\n[]\n")
    result = run(filled, "import", str(file))
    assert result.exit_code == 2
    assert f"{file}:2: not an object" in result.stderr
    assert run(filled, "import", str(tmp_path / "none")).exit_code == 2
