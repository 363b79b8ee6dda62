"""Bytes to text: which encoding are they in, and are they text at all?

A text comes out as `open(path, encoding=...)` would read it: without byte order mark, line ends as "\\n".
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from menurut.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "an Office or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
HIGH = bytes(range(128, 256))
MOST_CONTROL = 0.01  # of the bytes: with more control characters it is no text
MOST_HIGH = 0.12  # of the bytes: with more, the letters themselves are not Latin and Windows-1252 is no good guess
LOOKED_AT = 1 << 20
LINE_END = re.compile(r"\r\n?")
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and a warning where its encoding was a guess."""

    text: str
    warning: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of the bytes. SourceError where they are no text, or in no encoding that can be told.

    Stages, first success wins: byte order mark, UTF-16 without one, UTF-8, the declared encoding, UTF-8 with a few
    broken places, Windows-1252, whatever charset-normalizer finds most likely.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            marked = data[len(mark) :].decode(name, "replace")
            return _decoded(marked, "damaged text, some characters lost" if "\ufffd" in marked else None)
    wide = _wide(data)
    if wide is not None:
        return _decoded(data.decode(wide, "replace"), f"no byte order mark, read as {wide.upper()}")
    _refuse_binary(data)
    for encoding in ("utf-8", _known(declared)):
        text = _strictly(data, encoding)
        if text is not None:
            return _decoded(text)
    return _guess(data)


def one_line_ends(text: str) -> str:
    """The text with all line ends as "\\n" and no half characters, one for one, so that it can be written again."""
    return SURROGATE.sub("\ufffd", LINE_END.sub("\n", text))


def _guess(data: bytes) -> Decoded:
    """The stages that end in a warning."""
    broken = data.decode("utf-8", "replace")
    bad = broken.count("\ufffd")
    high = len(data) - len(data.translate(None, HIGH))
    if bad * 4 < high:
        return _decoded(broken, f"damaged UTF-8, {bad} characters lost; get a better copy if they matter")
    text = _strictly(data, "cp1252")
    if text is not None and high <= MOST_HIGH * len(data):
        return _decoded(text, "not UTF-8, read as Windows-1252; save it as UTF-8 if letters look wrong")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:LOOKED_AT]).best()
    text = _strictly(data, best.encoding) if best is not None else None
    if best is None or text is None:
        raise SourceError("in no encoding that can be told; save it as UTF-8")
    return _decoded(text, f"not UTF-8, read as {best.encoding}; save it as UTF-8 if letters look wrong")


def _decoded(text: str, warning: str | None = None) -> Decoded:
    return Decoded(one_line_ends(text.removeprefix("\ufeff")), warning)


def _refuse_binary(data: bytes) -> None:
    """SourceError where the bytes are known to be something else than text, or look like it."""
    for start, what in BINARY:
        if data.startswith(start):
            raise SourceError(f"{what}, not text; save what it says as a .txt file and read that")
    head = data[:LOOKED_AT]
    if len(head) - len(head.translate(None, CONTROL)) > MOST_CONTROL * len(head):
        raise SourceError("binary, not text; menurut reads text, HTML and JSON Lines")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of Latin text is zero."""
    head = data[: LOOKED_AT & ~1]
    pairs = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if pairs < 2 or len(data) % 2:
        return None
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.1 * pairs else None


def _known(declared: str | None) -> str | None:
    """The Python name of a declared encoding; as browsers do, Latin-1 is taken for Windows-1252."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip("\"' \t")).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None
