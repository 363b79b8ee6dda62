"""Which office a speaker holds, and of which body: role and affiliation as the article gives them anywhere.

In: a cast, and the source phrases that name each of its persons. Out: a `Post`. The source phrases are read first,
then the words around the first mentions; the first role found counts, and the first affiliation beside that role.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from menurut.languages import Language
from menurut.reading.names.phrases import parse_phrase
from menurut.reading.speakers.cast import BODIES, Cast
from menurut.reading.text.layout import Token
from menurut.records import Schema, Span

LONGEST_TITLE = 16
LONGEST_APPOSITION = 12
MENTIONS_READ = 3
BEHIND_START = 2
STOPS = frozenset('.:;!?…"“”«»')


class Side(Enum):
    """Where a title stands: in a source phrase, or before or behind another mention of the name."""

    SOURCE = auto()
    BEFORE = auto()
    BEHIND = auto()


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is, and of which body; as written."""

    role: str | None = None
    affiliation: str | None = None


NO_POST = Post()


@dataclass(slots=True)
class Posts:
    """The posts of the persons of a cast, found when asked for; `sources` are the phrases that mean each of them."""

    cast: Cast
    language: Language
    sources: dict[int, list[Span]]
    known: dict[int, Post] = field(default_factory=dict)

    def of(self, who: int) -> Post:
        """The post of a person."""
        if who not in self.known:
            self.known[who] = find_post(self.cast, self.language, who, self.sources.get(who, ()))
        return self.known[who]

    def describe(self, who: int, source: Span) -> None:
        """Take in a phrase that means the person without naming him."""
        self.sources.setdefault(who, []).append(source)
        self.known.pop(who, None)

    def body_of(self, who: int) -> int | None:
        """The body of the cast that the person speaks for."""
        name = self.of(who).affiliation
        if name is None:
            return None
        bodies = (i for i, e in enumerate(self.cast.entities) if e.schema in BODIES and name in e.names)
        return next(bodies, None)


def find_post(cast: Cast, language: Language, who: int, sources: Sequence[Span]) -> Post:
    """The post of a person of the cast; `sources` are the source phrases that name him."""
    role: str | None = None
    for title, side in _titles(cast, who, sources):
        post = _read(cast, language, title, side)
        if post.role is None:
            continue
        role = role or post.role
        if post.affiliation is not None and _same_office(role, post.role):
            return Post(role, post.affiliation)
    return Post(role) if role is not None else NO_POST


def _same_office(role: str, other: str) -> bool:
    """Whether two roles of one person begin alike; the body of a former office is no body of the present one."""
    return role.split()[0].lower() == other.split()[0].lower()


def _titles(cast: Cast, who: int, sources: Sequence[Span]) -> Iterator[tuple[Span, Side]]:
    """What stands beside the name in the source phrases, then before and behind the first mentions."""
    mentions = sorted(
        (m for m in cast.entities[who].mentions if not cast.layout.is_boilerplate(m.start)), key=lambda m: m.start
    )
    starts = [m.start for m in mentions]
    for source in sources:
        near = mentions[bisect_left(starts, source.start) : bisect_left(starts, source.end)]
        inside = next((m for m in near if source.holds(m) and len(source) > len(m)), None)
        if inside is not None:
            yield Span(source.start, inside.start), Side.SOURCE
            yield Span(inside.end, source.end), Side.SOURCE
    for mention in mentions[:MENTIONS_READ]:
        title = _title(cast, who, mention)
        if not any(source.meets(title) for source in sources):
            yield Span(title.start, mention.start), Side.BEFORE
        behind = _apposition(cast, mention)
        if behind is not None:
            yield Span(mention.end, behind.end), Side.BEHIND
    for source in sources:
        near = mentions[max(0, bisect_left(starts, source.start) - 1) : bisect_left(starts, source.end)]
        if not any(source.meets(m) for m in near):
            yield source, Side.SOURCE


