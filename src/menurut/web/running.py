"""The application on a port of this machine, until somebody stops it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from typing import Any

import uvicorn

from menurut.errors import SettingsError
from menurut.ledger import Ledger
from menurut.settings import Serving
from menurut.web.app import application

TOKEN = "MENURUT_TOKEN"


def run(ledger: Ledger, settings: Serving, ready: Callable[[str], None]) -> None:
    """Serve a ledger; `ready` is told the address. SettingsError where the port cannot be had."""
    config = uvicorn.Config(
        application(ledger, settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=10,
    )
    try:
        socket = config.bind_socket()
    except SystemExit:
        raise SettingsError(
            f"{settings.host}:{settings.port} cannot be had: another program may have it, so choose another --port"
        ) from None
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{socket.getsockname()[1]}"
    _Server(config, lambda: ready(address)).run(sockets=[socket])


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[Any] | None = None) -> None:
        """Listen, and say so."""
        await super().startup(sockets)
        self._ready()


def token_given() -> str | None:
    """The password in the environment: on a command line, others could read it."""
    return os.environ.get(TOKEN) or None


def login_name() -> str:
    """The name under which somebody works on this machine; "" where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
