"""JSON Lines out: the reading format, one reading a line, in order."""

from __future__ import annotations

import itertools
import json

from menurut.exports.json_lines import json_lines
from tests.exports.readings import TEXT, reading


def test_one_reading_a_line_in_order() -> None:
    lines = list(json_lines([reading("b"), reading("a")]))
    assert [json.loads(line)["id"] for line in lines] == ["b", "a"]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert json.loads(lines[0]) == reading("b").to_dict()


def test_letters_stay_letters() -> None:
    [line] = json_lines([reading("ü")])
    assert '"id": "ü"' in line


def test_the_document_comes_along_where_it_is_wanted() -> None:
    [line] = json_lines([reading()], with_text=True)
    assert json.loads(line) == {
        **reading().to_dict(),
        "document": {
            "text": TEXT, "title": "Telur", "outlet": "Kabar", "author": "Sari", "published": "2025-06-12",
            "url": "https://kabar.example/1",
        },
    }  # fmt: skip


def test_lines_come_as_readings_come() -> None:
    endless = json_lines(reading(str(n)) for n in itertools.count())
    assert json.loads(next(endless))["id"] == "0"
