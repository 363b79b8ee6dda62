"""What one run goes by: built once at a door, handed down in parts, never imported below the doors."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address

from menurut.errors import SettingsError
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits

SHORTEST = 12  # signs of a token: fewer can be guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which language and reader, what the sender says of the documents, and how far a source may go."""

    language: str = "auto"
    reader: str = "rules"
    given: Given = field(default_factory=Given)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How the web application is served.

    `token` is the password that everybody gives who comes in; without one only this machine is served. `rate` is how
    many requests a minute one address may make (0 for any number), `adding` how many of these may change something,
    and `body` how large a request may be, in bytes. `author` is the name that stands in the form of decisions first.
    SettingsError where another machine could come in without a token, or with one that can be guessed.
    """

    host: str = "127.0.0.1"
    port: int = 8377
    token: str | None = None
    rate: int = 1200
    adding: int = 120
    body: int = 32 * 1024 * 1024
    author: str = ""
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if self.token is None and not self.is_local:
            raise SettingsError(
                f"{self.host} can be reached from other machines: set a password in MENURUT_TOKEN, or serve 127.0.0.1"
            )
        if self.token is not None and len(self.token) < SHORTEST:
            raise SettingsError(f"the password in MENURUT_TOKEN can be guessed: give {SHORTEST} signs or more")

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the host."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


def user_agent() -> str:
    """How menurut names itself to a server: what it is, and its version."""
    return f"menurut/{version()} (news reader; one page at a person's request)"


def version() -> str:
    """The version of the installed package."""
    from importlib import metadata  # costs more time than all else that the help needs

    return metadata.version("menurut")
