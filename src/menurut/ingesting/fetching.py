"""An address of the web to the bytes of a page, within limits of time, size and place.

Redirects are followed by hand, and each hop is checked like the first: scheme, host, network address. The connection
is made to the address that was checked, and the certificate must be valid for the name that was asked for.
"""

from __future__ import annotations

import contextlib
import functools
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from urllib.parse import quote, urljoin, urlsplit

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from menurut.errors import FetchError
from menurut.ingesting.addresses import checked_addresses
from menurut.ingesting.limits import Limits

PORTS = {"http": 80, "https": 443}
PAGES = ("text/html", "application/xhtml+xml")
ACCEPTED = (*PAGES, "text/plain")
PACKED = ("", "identity", "gzip", "x-gzip", "deflate")
REDIRECTS = (301, 302, 303, 307, 308)
CHUNK = 16_384
SAFE = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it was at last, its bytes, the encoding the server names, and whether it is HTML."""

    url: str
    data: bytes
    charset: str | None
    page: bool


@dataclass(frozen=True, slots=True)
class Target:
    """One hop, taken apart."""

    url: str
    secure: bool
    host: str
    port: int
    path: str


class Deadline:
    """The moment at which a fetch must be over, whatever it waits for."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds left; FetchError where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.error()
        return left

    def passed(self) -> bool:
        """Whether the moment is over."""
        return time.monotonic() >= self._end

    def error(self) -> FetchError:
        """What to say when it is."""
        return FetchError(f"no full answer within {self._seconds:g} seconds; try again, or raise --timeout")

    @contextlib.contextmanager
    def guarding(self, connection: socket.socket) -> Iterator[None]:
        """Cut the connection off at the moment: a server that sends a byte a second resets every other time limit."""
        timer = threading.Timer(self.left(), _cut, (connection,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def fetch(url: str, limits: Limits) -> Fetched:
    """The page at the address. FetchError says what is wrong and what to do."""
    deadline = Deadline(limits.seconds)
    for _ in range(limits.redirects + 1):
        target = parse(url)
        try:
            answer = _ask(target, limits, deadline)
        except FetchError:
            raise
        except (HTTPError, HTTPException, OSError, UnicodeError) as error:
            raise _failure(target, error, deadline) from error
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(target.url, answer)
    raise FetchError(f"redirected more than {limits.redirects} times; open it in a browser and name the last address")


def parse(url: str) -> Target:
    """The parts of an address. FetchError where it is none of the web's."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        name = host if ":" in host else host.encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError):
        raise FetchError(f"{url[:200]} is no address; check the spelling") from None
    if parts.scheme not in PORTS:
        raise FetchError(f"{parts.scheme}:// is not read; only http:// and https:// are")
    if not name or "%" in name:
        raise FetchError(f"{url[:200]} names no host; check the spelling")
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with a user name or password is not read; save the page and name the file")
    path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE + '?')}" if parts.query else "")
    return Target(url, parts.scheme == "https", name, port or PORTS[parts.scheme], path)


def _ask(target: Target, limits: Limits, deadline: Deadline) -> Fetched | str:
    """One hop: the page, or the address that it redirects to."""
    addresses = checked_addresses(target.host, target.port, deadline.left(), allow_private=limits.allow_private)
    with contextlib.ExitStack() as stack:
        connection = stack.enter_context(_connected(addresses, target.port, deadline))
        if target.secure:
            connection = stack.enter_context(_secured(connection, target.host))
        stack.enter_context(deadline.guarding(connection))
        if isinstance(connection, ssl.SSLSocket):
            connection.do_handshake()
        response = stack.enter_context(contextlib.closing(_response(connection, target, limits, deadline)))
        deadline.left()  # a head that was cut off looks like a whole one
        if response.status in REDIRECTS and response.headers.get("Location"):
            return _location(response.headers["Location"])
        return _page(response, target, limits, deadline)


def _connected(addresses: tuple[str, ...], port: int, deadline: Deadline) -> socket.socket:
    """A connection to the first of the checked addresses that answers."""
    last: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=deadline.left())
        except OSError as error:
            last = error
    raise last or OSError("no address")


def _secured(connection: socket.socket, host: str) -> ssl.SSLSocket:
    """The connection under TLS, still to shake hands; the certificate will be checked for the host's name."""
    return _trust().wrap_socket(connection, server_hostname=host, do_handshake_on_connect=False)


@functools.cache
def _trust() -> ssl.SSLContext:
    """Whom to believe about names: what the system trusts, and the list that Mozilla keeps."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _response(connection: socket.socket, target: Target, limits: Limits, deadline: Deadline) -> HTTPResponse:
    """The answer's head; its body is still to be read."""
    kind = HTTPSConnection if target.secure else HTTPConnection
    client = kind(target.host, target.port, timeout=deadline.left())
    client.sock = connection
    headers = {"User-Agent": limits.user_agent, "Accept": ", ".join(ACCEPTED), "Accept-Encoding": "gzip, deflate"}
    client.request("GET", target.path, headers=headers, preload_content=False, decode_content=True)
    return client.getresponse()


def _page(response: HTTPResponse, target: Target, limits: Limits, deadline: Deadline) -> Fetched:
    """The body of an answer that is a page, within the limits. FetchError where it is not."""
    if response.status != 200:
        answer = f"{response.status} {response.reason or ''}".strip()
        raise FetchError(f"the server answered {answer}; check the address")
    kind = Message()
    kind["Content-Type"] = response.headers.get("Content-Type", "")
    found = kind.get_content_type() if response.headers.get("Content-Type") else "nothing"
    if found not in ACCEPTED:
        raise FetchError(f"it holds {found[:60]}, not a page or text; name the address of an article")
    if response.headers.get("Content-Encoding", "").strip().lower() not in PACKED:
        raise FetchError("it is packed in a way that was not asked for; save the page and name the file")
    charset = kind.get_content_charset()
    return Fetched(target.url, _body(response, limits, deadline), charset, found in PAGES)


def _body(response: HTTPResponse, limits: Limits, deadline: Deadline) -> bytes:
    """All bytes, unpacked; FetchError as soon as there are too many, packed or unpacked, or time is over."""
    too_large = FetchError(f"larger than {limits.size()}; save the article's text, or raise --max-size")
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and int(length[:20]) > limits.max_bytes:
        raise too_large
    data = bytearray()
    while chunk := response.read(CHUNK):
        data += chunk
        if len(data) > limits.max_bytes or response.tell() > limits.max_bytes:
            raise too_large
        deadline.left()
    if deadline.passed():
        raise deadline.error()
    return bytes(data)


def _location(written: str) -> str:
    """A redirect's address; servers send UTF-8 where the protocol says Latin-1."""
    with contextlib.suppress(UnicodeError):
        return written.encode("latin-1").decode("utf-8")
    return written


def _failure(target: Target, error: Exception, deadline: Deadline) -> FetchError:
    """What to say of an error below."""
    if deadline.passed() or isinstance(error, TimeoutError):
        return deadline.error()
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(f"the certificate is not valid for {target.host} ({error.verify_message}); do not trust it")
    if isinstance(error, ConnectionRefusedError):
        return FetchError(f"{target.host} refuses the connection; check the address, or try again later")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    shown = "".join(sign if sign.isprintable() else " " for sign in reason[:120]).strip()
    return FetchError(f"the connection to {target.host} failed ({shown}); try again later")


def _cut(connection: socket.socket) -> None:
    """End a connection from outside, under the TLS layer, so that whoever reads from it wakes up."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
