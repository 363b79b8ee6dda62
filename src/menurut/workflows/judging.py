"""A person's judgement on two things, written down as a decision."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from menurut.ledger import Batch
from menurut.records import Decision, Judgement, Matter, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What somebody says of two things, and why."""

    judgement: Judgement
    author: str
    reason: str = ""


def record(batch: Batch, matter: Matter, one: str, other: str, opinion: Opinion) -> Decision:
    """Write an opinion on two ids down, in whatever order they are given. Nothing is weighed or resolved again.

    DecisionError where it contradicts decisions that hold; then nothing of the batch should be kept.
    """
    left, right = sorted((one, other))
    made = datetime.datetime.now(datetime.UTC)
    decision = Decision(
        id=content_id("decision", matter, left, right, opinion.judgement, opinion.author, made.isoformat()),
        matter=matter,
        left=left,
        right=right,
        judgement=opinion.judgement,
        author=opinion.author,
        made=made,
        reason=opinion.reason,
    )
    batch.received.decide(decision)
    return decision
