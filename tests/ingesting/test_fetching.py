"""Fetching: what a good page gives, and every guard, with proof that without it the guarded thing would happen."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from menurut.errors import FetchError
from menurut.ingesting import addresses, fetching
from menurut.ingesting.fetching import fetch, parse
from menurut.ingesting.limits import Limits
from tests.ingesting.site import ARTICLE, CERTIFICATE, HTML, Page, Site, serving

LIMITS = Limits(allow_private=True, user_agent="menurut/1.2.3 (test)", seconds=5, max_bytes=100_000)
SHORT = replace(LIMITS, seconds=0.3)
REBOUND = "127.0.0.2"


def redirect(location: str, status: int = 302) -> Page:
    return Page(b"", status, {"Location": location})


def drip(start: bytes) -> Callable[[socket.socket, threading.Event], None]:
    """An answer that goes on byte by byte and never ends, each byte in good time."""

    def send(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(start)
        while not over.wait(0.02):
            connection.sendall(b"x")

    return send


START = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

PAGES = {
    "/article": Page(),
    "/plain": Page("Menurut Rini, jalan tutup.".encode("utf-16"), headers={"Content-Type": "text/plain"}),
    "/latin": Page("<p>café</p>".encode("latin-1"), headers={"Content-Type": "text/html; charset=iso-8859-1"}),
    "/packed": Page(gzip.compress(ARTICLE.encode()), headers={**HTML, "Content-Encoding": "gzip"}),
    "/moved": redirect("/moved2", 301),
    "/moved2": redirect("article", 307),
    "/loop": redirect("/loop"),
    "/café": Page(),
    "/caf%C3%A9?q=%20x": Page(),
    "/to-unicode": Page(b"", 302, {"Location": "/café?q= x".encode().decode("latin-1")}),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-login": redirect("http://user:secret@127.0.0.1/"),
    "/missing": Page(b"gone", 404),
    "/broken": Page(b"oops", 500),
    "/empty-redirect": Page(b"", 302, {}),
    "/image": Page(b"\x89PNG", headers={"Content-Type": "image/png"}),
    "/pdf": Page(b"%PDF", headers={"Content-Type": "application/pdf"}),
    "/untyped": Page(headers={}),
    "/brotli": Page(b"\x0b\x02\x80", headers={**HTML, "Content-Encoding": "br"}),
    "/large": Page(b"x" * 200_000),
    "/large-unsaid": Page(send=lambda c, _: c.sendall(START + b"\r\n" + b"x" * 200_000)),
    "/bomb": Page(gzip.compress(b"0" * 8_000_000), headers={**HTML, "Content-Encoding": "gzip"}),
    "/cut": Page(send=lambda c, _: c.sendall(START + b"Content-Length: 900\r\n\r\n<p>")),
    "/nonsense": Page(send=lambda c, _: c.sendall(b"\x00\x01 not http\r\n\r\n")),
    "/mute": Page(send=lambda c, over: over.wait(5) and None),
    "/slow-body": Page(send=drip(START + b"\r\n<p>")),
    "/slow-head": Page(send=drip(b"HTTP/1.1 200 OK\r\nX-Slow: ")),
}  # fmt: skip


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(PAGES) as running:
        yield running


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """A directory of host names: what each look-up of a name answers in turn; the last answer stays."""
    real = socket.getaddrinfo
    known: dict[str, list[list[str]]] = {}

    def look_up(host: Any, port: Any, *more: Any, **extra: Any) -> Any:
        answers = known.get(host)
        if answers is None:
            return real(host, port, *more, **extra)
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in answer]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def only_public(monkeypatch: pytest.MonkeyPatch, *public: str) -> None:
    """Take some addresses of this machine for the open internet, and leave the guard in place for all others."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address in public)


def test_a_page_is_fetched_by_a_named_program(site: Site) -> None:
    fetched = fetch(site.url("/article"), LIMITS)
    assert (fetched.data, fetched.charset, fetched.page) == (ARTICLE.encode(), "utf-8", True)
    [(_, headers)] = [asked for asked in site.asked if asked[0] == "/article"]
    assert headers["User-Agent"] == "menurut/1.2.3 (test)"
    assert headers["Host"] == f"127.0.0.1:{site.port}"


