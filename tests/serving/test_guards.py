"""What stands before every request: where it is served, host, origin, size, rate, and the headers of every answer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from httpx2 import Response

from menurut.cli import main
from menurut.errors import SettingsError
from menurut.serving import asking
from menurut.serving.guards import HEADERS, POLICY
from menurut.settings import SHORTEST, Serving
from tests.example_ledger import example_place
from tests.serving.site import API, HOME, TOKEN, TestClient, form_token, landed, pages_of, routes, sent, served
from tests.views.page import Page

MB = 1024 * 1024
FOREIGN = [
    {"Origin": "https://jahat.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Origin": "http://[jahat"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(example_place()) as found:
        yield found


def problem(answer: Response, status: int, code: str) -> str:
    """The sentence of a refusal, said as data."""
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert (error["status"], error["code"]) == (status, code)
    return str(error["message"])


def refused(answer: Response, status: int) -> Page:
    """The page that says what went wrong and what to do."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = Page(answer.text)
    assert page.all("section", "refused") and len([e for e in page.all("p") if e.text.strip()]) > 2
    return page


# Where it is served.


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_machine_is_served_without_a_password(host: str) -> None:
    assert Serving(host=host).is_local


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "8.8.8.8", "menurut.example", "", "127.0.0.1.nip.io"])
def test_other_machines_are_served_with_a_password_only(host: str) -> None:
    with pytest.raises(SettingsError, match="MENURUT_TOKEN"):
        Serving(host=host)
    assert Serving(host=host, token=TOKEN).token == TOKEN


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_password_that_can_be_guessed_is_none(host: str) -> None:
    for short in ("", "x" * (SHORTEST - 1)):
        with pytest.raises(SettingsError, match="guessed"):
            Serving(host=host, token=short)
    Serving(host=host, token="x" * SHORTEST)


def test_the_command_says_in_one_line_that_a_password_is_missing(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite"
    result = CliRunner().invoke(
        main, ["serve", "--host", "0.0.0.0", "--ledger", str(place)], env={"MENURUT_TOKEN": None}
    )
    assert result.exit_code == 2
    (line,) = [line for line in result.output.splitlines() if "0.0.0.0" in line]
    assert "MENURUT_TOKEN" in line and "Traceback" not in result.output
    assert not place.exists()


# The host that a request names.


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8377", "LOCALHOST:80", "[::1]:8377"])
def test_this_machine_may_be_called_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/add", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["jahat.example", "127.0.0.1.jahat.example:8377", "", "10.0.0.1", "localhost.jahat.id"]
)
def test_a_name_of_another_site_that_leads_here_is_not_answered(client: TestClient, host: str) -> None:
    refused(client.get("/articles", headers={"Host": host}), 400)
    problem(client.get(f"{API}/articles", headers={"Host": host}), 400, "host")
    problem(client.post(f"{API}/read", json={"text": "Halo."}, headers={"Host": host}), 400, "host")


