"""Claims that say the same thing, where they come from, and how they stand to each other."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class VerdictKind(StrEnum):
    """How the second of two claims stands to the first."""

    SAME = "same"
    UPDATE = "update"
    REVISION = "revision"
    DIFFERENT_SCOPE = "different scope"
    DENIAL = "denial"
    CONTRADICTION = "contradiction"
    CANNOT_TELL = "cannot tell"


DISPUTES = frozenset({VerdictKind.DENIAL, VerdictKind.CONTRADICTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One piece of evidence between two claims: its name, a score (0 to 1, or below 0 against), and a sentence."""

    name: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims (ids, in order) that may say the same thing, and how sure that is (0 to 1)."""

    a: str
    b: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why two claims of a group were put under one origin, or why two claims were put in one group."""

    a: str
    b: str
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The speech act, document or observation that claims of a group come from.

    `id` is a hash that depends on the claims alone. `name` is the speaker, medium or outlet it is known by. `own` tells
    that outlets say it on their own authority; such an origin counts only where nothing else states the claim.
    """

    id: str
    name: str
    claims: tuple[str, ...]
    own: bool = False
    states: bool = True
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How claim `b` stands to claim `a` (the earlier one), how sure that is (0 to 1), and why in one sentence."""

    a: str
    b: str
    verdict: VerdictKind
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims that say the same thing.

    `id` is that of the first claim by publication day and id, so it depends on the claims alone. `label` is the words
    of the claim that is nearest to all. `claims` are ids in order of publication; `independent_origins` counts origins
    that state the claim; `circles` are outlets that cite each other round (A cites B cites A).
    """

    id: str
    label: str
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    independent_origins: int
    verdicts: tuple[Verdict, ...] = ()
    merges: tuple[Merge, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
    documents: int = 0
    outlets: int = 0
    first: datetime.date | None = None
    last: datetime.date | None = None

    @property
    def disputed(self) -> bool:
        """Whether a claim of the group denies or contradicts another."""
        return any(verdict.verdict in DISPUTES for verdict in self.verdicts)
