"""A source as a person names it: what comes out of each kind, and one line for each that cannot be had."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem, Received
from menurut.ingesting.sources import documents_of
from menurut.records import Document
from tests.ingesting.site import Page, serving
from tests.ingesting.test_pages import PAGE

LINE = "Menurut Rini Astuti, jembatan itu ditutup sejak kemarin.\n"


def have(source: object, **limits: object) -> list[Received | Problem]:
    return list(documents_of(str(source), Given(), Limits(**limits)))  # type: ignore[arg-type]


def document(source: object) -> Document:
    [found] = have(source)
    assert isinstance(found, Received), found
    return found.document


def problem(source: object, **limits: object) -> str:
    [found] = have(source, **limits)
    assert isinstance(found, Problem), found
    assert found.fatal
    return str(found)


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + LINE.replace("\n", "\r\n").encode())
    assert document(path) == Document(text=LINE)


def test_a_page_is_told_by_what_it_holds(tmp_path: Path) -> None:
    for name in ("a.html", "a.txt", "a"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
        assert document(tmp_path / name).title == "Jembatan Ditutup Sepekan"


def test_a_page_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<meta charset=windows-1251><p>{LINE} Привет, мир и все остальные.</p>".encode("cp1251"))
    assert "Привет" in document(path).text


def test_json_lines_by_name_and_by_content(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.txt", "a.json"):
        (tmp_path / name).write_text('{"id": "1", "text": "a"}\n{"id": "2", "text": "b"}\n')
        assert [item.document.id for item in have(tmp_path / name) if isinstance(item, Received)] == ["1", "2"]


class Pipe(io.RawIOBase):
    """A pipe that gives its bytes one by one."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        piece, self._rest = self._rest[:1], self._rest[1:]
        buffer[: len(piece)] = piece
        return len(piece)


@pytest.mark.parametrize("raw", [io.BytesIO, Pipe])
@pytest.mark.parametrize(
    ("data", "count"), [(LINE.encode(), 1), (PAGE.encode(), 1), (b'{"text": "a"}\n{"text": "b"}', 2)]
)
def test_standard_input(raw: type[Pipe], data: bytes, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw(data)))  # type: ignore[arg-type]
    assert [type(item) for item in have("-")] == [Received] * count


def test_standard_input_that_is_empty_or_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    assert problem("-") == "standard input: empty; there is nothing to read"
    monkeypatch.setattr(sys, "stdin", None)
    assert problem("-") == "standard input: closed; there is nothing to read"


def test_an_address(tmp_path: Path) -> None:
    pages = {"/1": Page(PAGE.encode()), "/t": Page(LINE.encode("cp1252"), headers={"Content-Type": "text/plain"})}
    with serving(pages) as site:
        [page] = have(site.url("/1"), allow_private=True)
        [text] = have(site.url("/t"), allow_private=True)
        assert problem(site.url("/1")).startswith(f"{site.url('/1')}: 127.0.0.1 is not on the open internet; add")
    assert isinstance(page, Received)
    assert isinstance(text, Received)
    assert (page.document.outlet, page.document.url) == ("Kabar Kita", site.url("/1"))
    assert text.document.text == LINE


def test_a_guessed_encoding_is_said_and_the_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(LINE.encode() + b"\x93Tutup\x94, kata Rini.")
    warning, found = have(path)
    assert isinstance(warning, Problem)
    assert not warning.fatal
    assert isinstance(found, Received)
    assert found.document.text.endswith("“Tutup”, kata Rini.")


def test_what_cannot_be_had_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "blank.txt").write_text(" \n\n")
    (tmp_path / "feed.xml").write_text("<?xml version='1.0'?><rss><channel></channel></rss>")
    (tmp_path / "whole.json").write_text(json.dumps([{"text": "a"}], indent=1))
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "menu.html").write_text("<html><body><a href=/>Beranda</a></body></html>")
    for name, words in {
        "empty.txt": "empty;",
        "empty.jsonl": "empty;",
        "blank.txt": "empty;",
        "feed.xml": "a feed, not an article;",
        "whole.json": "JSON over many lines; write one document a line",
        "picture.txt": "a picture, not text;",
        "menu.html": "no article found on the page;",
        "none.txt": "no such file;",
        "": "a directory, not a file; name the files in it",
    }.items():
        said = problem(tmp_path / name)
        assert said.startswith(str(tmp_path / name).rstrip("/"))
        assert words in said
        assert "\n" not in said


def test_a_name_that_no_file_can_have() -> None:
    assert "cannot be opened" in problem("a\x00b")
    assert problem("www.kabar.example/1").endswith("for a page of the web write https://www.kabar.example/1")
    assert "only http:// and https://" in problem("file:///etc/passwd")


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", closed)
    assert problem("a.txt") == "a.txt: may not be read; check the permissions of the file"


def test_the_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LINE * 10)
    assert "larger than 100 bytes; split it" in problem(path, max_bytes=100)
    assert "larger than 1 MB" in problem("/dev/zero", max_bytes=1024 * 1024)


def test_a_message_is_one_line_whatever_a_name_holds() -> None:
    assert str(Problem("a\nb\x1b[31m", "c\r\nd\ud800")) == "a b [31m: c d "
