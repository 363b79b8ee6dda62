"""How many documents there are, told without reading them."""

from __future__ import annotations

from pathlib import Path

from menurut.ingesting.counting import count_documents


def test_documents_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n' * 3 + '{"text": "b"}')
    (tmp_path / "b.jsonl").write_text('{"text": "a"}\n' * 3)
    (tmp_path / "c.txt").write_text("a\nb\nc\n")
    names = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl", "c.txt", "none", "")]
    assert count_documents(names) == 4 + 3 + 1 + 1 + 1
    assert count_documents(["https://kabar.example/1", "a\x00b"]) == 2


def test_standard_input_cannot_be_counted() -> None:
    assert count_documents(["a.txt", "-"]) is None
