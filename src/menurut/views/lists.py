"""What is shown of plain lists."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsPage:
    """The names of all outlets."""

    outlets: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and strings, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginPage:
    """Where the password is given. `following` is where one comes in, `wrong` whether one was given that is not it."""

    following: str
    wrong: bool = False
