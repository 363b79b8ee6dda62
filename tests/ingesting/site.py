"""A site on this machine for the tests of fetching: pages by path, and a record of what was asked."""

from __future__ import annotations

import contextlib
import http.server
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path

CERTIFICATE = Path(__file__).with_name("news.example.pem")
ARTICLE = "<html><body><article><p>Menurut Rini Astuti, jembatan itu ditutup sejak kemarin.</p></article></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Page:
    """What a path answers. `send` writes the whole answer itself, status line and all."""

    body: bytes = ARTICLE.encode()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: dict(HTML))
    send: Callable[[socket.socket, threading.Event], None] | None = None


@dataclass(slots=True)
class Site:
    """A running site: where it is, what was asked of it, and the event that ends its slow answers."""

    port: int
    host: str
    asked: list[tuple[str, Message]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str | None = None, scheme: str = "http") -> str:
        return f"{scheme}://{host or self.host}:{self.port}{path}"


@contextlib.contextmanager
def serving(pages: Mapping[str, Page], host: str = "127.0.0.1", *, secure: bool = False) -> Iterator[Site]:
    """The pages at a free port of the address."""
    server = http.server.ThreadingHTTPServer((host, 0), _handler(pages))
    server.daemon_threads = True
    site = server.site = Site(server.server_address[1], host)  # type: ignore[attr-defined]
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()


def _handler(pages: Mapping[str, Page]) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site = self.server.site  # type: ignore[attr-defined]
            site.asked.append((self.path, self.headers))
            page = pages.get(self.path, Page(b"none", 404))
            with contextlib.suppress(OSError):
                if page.send is not None:
                    page.send(self.connection, site.over)
                    self.close_connection = True
                    return
                self.send_response(page.status)
                for name, value in {"Content-Length": str(len(page.body)), **page.headers}.items():
                    if value:
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(page.body)
            self.close_connection = True

        def handle(self) -> None:
            with contextlib.suppress(OSError):
                super().handle()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
