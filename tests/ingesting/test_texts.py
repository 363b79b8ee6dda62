"""Bytes to text: encodings told, guessed with a warning, and what is no text refused."""

from __future__ import annotations

import codecs
import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.errors import SourceError
from menurut.ingesting.texts import decode

TEXT = "Menurut Rini Astuti, kafé “Senja” di Jalan Raya tutup – sejak kemarin.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_can_be_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT
    assert decode(TEXT.encode(encoding)).warning is None


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_and_without_a_mark(mark: str) -> None:
    bom = codecs.BOM_UTF16_LE if mark.endswith("le") else codecs.BOM_UTF16_BE
    assert decode(bom + TEXT.encode(mark)) == decode(TEXT.encode("utf-8"))
    guessed = decode(TEXT.encode(mark))
    assert guessed.text == TEXT
    assert guessed.warning is not None


def test_windows_1252_is_a_guess_that_is_said() -> None:
    found = decode(TEXT.encode("cp1252"))
    assert found.text == TEXT
    assert found.warning == "not UTF-8, read as Windows-1252; save it as UTF-8 if letters look wrong"


def test_what_is_declared_is_believed_unless_it_is_utf_8_after_all() -> None:
    assert decode(TEXT.encode("cp1252"), "iso-8859-1").text == TEXT
    assert decode(TEXT.encode("cp1252"), "iso-8859-1").warning is None
    assert decode(TEXT.encode("utf-8"), "iso-8859-1").text == TEXT
    assert decode("Привет".encode("cp1251"), "windows-1251").text == "Привет"
    for nonsense in ("no-such-thing", "", "base64", "\x00"):
        assert decode(TEXT.encode("cp1252"), nonsense).text == TEXT


def test_a_few_broken_bytes_do_not_cost_the_text() -> None:
    data = (TEXT * 20).encode("utf-8") + b"\xff jalan\n"
    found = decode(data)
    assert found.text == TEXT * 20 + "\ufffd jalan\n"
    assert "damaged UTF-8, 1 characters lost" in (found.warning or "")


def test_letters_of_another_script_are_not_taken_for_latin() -> None:
    russian = "Министр заявил во вторник, что цена на рис снизится в ближайшие недели. " * 5
    found = decode(russian.encode("cp1251"))
    assert found.text == russian
    assert "cp1251" in (found.warning or "")


def test_line_ends_are_those_of_an_opened_file() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"
    assert decode("a\u2028b".encode()).text == "a\u2028b"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 Menurut", "a PDF file"),
        (b"PK\x03\x04 Menurut", "an Office or zip file"),
        (b"\x89PNG\r\n", "a picture"),
        (gzip.compress(b"Menurut", mtime=0), "a gzip file"),
        (b"{\\rtf1 Menurut}", "an RTF file"),
        (random.Random(1).randbytes(5000), "binary, not text"),
        (b"Menurut\x00\x01\x02", "binary, not text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        decode(data)


@given(st.binary(max_size=400), st.sampled_from([None, "utf-16", "cp1252", "utf-7", "idna", "hz", "x"]))
def test_any_bytes_are_a_text_or_refused(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, declared).text
    except SourceError:
        return
    assert "\r" not in text
    text.encode("utf-8")


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=200))
def test_utf_8_is_kept_as_it_is(text: str) -> None:
    kept = decode(b"Rini " + text.encode("utf-8"))
    assert kept.text == "Rini " + text
    assert kept.warning is None
