"""Every kind of page of a site, and how a visitor comes to it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from tests.web.visitor import Visitor

FERRY = "penumpang feri hilang"  # a question that the example answers, with figures and a network
FIRE = "kios hangus kebakaran pasar"


def at(path: str) -> Callable[[Visitor], object]:
    """The page of an address."""
    return lambda visitor: visitor.open(path)


def dossier(visitor: Visitor, question: str = FERRY) -> None:
    """The dossier of the group that answers a question best."""
    found = visitor.data(f"/search.json?{urlencode({'q': question})}")
    visitor.open(f"/claims/{found['groups'][0]['id']}")


def article(visitor: Visitor) -> None:
    """The article that arrived last."""
    visitor.open(f"/articles/{visitor.data('/articles.json')['articles'][0]['key']}")


def lot(visitor: Visitor) -> None:
    """A lot of which nothing could be added."""
    visitor.open("/add").type("textarea[name=links]", "http://127.0.0.1:9/berita")
    visitor.follow("section[aria-labelledby=links] button")


PAGES: dict[str, Callable[[Visitor], object]] = {
    "start": at("/"),
    "search": at("/search"),
    "found": at("/search?q=feri&outlet=Warta+Lentera"),
    "not found": at("/search?q=zirkonium"),
    "articles": at("/articles"),
    "article": article,
    "dossier of the ferry": dossier,
    "dossier of the fire": lambda visitor: dossier(visitor, FIRE),
    "entity": at("/entities?name=Laksmi+Paramitha"),
    "entities": at("/entities?name=Kantor"),
    "outlets": at("/outlets"),
    "outlet": at("/outlets/Kabar%20Selat"),
    "disputed": at("/disputed"),
    "review of claims": at("/review?matter=claim"),
    "review of names": at("/review?matter=entity"),
    "decisions": at("/decisions"),
    "add": at("/add"),
    "lot": lot,
    "no page": at("/tidak-ada"),
}
