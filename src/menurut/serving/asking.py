"""What pages and API ask of the ledger: one function a page, which gives what is shown of it."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
from collections.abc import Mapping

from menurut.errors import DateError, NotThereError
from menurut.ingesting.given import day_of
from menurut.ledger import Ledger
from menurut.ledger.articles import ArticleQueries
from menurut.ledger.asking import Filters, SearchQueries
from menurut.records import Act, Matter, Style
from menurut.serving.cursors import cursor_of, place_of, rank_of
from menurut.serving.refusing import RefusedError
from menurut.views.articles import ArticlePage, article_page
from menurut.views.conflicts import ConflictsPage, conflicts_page
from menurut.views.decisions import DecisionsPage, decisions_page
from menurut.views.dossiers import DossierPage, dossier_page
from menurut.views.doubts import ReviewPage, review_page
from menurut.views.lists import OutletsPage
from menurut.views.outlets import OutletPage, outlet_page
from menurut.views.people import WhoPage, who_page
from menurut.views.profiles import ProfilePage, profile_page
from menurut.views.searching import SearchPage, nothing_asked, search_page
from menurut.views.start import ArticlesPage, StartPage, articles_page, start_page
from menurut.workflows.articles import article, articles
from menurut.workflows.asking import answer
from menurut.workflows.conflicts import conflicts
from menurut.workflows.deciding import rulings
from menurut.workflows.dossiers import dossier
from menurut.workflows.doubts import doubts, name_doubts
from menurut.workflows.entities import the_entity
from menurut.workflows.news import news
from menurut.workflows.outlets import outlets, reliance
from menurut.workflows.people import bearers_of, who

LONGEST = 400  # signs of a question: more is an article
LIMIT = 20
MOST = 100
FILTERS = ("speaker", "entity", "outlet", "since", "until", "act", "style")


def start(ledger: Ledger) -> StartPage:
    """What is new."""
    with ledger.reading() as batch:
        return start_page(news(batch))


def search(
    ledger: Ledger, question: str, filters: Filters, cursor: str | None = None, limit: int = LIMIT
) -> SearchPage:
    """The groups that answer a question. NotThereError where the ledger is empty."""
    rank = rank_of(cursor)
    if len(question) > LONGEST:
        why = f"longer than {LONGEST} signs: ask with a few words, or add it as an article"
        raise RefusedError(400, "question", why)
    if not question.strip() and filters.entity is None:
        return nothing_asked(filters)
    with ledger.reading() as batch:
        asked = question if question.strip() else _name_of(ledger, filters.entity or "")
        found = answer(batch, asked, filters, limit, rank)
        kinds = SearchQueries(batch.connection).kinds(found.hits)
        page = search_page(found, filters, kinds, cursor_of(rank + limit) if found.more else None)
        return dataclasses.replace(page, question=question)


def _name_of(ledger: Ledger, entity: str) -> str:
    with ledger.reading() as batch:
        known = bearers_of(batch, entity)
        return known[0].name if known else entity


def filters_of(asked: Mapping[str, str]) -> Filters:
    """The filters that a request sets, by name; an empty one sets nothing. RefusedError for a value that is none."""
    given = {name: value for name in FILTERS if (value := asked.get(name, "").strip())}
    for name, values in (("act", Act), ("style", Style)):
        if name in given and given[name] not in {str(one) for one in values}:
            why = f"{given[name][:40]!r} is no {name}: give one of {', '.join(map(str, values))}"
            raise RefusedError(400, "filter", why)
    for name in ("since", "until"):
        if name in given:
            given[name] = _day(given[name])
    month = asked.get("month", "").strip()
    if month:
        first, last = _month(month)
        given["since"], given["until"] = max(first, given.get("since", first)), min(last, given.get("until", last))
    return Filters(**given)


def _day(written: str) -> str:
    try:
        day = day_of(written)
    except DateError as error:
        raise RefusedError(400, "filter", str(error)) from None
    assert day is not None, "an empty one sets nothing"
    return day.isoformat()


def _month(written: str) -> tuple[str, str]:
    try:
        first = datetime.date.fromisoformat(f"{written}-01")
    except ValueError:
        raise RefusedError(400, "filter", f"{written[:40]!r} is no month: write year-month, such as 2025-06") from None
    return first.isoformat(), first.replace(day=calendar.monthrange(first.year, first.month)[1]).isoformat()


def claim(ledger: Ledger, ident: str) -> DossierPage:
    """The dossier of a group, or of the group of a claim. NotThereError where there is none."""
    with ledger.reading() as batch:
        return dossier_page(dossier(batch, ident))


def kept_article(ledger: Ledger, key: str) -> ArticlePage:
    """An article with the groups of what it says. NotThereError where there is none."""
    with ledger.reading() as batch:
        return article_page(article(batch, key))


def all_articles(ledger: Ledger, cursor: str | None = None, limit: int = LIMIT) -> ArticlesPage:
    """The articles that arrived last. NotThereError where the ledger is empty."""
    before = place_of(cursor) or None
    with ledger.reading() as batch:
        found = articles(batch, limit, before)
        more = bool(found) and bool(ArticleQueries(batch.connection).newest(1, found[-1].n))
    return articles_page(found, cursor_of(found[-1].n) if more else None)


def called(ledger: Ledger, name: str) -> WhoPage:
    """The entities that bear a name, without their profiles. NotThereError where there are none."""
    with ledger.reading() as batch:
        found = who(batch, name, 1)
        return dataclasses.replace(who_page(found), profile=None)


def entity(ledger: Ledger, ident: str, limit: int = LIMIT) -> ProfilePage:
    """The entity of an id, or of a name that only one bears. NotThereError where there is none, or several."""
    with ledger.reading() as batch:
        found = the_entity(batch.entities, ident)
        return profile_page(who(batch, found.known.id, limit), found)


def all_outlets(ledger: Ledger) -> OutletsPage:
    """The names of all outlets. NotThereError where the ledger is empty."""
    with ledger.reading() as batch:
        return OutletsPage(outlets=outlets(batch))


def outlet(ledger: Ledger, name: str, limit: int = LIMIT) -> OutletPage:
    """Whom an outlet relies on. NotThereError where there is none of that name, or several."""
    with ledger.reading() as batch:
        return outlet_page(reliance(batch, name, limit))


def disputed(
    ledger: Ledger, since: str | None = None, cursor: str | None = None, limit: int = LIMIT
) -> tuple[ConflictsPage, str | None]:
    """The groups with a denial or contradiction, and the cursor of those after. NotThereError in an empty ledger."""
    rank = rank_of(cursor)
    day = _day(since) if since and since.strip() else None
    with ledger.reading() as batch:
        found = conflicts(batch, day, limit + 1, rank)
    following = cursor_of(rank + limit) if len(found) > limit else None
    return conflicts_page(found[:limit], day), following


def review(ledger: Ledger, matter: str = "claim", limit: int = LIMIT) -> ReviewPage:
    """What the program is unsure of. RefusedError for a matter that is none."""
    if matter not in (Matter.CLAIM, Matter.ENTITY):
        raise RefusedError(400, "matter", f"{matter[:40]!r} is not judged here: give claim or entity")
    with ledger.reading() as batch:
        if matter == Matter.ENTITY:
            return review_page(matter, names=name_doubts(batch, limit))
        return review_page(matter, doubts(batch, limit))


def decisions(ledger: Ledger, cursor: str | None = None, limit: int = MOST) -> tuple[DecisionsPage, str | None]:
    """All decisions ever made, the newest first, and the cursor of those after."""
    rank = place_of(cursor)
    with ledger.reading() as batch:
        found = rulings(batch)
    following = cursor_of(rank + limit) if len(found) > rank + limit else None
    return decisions_page(found[rank : rank + limit]), following


def one_entity_id(page: WhoPage) -> str | None:
    """The id of the entity, where only one bears the name."""
    if not page.entities:
        raise NotThereError(f"no entity is called {page.name!r}: try another form of the name")
    return page.entities[0].id if len(page.entities) == 1 else None