def test_plain_text_and_encodings(site: Site) -> None:
    assert fetch(site.url("/plain"), LIMITS).page is False
    assert fetch(site.url("/latin"), LIMITS).charset == "iso-8859-1"
    assert fetch(site.url("/packed"), LIMITS).data == ARTICLE.encode()


def test_redirects_are_followed_to_the_last_address(site: Site) -> None:
    assert fetch(site.url("/moved"), LIMITS).url == site.url("/article")
    assert fetch(site.url("/to-unicode"), LIMITS).data == ARTICLE.encode()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "redirected more than 5 times"),
        ("/to-file", "only http:// and https://"),
        ("/to-login", "user name or password"),
        ("/missing", "404"),
        ("/broken", "500"),
        ("/empty-redirect", "302"),
        ("/image", "image/png"),
        ("/pdf", "application/pdf"),
        ("/untyped", "nothing"),
        ("/brotli", "packed in a way"),
        ("/large", "larger than 100000 bytes"),
        ("/large-unsaid", "larger than 100000 bytes"),
        ("/bomb", "larger than 100000 bytes"),
        ("/cut", "failed"),
        ("/nonsense", "failed"),
    ],
)
def test_an_answer_that_is_no_article_is_refused_in_one_line(site: Site, path: str, words: str) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        fetch(site.url(path), LIMITS)
    assert "\n" not in str(caught.value)
    assert ";" in str(caught.value), "says what to do"


