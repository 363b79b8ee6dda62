"""The commands that ask: `menurut ask`, `menurut claim`, `menurut who` and `menurut conflicts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from menurut.cli.ledgers import opened_ledger
from menurut.cli.pages import DAY, page_options, show
from menurut.records import Act, Style

if TYPE_CHECKING:
    import datetime

    from menurut.ledger.asking import Filters

FILTERS = ("speaker", "entity", "outlet", "since", "until", "act", "style")


@click.command()
@click.argument("question", nargs=-1, required=True, metavar="QUESTION...")
@click.option("--speaker", metavar="NAME", help="Only what somebody says whose name, as seen, has these letters.")
@click.option("--entity", metavar="NAME|ID", help="Only what this entity says, under all its names.")
@click.option("--outlet", metavar="NAME", help="Only what this outlet has.")
@click.option("--since", type=DAY, metavar="DATE", help="Only what was published on this day or later.")
@click.option("--until", type=DAY, metavar="DATE", help="Only what was published on this day or earlier.")
@click.option("--act", type=click.Choice(tuple(map(str, Act))), help="Only what a speaker does by these words.")
@click.option("--style", type=click.Choice(tuple(map(str, Style))), help="Only what is given in this style.")
@click.option("--limit", type=click.IntRange(1, 200), default=10, show_default=True, help="Groups that are shown.")
@page_options
def ask(question: tuple[str, ...], limit: int, place: str, as_json: bool, **asked: Any) -> None:
    """Find what is said, by words of it or the name of who says it.

    The QUESTION is words; they may be in any order. Claims that say the same thing are one row.
    """
    from menurut.views.answers import answer_page
    from menurut.workflows.asking import answer

    with opened_ledger(place) as ledger, ledger.reading() as batch:
        page = answer_page(answer(batch, " ".join(question), _filters(asked), limit))
    show(page, "answer", as_json=as_json)


@click.command()
@click.argument("ident", metavar="ID")
@page_options
def claim(ident: str, place: str, as_json: bool) -> None:
    """Show all of a group: its claims, origins, verdicts and figures.

    The ID is that of a group or of a claim, or the beginning of it.
    """
    from menurut.views.dossiers import dossier_page
    from menurut.workflows.dossiers import dossier

    with opened_ledger(place) as ledger, ledger.reading() as batch:
        page = dossier_page(dossier(batch, ident))
    show(page, "dossier", as_json=as_json)


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME|ID...")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="Claims shown of each sort.")
@page_options
def who(name: tuple[str, ...], limit: int, place: str, as_json: bool) -> None:
    """Show what somebody says, what is said of them, and how they stand to others.

    Where several entities bear the name, they are listed; the id of one shows it.
    """
    from menurut.views.people import who_page
    from menurut.workflows.people import who as run

    with opened_ledger(place) as ledger, ledger.reading() as batch:
        page = who_page(run(batch, " ".join(name), limit))
    show(page, "who", as_json=as_json)


@click.command()
@click.option("--since", type=DAY, metavar="DATE", help="Only groups with a claim of this day or later.")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="Groups that are shown.")
@page_options
def conflicts(since: datetime.date | None, limit: int, place: str, as_json: bool) -> None:
    """Show who denies or contradicts whom, the newest first."""
    from menurut.views.conflicts import conflicts_page
    from menurut.workflows.conflicts import conflicts as run

    day = since.isoformat() if since else None
    with opened_ledger(place) as ledger, ledger.reading() as batch:
        page = conflicts_page(run(batch, day, limit), day)
    show(page, "conflicts", as_json=as_json)


def _filters(asked: dict[str, Any]) -> Filters:
    from menurut.ledger.asking import Filters

    return Filters(**{name: str(asked[name]) for name in FILTERS if asked[name] is not None})
