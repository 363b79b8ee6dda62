"""What the report shows: one dataclass a page or part, every field documented. HTML, JSON or CSV only render it.

Values here are of no language: acts, kinds and schemas by their names, figures as numbers, dates as ISO. The words of
the article stand verbatim; the words of the interface are added by the renderer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from menurut.views.marking import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution: a row of "who said what", and what the note beside the paragraph says."""

    number: int
    """Its id in the reading; the number that stands in the text, in the note and in the table."""
    depth: int
    """How many attributions it lies in: 0 where the article itself reports it."""
    inside: int | None
    """The number of the attribution whose content holds it."""
    speaker: str | None
    """Whom the source names, in the fullest form; None where the article never says."""
    source: str | None
    """The source phrase as it stands in the text."""
    kind: str
    """What sort of speaker it is."""
    role: str | None
    """The office of the speaker."""
    affiliation: str | None
    """The body the speaker belongs to."""
    act: str
    """What the speaker does by speaking."""
    style: str
    """How the content is given."""
    negated: bool
    """Whether the article says that the source did not say it."""
    words: str | None
    """The content, verbatim; parts that stand apart are joined by an ellipsis."""
    chain: tuple[str, ...]
    """The speakers from the innermost outwards, ending in the outlet where it is known."""
    placed: bool
    """Whether its content is marked in the text, so that a link can lead there."""
    why: str
    """The rule that found it, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """One figure: its words, its value, and who gives it."""

    number: int
    """Counts from 1 in text order."""
    words: str
    """As it stands in the text."""
    lo: float | int | None
    """The least it can be; None where that side is open."""
    hi: float | int | None
    """The most it can be; None where that side is open."""
    about: bool
    """Whether the text hedges it."""
    unit: str
    """Currency code, "%" or unit noun."""
    statement: int | None
    """The number of the attribution that holds it; None where the outlet gives it on its own."""
    speaker: str | None
    """The speaker of that attribution."""
    chain: tuple[str, ...]
    """The chain of that attribution, or the outlet alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDate:
    """One date: its words and the day, month, year or span of them."""

    number: int
    """Counts from 1 in text order."""
    words: str
    """As it stands in the text."""
    iso: str | None
    """The day, month, year, or "start/end"; None where it cannot be known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntity:
    """One entity of the index of names."""

    number: int
    """Its place in the reading, from 1."""
    name: str
    """The fullest form in the article."""
    others: tuple[str, ...]
    """The other forms the article uses."""
    roles: tuple[str, ...]
    """Offices and descriptions, as written."""
    places: tuple[int, ...]
    """The numbers of its mentions, from 1; each is marked in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityGroup:
    """The entities of one schema."""

    schema: str
    """The FollowTheMoney name."""
    entities: tuple[ShownEntity, ...]
    """In the order of the reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRelation:
    """One link between two entities, and who asserts it."""

    number: int
    """Its place in the reading, from 1."""
    subject: str
    """Name, or description where the article gives no name."""
    subject_named: bool
    """Whether the subject has a name."""
    relation: str
    """What sort of link it is."""
    object: str
    """Name, or description where the article gives no name."""
    object_named: bool
    """Whether the object has a name."""
    detail: str | None
    """The words that name the link."""
    words: str
    """The words that show it."""
    according_to: tuple[str, ...]
    """The speakers to whom the article ascribes it; empty where it is the outlet's own."""
    statement: int | None
    """The number of the attribution that asserts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGap:
    """One place that the reader could not read."""

    number: int
    """Counts from 1 in text order."""
    words: str
    """As it stands in the text."""
    reason: str
    """Why, in the words of the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Beside a paragraph: one statement that speaks in it."""

    statement: Statement
    """Who says it, and through whom."""
    depth: int
    """How many notes of the same paragraph it lies in."""
    resumed: bool
    """Whether the statement began in an earlier paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of the article, marked, with its notes."""

    pieces: tuple[Piece, ...]
    """Words and marks, nested properly."""
    notes: tuple[Note, ...]
    """Who speaks here; empty where nobody is cited."""
    by_number: Mapping[int, Statement]
    """The statements of the notes by their numbers: what is marked as content here has a note here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the article's map: one content, or one figure or date, as thousandths of the text's length."""

    start: int
    """Where it begins."""
    width: int
    """How long it is, at least 1."""
    depth: int
    """How deep it is nested."""
    sort: str
    """The style of a content, or "figure" or "date"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything about one reading."""

    number: int
    """Counts from 1 in the report."""
    title: str | None
    """As the document has it."""
    opening: str
    """The first words of the text, for a document that has no title."""
    outlet: str | None
    """Who published it."""
    author: str | None
    """Who wrote it."""
    published: str | None
    """The day, as ISO."""
    url: str | None
    """Where it stood, as received."""
    link: str | None
    """The same, if it is an http or https address that may be followed."""
    language: str
    """The language of the article; empty where it is not known."""
    reader: str
    """Name and version of the reader."""
    speakers: int
    """How many different speakers are cited."""
    statements: tuple[Statement, ...]
    """Who said what, nested ones after the one that holds them."""
    figures: tuple[ShownFigure, ...]
    """The figures, in text order."""
    dates: tuple[ShownDate, ...]
    """The dates, in text order."""
    groups: tuple[EntityGroup, ...]
    """The entities by schema."""
    relations: tuple[ShownRelation, ...]
    """The relations, as the reading has them."""
    gaps: tuple[ShownGap, ...]
    """What could not be read."""
    map: tuple[Stretch, ...]
    """The article as one line: where whom is cited."""
    paragraphs: tuple[Paragraph, ...]
    """The article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The page: one or more readings."""

    sheets: tuple[Sheet, ...]
    """In the order given."""
