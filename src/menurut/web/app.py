"""The application: guards, API and pages put together around one ledger."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import Response
from starlette.routing import Match

from menurut.api.routes import PREFIX
from menurut.api.routes import router as api
from menurut.errors import MenurutError
from menurut.ledger import Ledger
from menurut.ledger.troubles import hidden
from menurut.serving.access import Access, Gate
from menurut.serving.guards import HEADERS, UNLESS_SAID, Answering, Hosts, Rates, SameOrigin, Sizes
from menurut.serving.jobs import Jobs
from menurut.serving.keeping import Kept
from menurut.serving.refusing import RefusedError, answered, refusal_of
from menurut.serving.signs import Signs
from menurut.serving.site import Site
from menurut.serving.warming import warm
from menurut.settings import Serving, version
from menurut.web.assets import asset
from menurut.web.drawing import draw_refusal
from menurut.web.forms import router as forms
from menurut.web.pages import router as pages

THREADS = 8  # requests that are answered at once; more would only wait for each other
WEEK = 7 * 24 * 3600
MESSAGES = {404: ("page", "there is nothing at this address"), 405: ("request", "that cannot be done at this address")}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
log = logging.getLogger("menurut")


def application(ledger: Ledger, settings: Serving) -> FastAPI:
    """The application on a ledger, which it does not close."""
    access = Access(settings.token)
    site = Site(ledger=ledger, jobs=Jobs(ledger), access=access, settings=settings, kept=Kept(ledger))

    @contextlib.asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        warm()
        yield
        site.jobs.close()

    app = FastAPI(
        title="menurut",
        summary="Who said what, according to whom.",
        version=version(),
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=living,
        middleware=_guards(settings, access),
        exception_handlers={
            MenurutError: _said,
            RefusedError: _said,
            RequestValidationError: _invalid,
            HTTPException: _http,
            Exception: _unknown,
        },
    )
    app.state.site = site
    app.state.draw_refusal = draw_refusal
    app.add_api_route("/static/{name}", _asset, include_in_schema=False)
    app.include_router(api)
    app.include_router(forms)
    app.include_router(pages)
    return app


def _guards(settings: Serving, access: Access) -> list[Middleware]:
    """What stands before every request, the outermost first."""
    return [
        Middleware(Answering),
        Middleware(
            SessionMiddleware,
            secret_key=access.secret,
            session_cookie="menurut",
            max_age=WEEK,
            same_site="strict",
        ),
        Middleware(Hosts, any_host=settings.token is not None),
        Middleware(Rates, rate=settings.rate, adding=settings.adding, free=_is_free),
        Middleware(SameOrigin),
        Middleware(Signs),
        Middleware(Sizes, most=settings.body),
        Middleware(Gate, access=access),
    ]


def _is_free(path: str) -> bool:
    """Whether a path is not counted: files that a page loads."""
    return path.startswith("/static/")


def _asset(name: str) -> Response:
    return asset(name)


async def _said(request: Request, error: Exception) -> Response:
    """An error of ours as an answer."""
    refusal = refusal_of(error) if isinstance(error, MenurutError) else error
    assert isinstance(refusal, RefusedError)
    place = hidden(request.app.state.site.ledger.place)
    refusal.message = refusal.message.replace(place, "the ledger")  # where it lies is nobody's business elsewhere
    return await _answer(refusal, request)


async def _invalid(request: Request, error: Exception) -> Response:
    """A request whose values are none, said in one sentence."""
    assert isinstance(error, RequestValidationError)
    return await _answer(RefusedError(422, "request", "; ".join(map(_sentence, error.errors()[:5]))), request)


def _sentence(found: dict[str, Any]) -> str:
    place = ".".join(str(part) for part in found.get("loc", ()) if part not in ("body", "query", "path"))
    return f"{place or 'the body'}: {found.get('msg', 'wrong')}"


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, message = MESSAGES.get(error.status_code, ("request", str(error.detail)))
    answer = await _answer(RefusedError(error.status_code, code, message), request)
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
    answer = await _answer(RefusedError(500, "program", "an error of the program"), request)
    answer.headers.update(HEADERS | UNLESS_SAID)  # this answer is given outside the guards
    return answer


async def _answer(refusal: RefusedError, request: Request) -> Response:
    return answered(refusal, request)