def _read(cast: Cast, language: Language, title: Span, side: Side) -> Post:
    """Role and affiliation in a title without its name; what the phrase leaves over goes on with one of them.

    Beside a mention the title must reach up to the name, since the rest of the stretch may be anything.
    """
    tokens = _trimmed(cast, title)
    if not tokens:
        return NO_POST
    span = Span(tokens[0].start, tokens[-1].end)
    phrase = parse_phrase(cast.layout, span, language)
    if phrase.role is None or phrase.title is None:
        return NO_POST
    start, rest = phrase.title.start, [t for t in tokens if t.start >= phrase.title.end]
    if side is Side.BEFORE and rest and not rest[0].capital:
        return NO_POST
    if side is Side.BEHIND and start > tokens[min(BEHIND_START, len(tokens) - 1)].start:
        return NO_POST
    if phrase.body is None or phrase.role.count("(") > phrase.role.count(")"):
        body = next((m for m in cast.within(Span(start + 1, span.end)) if cast.schema(m) in BODIES), None)
        if body is not None:
            return _post(cast, Span(start, body.span.start), Span(body.span.start, span.end))
        if rest and rest[0].capital:
            return _post(cast, phrase.title, Span(rest[0].start, span.end))
        return _post(cast, Span(start, span.end), None)
    if cast.people(cast.within(phrase.body)):
        return _post(cast, Span(start, span.end), None)
    goes_on = rest and (rest[0].capital or rest[0].low in cast.words.together)
    body_end = span.end if goes_on else phrase.body.end
    return _post(cast, Span(start, phrase.body.start), Span(phrase.body.start, body_end))


def _trimmed(cast: Cast, title: Span) -> list[Token]:
    """The tokens of a title up to a relative clause or a word for naming, without ranks and signs at its ends."""
    tokens = list(cast.layout.within(title))
    while tokens and not tokens[0].word:
        tokens.pop(0)
    for index, token in enumerate(tokens):
        if token.low in cast.grammar.relatives or token.low in cast.words.naming:
            tokens = tokens[:index]
            break
    ends = cast.words.ranks | cast.words.after
    while tokens and (tokens[-1].low in ends or (not tokens[-1].word and tokens[-1].text != ")")):
        tokens.pop()
    return tokens


def _post(cast: Cast, role: Span, affiliation: Span | None) -> Post:
    text = cast.layout.text
    return Post(_line(role.of(text)), _line(affiliation.of(text)) if affiliation is not None else None)


def _line(words: str | None) -> str | None:
    """The words on one line without signs at their edges; None if nothing is left."""
    line = " ".join((words or "").split()).strip(" ,;:")
    return (line.rstrip("( ") if line.count("(") > line.count(")") else line) or None


def _title(cast: Cast, who: int, mention: Span) -> Span:
    """The mention with the words before it that may be its title."""
    layout, index = cast.layout, cast.layout.index(mention.start)
    lowest = max(layout.index(layout.sentence_at(mention.start).start), index - LONGEST_TITLE)
    others = [m.span for m in cast.within(Span(layout.tokens[lowest].start, mention.start)) if _other(cast, m.who, who)]
    start = index
    while start > lowest:
        token = layout.tokens[start - 1]
        if token.text in STOPS or token.low in cast.grammar.breakers | cast.words.verbs:
            break
        if any(other.meets(token.span) for other in others):
            break
        start -= 1
    return Span(layout.tokens[start].start, mention.end)


def _other(cast: Cast, one: int, who: int) -> bool:
    return one != who and cast.entities[one].schema is Schema.PERSON


def _apposition(cast: Cast, mention: Span) -> Span | None:
    """The mention with the description that stands behind it after a comma."""
    layout = cast.layout
    index = layout.index(mention.end)
    tokens = layout.tokens[index : index + LONGEST_APPOSITION]
    if not tokens or tokens[0].text not in ",(":
        return None
    end = None
    for token in tokens[1:]:
        if token.text in STOPS or token.low in cast.grammar.breakers | cast.words.verbs:
            break
        end = token.end
        if token.text == ",":
            break
    return Span(mention.start, end) if end is not None else None
