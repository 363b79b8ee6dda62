"""`menurut serve`: the ledger in a browser."""

from __future__ import annotations

import click

from menurut.cli.ledgers import ledger_option, opened_ledger

FAILED = 2
EPILOG = """The password is read from MENURUT_TOKEN. On an address that other machines reach, menurut serves only with
one; behind a server that speaks HTTPS, or it travels in the open."""


@click.command(epilog=EPILOG)
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address that is served.")
@click.option("--port", type=click.IntRange(0, 65535), default=8377, show_default=True, help="Port; 0 for any.")
@click.option(
    "--rate",
    type=click.IntRange(0, 1_000_000),
    default=1200,
    show_default=True,
    help="Requests that one address may make in a minute; 0 for any number.",
)
@click.option("--open", "shown", is_flag=True, help="Open it in the browser.")
@click.option("--allow-private", is_flag=True, help="Let links lead to this machine and the private network.")
def serve(place: str, host: str, port: int, rate: int, shown: bool, allow_private: bool) -> None:
    """Open the ledger in a browser: read, search, open dossiers, judge.

    A ledger that is not there yet is made. Only this machine is served, unless --host says otherwise.
    """
    from menurut.errors import SettingsError
    from menurut.ingesting.limits import Limits
    from menurut.settings import Serving, user_agent
    from menurut.web.running import login_name, run, token_given

    token = token_given()
    try:
        settings = Serving(
            host=host,
            port=port,
            token=token,
            rate=rate,
            adding=rate // 10,
            author="" if token else login_name(),
            limits=Limits(user_agent=user_agent(), allow_private=allow_private),
        )
        with opened_ledger(place, create=True, shared=True) as ledger:
            run(ledger, settings, lambda address: _ready(address, settings.token is not None, shown=shown))
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def _ready(address: str, guarded: bool, *, shown: bool) -> None:
    who = "with the password in MENURUT_TOKEN" if guarded else "for this machine only"
    click.echo(f"menurut: {address} ({who}; Ctrl-C ends it)", err=True)
    if shown:
        click.launch(address)
