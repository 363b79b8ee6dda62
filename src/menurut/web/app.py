"""The application: guards, API and pages put together around one ledger."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import Response

from menurut.api.routes import PREFIX
from menurut.api.routes import router as api
from menurut.ledger import Ledger
from menurut.serving.access import Access, Gate
from menurut.serving.guards import Answering, Hosts, Rates, SameOrigin, Sizes
from menurut.serving.jobs import Jobs
from menurut.serving.keeping import Kept
from menurut.serving.signs import Signs
from menurut.serving.site import Site
from menurut.serving.warming import warm
from menurut.settings import Serving, version
from menurut.web.assets import asset
from menurut.web.drawing import draw_refusal
from menurut.web.forms import router as forms
from menurut.web.pages import router as pages
from menurut.web.refusals import HANDLERS

THREADS = 8  # requests that are answered at once; more would only wait for each other
WEEK = 7 * 24 * 3600


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
        exception_handlers=HANDLERS,
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
