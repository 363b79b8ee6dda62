"""What people send: forms of their own session only, addresses of the web only, files that lie nowhere."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Response

from menurut.ingesting.limits import Limits
from tests.example_ledger import own_place
from tests.ingesting.site import Page as Answer
from tests.ingesting.site import serving
from tests.serving.site import API, CLAIM, TestClient, another, form_token, landed, routes, sent, served
from tests.views.page import Page

LOGIN = {"token": "x", "author": "Sari"}
FIELDS = {"written": "pasar", "text": CLAIM, "judgement": "same", "matter": "claim", **LOGIN}
PRIVATE = [
    "http://127.0.0.1:{port}/secret",
    "http://localhost:{port}/secret",
    "http://[::1]:{port}/secret",
    "http://[::ffff:127.0.0.1]:{port}/secret",
    "http://2130706433:{port}/secret",
    "http://127.1:{port}/secret",
    "http://sari:kata@127.0.0.1:{port}/secret",
    "HTTP://127.0.0.1:{port}/secret",
    "http://0.0.0.0:{port}/secret",
    "http://10.0.0.1/secret",
    "http://192.168.0.1/secret",
    "http://169.254.169.254/latest/meta-data",
    "http://[fe80::1]/secret",
]
PATHS = ["/etc/passwd", "file:///etc/passwd", "../x", "-", "C:\\boot.ini", "ftp://127.0.0.1/x", "http:/etc/passwd"]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A browser in front of a ledger with nothing in it."""
    with served(str(tmp_path / "ledger.sqlite")) as found:
        yield found


@pytest.fixture
def full(tmp_path: Path) -> Iterator[TestClient]:
    """A browser in front of the example, which may be written to."""
    with served(own_place(tmp_path)) as found:
        yield found


def done(client: TestClient, answer: Response) -> dict[str, object]:
    """What became of the articles that a form brought, once that is known."""
    assert answer.status_code == 303, answer.text
    place = answer.headers["location"]
    assert place.startswith("/jobs/"), place
    ident = place.rpartition("/")[2]
    client.app.state.site.jobs.job(ident).over.wait(20)  # type: ignore[attr-defined]
    found: dict[str, object] = client.get(f"{place}.json").json()
    assert found["state"] == "done", found
    return found


# The token that a form carries.


def test_a_form_of_this_session_is_taken(full: TestClient) -> None:
    for path in ("/go", "/add", "/example", "/decisions", "/logout"):
        assert sent(full, path, FIELDS).status_code != 403, path


def test_a_form_without_the_token_of_its_session_changes_nothing(full: TestClient) -> None:
    foreign = form_token(another(full))
    forms = [path for path in routes(full, "POST") if not path.startswith(API)]
    assert len(forms) >= 7
    before = full.get("/decisions.json").json(), full.get("/articles.json").json()
    own = form_token(full)
    assert foreign != own
    for path in forms:
        for token in ({}, {"form": ""}, {"form": "x"}, {"form": foreign}, {"form": own + "x"}, {"form": own[:-1]}):
            for fields in ({"data": {**FIELDS, **token}}, {"data": {**FIELDS, **token}, "files": {"files": b"x"}}):
                answer = full.post(path, **fields)
                assert answer.status_code == 403, (path, token, answer.text)
                assert Page(answer.text).all("section", "refused")
        assert full.post(path, json={**FIELDS, "form": own}).status_code == 403
        assert full.post(f"{path}?form={own}", data=FIELDS).status_code == 403
    assert (full.get("/decisions.json").json(), full.get("/articles.json").json()) == before
    assert sent(full, "/add", {"text": CLAIM}).status_code == 303


def test_a_browser_without_a_session_has_no_token_to_guess(full: TestClient) -> None:
    for token in ("", "None", "null"):
        assert another(full).post("/add", data={"form": token, "text": CLAIM}).status_code == 403


