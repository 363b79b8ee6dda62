"""What is it that was received? Told by its first bytes, since a name can be wrong."""

from __future__ import annotations

import json
import re

HEAD = 4096  # characters in which a page must show that it is one
PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|article|section|main|div|h1|p|meta|title|script)(?=[\s/>]))", re.IGNORECASE
)
BEFORE = re.compile(r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.IGNORECASE | re.DOTALL)
FEED = re.compile(r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]", re.IGNORECASE)
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
PAGE_NAMES = (".html", ".htm", ".xhtml")

BOM = b"\xef\xbb\xbf"
LINES_NAMES = (".jsonl", ".ndjson")
LINES = re.compile(rb"\s*\{[ \t]*\"")
WHOLE = re.compile(rb"\s*(?:\[\s*[\[{\"\]]|\{\s*\n)")


def is_page(text: str, name: str = "") -> bool:
    """Whether the text is HTML, by what it begins with; a name that ends in .html is believed where a tag follows."""
    head = text[:HEAD]
    return PAGE.match(head, _start(head)) is not None or (name.lower().endswith(PAGE_NAMES) and "<" in head)


def is_feed(text: str) -> bool:
    """Whether the text is a feed or a site map: a list of articles, not one."""
    head = text[:HEAD]
    return FEED.match(head, _start(head)) is not None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's own head names."""
    found = CHARSET.search(data[:HEAD])
    return found.group(1).decode("ascii") if found else None


def is_json_lines(head: bytes, name: str = "") -> bool:
    """Whether a stream that begins so is JSON Lines; a name that ends in .jsonl is believed."""
    begin = head.removeprefix(BOM)
    named = name.lower().endswith(LINES_NAMES)
    return LINES.match(begin) is not None or (named and WHOLE.match(begin) is None)


def is_whole_json(data: bytes, name: str = "") -> bool:
    """Whether the bytes are one JSON value over many lines: an array, or an object with line breaks."""
    begin = data.removeprefix(BOM)
    if WHOLE.match(begin) is None:
        return False
    if name.lower().endswith((".json", *LINES_NAMES)):
        return True
    try:
        json.loads(begin)
    except (ValueError, RecursionError):
        return False
    return True


def _start(head: str) -> int:
    before = BEFORE.match(head)
    return before.end() if before is not None else 0
