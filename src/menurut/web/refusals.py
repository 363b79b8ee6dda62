"""What goes wrong, as an answer: errors of ours, wrong values, addresses that are none, and errors of the program."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from menurut.errors import MenurutError
from menurut.ledger.troubles import hidden
from menurut.serving.guards import HEADERS, UNLESS_SAID
from menurut.serving.refusing import RefusedError, answered, refusal_of

MESSAGES = {404: ("page", "there is nothing at this address"), 405: ("request", "that cannot be done at this address")}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
SHOWN = 5  # wrong values that are named
log = logging.getLogger("menurut")


async def _said(request: Request, error: Exception) -> Response:
    """An error of ours as an answer."""
    refusal = refusal_of(error) if isinstance(error, MenurutError) else error
    assert isinstance(refusal, RefusedError)
    place = hidden(request.app.state.site.ledger.place)
    refusal.message = refusal.message.replace(place, "the ledger")  # where it lies is nobody's business elsewhere
    return answered(refusal, request)


async def _invalid(request: Request, error: Exception) -> Response:
    """A request whose values are none, said in one sentence."""
    assert isinstance(error, RequestValidationError)
    why = "; ".join(map(_sentence, error.errors()[:SHOWN]))
    return answered(RefusedError(422, "request", why), request)


def _sentence(found: dict[str, Any]) -> str:
    place = ".".join(str(part) for part in found.get("loc", ()) if part not in ("body", "query", "path"))
    return f"{place or 'the body'}: {found.get('msg', 'wrong')}"


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, message = MESSAGES.get(error.status_code, ("request", str(error.detail)))
    answer = answered(RefusedError(error.status_code, code, message), request)
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    if error.status_code == 405:
        answer.headers["Allow"] = ", ".join(_methods(request))
    return answer


def _methods(request: Request) -> list[str]:
    """What can be done at an address, by all its routes: Starlette tells those of the first alone."""
    scopes = {method: {**request.scope, "method": method} for method in METHODS}
    return [
        method
        for method, scope in scopes.items()
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)
    ]


async def _unknown(request: Request, error: Exception) -> Response:
    """An error of the program. It is logged; who asked is told nothing of its inside."""
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    answer = answered(RefusedError(500, "program", "an error of the program"), request)
    answer.headers.update(HEADERS | UNLESS_SAID)  # this answer is given outside the guards
    return answer


HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]] = {
    MenurutError: _said,
    RefusedError: _said,
    RequestValidationError: _invalid,
    HTTPException: _http,
    Exception: _unknown,
}
