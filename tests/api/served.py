"""The application in this process, as the tests of the API ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from menurut.ledger import open_ledger
from menurut.settings import Serving
from menurut.web.app import application

HOST = "http://127.0.0.1"
API = "/api/v1"


class Inline(Executor):
    """Does at once what it is given, and lets errors through."""

    def __init__(self, **_: object) -> None:
        pass

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@contextmanager
def served(place: str, **settings: Any) -> Iterator[FastAPI]:
    """The application on a ledger; what is being added is ended with it."""
    with open_ledger(place, create=True) as ledger:
        app = application(ledger, Serving(**{"rate": 0, **settings}))
        try:
            yield app
        finally:
            app.state.site.jobs.close()


@contextmanager
def asked(place: str, **settings: Any) -> Iterator[TestClient]:
    """A client of it, whose addresses begin after /api/v1."""
    with served(place, **settings) as app, TestClient(app, base_url=HOST + API) as client:
        yield client
