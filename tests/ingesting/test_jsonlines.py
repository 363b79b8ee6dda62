"""JSON Lines: documents in order, one problem a broken line, and bounded memory."""

from __future__ import annotations

import datetime
import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.errors import SourceError
from menurut.ingesting.given import Given
from menurut.ingesting.jsonlines import json_documents
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem, Received
from menurut.records import Document

LIMITS = Limits(max_bytes=1000)


def read(data: bytes, given: Given = Given()) -> list[Received | Problem]:  # noqa: B008
    return list(json_documents(io.BytesIO(data), "news.jsonl", given, LIMITS))


def document(line: str) -> Document:
    [found] = read(line.encode())
    assert isinstance(found, Received), found
    return found.document


def test_all_fields() -> None:
    line = {
        "id": "k-1", "text": "Menurut Rini,\r\njalan tutup.", "published": "2025-06-12T08:00:00+07:00",
        "outlet": "Kabar", "title": "Jalan", "url": "https://kabar.example/1", "tags": ["x"], "language": "xx",
    }  # fmt: skip
    assert document(json.dumps(line)) == Document(
        id="k-1", text="Menurut Rini,\njalan tutup.", published=datetime.date(2025, 6, 12),
        outlet="Kabar", title="Jalan", url="https://kabar.example/1",
    )  # fmt: skip


def test_all_but_the_text_may_be_missing_null_or_empty() -> None:
    bare = document('{"text": "a"}')
    assert bare == Document(text="a")
    assert document('{"text": "a", "id": null, "published": null, "outlet": "", "title": " ", "url": null}') == bare
    assert document('{"text": "a", "published": ""}') == bare


def test_an_id_is_kept_and_a_number_is_fine() -> None:
    assert document('{"id": 17, "text": "a"}').id == "17"
    assert document('{"id": "017", "text": "a"}').id == "017"


def test_half_a_character_does_not_stop_the_output() -> None:
    found = document(r'{"id": "\ud800", "text": "a \ud83d b \ud83d\ude00"}')
    assert found.text == "a \ufffd b 😀"
    assert found.id == "\ufffd"


def test_options_win() -> None:
    [found] = read(b'{"text": "a", "outlet": "Kabar"}', Given(outlet="Warta"))
    assert isinstance(found, Received)
    assert found.document.outlet == "Warta"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"text": "a"', "not valid JSON"),
        (b"nonsense", "not valid JSON"),
        (b"[" * 900, "not valid JSON"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"n": ' + b"9" * 900 + b'}', '"text" is missing'),
        (b"[1]", "one object a line"),
        (b'"a"', "one object a line"),
        (b"{}", '"text" is missing'),
        (b'{"text": null}', '"text" is not a text'),
        (b'{"text": 5}', '"text" is not a text'),
        (b'{"text": "  "}', '"text" is empty'),
        (b'{"text": "a", "published": "kemarin"}', "'kemarin' is not a date"),
        (b'{"text": "a", "published": 20250612}', '"published" is not a date'),
        (b'{"text": "a", "outlet": 5}', '"outlet" is not a text'),
        (b'{"text": "a", "id": ["x"]}', '"id" is not a text'),
        (b'{"text": "a", "id": true}', '"id" is not a text'),
        (b'{"text": "' + b"a" * 2000 + b'"}', "line longer than 1000 bytes"),
    ],
)  # fmt: skip
def test_a_broken_line_is_told_by_its_number_and_the_rest_is_read(line: bytes, words: str) -> None:
    good = b'{"id": "%d", "text": "a"}\n'
    first, wrong, last = read(good % 1 + b"\n" + line + b"\n" + good % 2)
    assert isinstance(first, Received)
    assert isinstance(last, Received)
    assert (first.document.id, last.document.id) == ("1", "2")
    assert (first.source, last.source) == ("news.jsonl:1", "news.jsonl:4")
    assert isinstance(wrong, Problem)
    assert wrong.fatal
    assert str(wrong).startswith("news.jsonl:3: ")
    assert words in str(wrong)
    assert ";" in str(wrong) or ":" in wrong.message, "says what to do"


def test_deep_nesting_is_one_more_broken_line() -> None:
    [wrong] = json_documents(io.BytesIO(b"[" * 200_000), "x", Given(), Limits())
    assert isinstance(wrong, Problem)


def test_a_stream_that_breaks_off_says_so() -> None:
    class Broken(io.RawIOBase):
        def readline(self, _: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(SourceError, match="breaks off"):
        list(json_documents(Broken(), "x", Given(), LIMITS))  # type: ignore[arg-type]


def test_memory_does_not_grow_with_the_stream() -> None:
    line = json.dumps({"text": "Menurut Rini, jalan tutup. " * 30}).encode() + b"\n"

    class Endless(io.RawIOBase):
        left = 5_000

        def readline(self, _: int | None = -1, /) -> bytes:
            self.left -= 1
            return line if self.left >= 0 else b""

    tracemalloc.start()
    count = sum(1 for _ in json_documents(Endless(), "x", Given(), LIMITS))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 1_000_000, "five thousand lines are four million bytes"


@given(st.lists(st.one_of(st.binary(max_size=30), st.sampled_from([b'{"text": "a"}', b"{}", b"\xef\xbb\xbf"]))))
def test_any_lines_give_one_answer_each(lines: list[bytes]) -> None:
    data = b"\n".join(line.replace(b"\n", b"") for line in lines)
    expected = [number for number, line in enumerate(data.split(b"\n"), start=1) if line.strip()]
    assert [number for number, _ in numbered(read(data))] == expected


def numbered(found: list[Received | Problem]) -> Iterator[tuple[int, Received | Problem]]:
    for item in found:
        yield int(item.source.rpartition(":")[2]), item