def test_with_a_password_any_name_comes_as_far_as_the_login() -> None:
    with served(example_place(), token=TOKEN, host="0.0.0.0") as client:
        answer = client.get("/articles", headers={"Host": "menurut.example"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Farticles")
        assert client.get("/login", headers={"Host": "menurut.example"}).status_code == 200


# The page that a request comes from.


def test_every_address_that_changes_something_is_known(client: TestClient) -> None:
    changing = {path for method in ("POST", "PUT", "PATCH", "DELETE") for path in routes(client, method)}
    assert {"/add", "/go", "/example", "/decisions", "/decisions/a1/undo", "/login", "/logout"} < changing
    assert {f"{API}/add", f"{API}/read", f"{API}/decisions", f"{API}/decisions/a1/undo"} < changing
    assert changing == set(routes(client, "POST"))


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_page_of_another_site_changes_nothing(client: TestClient, headers: dict[str, str]) -> None:
    token = form_token(client)
    for path in routes(client, "POST"):
        if path.startswith(API):
            problem(client.post(path, json={"text": "Halo."}, headers=headers), 403, "origin")
        else:
            page = refused(client.post(path, data={"form": token}, headers=headers), 403)
            assert "another site" in page.all("section", "refused")[0].text


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": HOME}, {"Sec-Fetch-Site": "same-origin", "Origin": HOME}, {"Sec-Fetch-Site": "none"}],
    ids=str,
)
def test_a_page_of_ours_and_a_program_may(client: TestClient, headers: dict[str, str]) -> None:
    assert sent(client, "/go", {"written": "pasar"}, headers=headers).status_code == 303
    assert client.post(f"{API}/read", json={"text": "Halo."}, headers=headers).status_code in (200, 422)


def test_looking_from_elsewhere_is_allowed(client: TestClient) -> None:
    assert client.get("/articles", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


# The headers of every answer.


def test_every_answer_has_the_headers_that_guard_a_browser(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {
        200: client.get("/"),
        303: sent(client, "/go", {"written": "pasar"}),
        400: client.get("/", headers={"Host": "jahat.example"}),
        403: client.post("/go"),
        404: client.get("/nothing/here"),
        405: client.delete("/add"),
        422: client.post(f"{API}/read", json={}),
        202: client.get("/static/site.css"),
        204: client.get(f"{API}/openapi.json"),
        207: client.get("/static/nothing.css"),
        208: client.get("/articles.json"),
        307: client.get("/outlets/"),
    }
    with served(example_place(), rate=1, body=10) as narrow:
        answers[413] = narrow.post("/go", content=b"x" * 100)
        answers[429] = narrow.get("/")
        answers[430] = narrow.get(f"{API}/articles")
    with served(example_place(), token=TOKEN) as shut:
        answers[401] = shut.get(f"{API}/articles")
        answers[302] = shut.get("/articles")
    monkeypatch.setattr(asking, "start", broken)
    answers[500] = client.get("/")
    for status, answer in answers.items():
        assert answer.status_code == status or status in (202, 204, 207, 208, 430, 302, 307), (status, answer.text)
        for name, value in HEADERS.items():
            assert answer.headers.get_list(name) == [value], (status, name)
        kept = answer.headers["cache-control"]
        assert kept == ("public, max-age=31536000, immutable" if status == 202 else "no-store"), status


def broken(*_: object) -> None:
    raise RuntimeError("the inside of the program")


def test_the_policy_lets_nothing_run_that_is_not_a_file_of_ours() -> None:
    rules = {name: values for name, *values in (rule.split() for rule in POLICY.split("; "))}
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == ["'none'"]
    assert rules["script-src"] == rules["connect-src"] == rules["form-action"] == ["'self'"]
    assert rules["img-src"] == ["'self'", "data:"]
    assert not [word for word in ("unsafe", "http:", "https:", "*", "blob:") if word in POLICY]


def test_no_page_has_a_script_or_a_style_in_itself(client: TestClient) -> None:
    looked_at = pages_of(client) | {"/nothing/here": Page(client.get("/nothing/here").text)}
    assert len(looked_at) > 40
    for path, page in looked_at.items():
        for element in page.elements:
            names = set(element.attributes)
            assert not {name for name in names if name.startswith("on") or name in ("style", "srcdoc")}, (path, element)
            assert element.tag not in ("style", "iframe", "object", "embed", "base"), path
            if element.tag == "script" and element.attributes.get("type") != "application/json":
                assert element.attributes["src"].startswith("/static/") and not element.text.strip(), path
            if element.tag == "link":
                assert element.attributes["href"].startswith("/static/"), path


# How large a request may be.


def test_a_request_that_says_it_is_too_large_is_not_read() -> None:
    with served(example_place(), body=2 * MB) as client:
        text = "x" * (2 * MB)
        page = refused(sent(client, "/add", {"text": text}), 413)
        assert "menurut add" in page.all("section", "refused")[0].text and "2 MB" in page.all("bdi")[-1].text
        assert "2 MB" in problem(client.post(f"{API}/read", json={"text": text}), 413, "size")


def test_a_request_that_does_not_say_how_large_it_is_ends_where_it_is_too_large() -> None:
    given: list[int] = []

    def endless(first: bytes) -> Iterator[bytes]:
        yield first
        for number in range(400):
            given.append(number)
            yield b"x" * (MB // 10)

    with served(example_place(), body=MB) as client:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        start = f"form={form_token(client)}&text=".encode()
        refused(client.post("/add", content=endless(start), headers=form), 413)
        parts = {"Content-Type": "multipart/form-data; boundary=b"}
        part = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        refused(client.post("/add", content=endless(part), headers=parts), 413)
        data = {"Content-Type": "application/json"}
        problem(client.post(f"{API}/read", content=endless(b'{"text": "'), headers=data), 413, "size")


def test_a_request_within_the_size_is_taken() -> None:
    with served(example_place(), body=MB) as client:
        assert sent(client, "/go", {"written": "pasar " * 60, "x": "x" * (MB // 2)}).status_code != 413
        chunks = iter([b'{"text": "', b"x" * (MB // 2), b'"}'])
        assert client.post(f"{API}/read", content=chunks).status_code != 413


@pytest.mark.parametrize("length", ["-1", "x", "9" * 30])
def test_a_size_that_is_none_is_refused(client: TestClient, length: str) -> None:
    answer = client.post(f"{API}/read", content=b"{}", headers={"Content-Length": length})
    assert answer.status_code in (400, 413)


# How often one address may ask.


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    with served(example_place(), rate=3) as client:
        assert [client.get("/add").status_code for _ in range(3)] == [200] * 3
        answer = client.get("/add")
        refused(answer, 429)
        assert int(answer.headers["retry-after"]) > 0
        answer = client.get(f"{API}/articles")
        problem(answer, 429, "rate")
        assert int(answer.headers["retry-after"]) > 0


def test_files_that_a_page_loads_are_not_counted() -> None:
    with served(example_place(), rate=2) as client:
        assert {client.get("/static/site.css").status_code for _ in range(5)} == {200}
        assert [client.get("/add").status_code for _ in range(3)] == [200, 200, 429]
        assert client.get("/static/site.css").status_code == 200


def test_what_changes_something_is_counted_apart() -> None:
    with served(example_place(), rate=50, adding=2) as client:
        asked = [client.post(f"{API}/read", json={"text": ""}).status_code for _ in range(3)]
        assert asked == [422, 422, 429]
        assert client.get("/add").status_code == 200


def test_without_a_rate_nobody_is_counted() -> None:
    with served(example_place(), rate=0, adding=1) as client:
        assert 429 not in {client.post(f"{API}/read", json={}).status_code for _ in range(5)}


def test_an_answer_that_counts_one_address_does_not_count_another() -> None:
    with served(example_place(), rate=1) as client:
        assert [client.get("/add").status_code for _ in range(2)] == [200, 429]
        elsewhere = TestClient(client.app, base_url=HOME, client=("10.0.0.9", 1))
        assert elsewhere.get("/add").status_code == 200


# What a browser is sent.


def test_the_cookie_is_for_this_site_and_for_no_script(client: TestClient) -> None:
    client.cookies.clear()
    cookie = client.get("/add").headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and cookie.startswith("menurut=")


def test_a_file_keeps_its_kind_and_is_the_only_thing_that_is_kept(client: TestClient) -> None:
    kinds = {"site.css": "text/css", "site.js": "text/javascript", "icon.svg": "image/svg+xml"}
    for name, kind in kinds.items():
        assert client.get(f"/static/{name}").headers["content-type"].split(";")[0] == kind


def test_two_sessions_have_two_tokens(client: TestClient) -> None:
    tokens = set()
    for _ in range(3):
        client.cookies.clear()
        tokens.add(form_token(client))
    assert len(tokens) == 3


def test_a_form_leads_on_where_everything_is_right(client: TestClient) -> None:
    page = landed(client, sent(client, "/go", {"written": "pasar"}))
    assert page.all("section") and len(list(itertools.islice(page.all("a"), 5))) == 5
