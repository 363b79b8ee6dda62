"""Names that the words before them announce: accounts, media that are cited or told, ships and plants, web sites.

In: a scan and a token index. Out: the mentions that stand there, and the index behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.naming import Mention, Scan
from menurut.records import Schema, Span

QUOTES = frozenset("\"“”„«»‘’'")
HANDLE = re.compile(r"@[\w.*_]*[\w*]")
LONGEST_QUOTED = 9
PLACES = (Sort.STATE, Sort.PLACE)
NO_NAME = (Sort.OFFICE, Sort.HEAD, Sort.RANK, Sort.THING)
CASED = (Schema.MEDIA, Schema.ASSET)
Found = tuple[list[Mention], int]


def special_at(scan: Scan, index: int) -> Found:
    """The names announced by the words at the index; an empty list if none is."""
    token = scan.tokens[index]
    if token.text == "@":
        return _handle(scan, index)
    if "." in token.text and token.text[0].isalpha() and token.text[-1].isalpha():
        return [Mention(span=token.span, schema=Schema.MEDIA, acts=True, why="web site")], index + 1
    if len(token.low) > 1 and token.low in scan.book.bodies.platforms and scan.capital(index + 1):
        return _account(scan, index)
    entry = _announcing(scan, index)
    if entry is not None:
        after = index + len(entry.words)
        if entry.sort is Sort.ACCOUNT:
            return _account(scan, after)
        found, end = _named(scan, index, after, entry.schema or Schema.ORGANIZATION)
        return (found, end) if found else ([], index)
    width = _credit(scan, index) if token.low in scan.book.starts else 0
    if width > 0:
        return _named(scan, None, index + width, Schema.MEDIA)
    return [], index


def _announcing(scan: Scan, index: int) -> Entry | None:
    """The word at the index that announces a name."""
    found = scan.clues.entries(index, len(scan.tokens))
    small = not scan.tokens[index].capital or scan.text(index + 1).islower()
    for entry in found:
        if entry.sort is Sort.ACCOUNT or (entry.sort is Sort.ANNOUNCED and (small or entry.schema in CASED)):
            return entry
    return None


def _handle(scan: Scan, index: int) -> Found:
    """The account whose handle stands at the index, unless it is part of an address."""
    match = HANDLE.match(scan.layout.text, scan.tokens[index].start)
    if match is None or (scan.glued(index) and scan.text(index - 1)[-1:].isalnum() and scan.text(index - 1).islower()):
        return [], index
    span = Span(*match.span())
    return [Mention(span=span, schema=Schema.ACCOUNT, why="handle")], max(scan.layout.index(span.end), index + 1)


def _credit(scan: Scan, index: int) -> int:
    """How many words that credit a medium stand here, the longest row first, with a word for the medium."""
    for words in scan.book.bodies.credit.get(scan.low(index), ()):
        width = len(words)
        if all(scan.low(index + k) == words[k] for k in range(1, width)):
            after = index + width
            entry = _announcing(scan, after) if after < len(scan.tokens) else None
            return width + (len(entry.words) if entry is not None else 0)
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
    """The name in quotation marks that open at the index."""
    for end in range(index + 2, min(index + LONGEST_QUOTED, len(scan.tokens))):
        if scan.text(end) in QUOTES:
            return [Mention(span=scan.span(index + 1, end), schema=schema, why="named in quotation marks")], end + 1
    return [], index


def _named(scan: Scan, word: int | None, after: int, schema: Schema) -> Found:
    """The names from `after` on, also a second one behind a joining word; `word` is where it is said what they are."""
    if scan.text(after) in QUOTES and schema is Schema.ASSET:
        return _quoted(scan, after, schema)
    found: list[Mention] = []
    index = after
    while True:
        end = capitals_end(scan, index)
        start = _past_state(scan, index, end)
        cased = word is not None and after > word + 1 and scan.capital(word) and scan.capital(word + 1)
        if not _is_name(scan, start, end, cased=cased):
            return found, index
        forms = list(_forms(scan, start, end, word if start == after else None, schema))
        found += forms
        end = _past_note(scan, end, forms[0], found)
        if scan.low(end) not in scan.book.people.joins or not scan.capital(end + 1):
            return found, end
        index = end + 1


def _is_name(scan: Scan, start: int, end: int, *, cased: bool) -> bool:
    """Whether the words `[start, end)` can be the announced name: not all common, no office, no bare place.

    `cased` says that the word before is part of the name ("Kantor Berita Harapan").
    """
    if end == start:
        return False
    told = scan.low(start - 1) in scan.book.bodies.told
    if not told and all(scan.book.is_common(scan.low(k)) for k in range(start, end)):
        return False
    entry = scan.clues.entry(start, end)
    whole = entry is not None and len(entry.words) == end - start
    if cased and entry is not None and entry.sort is Sort.HEAD:
        return True
    return entry is None or not (entry.sort in NO_NAME or (whole and entry.sort in PLACES))


def _past_state(scan: Scan, index: int, end: int) -> int:
    """Past a country before the name: "kapal induk Amerika Serikat Harapan"."""
    entry = scan.clues.entry(index, end) if index < end else None
    if entry is None or entry.sort is not Sort.STATE or index + len(entry.words) >= end:
        return index
    behind = index + len(entry.words)
    closes = scan.low(end - 1) in scan.book.bodies.closing
    return index if closes or scan.book.is_common(scan.low(behind)) else behind


def _forms(scan: Scan, start: int, end: int, word: int | None, schema: Schema) -> Iterator[Mention]:
    """An announced name in its forms: a thing also with the word before it, a body also without a country behind it."""
    entry = scan.clues.entry(start, end)
    known = entry.same if entry is not None and len(entry.words) == end - start else ""
    mention = Mention(span=scan.span(start, end), schema=schema, known=known, acts=True, why="announced")
    yield mention
    first = _announcing(scan, start)
    cased = schema is Schema.MEDIA and word is not None and scan.capital(word) and scan.capital(start - 1)
    if (schema is Schema.ASSET or cased) and word is not None:
        yield replace(mention, span=scan.span(word, end), same=mention.span, known="")
    if schema is Schema.ASSET and first is not None and start + len(first.words) < end:
        yield replace(mention, span=scan.span(start + len(first.words), end), same=mention.span, known="")
    last = scan.clues.entry(end - 1, end)
    if end - start > 1 and last is not None and last.sort is Sort.STATE and not known:
        yield replace(mention, span=scan.span(start, end - 1), same=mention.span)


def _past_note(scan: Scan, end: int, mention: Mention, found: list[Mention]) -> int:
    """Past a short form in brackets behind an announced name, which is added to what is found."""
    if scan.text(end) != "(" or scan.text(end + 2) != ")" or not scan.capital(end + 1):
        return end
    found.append(replace(mention, span=scan.tokens[end + 1].span, same=mention.span, known=""))
    return end + 3


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
