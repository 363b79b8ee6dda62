"""Names that the words before them announce: accounts, media that are cited or told, ships and plants, web sites.

In: a scan and a token index. Out: the mentions that stand there, and the index behind them.
"""

from __future__ import annotations

import re

from menurut.reading.name_entries import Sort
from menurut.reading.naming import Mention, Scan
from menurut.records import Schema, Span

QUOTES = frozenset("\"“”„«»‘’'")
HANDLE = re.compile(r"@[\w.*_]*[\w*]")
LONGEST_QUOTED = 9
LONGEST_CREDIT = 3
NO_NAME = (Sort.STATE, Sort.PLACE, Sort.OFFICE, Sort.HEAD, Sort.RANK, Sort.PERSON, Sort.THING)
Found = tuple[list[Mention], int]


def special_at(scan: Scan, index: int) -> Found:
    """The names announced by the words at the index; an empty list if none is."""
    token = scan.tokens[index]
    if token.text == "@":
        return _handle(scan, index)
    if "." in token.text and token.text[0].isalpha():
        return [Mention(span=token.span, schema=Schema.MEDIA, acts=True, why="web site")], index + 1
    entry = next((e for e in scan.book.entries(scan.tokens, index, len(scan.tokens)) if e.sort in ANNOUNCED), None)
    if entry is not None:
        after = index + len(entry.words)
        return _account(scan, after) if entry.sort is Sort.ACCOUNT else _named(scan, after, ANNOUNCED[entry.sort], index)
    width = _credit(scan, index)
    if width > 0:
        return _named(scan, index + width, Schema.MEDIA, None)
    return [], index


ANNOUNCED = {Sort.ACCOUNT: Schema.ACCOUNT, Sort.OUTLET: Schema.MEDIA, Sort.ASSET: Schema.ASSET}


def _handle(scan: Scan, index: int) -> Found:
    match = HANDLE.match(scan.layout.text, scan.tokens[index].start)
    if match is None or scan.glued(index) and scan.text(index - 1)[-1:].isalnum() and scan.text(index - 1).islower():
        return [], index
    span = Span(*match.span())
    return [Mention(span=span, schema=Schema.ACCOUNT, why="handle")], max(scan.layout.index(span.end), index + 1)


def _credit(scan: Scan, index: int) -> int:
    """How many words that credit a medium stand here, the longest row first, with a word for the medium."""
    for width in range(LONGEST_CREDIT, 0, -1):
        if tuple(t.low for t in scan.tokens[index : index + width]) in scan.book.bodies.credit:
            after = index + width
            if after < len(scan.tokens):
                entries = scan.book.entries(scan.tokens, after, len(scan.tokens))
                width += next((len(e.words) for e in entries if e.sort is Sort.OUTLET), 0)
            return width
    if scan.low(index) in scan.book.bodies.told and scan.capital(index + 1) and not scan.capital(index + 2):
        return int(scan.low(index + 1) in scan.clues.small or scan.book.is_common(scan.low(index + 1)))
    return 0


def _account(scan: Scan, index: int) -> Found:
    """The name of an account behind the word for it: in quotation marks, a handle, or capitalised."""
    first = index
    while scan.low(index) in scan.book.bodies.platforms:
        index += 1
    if scan.text(index) in QUOTES:
        return _quoted(scan, index, Schema.ACCOUNT)
    if scan.text(index) == "@":
        return _handle(scan, index)
    end = capitals_end(scan, index)
    if end == index:
        return [], first
    whole = scan.span(first, end)
    found = [Mention(span=whole, schema=Schema.ACCOUNT, why="account")]
    if first < index and not scan.book.is_person(scan.low(index)) and scan.low(index) not in scan.clues.alone:
        found.append(Mention(span=scan.span(index, end), schema=Schema.ACCOUNT, same=whole, why="account"))
    return found, end


def _quoted(scan: Scan, index: int, schema: Schema) -> Found:
    for end in range(index + 2, min(index + LONGEST_QUOTED, len(scan.tokens))):
        if scan.text(end) in QUOTES:
            return [Mention(span=scan.span(index + 1, end), schema=schema, why="named in quotation marks")], end + 1
    return [], index


def _named(scan: Scan, index: int, schema: Schema, word: int | None) -> Found:
    """The names behind a word that says what they are, also a second one behind a joining word."""
    if scan.text(index) in QUOTES and schema is Schema.ASSET:
        return _quoted(scan, index, schema)
    found: list[Mention] = []
    while True:
        end = capitals_end(scan, index)
        entry = scan.book.entry(scan.tokens, index, end) if end > index else None
        if end == index or (entry is not None and entry.sort in NO_NAME):
            return found, index
        known = entry.same if entry is not None and len(entry.words) == end - index else ""
        span = scan.span(index, end)
        found.append(Mention(span=span, schema=schema, known=known, acts=True, why="announced"))
        if word is not None and schema is Schema.ASSET:
            found.append(Mention(span=scan.span(word, end), schema=schema, same=span, why="announced"))
            word = None
        if scan.low(end) not in scan.book.people.joins or not scan.capital(end + 1):
            return found, end
        index = end + 1


def capitals_end(scan: Scan, index: int) -> int:
    """The end of the capitalised words at the index, with the small words of English names among them."""
    end = index
    while end < len(scan.tokens):
        token = scan.tokens[end]
        inner = end > index and scan.capital(end + 1) and token.low in scan.book.bodies.inner
        if not inner and (not token.capital or (token.first and end > index) or token.low in scan.book.words.never):
            break
        end += 1
    return end
