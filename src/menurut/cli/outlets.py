"""`menurut origins OUTLET`: whom an outlet relies on."""

from __future__ import annotations

import click

from menurut.cli.ledgers import opened_ledger
from menurut.cli.pages import page_options, show


@click.command()
@click.argument("outlet", metavar="OUTLET")
@click.option("--limit", type=click.IntRange(1, 1000), default=15, show_default=True, help="Lines in each table.")
@page_options
def origins(outlet: str, limit: int, place: str, as_json: bool) -> None:
    """Show where an outlet's claims come from: speakers, media it cites, its own word; and who cites it.

    The OUTLET is its name, or a part of it.
    """
    from menurut.views.outlets import outlet_page
    from menurut.workflows.outlets import reliance

    with opened_ledger(place) as ledger, ledger.reading() as batch:
        page = outlet_page(reliance(batch, outlet, limit))
    show(page, "outlet", as_json=as_json)
