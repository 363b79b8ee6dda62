"""What is shown of the decisions of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from menurut.workflows.deciding import Decided, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision. The words are those of the claim, or the name of the node, that an id stands for."""

    id: str
    state: str
    """holds, superseded, undone, or undoing (where it takes another back)."""
    matter: str
    left: str
    left_words: str | None
    judgement: str
    right: str
    right_words: str | None
    author: str
    made: str
    """ISO time in UTC."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage:
    """All decisions ever made, the newest first."""

    decisions: tuple[DecisionRow, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and strings, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of two things by a decision: the ids of the wholes that they are in now, None where none is told."""

    decisions: tuple[str, ...]
    judgement: str
    whole: str
    """What the ids are of: group, origin or entity."""
    left: str | None
    right: str | None
    together: bool

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and strings, ready for JSON."""
        return asdict(self)


def decisions_page(rulings: Iterable[Ruling]) -> DecisionsPage:
    """What is shown of decisions."""
    return DecisionsPage(decisions=tuple(map(_row, rulings)))


def outcome_of(decided: Decided) -> Outcome:
    """What is shown once a decision is made or taken back."""
    return Outcome(
        decisions=tuple(decision.id for decision in decided.decisions),
        judgement=str(decided.decisions[0].judgement),
        whole=decided.whole,
        left=decided.left,
        right=decided.right,
        together=decided.left is not None and decided.left == decided.right,
    )


def _row(ruling: Ruling) -> DecisionRow:
    decision = ruling.decision
    return DecisionRow(
        id=decision.id,
        state=str(ruling.state),
        matter=str(decision.matter),
        left=decision.left,
        left_words=ruling.left,
        judgement=str(decision.judgement),
        right=decision.right,
        right_words=ruling.right,
        author=decision.author,
        made=decision.made.isoformat(timespec="seconds"),
        reason=decision.reason,
    )
