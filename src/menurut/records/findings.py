"""What can be found in one document. Every finding is a place in its text; the value stands beside the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from menurut.records.span import Span


class Kind(StrEnum):
    """What sort of speaker a source is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    MEDIA = "media"
    ACCOUNT = "account"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Style(StrEnum):
    """How the content is given: in quotation marks, retold, partly both, or carried on without a cue."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    CONTINUED = "continued"


class Act(StrEnum):
    """What the speaker does by speaking."""

    STATE = "state"
    DENY = "deny"
    CONFIRM = "confirm"
    ANNOUNCE = "announce"
    DEMAND = "demand"
    COMMIT = "commit"
    ACCUSE = "accuse"
    OPINE = "opine"
    ASK = "ask"


class Schema(StrEnum):
    """What an entity is; the names are those of FollowTheMoney, with Media and Account beside them."""

    PERSON = "Person"
    PUBLIC_BODY = "PublicBody"
    COMPANY = "Company"
    ORGANIZATION = "Organization"
    MEDIA = "Media"
    ACCOUNT = "Account"
    ASSET = "Asset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One (source, cue, content) relation: the text ascribes the content to the source.

    `id` counts from 1 in text order within a reading; `parent` is the id of the attribution whose content holds this
    one. `content` has more than one span where source and cue interrupt it. `why` names the rule that found it.
    """

    id: int
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    style: Style
    act: Act
    speaker: str | None = None
    kind: Kind = Kind.UNNAMED
    role: str | None = None
    affiliation: str | None = None
    negated: bool = False
    parent: int | None = None
    origin: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity: the words in the text, and the range of numbers they stand for.

    `lo` or `hi` is None where that side is open ("lebih dari 3"); both are equal where the figure is exact. `unit` is
    a currency code, "%", or the unit noun as written in lower case. `within` is the id of the innermost attribution
    whose content holds the figure; the reading format calls it "in".
    """

    span: Span
    lo: float | int | None
    hi: float | int | None
    about: bool
    unit: str
    within: int | None = None
    why: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As the reading format writes it."""
        return {
            "span": self.span.to_list(),
            "lo": self.lo,
            "hi": self.hi,
            "about": self.about,
            "unit": self.unit,
            "in": self.within,
            "why": self.why,
        }


def figure_from_dict(row: Mapping[str, Any]) -> Figure:
    """The figure that `Figure.to_dict` wrote."""
    return Figure(
        span=Span(*row["span"]),
        lo=row["lo"],
        hi=row["hi"],
        about=row["about"],
        unit=row["unit"],
        within=row["in"],
        why=row["why"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A day, month, year or span of them: `iso` is "2025-06-01", "2025-06", "2025" or "start/end"; None if unknown."""

    span: Span
    iso: str | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, company, medium, account or thing, under all the names the document gives it."""

    name: str
    schema: Schema
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """One end of a relation that the document describes without naming it."""

    unnamed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A lasting link between two entities, the words that show it, and the attribution that asserts it."""

    subject: str | Unnamed
    relation: str
    object: str | Unnamed
    detail: str | None
    according_to: tuple[str, ...]
    span: Span
    attribution: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place that the reader could not read, and the reason."""

    span: Span
    reason: str
