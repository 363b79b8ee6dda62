"""What was received is told by its first bytes."""

from __future__ import annotations

import pytest

from menurut.ingesting.kinds import declared_encoding, is_feed, is_json_lines, is_page, is_whole_json


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html>",
        "\n\n  <html lang='id'>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN'>",
        "<!-- saved --><HTML>",
        "<head>",
        "<div class='a'>",
        "<p>Menurut Rini</p>",
    ],
)
def test_a_page(text: str) -> None:
    assert is_page(text)
    assert not is_feed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Menurut Rini, jalan tutup.",
        "<3 Rini",
        "< 5 persen",
        "<rss version='2.0'>",
        "<nama> tidak disebut",
        "{}",
        "",
        "<",
    ],
)
def test_no_page(text: str) -> None:
    assert not is_page(text)


def test_a_name_is_believed_where_a_tag_follows() -> None:
    assert is_page("Teks <b>tebal</b>", "berita.HTM")
    assert not is_page("Teks <b>tebal</b>", "berita.txt")
    assert not is_page("Teks saja", "berita.html")


@pytest.mark.parametrize("text", ["<rss>", "<?xml version='1.0'?>\n<feed xmlns='x'>", "<!-- x --><urlset >"])
def test_a_feed(text: str) -> None:
    assert is_feed(text)


@pytest.mark.parametrize(
    ("head", "name", "lines", "whole"),
    [
        (b'{"id": 1}\n', "", True, False),
        (b'\xef\xbb\xbf {"id": 1}', "a.txt", True, False),
        (b"nonsense", "a.jsonl", True, False),
        (b"", "a.ndjson", True, False),
        (b'[{"id": 1}]', "a.json", False, True),
        (b'[{"id": 1}]', "a.jsonl", False, True),
        (b'{\n  "id": 1\n}', "", False, True),
        (b'{\n  "id": 1\n', "", False, False),
        (b'{\n  "id": 1\n', "a.json", False, True),
        (b'["Gempa"] kata Rini', "", False, False),
        (b"{kurung} kata Rini", "", False, False),
        (b"Menurut Rini", "a.txt", False, False),
    ],
)
def test_json(head: bytes, name: str, lines: bool, whole: bool) -> None:
    assert (is_json_lines(head, name), is_whole_json(head, name)) == (lines, whole)


def test_a_page_names_its_encoding() -> None:
    assert declared_encoding(b'<meta charset="windows-1252">') == "windows-1252"
    assert declared_encoding(b"<META http-equiv=x content='text/html; charset=iso-8859-1'>") == "iso-8859-1"
    assert declared_encoding(b"charset=utf-8") is None
