"""What stands before every request: host, origin, size, rate, and the headers of every answer. Plain ASGI."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from menurut.serving.refusing import RefusedError, refuse

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
PLOT_STYLE = (  # what Observable Plot writes beside a plot whose class is "plot"; the browser test sees that it holds
    ":where(.plot) {\n  --plot-background: white;\n  display: block;\n  height: auto;\n  height: intrinsic;\n"
    "  max-width: 100%;\n}\n:where(.plot text),\n:where(.plot tspan) {\n  white-space: pre;\n}"
)


def _hashed(style: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' {_hashed(PLOT_STYLE)}",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
UNLESS_SAID = {"Cache-Control": "no-store"}  # an answer may say how long it may be kept


class Answering:
    """Gives every answer the headers that keep a browser from doing what this site never asks of it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (HEADERS | UNLESS_SAID).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sending)


class Hosts:
    """Refuses a request that names another host than this machine: a page elsewhere may have a name that leads here."""

    def __init__(self, app: ASGIApp, any_host: bool) -> None:
        self.app = app
        self.any_host = any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self.any_host and host_of(Headers(scope=scope).get("host", "")) not in LOCAL:
            refusal = RefusedError(400, "host", "this server answers to 127.0.0.1 and localhost only")
            await refuse(refusal, scope, receive, send)
            return
        await self.app(scope, receive, send)


def host_of(netloc: str) -> str:
    """The host of `host:port`, in lower case.

    >>> host_of("LOCALHOST:8377"), host_of("[::1]:80")
    ('localhost', '[::1]')
    """
    host = netloc.strip().lower()
    return host[: host.find("]") + 1] if host.startswith("[") else host.partition(":")[0]


class SameOrigin:
    """Refuses a request that would change something and that a page of another site has sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE and is_foreign(Headers(scope=scope)):
            refusal = RefusedError(403, "origin", "the request comes from a page of another site")
            await refuse(refusal, scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_foreign(headers: Headers) -> bool:
    """Whether a browser says that a page of another site sends the request."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    except ValueError:
        return True


class Sizes:
    """Refuses a request that is larger than `most` bytes, also where it does not say how large it is."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or int(told) > self.most:
            await refuse(self._refusal(), scope, receive, send)
            return
        had, begun = 0, False

        async def receiving() -> Message:
            nonlocal had
            message = await receive()
            had += len(message.get("body", b""))
            if had > self.most:
                raise _TooLarge
            return message

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receiving, sending)
        except _TooLarge:
            if begun:
                raise
            await refuse(self._refusal(), scope, receive, send)

    def _refusal(self) -> RefusedError:
        return RefusedError(413, "size", f"larger than {self.most // (1024 * 1024)} MB; send it in parts")


class _TooLarge(BaseException):
    """More bytes came than may; no handler of errors may take it for one of its own."""


class Rates:
    """Refuses what one address asks above so many requests a minute, or so many that change something."""

    def __init__(self, app: ASGIApp, rate: int, adding: int, free: Callable[[str], bool]) -> None:
        self.app = app
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._any = RateLimitItemPerMinute(rate) if rate else None
        self._changing = RateLimitItemPerMinute(adding) if rate and adding else None
        self._free = free

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._free(scope["path"]) and not self._may(scope):
            refusal = RefusedError(429, "rate", "too many requests in one minute; wait a little, then go on")
            await refuse(refusal, scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _may(self, scope: Scope) -> bool:
        client = scope.get("client")
        address = client[0] if client else "unknown"
        if self._any is not None and not self._limiter.hit(self._any, "any", address):
            return False
        changing = self._changing is not None and scope["method"] not in SAFE
        return not changing or self._limiter.hit(self._changing, "changing", address)  # type: ignore[arg-type]
