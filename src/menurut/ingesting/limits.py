"""How large a source may be, how long an address may take, and where it may lead."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one run.

    `max_bytes` holds for each file, page and line, packed and unpacked. `seconds` is for one address with all its
    redirects. `allow_private` lets an address lead into the private network or to this machine.
    """

    max_bytes: int = 20 * MEGABYTE
    seconds: float = 20.0
    redirects: int = 5
    user_agent: str = "menurut"
    allow_private: bool = False

    def size(self) -> str:
        """The size limit in words."""
        return f"{self.max_bytes / MEGABYTE:g} MB" if self.max_bytes >= MEGABYTE else f"{self.max_bytes} bytes"
