"""What is shown first: how much the ledger holds, and what of it is new, disputed, or moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from menurut.ledger.articles import Listed
from menurut.ledger.asking import Summary
from menurut.views.building import link_of
from menurut.weighing.series import Point
from menurut.workflows.news import Moved, News


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article in one line."""

    key: str
    title: str | None
    outlet: str | None
    published: str | None
    """ISO day."""
    arrived: str
    """ISO time in UTC."""
    link: str | None
    """The address, where a reader may safely follow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupHead:
    """A group without its speakers."""

    id: str
    label: str
    """The words of the claim that is nearest to all."""
    claims: int
    outlets: int
    origins: int
    """Independent origins that state it."""
    disputed: bool
    first: str | None
    """ISO day of publication of the first claim."""
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedLine:
    """A group whose figure moved, with an earlier and a later figure."""

    group: GroupHead
    before: Point
    latest: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """Where a person begins."""

    documents: int
    claims: int
    articles: tuple[ArticleLine, ...]
    """Those that arrived last, the newest first."""
    groups: tuple[GroupHead, ...]
    """Of the latest claims, those that most outlets have."""
    disputed: tuple[GroupHead, ...]
    moved: tuple[MovedLine, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesPage:
    """The articles of the ledger, those that arrived last first."""

    articles: tuple[ArticleLine, ...]
    following: str | None
    """The cursor of the articles before these; None where there are none."""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and strings, ready for JSON."""
        return asdict(self)


def start_page(news: News) -> StartPage:
    """What is shown of what is new."""
    return StartPage(
        documents=news.documents,
        claims=news.claims,
        articles=article_lines(news.articles),
        groups=tuple(map(group_head, news.groups)),
        disputed=tuple(map(group_head, news.disputed)),
        moved=tuple(map(_moved, news.moved)),
    )


def articles_page(listed: Iterable[Listed], following: str | None) -> ArticlesPage:
    """What is shown of a list of articles."""
    return ArticlesPage(articles=article_lines(listed), following=following)


def article_lines(listed: Iterable[Listed]) -> tuple[ArticleLine, ...]:
    """Articles, each in one line."""
    return tuple(
        ArticleLine(
            key=one.key,
            title=one.title,
            outlet=one.outlet,
            published=one.published,
            arrived=one.arrived,
            link=link_of(one.url),
        )
        for one in listed
    )


def group_head(summary: Summary) -> GroupHead:
    """A group by what the ledger says of it without looking at its claims."""
    return GroupHead(
        id=summary.id,
        label=summary.label,
        claims=summary.claims,
        outlets=summary.outlets,
        origins=summary.origins,
        disputed=summary.disputed,
        first=summary.first,
        last=summary.last,
    )


def _moved(moved: Moved) -> MovedLine:
    return MovedLine(group=group_head(moved.summary), before=moved.first, latest=moved.latest)
