"""The pages that are looked at, each at one address, and at the same address with `.json` as data."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from menurut.exports.claims_csv import claims_csv
from menurut.serving import asking
from menurut.serving.names import NAME
from menurut.serving.site import site_of
from menurut.views import report_html
from menurut.views.site import plain_dossier
from menurut.web.drawing import language_of, show
from menurut.workflows.articles import article
from menurut.workflows.dossiers import dossier

router = APIRouter(include_in_schema=False)
DATA = ".json"  # of two decorators the lower one comes first: an address with an ending, before that of any id


def both(request: Request, template: str, page: Any, **more: Any) -> Response:
    """A page as HTML, or as data where the address ends so."""
    if request.url.path.endswith(DATA):
        return JSONResponse({**page.to_dict(), **more})
    return show(request, template, page, **more)


@router.get("/")
@router.get("/index.json")
def start(request: Request) -> Response:
    """Where a person begins."""
    return both(request, "start", site_of(request).kept.page(asking.start))


@router.get("/search")
@router.get("/search.json")
def search(request: Request) -> Response:
    """The groups that answer a question."""
    query = request.query_params
    filters = asking.filters_of(query)
    page = site_of(request).kept.page(asking.search, query.get("q", ""), filters, query.get("cursor"))
    return both(request, "search", page)


@router.get("/claims/{ident}.txt")
def claim_text(request: Request, ident: str) -> Response:
    """A dossier as text with its sources."""
    page = site_of(request).kept.page(asking.claim, ident)
    address = f"{request.base_url}claims/{quote(page.asked, safe='')}"
    return PlainTextResponse(plain_dossier(page, language_of(request), address))


@router.get("/claims/{ident}.csv")
def claim_rows(request: Request, ident: str) -> Response:
    """The claims of a dossier as CSV."""
    with site_of(request).ledger.reading() as batch:
        found = dossier(batch, ident)
    name = f'attachment; filename="menurut-{found.group.id}.csv"'
    return Response(claims_csv(found), media_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})


@router.get("/claims/{ident}")
@router.get("/claims/{ident}.json")
def claim(request: Request, ident: str) -> Response:
    """The dossier of a claim."""
    return both(request, "dossier", site_of(request).kept.page(asking.claim, ident))


@router.get("/articles")
@router.get("/articles.json")
def articles(request: Request) -> Response:
    """The articles that arrived last."""
    return both(request, "articles", asking.all_articles(site_of(request).ledger, request.query_params.get("cursor")))


@router.get("/articles/{key}/report.html")
def report(request: Request, key: str) -> Response:
    """The report of one article, in one file that opens anywhere."""
    with site_of(request).ledger.reading() as batch:
        found = article(batch, key)
    name = f'attachment; filename="menurut-{found.kept.key}.html"'
    html = report_html([found.reading], language_of(request))
    return Response(html, media_type="text/html; charset=utf-8", headers={"Content-Disposition": name})


@router.get("/articles/{key}")
@router.get("/articles/{key}.json")
def one_article(request: Request, key: str) -> Response:
    """An article, with the group of each thing it says."""
    return both(request, "article", site_of(request).kept.page(asking.kept_article, key))


@router.get("/entities")
@router.get("/entities.json")
def called(request: Request) -> Response:
    """The entities that bear a name; where it is one, that one."""
    page = asking.called(site_of(request).ledger, request.query_params.get("name", ""))
    only = asking.one_entity_id(page)
    if only is not None and not request.url.path.endswith(DATA):
        return RedirectResponse(f"/entities/{only}", 303)
    return both(request, "called", page)


@router.get("/entities/{ident}")
@router.get("/entities/{ident}.json")
def entity(request: Request, ident: str) -> Response:
    """One entity."""
    return both(request, "entity", site_of(request).kept.page(asking.entity, ident))


@router.get("/outlets")
@router.get("/outlets.json")
def outlets(request: Request) -> Response:
    """The outlets of the ledger."""
    return both(request, "outlets", site_of(request).kept.page(asking.all_outlets))


@router.get(f"/outlets/{NAME}")
@router.get(f"/outlets/{NAME}.json")
def outlet(request: Request, name: str) -> Response:
    """One outlet."""
    return both(request, "outlet", site_of(request).kept.page(asking.outlet, name))


@router.get("/disputed")
@router.get("/disputed.json")
def disputed(request: Request) -> Response:
    """Who denies or contradicts whom."""
    query = request.query_params
    page, following = site_of(request).kept.page(asking.disputed, query.get("since"), query.get("cursor"))
    return both(request, "disputed", page, following=following)


@router.get("/review")
@router.get("/review.json")
def review(request: Request) -> Response:
    """What waits for a judgement."""
    matter = request.query_params.get("matter", "claim")
    return both(request, "review", site_of(request).kept.page(asking.review, matter))


@router.get("/decisions")
@router.get("/decisions.json")
def decisions(request: Request) -> Response:
    """What people decided."""
    page, following = asking.decisions(site_of(request).ledger, request.query_params.get("cursor"))
    return both(request, "decisions", page, following=following)


@router.get("/add")
def add(request: Request) -> Response:
    """Where articles are given."""
    return show(request, "add", None)


@router.get("/jobs/{ident}")
@router.get("/jobs/{ident}.json")
def job(request: Request, ident: str) -> Response:
    """How far articles are that are being added."""
    return both(request, "job", site_of(request).jobs.job(ident).page())
