"""What is shown of one article of the ledger: its sheet, and in which group each thing it says is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from menurut.records import Reading
from menurut.views.building import link_of, report_of
from menurut.views.shown import Sheet
from menurut.views.start import ArticleLine, GroupHead, article_lines, group_head
from menurut.workflows.articles import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A claim of the article and its group. `statement` is the number of the attribution, None for the outlet's own."""

    claim: str
    statement: int | None
    words: str
    group: GroupHead


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One article."""

    key: str
    id: str
    """What the sender called it."""
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    arrived: str
    link: str | None
    """The address, where a reader may safely follow it."""
    reading: Mapping[str, Any]
    """The reading in the reading format, with the document and its text."""
    placements: tuple[Placement, ...]
    """Every claim of the article, in text order."""
    versions: tuple[ArticleLine, ...]
    """Other versions of it, in order of arrival."""
    sheet: Sheet = field(repr=False)
    """What is shown of the reading."""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON; the reading stands for the sheet."""
        fields = ("key", "id", "title", "outlet", "author", "published", "arrived", "link", "reading")
        return {
            **{name: getattr(self, name) for name in fields},
            "placements": [asdict(one) for one in self.placements],
            "versions": [asdict(one) for one in self.versions],
        }

    def of_statement(self) -> dict[int, Placement]:
        """The placement of each attribution that has one, by its number."""
        return {one.statement: one for one in self.placements if one.statement is not None}

    def own(self) -> tuple[Placement, ...]:
        """What the outlet says itself and others say too."""
        return tuple(one for one in self.placements if one.statement is None and one.group.claims > 1)


def article_page(article: Article) -> ArticlePage:
    """What is shown of an article."""
    document = article.kept.document
    [sheet] = report_of([article.reading]).sheets
    return ArticlePage(
        key=article.kept.key,
        id=document.id,
        title=document.title,
        outlet=document.outlet,
        author=document.author,
        published=document.published.isoformat() if document.published else None,
        arrived=article.kept.arrived,
        link=link_of(document.url),
        reading=reading_shown(article.reading),
        placements=tuple(
            Placement(
                claim=one.id,
                statement=one.attribution,
                words=one.words,
                group=group_head(article.groups[one.group]),
            )
            for one in article.placed
            if one.group in article.groups
        ),
        versions=article_lines(article.versions),
        sheet=sheet,
    )


def reading_shown(reading: Reading) -> dict[str, Any]:
    """The reading format with the document and its text."""
    document = reading.document
    return {
        **reading.to_dict(),
        "language": reading.language,
        "outlet": document.outlet,
        "url": document.url,
        "title": document.title,
        "author": document.author,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
    }
