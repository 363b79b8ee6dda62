"""What is asked for: anything may be written into an address, and it finds, finds nothing, or is refused in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from menurut.errors import LedgerError
from menurut.ledger import Ledger, open_ledger
from menurut.serving import asking
from menurut.serving.cursors import MOST, cursor_of
from tests.example_ledger import example_place, own_place
from tests.serving.site import API, TestClient, routes, sent, served
from tests.views.page import Page

ODD = [
    "' OR 1=1 --",
    '"; DROP TABLE claims; --',
    "%",
    "_",
    "*",
    '"',
    "'",
    "pasar NEAR/2 lentera",
    "NEAR(",
    "words: pasar",
    "pasar AND",
    "pas*",
    "^pasar",
    "-pasar",
    "{a b}: c",
    "(((",
    "\\",
    "%00",
    "%ed%a0%80",
    "%ff%fe",
    "\u202e",
    "\U0001f525",
    "é" * 100,
]
FINE = (200, 303, 400, 404, 422)
UNKNOWN = ["/claims/ab", "/claims/ab.txt", "/claims/ab.csv", "/articles/ab", "/articles/ab/report.html",
           "/entities/ab", "/entities?name=Tidak+Ada", "/outlets/Tidak%20Ada", "/jobs/ab"]  # fmt: skip
BAD = [
    "/search?q=pasar&since=kemarin",
    "/search?q=pasar&until=2025-13-01",
    "/search?q=pasar&month=2025",
    "/search?q=pasar&month=9999-99",
    "/search?q=pasar&act=sings",
    "/search?q=pasar&style=loud",
    "/search?q=pasar&cursor=x",
    f"/search?q=pasar&cursor={cursor_of(MOST + 1)}",
    f"/search?q={'x' * 401}",
    "/articles?cursor=!!!",
    "/articles?cursor=%C3%A9",
    "/disputed?since=yesterday",
    "/disputed?cursor=eA",
    "/decisions?cursor=YXQgLTE",
    "/review?matter=weather",
]
OUTSIDE = [
    "/static/..%2f..%2fetc/passwd",
    "/static/..%2f..%2f..%2fetc%2fpasswd",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%5c..%5cx",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/../../x",
    "/static/vendor/htmx.min.js",
    "/static/",
    "/static",
    "/articles/..%2f..%2fetc%2fpasswd",
    "/articles/..%2f..%2fetc%2fpasswd/report.html",
    "/outlets/..%2f..%2f..%2fetc%2fpasswd",
    "/claims/..%2f..%2fetc%2fpasswd.txt",
    "/jobs/..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/etc/passwd",
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(example_place()) as found:
        yield found


def refusal(client: TestClient, path: str, status: int, lang: str) -> tuple[str, str]:
    """The head of the page that refuses, and what it says can be done."""
    answer = client.get(path, headers={"Accept-Language": lang})
    assert answer.status_code == status, (path, answer.text)
    page = Page(answer.text)
    (section,) = page.all("section", "refused")
    assert page.all("html")[0].attributes["lang"] == lang
    lines = [e.text for e in page.all("p") if section in e.around]
    assert len(lines) >= 3 and all(line.strip() for line in lines[:2])
    assert "Traceback" not in answer.text and ".py" not in section.text
    return page.all("h1")[0].text, lines[0]


# Whatever is written.


@pytest.mark.parametrize("odd", ODD)
def test_nothing_that_is_written_into_an_address_is_an_error(client: TestClient, odd: str) -> None:
    written = odd if odd.startswith("%") and len(odd) > 1 else percent(odd)
    paths = [
        *(f"/search?q={q}&{name}={written}" for name in asking.FILTERS for q in ("pasar", written)),
        f"/search?q={written}",
        f"/search?month={written}&q=pasar",
        f"/entities?name={written}",
        *(f"/{kind}/{written}{end}" for kind in ("claims", "articles", "entities", "outlets", "jobs") for end in
          ("", ".json")),
        *(f"/{kind}?cursor={written}" for kind in ("articles", "disputed", "decisions")),
        f"{API}/ask?q={written}&speaker={written}",
        f"{API}/entities?name={written}",
        f"{API}/outlets/{written}",
        f"{API}/claims/{written}",
    ]  # fmt: skip
    for path in paths:
        assert client.get(path).status_code in FINE, path
    assert client.get("/search?q=pasar").status_code == 200


def percent(written: str) -> str:
    return "".join(f"%{byte:02X}" for byte in written.encode())


def test_questions_find_by_words_and_not_by_the_grammar_of_the_search(client: TestClient) -> None:
    whole = client.get("/search.json?q=pasar").json()["found"]
    assert whole > 0
    for q in ("pasar%22", "%22pasar", "pasar*", "(pasar", "pasar:", "-pasar"):
        assert client.get(f"/search.json?q={q}").json()["found"] == whole, q
    for q in ("%25", "_", "*", "%22", "%3A"):
        assert client.get(f"/search.json?q={q}").status_code == 404, q


def test_a_filter_with_signs_of_patterns_finds_no_more_than_it_says(client: TestClient) -> None:
    assert client.get("/search.json?q=pasar&outlet=Warta+Lentera").json()["found"] > 0
    for value in ("%25", "Warta%25", "_arta+Lentera", "%27+OR+1%3D1+--"):
        for name in ("outlet", "speaker"):
            answer = client.get(f"/search.json?q=pasar&{name}={value}")
            assert answer.status_code == 404 or answer.json()["found"] == 0, (name, value)


def test_looking_changes_nothing(tmp_path: Path) -> None:
    place = own_place(tmp_path)
    before = contents(place)
    with served(place) as client:
        for path in routes(client, "GET"):
            assert client.get(path).status_code in FINE, path
        for odd in ODD[:3]:
            client.get(f"/search?q={percent(odd)}&outlet={percent(odd)}")
            client.get(f"/claims/{percent(odd)}")
    assert contents(place) == before


def contents(place: str) -> dict[str, str]:
    """A hash of each table of a ledger."""
    with open_ledger(place) as ledger, ledger.reading() as batch:
        names = batch.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        found = {n: batch.connection.exec_driver_sql(f'SELECT * FROM "{n}"').all() for n in sorted(names)}
    return {name: hashlib.sha256(repr(rows).encode()).hexdigest() for name, rows in found.items()}


# What is not there.


@pytest.mark.parametrize("path", UNKNOWN)
def test_what_is_not_there_is_said_with_what_to_do_in_both_languages(client: TestClient, path: str) -> None:
    said = {refusal(client, path, 404, lang) for lang in ("id", "en")}
    assert len({head for head, _ in said}) == len({remedy for _, remedy in said}) == 2


@pytest.mark.parametrize("path", BAD)
def test_a_value_that_is_none_is_said(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 422)
    for lang in ("id", "en"):
        refusal(client, path, client.get(path).status_code, lang)


def test_an_error_of_a_page_as_data_is_data(client: TestClient) -> None:
    for path, status in (("/claims/ab.json", 404), ("/search.json?q=x&act=sings", 400), ("/nothing.json", 404)):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["error"]["status"]) == (status, status)


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_address_leads_out_of_the_data(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 307), path
    assert "root:" not in answer.text
    assert client.get("/static/htmx.min.js").status_code == 200


def test_an_address_is_read_once_and_no_more(client: TestClient) -> None:
    assert client.get("/outlets/Warta%20Lentera").status_code == 200
    assert client.get("/outlets/Warta%2520Lentera").status_code in (200, 404)  # the client of the tests reads twice


# Where there is nothing yet.


def test_an_empty_ledger_has_a_clear_page_everywhere(tmp_path: Path) -> None:
    with served(str(tmp_path / "ledger.sqlite")) as client:
        assert client.get("/").status_code == 200
        assert Page(client.get("/").text).by_id("example")
        for path in ("/search", "/search?q=pasar", "/articles", "/outlets", "/disputed", "/review?matter=claim",
                     "/review?matter=entity", "/decisions", "/add", *UNKNOWN):  # fmt: skip
            answer = client.get(path)
            assert answer.status_code in (200, 404), path
            assert Page(answer.text).all("h1")[0].text.strip(), path
            if answer.status_code == 404:
                assert [e for e in Page(answer.text).all("a", "button") if e.attributes["href"] == "/"]
        assert sent(client, "/go", {"written": "pasar"}).status_code == 303


# What breaks.


def test_where_the_ledger_does_not_answer_it_is_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Ledger) -> None:
        raise LedgerError("the ledger went away while it was used: start it again")

    monkeypatch.setattr(Ledger, "reading", gone)
    for path in ("/", "/search?q=pasar", "/claims/ab", "/articles", "/decisions", "/claims/ab.txt"):
        said = {refusal(client, path, 503, lang) for lang in ("id", "en")}
        assert len({remedy for _, remedy in said}) == 2
    answer = client.get(f"{API}/articles")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "ledger")
    monkeypatch.undo()
    assert client.get("/").status_code == 200


def test_a_ledger_that_was_overwritten_meanwhile_is_no_error_of_the_program(tmp_path: Path) -> None:
    place = Path(own_place(tmp_path))
    with served(str(place)) as client:
        assert client.get("/articles").status_code == 200
        for file in tmp_path.glob("ledger.sqlite*"):
            file.write_bytes(b"this is no ledger " * 5000)
        answer = client.get("/articles")
        assert answer.status_code == 503, answer.text
        assert client.get(f"{API}/articles").json()["error"]["code"] == "ledger"


def test_an_error_of_the_program_tells_nothing_of_its_inside(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(asking, "all_articles", broken)
    page = client.get("/articles")
    data = client.get(f"{API}/articles")
    assert page.status_code == data.status_code == 500
    assert Page(page.text).all("section", "refused")
    assert data.json()["error"] == {"status": 500, "code": "program", "message": "an error of the program"}
    for answer in (page, data):
        assert "secret" not in answer.text and "Traceback" not in answer.text and ".py" not in answer.text
        assert "content-security-policy" in answer.headers
    assert "secret of the inside" in caplog.text
