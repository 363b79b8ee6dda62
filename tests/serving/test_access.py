"""Who comes in: nobody without the password, which is guessed slowly, and leads nowhere but into this site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from menurut.ledger import open_ledger
from menurut.serving.access import Access
from menurut.settings import Serving
from menurut.web.app import application
from tests.example_ledger import example_place, own_place
from tests.serving.site import (
    API,
    CLAIM,
    HOME,
    TOKEN,
    TestClient,
    another,
    browser,
    landed,
    routes,
    sent,
    served,
    signed_in,
)
from tests.views.page import Page

ELSEWHERE = [
    "//jahat.example",
    "https://jahat.example/",
    "/\\jahat.example",
    "\\\\jahat.example",
    "/a\\..\\b",
    "/\tjahat",
    "/\n/jahat.example",
    "javascript:alert(1)",
    "jahat.example",
    " //jahat.example",
]
OPEN = ("/login", "/static/")


@pytest.fixture
def client() -> Iterator[TestClient]:
    with served(example_place(), token=TOKEN) as found:
        yield found


def bearer(token: str) -> dict[str, str]:
    """What a program sends with each request."""
    return {"Authorization": f"Bearer {token}"}


def test_without_the_password_every_page_leads_to_where_it_is_asked_for(client: TestClient) -> None:
    shut = [path for path in routes(client, "GET") if not path.startswith((*OPEN, API)) and not path.endswith(".json")]
    assert len(shut) > 15
    for path in [*shut, "/nothing/here", "/loginx", "/staticx"]:
        if not path.startswith(OPEN):
            answer = client.get(path)
            assert (answer.status_code, answer.content) == (303, b""), path
            assert answer.headers["location"].startswith("/login?next=%2F"), path
    assert client.get("/search?q=pasar&act=").headers["location"] == "/login?next=%2Fsearch%3Fq%3Dpasar%26act%3D"


def test_without_the_password_no_data_is_given(client: TestClient) -> None:
    data = [path for path in routes(client, "GET") if path.startswith(API) or path.endswith(".json")]
    assert len(data) > 20 and f"{API}/openapi.json" in data
    for path in data:
        answer = client.get(path)
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == "Bearer", path
        assert answer.json()["error"]["code"] == "token", path


def test_without_the_password_nothing_is_changed(client: TestClient) -> None:
    for path in routes(client, "POST"):
        if path == "/login":
            continue
        answer = sent(client, path)
        assert answer.status_code == 401 if path.startswith(API) else answer.headers["location"] == "/login", path


def test_what_is_open_shows_nothing_of_the_ledger(client: TestClient) -> None:
    page = Page(client.get("/login").text)
    assert not [e for e in page.all("a") if e.attributes["href"].startswith(("/articles/", "/claims/", "/outlets/"))]
    assert client.get("/static/site.css").status_code == 200
    assert client.get("/static/%2e%2e/articles").status_code in (303, 404)
    assert client.get("/loginx").status_code == 404


def test_a_program_comes_in_with_the_password_in_each_request(client: TestClient) -> None:
    assert client.get(f"{API}/articles", headers=bearer(TOKEN)).status_code == 200
    assert client.get("/articles", headers=bearer(TOKEN)).status_code == 200
    assert client.get(f"{API}/articles").status_code == 401
    for wrong in ({"Authorization": f"Basic {TOKEN}"}, bearer(TOKEN[:-1]), bearer(""), bearer(TOKEN.upper())):
        assert client.get(f"{API}/articles", headers=wrong).status_code == 401, wrong


def test_a_browser_comes_in_once(client: TestClient) -> None:
    assert signed_in(client).headers["location"] == "/"
    assert client.get("/articles").status_code == 200
    assert client.get(f"{API}/articles").status_code == 200
    assert another(client).get("/articles").status_code == 303


def test_who_gives_a_wrong_password_or_no_name_stays_outside(client: TestClient) -> None:
    for fields in ({"token": "wrong"}, {"token": ""}, {"token": TOKEN, "author": ""}):
        answer = sent(client, "/login", {"author": "Sari", **fields})
        assert answer.status_code == 403
        (warning,) = Page(answer.text).all("p", "warning")
        assert warning.text.strip()
        assert client.get("/articles").status_code == 303


def test_where_somebody_wanted_to_go_is_where_he_comes(client: TestClient) -> None:
    answer = sent(client, "/login", {"token": TOKEN, "author": "Sari", "next": "/search?q=pasar"})
    assert answer.headers["location"] == "/search?q=pasar"


def test_nobody_is_led_out_of_the_site(client: TestClient) -> None:
    for target in ELSEWHERE:
        page = Page(client.get("/login", params={"next": target}).text)
        (following,) = [e for e in page.all("input") if e.attributes.get("name") == "next"]
        assert following.attributes["value"] == "/", target
        answer = sent(client, "/login", {"token": TOKEN, "author": "Sari", "next": target})
        assert (answer.status_code, answer.headers["location"]) == (303, "/"), target


def test_no_link_of_a_page_that_is_not_there_leads_out_of_the_site() -> None:
    with served(example_place()) as client:
        for path in ("//jahat.example", "//jahat.example/", "/%5Cjahat.example", "/%09/jahat.example"):
            answer = client.get(f"{HOME}{path}")
            assert answer.status_code == 404
            links = [e.attributes["href"] for e in Page(answer.text).all("a")]
            assert links and not [one for one in links if one[1:2] in ("/", "\\", "\t") or one[0] not in "/#"], path


def test_who_goes_out_is_outside(client: TestClient) -> None:
    signed_in(client)
    page = Page(client.get("/").text)
    assert [e for e in page.all("form") if e.attributes.get("action") == "/logout"]
    assert sent(client, "/logout").headers["location"] == "/login"
    assert client.get("/articles").status_code == 303


def test_a_session_of_another_server_is_none(client: TestClient) -> None:
    signed_in(client)
    cookie = client.cookies["menurut"]
    with open_ledger(example_place()) as ledger:
        for token in (TOKEN + "!", TOKEN):
            with browser(application(ledger, Serving(token=token))) as other:
                other.cookies.set("menurut", cookie, domain="127.0.0.1")
                assert other.get("/articles").status_code == 303, token
    assert client.get("/articles").status_code == 200


def test_a_session_that_was_changed_is_none(client: TestClient) -> None:
    signed_in(client)
    good = client.cookies["menurut"]
    for bad in (good[:-2] + "xx", "x" + good, good.partition(".")[0], "eyJpbiI6IHRydWV9"):
        client.cookies.clear()
        client.cookies.set("menurut", bad, domain="127.0.0.1")
        assert client.get("/articles").status_code == 303
    client.cookies.clear()
    client.cookies.set("menurut", good, domain="127.0.0.1")
    assert client.get("/articles").status_code == 200


def test_a_link_to_an_outlet_of_any_name_keeps_the_whole_name(tmp_path: Path) -> None:
    text = f"{CLAIM}\nHal itu disampaikan di Jakarta."
    with served(str(tmp_path / "ledger.sqlite")) as client:
        landed(client, sent(client, "/add", {"text": text, "outlet": "Apa? #1 50%/50%"}))
        answer = client.get("/outlets/Apa%3F%20%231%2050%25%2F50%25")
        assert answer.status_code == 200
        (link,) = [e.attributes["href"] for e in Page(answer.text).all("a") if e.attributes.get("hreflang") == "en"]
        assert Page(client.get(link).text).all("h1")[0].text == "Apa? #1 50%/50%"
        assert client.get("/outlets/Apa%3F%20%231%2050%25%2F50%25.json").json()["outlet"] == "Apa? #1 50%/50%"


def test_a_cookie_tells_nothing_by_which_the_password_could_be_tried() -> None:
    assert Access(TOKEN).secret != Access(TOKEN).secret


def test_guesses_are_few_and_then_the_right_one_does_not_help_either(client: TestClient) -> None:
    assert [signed_in(client, token=f"guess {n}").status_code for n in range(10)] == [403] * 10
    answer = signed_in(client)
    assert answer.status_code == 429 and int(answer.headers["retry-after"]) > 0
    assert Page(answer.text).all("section", "refused")
    answer = client.get(f"{API}/articles", headers=bearer(TOKEN))
    assert answer.status_code == 429 and answer.json()["error"]["code"] == "rate"
    elsewhere = TestClient(client.app, base_url=HOME, client=("10.0.0.9", 1), follow_redirects=False)
    assert signed_in(elsewhere).status_code == 303


def test_a_program_guesses_no_faster(client: TestClient) -> None:
    guessed = [client.get(f"{API}/articles", headers=bearer(f"guess {n}")).status_code for n in range(11)]
    assert guessed == [401] * 10 + [429]
    assert signed_in(client).status_code == 429


def test_who_is_in_already_is_not_sent_away_by_the_guesses_of_others(client: TestClient) -> None:
    signed_in(client)
    stranger = another(client)
    assert [signed_in(stranger, token="guess").status_code for _ in range(11)][-1] == 429
    assert client.get("/articles").status_code == 200


def test_the_one_who_signed_in_decides_whatever_a_form_says(tmp_path: Path) -> None:
    with served(own_place(tmp_path), token=TOKEN) as client:
        signed_in(client, "Sari")
        pair = client.get("/review.json").json()["claims"][0]
        fields = {"matter": "claim", "left": pair["a"]["id"], "right": pair["b"]["id"], "judgement": "same"}
        assert sent(client, "/decisions", {**fields, "author": "Budi"}).status_code == 303
        (made,) = client.get("/decisions.json").json()["decisions"]
        assert made["author"] == "Sari"
        assert sent(client, f"/decisions/{made['id']}/undo", {"author": "Budi"}).status_code == 303
        assert {one["author"] for one in client.get("/decisions.json").json()["decisions"]} == {"Sari"}


def test_without_a_password_there_is_no_login() -> None:
    with served(example_place()) as client:
        assert client.get("/login").headers["location"] == "/"
        assert not [e for e in Page(client.get("/").text).all("form") if e.attributes.get("action") == "/logout"]
