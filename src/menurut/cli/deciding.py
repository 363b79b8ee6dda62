"""`menurut decide`, `menurut undo` and `menurut decisions`: what people say of two things, kept for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from menurut.cli.authors import author_of, author_options
from menurut.cli.ledgers import opened_ledger
from menurut.cli.pages import page_options, show
from menurut.records import Judgement, Matter

if TYPE_CHECKING:
    from menurut.workflows.deciding import Decided

JUDGEMENTS = {str(one).replace(" ", "-"): one for one in Judgement if one is not Judgement.NONE}


@click.command()
@click.argument("left", metavar="LEFT")
@click.argument("judgement", type=click.Choice(tuple(JUDGEMENTS)), metavar="same|not-same|unsure")
@click.argument("right", metavar="RIGHT")
@click.option(
    "--matter",
    type=click.Choice(tuple(map(str, Matter))),
    default="claim",
    show_default=True,
    help="What is decided: whether two claims say the same, share an origin, or two entities are one.",
)
@author_options
@page_options
def decide(left: str, judgement: str, right: str, matter: str, place: str, **asked: Any) -> None:
    """Decide whether two things are the same. It wins over what menurut finds.

    LEFT and RIGHT are ids of claims or groups, or beginnings of them. For entities they are names or ids of entities or
    nodes. A later decision on the same two takes the place of an earlier one.
    """
    from menurut.workflows.deciding import decide as run
    from menurut.workflows.judging import Opinion

    opinion = Opinion(judgement=JUDGEMENTS[judgement], author=author_of(asked["author"]), reason=asked["reason"])
    with opened_ledger(place) as ledger:
        decided = run(ledger, Matter(matter), left, right, opinion)
    _tell(decided, as_json=asked["as_json"])


@click.command()
@click.argument("ident", metavar="DECISION")
@author_options
@page_options
def undo(ident: str, author: str | None, reason: str, place: str, as_json: bool) -> None:
    """Take a decision back: menurut judges the two things alone again.

    DECISION is its id, or the beginning of it. Both stay in the list of decisions.
    """
    from menurut.workflows.deciding import undo as run

    with opened_ledger(place) as ledger:
        decided = run(ledger, ident, author_of(author), reason)
    _tell(decided, as_json=as_json)


@click.command()
@page_options
def decisions(place: str, as_json: bool) -> None:
    """List all decisions, the newest first."""
    from menurut.views.decisions import decisions_page
    from menurut.workflows.deciding import rulings

    with opened_ledger(place) as ledger, ledger.reading() as batch:
        page = decisions_page(rulings(batch))
    show(page, "decisions", as_json=as_json)


def _tell(decided: Decided, *, as_json: bool) -> None:
    from menurut.views.decisions import outcome_of

    show(outcome_of(decided), "outcome", as_json=as_json)
