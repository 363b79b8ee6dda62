"""What programs send and get: questions, bodies of requests, and the answers that are no page of their own."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from menurut.serving.asking import LIMIT, LONGEST, MOST
from menurut.views.conflicts import ConflictPart
from menurut.views.decisions import DecisionRow


def _written(day: object) -> object:
    """A day as it is written; pydantic alone would take numbers for days, too."""
    if day is None or (isinstance(day, str) and DAY.fullmatch(day)):
        return day
    raise ValueError("write year-month-day, such as 2025-06-12")


DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Day = Annotated[datetime.date | None, BeforeValidator(_written)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2_000_000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
Short = Annotated[str, StringConstraints(max_length=500)]
Link = Annotated[str, StringConstraints(min_length=8, max_length=2_000)]


Limit = Annotated[int, Field(ge=1, le=MOST, description="How many are given.")]
Cursor = Annotated[str | None, Field(max_length=100, description="What the page before gives as `following`.")]
Filter = Annotated[str, Field(max_length=200)]


class Question(BaseModel):
    """What is asked, and by what the answers are filtered; an empty filter leaves nothing out."""

    q: Annotated[str, Field(min_length=1, max_length=LONGEST, description="Words of a claim, or a name.")]
    speaker: Filter = ""
    entity: Filter = ""
    outlet: Filter = ""
    since: Filter = ""
    until: Filter = ""
    act: Filter = ""
    style: Filter = ""
    month: Filter = ""
    cursor: Cursor = None
    limit: Limit = LIMIT


class Body(BaseModel):
    """A body that may have no other fields than these."""

    model_config = ConfigDict(extra="forbid")


class ArticleBody(Body):
    """An article: its text, and what the sender knows of it."""

    text: Text
    id: Short = ""
    title: Short | None = None
    outlet: Short | None = None
    url: Annotated[str, StringConstraints(max_length=2_000)] | None = None
    author: Short | None = None
    published: Day = None
    language: Literal["auto", "id", "en"] = "auto"


class AddBody(Body):
    """Articles to add, as texts or as links; at most a thousand in all."""

    articles: list[ArticleBody] = Field(default_factory=list, max_length=1_000)
    links: list[Link] = Field(default_factory=list, max_length=1_000)


class DecisionBody(Body):
    """What somebody says of two things: ids of claims or groups, or ids or names of entities."""

    matter: Literal["claim", "origin", "entity"] = "claim"
    left: Name
    judgement: Literal["same", "not same", "unsure"]
    right: Name
    author: Name
    reason: Short = ""


class UndoBody(Body):
    """Who takes a decision back, and why."""

    author: Name
    reason: Short = ""


class ErrorPart(BaseModel):
    """What went wrong: the HTTP status, a code for programs, a sentence for people."""

    status: int
    code: str
    message: str


class Error(BaseModel):
    """The one shape of errors."""

    error: ErrorPart


class Conflicts(BaseModel):
    """Groups in which claims stand against each other."""

    since: str | None
    conflicts: list[ConflictPart]
    following: str | None


class Decisions(BaseModel):
    """Decisions, the newest first."""

    decisions: list[DecisionRow]
    following: str | None


class Article(BaseModel):
    """An article of the ledger: the reading in the reading format, and the group of each claim."""

    key: str
    id: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    arrived: str
    link: str | None
    reading: dict[str, Any]
    placements: list[dict[str, Any]]
    versions: list[dict[str, Any]]


class Read(BaseModel):
    """A reading in the reading format, with the article."""

    reading: dict[str, Any]
