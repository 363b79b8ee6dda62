"""The names of persons: where one begins in a row of capitalised words, where it ends, what stands around it.

In: a walk at a name, a rank or a row that a name ends. Out: the walk behind the name, its degrees and other names.
"""

from __future__ import annotations

from menurut.reading.names.name_entries import Entry, Sort
from menurut.reading.names.walk import Part, Walk
from menurut.records import Schema

LONGEST_NAME = 8
LONGEST_ALIAS = 4
LONGEST_ABBREVIATION = 5


def name_end(walk: Walk, start: int) -> int:
    """The end of the row of words that may be a person's name."""
    index = start
    while index < min(walk.last, start + LONGEST_NAME):
        if walk.big(index):
            if walk.never(index) or (index > start and (walk.tokens[index].first or opens_other(walk, index))):
                break
        elif not (index > start and inside_name(walk, index)):
            break
        index += 1
    while index > start and not walk.big(index - 1):
        index -= 1
    return _without_degrees(walk, start, index)


def _without_degrees(walk: Walk, start: int, end: int) -> int:
    """The end of the name before degrees without a comma: "Akmal SE MM"."""
    index = end
    while index - 1 > start and walk.acronym(index - 1) and walk.low(index - 1) in walk.book.people.behind:
        index -= 1
    return index


def inside_name(walk: Walk, index: int) -> bool:
    """Whether a word or sign without a capital goes on with a name: a particle, or the stop behind an initial."""
    token, before = walk.tokens[index], walk.tokens[index - 1]
    if token.low in walk.book.people.particles and walk.low(index + 1) in walk.book.people.particles:
        return walk.big(index + 2)
    if not walk.big(index + 1):
        return False
    if token.low in walk.book.people.particles:
        return not walk.tokens[index + 1].first
    return token.text == "." and len(before.text) <= 3 and before.end == token.start


def opens_other(walk: Walk, index: int) -> bool:
    """Whether a capitalised word inside a row begins something else than a name."""
    entry = walk.entry(index)
    if entry is None or walk.person(index):
        return False
    if entry.sort in (Sort.OFFICE, Sort.STATE):
        return True
    if entry.sort is Sort.HEAD:
        return walk.capital(index + 1) or walk.low(index) not in walk.book.bodies.closing
    if entry.sort is Sort.RANK:
        return is_rank(walk, index, entry)
    return entry.sort is Sort.KNOWN and (entry.upper or len(entry.words) > 1)


def is_rank(walk: Walk, index: int, entry: Entry) -> bool:
    """Whether a rank is one for sure: long enough, and no name by itself."""
    return len(entry.words) > 1 or (len(entry.words[0]) > 2 and entry.words[0] not in walk.book.people.address)


def ranks_end(walk: Walk, index: int) -> int:
    """Past ranks, forms of address and degrees before a name, also in brackets; the index itself if there are none."""
    start = index
    while index < walk.last:
        entry = walk.is_rank(index)
        known = index == start and walk.sort(index) is not Sort.RANK
        if entry is not None and not known and not _named_so(walk, index):
            index += len(entry.words)
            continue
        step = _rank_sign(walk, index) if index > start else 0
        if step == 0:
            break
        index += step
    return index


def _rank_sign(walk: Walk, index: int) -> int:
    """How many tokens stand here that go on with ranks: a degree, the stop of an abbreviation, a note in brackets."""
    if walk.entry(index) is None and walk.big(index) and walk.low(index) in walk.book.people.before:
        return 1
    if walk.text(index) == "." and len(walk.text(index - 1)) <= LONGEST_ABBREVIATION:
        return 1
    close = _rank_note(walk, index)
    return close + 1 - index if close is not None else 0


def _named_so(walk: Walk, index: int) -> bool:
    """Whether a form of address is the person's own name, because no other name stands behind it."""
    if walk.low(index) not in walk.book.people.address:
        return False
    follows = index + 1 < walk.last and walk.tokens[index + 1].capital
    return not follows or walk.person(index)


def _rank_note(walk: Walk, index: int) -> int | None:
    close = walk.note_end(index)
    return close if close is not None and walk.sort(index + 1) in (Sort.RANK, Sort.OFFICE) else None


def names_at(walk: Walk, index: int) -> bool:
    """Whether a name may begin here: a capitalised word that is no other thing."""
    if index >= walk.last or not walk.tokens[index].capital or walk.never(index):
        return False
    entry = walk.entry(index)
    if entry is None or entry.sort is Sort.PERSON or walk.person(index):
        return walk.low(index) not in walk.book.words.function or walk.person(index) or walk.person(index + 1)
    return entry.sort is Sort.STATE and walk.capital(index + len(entry.words))


