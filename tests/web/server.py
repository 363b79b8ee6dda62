"""A real server of a ledger, in a thread of the tests, for a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import urlopen

import uvicorn

from menurut.ledger import open_ledger
from menurut.settings import Serving
from menurut.web.app import application

PATIENCE = 20


@contextmanager
def serving(place: str, **settings: Any) -> Iterator[str]:
    """The address of a server that answers, on a port that was free, until the end."""
    with open_ledger(place, create=True) as ledger:
        app = application(ledger, Serving(**{"rate": 0, **settings}))
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, timeout_graceful_shutdown=5)
        socket = config.bind_socket()
        socket.listen()  # from now on a request waits until it is answered
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        address = f"http://127.0.0.1:{socket.getsockname()[1]}"
        try:
            urlopen(f"{address}/static/icon.svg", timeout=PATIENCE).close()
            yield address
        finally:
            server.should_exit = True
            thread.join()
