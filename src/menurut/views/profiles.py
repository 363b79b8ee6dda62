"""What is shown of one entity: what it says and is said of it, and why its names are taken for one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from menurut.views.entities import EntityPage, page_of
from menurut.views.people import ProfilePart, who_page
from menurut.workflows.entities import Found
from menurut.workflows.people import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePage:
    """One entity: who it is, and what the ledger has of it."""

    id: str
    name: str
    schema: str
    profile: ProfilePart
    identity: EntityPage
    """Its names and nodes, and why they are one."""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def profile_page(who: Who, found: Found) -> ProfilePage:
    """What is shown of an entity; `who` is of that entity alone."""
    profile = who_page(who).profile
    assert profile is not None
    return ProfilePage(
        id=found.known.id,
        name=found.known.name,
        schema=str(found.known.schema),
        profile=profile,
        identity=page_of(found),
    )
