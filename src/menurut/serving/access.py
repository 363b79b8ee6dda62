"""Who comes in: nobody from elsewhere without the token, which a browser gives once and a program with each request."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from menurut.serving.refusing import RefusedError, refuse

OPEN = ("/login", "/static/")  # what is shown before anybody has come in
TRIES = RateLimitItemPerMinute(10)


class Access:
    """The token, the secret by which sessions are signed, and how often an address may guess.

    The secret is of this server alone and not made of the token: a cookie, which everybody gets, would else let its
    holder try passwords at home. So a server that begins anew asks everybody for the password again.
    """

    def __init__(self, token: str | None) -> None:
        self.token = token
        self.secret = secrets.token_hex(32)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def is_right(self, given: str, address: str) -> bool:
        """Whether what was given is the token. RefusedError where the address has guessed too often."""
        if self.token is None:
            return True
        if not self._limiter.test(TRIES, address):
            raise RefusedError(429, "rate", "too many wrong passwords in one minute; wait a little, then try again")
        right = hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode("utf-8", "replace"))
        if not right:
            self._limiter.hit(TRIES, address)
        return right

    def lets_in(self, connection: HTTPConnection) -> bool:
        """Whether a request comes from somebody who has given the token."""
        if self.token is None or connection.session.get("in") is True:
            return True
        kind, _, given = connection.headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and self.is_right(given.strip(), address_of(connection))


def address_of(connection: HTTPConnection) -> str:
    """The address a request comes from."""
    return connection.client.host if connection.client else "unknown"


class Gate:
    """Sends away who has not given the token: a browser to where it is asked for, a program with a refusal."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith(OPEN):
            try:
                inside = self.access.lets_in(HTTPConnection(scope))
            except RefusedError as refusal:
                await refuse(refusal, scope, receive, send)
                return
            if not inside:
                await refuse(RefusedError(401, "token", "give the password of this server"), scope, receive, send)
                return
        await self.app(scope, receive, send)


def form_token(session: dict[str, Any]) -> str:
    """What every form of a session carries, so that no page of another site can send it."""
    if "form" not in session:
        session["form"] = secrets.token_urlsafe(24)
    return str(session["form"])


def check_form(session: dict[str, Any], given: object) -> None:
    """RefusedError where a form does not carry what the pages of this session do."""
    kept = session.get("form")
    if not isinstance(given, str) or kept is None or not hmac.compare_digest(given.encode(), str(kept).encode()):
        raise RefusedError(403, "form", "not a form of a page of yours, or older than the server: load the page again")