def test_a_form_in_any_writing_is_an_answer(full: TestClient) -> None:
    token = form_token(full)
    values = (b"+2AA-", b"\xff\xfe", "\u202e".encode())
    for charset, value in itertools.product(("utf-7", "utf-16", "nothing", "idna"), values):
        fields = {"form": token.encode(), "written": value, "text": value, "author": value, "next": value}
        for changed in (fields, {**fields, "form": value}):
            parts = b"".join(
                b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), part)
                for name, part in changed.items()
            )
            kind = {"Content-Type": f"multipart/form-data; boundary=b; charset={charset}"}
            for path in ("/go", "/add", "/decisions"):
                answer = full.post(path, content=parts + b"--b--\r\n", headers=kind)
                assert answer.status_code in (303, 400, 403, 409, 422), (path, answer.text)


def test_a_form_that_cannot_be_read_is_refused(full: TestClient) -> None:
    bodies = (b"", b"--b", b"--b\r\nnothing\r\n\r\n--b--", b"\x00" * 50)
    kinds = ("multipart/form-data; boundary=b", "multipart/form-data", "application/x-www-form-urlencoded")
    for body, kind in itertools.product(bodies, kinds):
        assert full.post("/add", content=body, headers={"Content-Type": kind}).status_code in (400, 403)


# What is added.


def test_an_article_that_is_pasted_is_shown(client: TestClient) -> None:
    page = landed(client, sent(client, "/add", {"text": CLAIM, "title": "Jembatan", "outlet": "Kabar"}))
    assert page.all("h1")[0].text == "Jembatan"


def test_a_box_takes_a_question_an_article_or_nothing(client: TestClient) -> None:
    assert sent(client, "/go", {"written": " "}).headers["location"] == "/"
    assert sent(client, "/go", {"written": "harga beras"}).headers["location"] == "/search?q=harga+beras"
    assert sent(client, "/go", {"written": f"{CLAIM}\n{CLAIM}"}).headers["location"].startswith("/articles/")


def test_what_cannot_be_added_is_said(client: TestClient) -> None:
    for fields in ({}, {"text": " \n"}, {"text": CLAIM, "published": "kemarin"}):
        answer = sent(client, "/add", fields)
        assert answer.status_code == 422, fields
        assert Page(answer.text).all("section", "refused")


def test_a_sign_that_no_database_keeps_is_a_problem_and_no_failure(client: TestClient) -> None:
    found = done(client, sent(client, "/add", {"text": f"{CLAIM} a\x00b"}))
    assert found["refused"] == 1 and "U+0000" in str(found["problems"])


# Where a link may lead.


def test_no_link_leads_to_this_machine_or_the_private_network(client: TestClient) -> None:
    with serving({"/secret": Answer()}) as site:
        links = [link.format(port=site.port) for link in PRIVATE]
        written = " ".join(links)
        for answer in (sent(client, "/add", {"links": written}), sent(client, "/go", {"written": written})):
            refused_all(links, done(client, answer))
        refused_all(links, taken(client, links))
        assert site.asked == []


def taken(client: TestClient, links: list[str]) -> dict[str, object]:
    """What became of links that a program sent."""
    answer = client.post(f"{API}/add", json={"links": links})
    assert answer.status_code == 202
    return done(client, Response(303, headers={"location": f"/jobs/{answer.json()['id']}"}))


def refused_all(links: list[str], found: dict[str, object]) -> None:
    """Nothing was added; each link stands among the problems."""
    assert (found["added"], found["refused"]) == (0, len(links))
    assert not [link for link in links if link not in str(found["problems"])]


def test_where_private_links_are_allowed_they_arrive(tmp_path: Path) -> None:
    with serving({"/secret": Answer()}) as site:
        with served(str(tmp_path / "ledger.sqlite"), limits=Limits(allow_private=True)) as client:
            answer = sent(client, "/add", {"links": site.url("/secret")})
        assert answer.headers["location"].startswith("/articles/")
        assert [path for path, _ in site.asked] == ["/secret"]


