"""What is shown while articles are added, and when they are."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

SHOWN = 200  # articles and problems that one page lists


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedLine:
    """An article that the ledger holds, and what became of it: added, new version, already there."""

    key: str
    name: str
    """Its title, else what the sender called it."""
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """What could not be added, and what to do about it."""

    source: str
    message: str
    fatal: bool
    """Whether it cost an article, or is only a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """Articles on their way into the ledger."""

    id: str
    state: str
    """waiting, running, done or failed."""
    total: int | None
    """How many sources were given."""
    added: int
    versions: int
    there: int
    refused: int
    articles: tuple[AddedLine, ...]
    """The first of them, in the order they came."""
    problems: tuple[ProblemLine, ...]
    failure: str | None
    """What ended it, where it failed as a whole; what was kept until then stays."""

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("done", "failed")

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)
