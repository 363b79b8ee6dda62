"""What is shown of the answer to a question: groups, who says each, and how its figure stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from menurut.weighing.series import Point
from menurut.workflows.asking import Answer, Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Somebody, and how many claims of a group he says. Outlets stand here for what they say themselves."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A group in one line."""

    id: str
    """The id to give to `menurut claim`."""
    label: str
    """The words of the claim that is nearest to all."""
    speakers: tuple[Saying, ...]
    claims: int
    outlets: int
    origins: int
    """Independent origins that state it."""
    disputed: bool
    """Whether a claim denies or contradicts another."""
    first: str | None
    """ISO day of publication of the first claim."""
    last: str | None
    latest: Point | None
    """The latest figure, with the day it speaks of and its chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """The groups that answer a question, the best first."""

    question: str
    groups: tuple[GroupLine, ...]
    unknown: tuple[str, ...]
    """Words of the question that no claim has."""
    more: int
    """Groups that were found and are not shown."""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def answer_page(answer: Answer) -> AnswerPage:
    """What is shown of an answer."""
    return AnswerPage(
        question=answer.question,
        groups=tuple(map(_line, answer.found)),
        unknown=answer.unknown,
        more=answer.more,
    )


def _line(found: Found) -> GroupLine:
    summary = found.summary
    return GroupLine(
        id=summary.id,
        label=summary.label,
        speakers=tuple(Saying(name=name, claims=claims) for name, claims in found.speakers),
        claims=summary.claims,
        outlets=summary.outlets,
        origins=summary.origins,
        disputed=summary.disputed,
        first=summary.first,
        last=summary.last,
        latest=found.latest,
    )
