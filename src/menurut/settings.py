"""What one run goes by: built once at a door, handed down in parts, never imported below the doors."""

from __future__ import annotations

from dataclasses import dataclass, field

from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which language and reader, what the sender says of the documents, and how far a source may go."""

    language: str = "auto"
    reader: str = "rules"
    given: Given = field(default_factory=Given)
    limits: Limits = field(default_factory=Limits)


def user_agent() -> str:
    """How menurut names itself to a server: what it is, and its version."""
    return f"menurut/{version()} (news reader; one page at a person's request)"


def version() -> str:
    """The version of the installed package."""
    from importlib import metadata  # costs more time than all else that the help needs

    return metadata.version("menurut")
