"""A server for the tests: the application around a ledger, asked as a browser and as a program ask it."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi.routing import iter_route_contexts
from httpx2 import Response
from starlette.testclient import TestClient

from menurut.ledger import open_ledger
from menurut.settings import Serving
from menurut.web.app import application
from tests.views.page import Page

__all__ = ["TestClient"]  # where all these tests have it from
HOME = "http://127.0.0.1"
TOKEN = "kata sandi yang panjang"
API = "/api/v1"
CLAIM = "Menurut Rini Astuti, jembatan Batu Putih itu ditutup sejak kemarin karena retak."
LISTS = (
    "/",
    "/search",
    "/search?q=pasar",
    "/add",
    "/articles",
    "/outlets",
    "/disputed",
    "/review?matter=claim",
    "/review?matter=entity",
    "/decisions",
)
FOLLOWED = ("/articles/", "/claims/", "/entities/", "/outlets/")
PLACES = {"{ident}": "a1", "{key}": "a1", "{name}": "a", "{name:words}": "a/b", "{what}": "groups"}


@contextlib.contextmanager
def served(place: str, **settings: Any) -> Iterator[TestClient]:
    """A browser in front of a server of the ledger, with a rate that no test reaches unless it says so."""
    serving = Serving(**{"rate": 0, **settings})
    with open_ledger(place, create=True) as ledger, browser(application(ledger, serving)) as client:
        yield client


def browser(app: Any) -> TestClient:
    """A browser that follows nothing by itself, and is told of errors as browsers are."""
    return TestClient(app, base_url=HOME, raise_server_exceptions=False, follow_redirects=False)


def another(client: TestClient) -> TestClient:
    """Another browser in front of the same server."""
    return browser(client.app)


def form_token(client: TestClient) -> str:
    """What the forms of this browser's session carry."""
    page = Page(client.get("/login" if client.get("/add").status_code == 303 else "/add").text)
    return next(e.attributes["value"] for e in page.all("input") if e.attributes.get("name") == "form")


def sent(client: TestClient, path: str, fields: Mapping[str, str] | None = None, **more: Any) -> Response:
    """A form of a page, sent."""
    answer: Response = client.post(path, data={"form": form_token(client), **(fields or {})}, **more)
    return answer


def signed_in(client: TestClient, author: str = "Sari", token: str = TOKEN) -> Response:
    """The password given."""
    return sent(client, "/login", {"token": token, "author": author})


def landed(client: TestClient, answer: Response) -> Page:
    """The page that a form leads to."""
    assert answer.status_code == 303, answer.text
    return Page(client.get(answer.headers["location"]).text)


def routes(client: TestClient, method: str) -> list[str]:
    """Every address of the server that answers to a method, with something in the place of each variable."""
    found = {c.path for c in iter_route_contexts(client.app.routes) if c.path and method in (c.methods or ())}  # type: ignore[attr-defined]
    return sorted(filled(path) for path in found)


def filled(path: str) -> str:
    """An address of that pattern."""
    for variable, value in PLACES.items():
        path = path.replace(variable, value)
    assert "{" not in path, path
    return path


def pages_of(client: TestClient, most: int = 8) -> dict[str, Page]:
    """The pages that can be looked at: every list, and the first articles, groups, entities and outlets they lead to.

    Files that are taken away (CSV, JSON, the report) are not among them.
    """
    seen: dict[str, Page] = {}
    waiting = [*LISTS]
    kinds: Counter[str] = Counter()
    while waiting:
        path = waiting.pop(0)
        kind = path.split("/")[1]
        if path in seen or (path not in LISTS and kinds[kind] >= most):
            continue
        answer = client.get(path)
        if answer.headers.get("content-type", "").startswith("text/html"):
            kinds[kind] += 1
            page = seen[path] = Page(answer.text)
            links = [e.attributes["href"] for e in page.all("a") if "download" not in e.attributes]
            waiting += [link.partition("#")[0] for link in links if link.startswith(FOLLOWED)]
    return seen
