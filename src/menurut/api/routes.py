"""The routes of /api/v1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import StreamingResponse

from menurut.api.bodies import (
    AddBody,
    Article,
    ArticleBody,
    Conflicts,
    Cursor,
    DecisionBody,
    Decisions,
    Error,
    Filter,
    Limit,
    Question,
    Read,
    UndoBody,
)
from menurut.errors import MenurutError
from menurut.exports.groups import group_lines
from menurut.exports.json_lines import json_lines
from menurut.ingesting.given import Given
from menurut.ingesting.received import Problem, Received
from menurut.ledger.received import unfit
from menurut.records import Document, Judgement, Matter
from menurut.serving import asking
from menurut.serving.asking import LIMIT
from menurut.serving.names import NAME
from menurut.serving.refusing import RefusedError
from menurut.serving.site import Site, site_of
from menurut.serving.taking import from_links, from_text
from menurut.views.adding import JobPage
from menurut.views.articles import reading_shown
from menurut.views.decisions import Outcome, outcome_of
from menurut.views.dossiers import DossierPage
from menurut.views.doubts import ReviewPage
from menurut.views.lists import OutletsPage
from menurut.views.outlets import OutletPage
from menurut.views.people import WhoPage
from menurut.views.profiles import ProfilePage
from menurut.views.searching import SearchPage
from menurut.views.start import ArticlesPage, StartPage
from menurut.workflows.adding import Asked
from menurut.workflows.deciding import decide, undo
from menurut.workflows.emptiness import refuse_empty
from menurut.workflows.exporting import all_groups, all_readings
from menurut.workflows.judging import Opinion
from menurut.workflows.reading import read_document

PREFIX = "/api/v1"
REFUSED: dict[int | str, dict[str, Any]] = {
    status: {"model": Error, "description": said}
    for status, said in (
        (400, "a value that is none"),
        (401, "without the password of the server"),
        (403, "from a page of another site"),
        (404, "nothing of that id or name, or several"),
        (409, "a decision that contradicts others, or changes nothing"),
        (413, "larger than may be"),
        (422, "a body or a text that cannot be read"),
        (429, "too many requests in one minute"),
        (503, "the ledger does not answer, or too much waits"),
    )
}
LINES: dict[int | str, dict[str, Any]] = {
    200: {"description": "One JSON object a line", "content": {"application/x-ndjson": {"schema": {"type": "string"}}}}
}
router = APIRouter(prefix=PREFIX, responses=REFUSED)

Here = Annotated[Site, Depends(site_of)]
Ident = Annotated[str, Path(min_length=1, max_length=200, description="An id, or the beginning of one.")]


@router.get("/start", tags=["asking"])
def get_start(site: Here) -> StartPage:
    """What is new, what is disputed, and which figures moved."""
    return site.kept.page(asking.start)


@router.get("/ask", tags=["asking"])
def ask(site: Here, given: Annotated[Question, Query()]) -> SearchPage:
    """The groups that answer a question, the best first, with counts by which they can be filtered."""
    filters = asking.filters_of(given.model_dump(exclude={"q", "cursor", "limit"}))
    return site.kept.page(asking.search, given.q, filters, given.cursor, given.limit)


@router.get("/claims/{ident}", tags=["asking"])
def claim(site: Here, ident: Ident) -> DossierPage:
    """The dossier of a group, by the id of the group or of any claim of it."""
    return site.kept.page(asking.claim, ident)


@router.get("/articles", tags=["asking"])
def get_articles(site: Here, cursor: Cursor = None, limit: Limit = LIMIT) -> ArticlesPage:
    """The articles, those that arrived last first."""
    return asking.all_articles(site.ledger, cursor, limit)


@router.get("/articles/{key}", tags=["asking"])
def get_article(site: Here, key: Ident) -> Article:
    """An article with its reading, and the group of each claim."""
    return Article(**site.kept.page(asking.kept_article, key).to_dict())


@router.get("/entities", tags=["asking"])
def get_entities(site: Here, name: Annotated[str, Query(min_length=1, max_length=200)]) -> WhoPage:
    """The entities that bear a name, or whose names begin so."""
    return asking.called(site.ledger, name)


@router.get("/entities/{ident}", tags=["asking"])
def get_entity(site: Here, ident: Ident, limit: Limit = LIMIT) -> ProfilePage:
    """An entity: what it says, what is said of it, its relations, and why its names are one."""
    return site.kept.page(asking.entity, ident, limit)


@router.get("/outlets", tags=["asking"])
def get_outlets(site: Here) -> OutletsPage:
    """The names of all outlets."""
    return site.kept.page(asking.all_outlets)


@router.get(f"/outlets/{NAME}", tags=["asking"])
def get_outlet(
    site: Here, name: Annotated[str, Path(min_length=1, max_length=500)], limit: Limit = LIMIT
) -> OutletPage:
    """Whom an outlet relies on, who relies on it, and what it was first with."""
    return site.kept.page(asking.outlet, name, limit)


@router.get("/conflicts", tags=["asking"])
def get_conflicts(site: Here, since: Filter = "", cursor: Cursor = None, limit: Limit = LIMIT) -> Conflicts:
    """The groups with a denial or a contradiction, the newest first."""
    page, following = site.kept.page(asking.disputed, since or None, cursor, limit)
    return Conflicts(since=page.since, conflicts=list(page.conflicts), following=following)


@router.post("/read", tags=["reading"])
def read(body: ArticleBody) -> Read:
    """Read an article without keeping it."""
    return Read(reading=reading_shown(read_document(_document(body), body.language)))


@router.post("/add", status_code=202, tags=["adding"])
def add(site: Here, body: AddBody) -> JobPage:
    """Add articles in the background; what is given back says how far it is, as `/jobs/{id}` does later."""
    if not body.articles and not body.links:
        raise RefusedError(422, "body", "nothing to add: give articles or links")
    limits = site.settings.limits
    total = len(body.articles) + len(body.links)
    return site.jobs.start(_items(body, site), Asked(given=Given(), limits=limits), total).page()


@router.get("/jobs/{ident}", tags=["adding"])
def job(site: Here, ident: Ident) -> JobPage:
    """How far articles are that are being added."""
    return site.jobs.job(ident).page()


@router.get("/review", tags=["deciding"])
def get_review(site: Here, matter: Literal["claim", "entity"] = "claim", limit: Limit = LIMIT) -> ReviewPage:
    """Pairs of claims, or of names, that the program is unsure of."""
    return site.kept.page(asking.review, matter, limit)


@router.get("/decisions", tags=["deciding"])
def get_decisions(site: Here, cursor: Cursor = None, limit: Limit = LIMIT) -> Decisions:
    """All decisions ever made, the newest first."""
    page, following = asking.decisions(site.ledger, cursor, limit)
    return Decisions(decisions=list(page.decisions), following=following)


@router.post("/decisions", status_code=201, tags=["deciding"])
def post_decision(site: Here, body: DecisionBody) -> Outcome:
    """Decide whether two things are the same. It wins over what menurut finds."""
    opinion = Opinion(judgement=Judgement(body.judgement), author=_kept(body.author), reason=_kept(body.reason))
    return outcome_of(decide(site.ledger, Matter(body.matter), _kept(body.left), _kept(body.right), opinion))


@router.post("/decisions/{ident}/undo", status_code=201, tags=["deciding"])
def post_undo(site: Here, ident: Ident, body: UndoBody) -> Outcome:
    """Take a decision back; both stay in the list of decisions."""
    return outcome_of(undo(site.ledger, ident, _kept(body.author), _kept(body.reason)))


@router.get("/export/{what}", tags=["exporting"], response_class=StreamingResponse, responses=LINES)
def export(site: Here, what: Literal["groups", "readings"]) -> StreamingResponse:
    """All groups or all readings, one JSON object a line."""
    with site.ledger.reading() as batch:
        refuse_empty(batch)
    return StreamingResponse(_exported(site, what), media_type="application/x-ndjson")


def _exported(site: Site, what: str) -> Iterator[str]:
    with site.ledger.reading() as batch:
        if what == "groups":
            yield from group_lines(all_groups(batch))
        else:
            yield from json_lines(all_readings(batch), with_text=True)


def _items(body: AddBody, site: Site) -> Iterator[Received | Problem]:
    for article in body.articles:
        try:
            yield from from_text(_document(article))
        except (MenurutError, RefusedError) as error:
            yield Problem(article.title or article.id or "article", str(error))
    yield from from_links(body.links, Given(), site.settings.limits)


def _document(body: ArticleBody) -> Document:
    if not body.text.strip():
        raise RefusedError(422, "body", "the text is empty; there is nothing to read")
    return Document(
        text=body.text,
        id=body.id,
        title=body.title,
        outlet=body.outlet,
        url=body.url,
        author=body.author,
        published=body.published,
        language=None if body.language == "auto" else body.language,
    )


def _kept(written: str) -> str:
    """What a decision is made of. RefusedError for signs that no database keeps."""
    why = unfit(Document(text=written, id="decision"))
    if why:
        raise RefusedError(422, "body", f"{json.dumps(written[:20])} {why}")
    return written