def read_name(walk: Walk, *, own: bool = True) -> None:
    """The name that begins at the walk, and what belongs to it behind it. `own` is false for a relative's name."""
    end = name_end(walk, walk.at)
    if end > walk.at:
        entry = walk.entry(walk.at)
        known = entry is not None and entry.sort is Sort.PERSON and walk.at + len(entry.words) == end
        walk.add(Part.NAME, end, Schema.PERSON if own else None, entry if known else None)
        read_tail(walk)


def read_tail(walk: Walk) -> None:
    """What may stand behind a name: degrees, another name in brackets or behind a word for it."""
    walk.at = degrees_end(walk, walk.at)
    close = walk.note_end(walk.at)
    if close is not None:
        if walk.entry(walk.at + 1) is None or walk.acronym(walk.at + 1):
            walk.at += 1
            walk.add(Part.ALIAS, close)
            walk.at = close + 1
        return
    start = walk.at + (walk.text(walk.at) == ",")
    aliases = walk.book.people.aliases.get(walk.low(start), ())
    words = next((words for words in aliases if _stands(walk, start, words)), None)
    if words is None:
        return
    begin = start + len(words)
    end = name_end(walk, begin)
    if 0 < end - begin <= LONGEST_ALIAS and walk.sort(begin) is not Sort.OFFICE:
        walk.at = begin
        walk.add(Part.ALIAS, end)


def _stands(walk: Walk, index: int, words: tuple[str, ...]) -> bool:
    return all(walk.low(index + k) == word for k, word in enumerate(words))


def degrees_end(walk: Walk, index: int) -> int:
    """Past the academic degrees behind a name, each with or without a comma before it."""
    while index < walk.last:
        start = index + (walk.text(index) == ",")
        end = start
        while end < walk.last and (walk.text(end) == "." or walk.tokens[end].word):
            if end > start and walk.tokens[end].start > walk.tokens[end - 1].end:
                break
            end += 1
        word = "".join(walk.low(k) for k in range(start, end) if walk.text(k) != ".")
        if word not in walk.book.people.behind or not walk.tokens[start].capital:
            return index
        index = end
    return index


def cut_behind_body(walk: Walk, start: int, end: int, lead: int, *, close: bool) -> int:
    """Where in the unexplained words `[start, end)` behind a body that opens at `lead` a person's name begins.

    The article is asked first (is what stands before the name a row elsewhere?), then the given names, then the words
    that the article uses alone; where nothing tells, the last two words are the name. `close` says that the body has
    no other words yet, so that at least one of these is its own. `end` where no name is left.
    """
    first = _behind_closing(walk, start + close, end)
    if first >= end:
        return end
    for index in range(first, end):
        if walk.clues.has_row(walk.tokens[lead:index]):
            return index
    for index in range(first, end):
        if walk.low(index) in walk.book.people.given or walk.low(index) in walk.book.people.address:
            return index
    for index in range(first, end):
        if walk.low(index) in walk.clues.alone:
            return max(index - 1, first) if index == end - 1 else index
    return max(first, end - 2)


def cut_name(walk: Walk, start: int, end: int, *, unsure: bool, local: bool) -> int:
    """Where the name begins in unexplained words that may be all name.

    `unsure` where a body may open them: then it begins behind words that the article uses as a row of their own.
    `local` where the place of a body may open them: then behind one word that is no name, if a given name follows.
    """
    first = _behind_closing(walk, start, end)
    if first >= end or walk.low(first) in walk.book.people.given:
        return first
    for index in range(first + 1, end if unsure else first):
        named = walk.low(index) in walk.book.people.given or walk.low(index) in walk.clues.alone
        rest = named or walk.clues.has_row(walk.tokens[index:end])
        if rest and walk.clues.has_row(walk.tokens[first:index]):
            return index
    placed = local and end - first > 2 and walk.low(first) not in walk.clues.alone
    if placed and walk.low(first + 1) in walk.book.people.given:
        return first + 1
    given = next((k for k in range(first, end) if walk.low(k) in walk.book.people.given), None)
    if given is not None and (given > first + 1 or end - first > LONGEST_ALIAS):
        return given
    return first if end - first <= LONGEST_ALIAS else end - 2


def _behind_closing(walk: Walk, start: int, end: int) -> int:
    """The first place behind all words that close the name of a body."""
    return max([start, *(k + 1 for k in range(start, end) if walk.low(k) in walk.book.bodies.closing)])
