"""What people decided. A decision is superseded, never edited."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """What a person says of two things: the four values of the field's tools (nomenklatura, FollowTheMoney)."""

    SAME = "same"
    NOT_SAME = "not same"
    UNSURE = "unsure"
    NONE = "no judgement"


class Matter(StrEnum):
    """What a decision is about: two claims saying the same, two claims sharing an origin, two entities being one."""

    CLAIM = "claim"
    ORIGIN = "origin"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's judgement on a pair; `left` and `right` are ids in order, `made` is in UTC.

    For claims and origins the ids are those of claims. For entities they are the ids of entity nodes, which do not
    change when entities are merged or split. The latest decision on a pair holds; undoing one is a decision NONE.
    """

    id: str
    matter: Matter
    left: str
    right: str
    judgement: Judgement
    author: str
    made: datetime.datetime
    reason: str = ""