def test_the_size_limit_is_what_stops_a_large_answer(site: Site) -> None:
    roomy = replace(LIMITS, max_bytes=9_000_000)
    assert len(fetch(site.url("/large-unsaid"), roomy).data) == 200_000
    assert len(fetch(site.url("/bomb"), roomy).data) == 8_000_000


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head", "/mute"])
def test_time_is_over_when_it_is_over(site: Site, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"within 0\.3 seconds; try again, or raise --timeout"):
        fetch(site.url(path), SHORT)
    assert time.monotonic() - start < 3


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head"])
def test_without_the_cut_a_dripping_server_holds_on(site: Site, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes within the limit of a single wait, so only the cut from outside ends it."""
    monkeypatch.setattr(fetching, "_cut", lambda _: None)
    done = threading.Event()

    def run() -> None:
        with pytest.raises(FetchError):
            fetch(site.url(path), replace(SHORT, max_bytes=10**9))
        done.set()

    threading.Thread(target=run, daemon=True).start()
    assert not done.wait(SHORT.seconds * 2)


def test_a_look_up_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(10) and [])
    with pytest.raises(FetchError, match="took too long"):
        fetch("http://news.example/", SHORT)
    over.set()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "LOCALHOST.", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "017700000001",
        "0.0.0.0", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "１２７.０.０.１", "127。0。0。1",
        "169.254.169.254", "[fe80::1]", "10.0.0.1", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
    ],
)  # fmt: skip
def test_no_spelling_of_a_private_address_gets_through(site: Site, host: str) -> None:
    before = len(site.asked)
    with pytest.raises(FetchError):
        fetch(f"http://{host}:{site.port}/article", replace(LIMITS, allow_private=False))
    assert len(site.asked) == before


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_without_the_guard_these_spellings_reach_this_machine(site: Site, host: str) -> None:
    assert fetch(f"http://{host}:{site.port}/article", LIMITS).data == ARTICLE.encode()


def test_a_redirect_into_the_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/secret": Page()}, REBOUND) as inside, serving({"/go": redirect(inside.url("/secret"))}) as outside:
        only_public(monkeypatch, "127.0.0.1")
        with pytest.raises(FetchError, match="not on the open internet; add --allow-private"):
            fetch(outside.url("/go"), replace(LIMITS, allow_private=False))
        assert [path for path, _ in outside.asked] == ["/go"]
        assert inside.asked == []
        only_public(monkeypatch, "127.0.0.1", REBOUND)
        assert fetch(outside.url("/go"), replace(LIMITS, allow_private=False)).url == inside.url("/secret")


def test_a_name_that_changes_its_address_leads_where_it_was_checked(
    names: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the first answer is public, every later one private. There must be no later one."""
    only_public(monkeypatch, "127.0.0.1")
    names["news.example"] = [["127.0.0.1"], [REBOUND]]
    with serving({"/a": Page(b"<p>outside</p>")}) as outside:
        fetched = fetch(outside.url("/a", host="news.example"), replace(LIMITS, allow_private=False))
    assert fetched.data == b"<p>outside</p>"
    assert names["news.example"] == [[REBOUND]], "looked up once"
    [(_, headers)] = outside.asked
    assert headers["Host"] == f"news.example:{outside.port}"


def test_one_private_answer_among_public_ones_is_enough_to_refuse(
    names: dict[str, list[list[str]]], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    names["news.example"] = [["127.0.0.1", REBOUND]]
    only_public(monkeypatch, "127.0.0.1")
    with pytest.raises(FetchError, match=r"news\.example \(127\.0\.0\.2\) is not on the open internet"):
        fetch(site.url("/article", host="news.example"), replace(LIMITS, allow_private=False))
    only_public(monkeypatch, "127.0.0.1", REBOUND)
    assert fetch(site.url("/article", host="news.example"), replace(LIMITS, allow_private=False)).page


def test_the_next_address_is_tried_where_the_first_does_not_answer(
    names: dict[str, list[list[str]]], site: Site
) -> None:
    names["news.example"] = [[REBOUND, "127.0.0.1"]]
    assert fetch(site.url("/article", host="news.example"), LIMITS).data == ARTICLE.encode()


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(CERTIFICATE)
    return context


def test_a_certificate_must_be_trusted_and_for_the_name(
    names: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names.update({"news.example": [["127.0.0.1"]], "other.example": [["127.0.0.1"]]})
    with serving(PAGES, secure=True) as site:
        right, wrong = (site.url("/article", host, "https") for host in ("news.example", "other.example"))
        with pytest.raises(FetchError, match="certificate is not valid"):
            fetch(right, LIMITS)
        monkeypatch.setattr(fetching, "_trust", trusting)
        assert fetch(right, LIMITS).data == ARTICLE.encode()
        with pytest.raises(FetchError, match=r"certificate is not valid for other\.example"):
            fetch(wrong, LIMITS)
        with pytest.raises(FetchError, match=r"within 0\.3 seconds"):
            fetch(site.url("/slow-body", "news.example", "https"), SHORT)
        assert [path for path, _ in site.asked] == ["/article", "/slow-body"]


def test_a_server_that_never_shakes_hands_is_given_up(names: dict[str, list[list[str]]]) -> None:
    names["news.example"] = [["127.0.0.1"]]
    with socket.create_server(("127.0.0.1", 0)) as mute, pytest.raises(FetchError, match=r"within 0\.3 seconds"):
        fetch(f"https://news.example:{mute.getsockname()[1]}/", SHORT)


def test_nobody_at_home() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(FetchError, match="refuses the connection"):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)
    with pytest.raises(FetchError, match="no such host"):
        fetch("http://nobody.invalid/", LIMITS)


@pytest.mark.parametrize(
    "url",
    [
        "http://", "http:///x", "http://[::1", "http://a:99999/", "http://a:b/", "ftp://a/", "http://%31/", "https://u:p@a/",
        "http://" + "a" * 70 + ".example/", "http://a..b/", "http://[fe80::1%25eth0]/", "javascript://x",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        parse(url)


def test_an_address_is_taken_apart() -> None:
    target = parse("HTTPS://Bücher.Example/päth/a b?q=ä b&c=1#part\r\nX: y")
    assert target.secure
    assert (target.host, target.port) == ("xn--bcher-kva.example", 443)
    assert target.path == "/p%C3%A4th/a%20b?q=%C3%A4%20b&c=1"
    assert parse("http://news.example:8080").path == "/"
