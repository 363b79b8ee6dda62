"""The commands that write what the ledger has derived."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from menurut.ledger import open_ledger
from tests.example_ledger import ARTICLES, example_place, run
from tests.places import json_lines


def test_groups_go_to_a_file_or_to_the_output(tmp_path: Path) -> None:
    file = tmp_path / "groups.jsonl"
    result = run(example_place(), "export", "groups", "-o", str(file))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert run(example_place(), "export", "groups").stdout == file.read_text(encoding="utf-8")
    assert all({"group", "claims", "verdicts", "independent_origins"} <= row.keys() for row in json_lines(file))


def test_readings_are_those_of_read_in_order_of_arrival() -> None:
    found = [json.loads(line) for line in run(example_place(), "export", "readings", "--with-text").stdout.splitlines()]
    articles = json_lines(ARTICLES)
    assert [row["id"] for row in found] == [article["id"] for article in articles]
    assert [row["document"]["text"] for row in found] == [article["text"] for article in articles]
    assert all(row["reader"] and row["language"] for row in found)
    assert "document" not in json.loads(run(example_place(), "export", "readings").stdout.splitlines()[0])


@pytest.mark.parametrize("what", ["groups", "readings"])
def test_an_empty_ledger_leaves_no_file(what: str, tmp_path: Path) -> None:
    place, file = str(tmp_path / "ledger.sqlite"), tmp_path / "out.jsonl"
    assert run(place, "export", what).exit_code == 2
    with open_ledger(place, create=True):
        pass
    result = run(place, "export", what, "-o", str(file))
    assert result.exit_code == 2
    assert "the ledger is empty: `menurut add SOURCE...`" in result.stderr
    assert not file.exists()
