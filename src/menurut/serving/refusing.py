"""One shape of errors for all that is served: a status, a code, what happened, as JSON or as a page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from menurut.errors import (
    DateError,
    DecisionError,
    LanguageError,
    LedgerError,
    MenurutError,
    NotThereError,
    ReaderError,
    SourceError,
)

API = "/api/"
RETRY = "60"  # seconds after which a refused address may try again


class RefusedError(Exception):
    """Why a request gets no other answer: an HTTP status, a code for programs, a sentence for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    def to_dict(self) -> dict[str, dict[str, str | int]]:
        """The one shape of errors."""
        return {"error": {"status": self.status, "code": self.code, "message": self.message}}


KINDS: tuple[tuple[type[MenurutError], int, str], ...] = (  # the first that fits
    (NotThereError, 404, "not there"),
    (DecisionError, 409, "decision"),
    (LedgerError, 503, "ledger"),
    (SourceError, 422, "source"),
    (LanguageError, 422, "language"),
    (DateError, 422, "date"),
    (ReaderError, 422, "reader"),
    (MenurutError, 400, "request"),
)
Drawing = Callable[[Request, RefusedError], Response]


def refusal_of(error: MenurutError) -> RefusedError:
    """What an error of ours comes to over HTTP."""
    status, code = next((status, code) for kind, status, code in KINDS if isinstance(error, kind))
    return RefusedError(status, code, str(error))


def wants_data(path: str) -> bool:
    """Whether errors at a path are said as data and not as a page."""
    return path.startswith(API) or path.endswith(".json")


def answered(refusal: RefusedError, request: Request) -> Response:
    """The answer to a request that is refused: data for programs, else the page that the application draws."""
    draw: Drawing | None = getattr(request.app.state, "draw_refusal", None) if "app" in request.scope else None
    if draw is None or wants_data(request.url.path):
        response: Response = JSONResponse(refusal.to_dict(), refusal.status)
    else:
        response = draw(request, refusal)
    if refusal.status == 429:
        response.headers["Retry-After"] = RETRY
    if refusal.status == 401 and wants_data(request.url.path):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


async def refuse(refusal: RefusedError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request with a refusal, from a guard before the application."""
    sent: Awaitable[None] = answered(refusal, Request(scope, receive))(scope, receive, send)
    await sent