def test_a_link_that_does_not_answer_is_a_problem(tmp_path: Path) -> None:
    with serving({}) as site, served(str(tmp_path / "l.sqlite"), limits=Limits(allow_private=True)) as client:
        answer = sent(client, "/go", {"written": site.url("/none")})
        page = landed(client, answer)
        assert site.url("/none") in page.by_id("job").text and "404" in page.by_id("job").text
    assert site.asked


def test_no_file_of_this_machine_is_opened(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("menurut.ingesting.sources.opened", forbidden)
    found = done(client, sent(client, "/add", {"links": " ".join(PATHS)}))
    assert (found["added"], found["refused"]) == (0, len(PATHS))
    assert str(found["problems"]).count("https://") == len(PATHS)
    found = taken(client, [f"{path:9}" for path in PATHS])
    assert (found["added"], found["refused"]) == (0, len(PATHS))
    for path in PATHS:
        assert sent(client, "/go", {"written": path}).headers["location"].startswith("/search?q=")


def forbidden(path: str) -> None:
    raise AssertionError(f"{path} was opened")


# The files that are sent.


def test_files_are_taken_whatever_they_are_called(client: TestClient, tmp_path: Path) -> None:
    before = everything(tmp_path), sorted(os.listdir(tempfile.gettempdir()))
    names = ["../../escape.txt", "/etc/menurut-escape.txt", "..\\..\\x.txt", "a/b/c.html", "<img src=x onerror=a>.txt"]
    texts = [f"{CLAIM} Bagian {number}.".encode() for number in range(len(names))]
    files = [("files", (name, text, "text/plain")) for name, text in zip(names, texts, strict=True)]
    found = done(client, client.post("/add", data={"form": form_token(client)}, files=files))
    assert (found["added"], found["refused"]) == (len(names), 0)
    assert not Path("/etc/menurut-escape.txt").exists()
    after = everything(tmp_path), sorted(os.listdir(tempfile.gettempdir()))
    assert after[0] - before[0] <= {"ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"}
    assert [name for name in after[1] if name.startswith("menurut-sent-")] == []
    assert not [name for name in {*after[1]} - {*before[1]} if "escape" in name]


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_the_name_of_a_file_is_shown_as_words(client: TestClient) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    answer = client.post("/add", data={"form": form_token(client)}, files={"files": (name, b"", "text/plain")})
    page = landed(client, answer)
    assert name in page.by_id("job").text
    assert not page.all("img")
    assert "menurut-sent-" not in page.by_id("job").text


def test_a_file_of_anything_is_an_article_or_a_problem(client: TestClient) -> None:
    data = [b"\xff\xfe\x00\x01" * 30, bytes(range(256)) * 9, b"{", b"[[]]", b"<html>"]
    names = ["a.txt", "a.html", "a.jsonl", "a.json", "a", ".", "..", "a.exe"]
    files = [("files", (name, one, "application/x-thing")) for name in names for one in data]
    found = done(client, client.post("/add", data={"form": form_token(client)}, files=files))
    assert int(str(found["refused"])) + int(str(found["added"])) + int(str(found["there"])) >= len(files)


def test_lines_of_json_are_as_many_articles(client: TestClient) -> None:
    data = f'{{"text": "{CLAIM}", "title": "Satu"}}\n{{"text": "{CLAIM} Benar."}}\n{{"text": 3}}\n'.encode()
    found = done(client, client.post("/add", data={"form": form_token(client)}, files={"files": ("a.jsonl", data)}))
    assert (found["added"], found["refused"]) == (2, 1)


# What people decide.


def pair(client: TestClient) -> dict[str, str]:
    """Two claims that wait for a judgement, as the fields of a form."""
    found = client.get("/review.json").json()["claims"][0]
    return {"matter": "claim", "left": found["a"]["id"], "right": found["b"]["id"], "next": "/review?matter=claim"}


def test_a_decision_names_its_author_reason_and_time_and_can_be_undone(full: TestClient) -> None:
    fields = {**pair(full), "judgement": "not same", "author": "Sari Dewi", "reason": "dua hari yang berbeda"}
    answer = sent(full, "/decisions", fields)
    assert answer.headers["location"] == "/review?matter=claim"
    said = landed(full, answer).all("div", "said-so")
    assert len(said) == 1 and not Page(full.get("/review").text).all("div", "said-so")
    page = Page(full.get("/decisions").text)
    line = page.all("li", "holds")[0].text
    assert "Sari Dewi" in line and "dua hari yang berbeda" in line and "UTC" in line
    (undoing,) = [e for e in page.all("form") if e.attributes.get("action", "").endswith("/undo")]
    assert landed(full, sent(full, undoing.attributes["action"], {"author": "Budi", "next": "/decisions"}))
    page = Page(full.get("/decisions").text)
    assert not page.all("li", "holds") and "Budi" in page.all("li", "undoing")[0].text
    assert sent(full, undoing.attributes["action"], {"author": "Budi"}).status_code == 409


def test_without_a_name_nothing_is_decided(full: TestClient) -> None:
    for author in ("", "  "):
        answer = sent(full, "/decisions", {**pair(full), "judgement": "same", "author": author})
        assert answer.status_code == 400 and "name" in Page(answer.text).all("section", "refused")[0].text
    assert full.get("/decisions.json").json()["decisions"] == []


def test_a_decision_against_another_is_refused_with_the_way_out(full: TestClient) -> None:
    fields = {**pair(full), "author": "Sari"}
    assert sent(full, "/decisions", {**fields, "judgement": "same"}).status_code == 303
    answer = sent(full, "/decisions", {**fields, "judgement": "same"})
    assert answer.status_code == 409
    held = full.get("/decisions.json").json()["decisions"]
    assert held[0]["id"] in Page(answer.text).all("section", "refused")[0].text and len(held) == 1


def test_a_decision_that_is_none_is_refused(full: TestClient) -> None:
    fields = {**pair(full), "judgement": "same", "author": "Sari"}
    for name, value in (("judgement", "perhaps"), ("judgement", "none"), ("judgement", ""), ("matter", "weather")):
        assert sent(full, "/decisions", {**fields, name: value}).status_code == 400, value
    assert full.get("/decisions.json").json()["decisions"] == []


def test_a_decision_of_anything_is_an_answer(full: TestClient) -> None:
    fields = {**pair(full), "judgement": "same", "author": "Sari"}
    values = ("' OR 1=1 --", "\x00", "%", "x" * 10_000, '"; DROP TABLE claims; --')
    for field, value in itertools.product(("left", "right", "reason", "author"), values):
        answer = sent(full, "/decisions", {**fields, field: value})
        assert answer.status_code in (303, 400, 404, 409, 422), answer.text
    assert full.get("/").status_code == 200


def test_no_decision_leads_out_of_the_site(full: TestClient) -> None:
    fields = {**pair(full), "author": "Sari"}
    targets = ["//jahat.example", "https://jahat.example", "/\\jahat.example", "x"]
    for target, judgement in zip(targets, ["unsure", "not same", "unsure", "not same"], strict=True):
        answer = sent(full, "/decisions", {**fields, "judgement": judgement, "next": target})
        assert answer.headers["location"] == "/"


def test_the_example_can_be_looked_at_where_there_is_nothing(client: TestClient) -> None:
    page = Page(client.get("/").text)
    assert [e for e in page.all("form") if e.attributes.get("action") == "/example"]
    found = done(client, sent(client, "/example"))
    assert int(str(found["added"])) > 10
    assert not [e for e in Page(client.get("/").text).all("form") if e.attributes.get("action") == "/example"]
