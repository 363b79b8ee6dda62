"""Hostile articles on every page: their words are words, their addresses no links, and nothing runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from menurut.ledger import open_ledger
from menurut.records import Reading
from menurut.workflows.adding import add_readings
from tests.serving.site import API, TestClient, form_token, landed, pages_of, sent, served
from tests.views.page import Element, Page
from tests.views.readings import example, hostile

WORDS = [
    "<script>alert('jahat')</script>",
    "</script><script>alert('jahat')</script>",
    "<img src=x onerror=alert('jahat')>",
    '" onmouseover="alert(\'jahat\')" x="',
    "' onfocus='alert(1)' autofocus jahat='",
    "javascript:alert('jahat')",
    "data:text/html,<script>alert('jahat')</script>",
    "jahat/../../x?y=1#z\\",
    "<!-- jahat",
    "{{ 7 * 7 }} jahat {%",
    "jahat\nbaris kedua",
    "\u202ejahat\u2066",
    "]]> jahat <base href=//jahat.example>",
    "{undo} {0.__class__} jahat",
]
SCHEMES = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//x",
]


def told(words: str, number: int) -> Reading:
    """A reading of an article that ends like no other, so that a ledger holds them side by side."""
    reading = hostile(words)
    document = replace(
        reading.document, text=f"{reading.document.text}\n{number}", id=f"{words}{number}", language="id"
    )
    (one,), (related,) = reading.entities, reading.relations
    other = replace(one, name=f"{words} lain", names=(f"{words} lain",))
    related = replace(related, relation="part_of", object=other.name)
    figures = tuple(replace(figure, unit="orang") for figure in reading.figures)
    made = replace(reading, document=document, language="id", entities=(one, other), relations=(related,))
    return replace(made, figures=figures, dates=())  # units and days are words of the program


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A ledger of articles in which every field is hostile, two for each of the words."""
    place = str(tmp_path_factory.mktemp("hostile") / "ledger.sqlite")
    with open_ledger(place, create=True) as ledger:
        list(add_readings(ledger, [told(words, number) for words in WORDS for number in (1, 2)]))
    with served(place) as found:
        yield found


@pytest.fixture(scope="module")
def pages(client: TestClient) -> dict[str, Page]:
    """Every page that the hostile words are on."""
    found = pages_of(client, most=26)
    hostile_ones = {path: page for path, page in found.items() if "jahat" in "".join(e.text for e in page.elements)}
    kinds = {path.split("/")[1].partition("?")[0] for path in hostile_ones}
    assert {"articles", "claims", "entities", "outlets"} <= kinds, kinds
    return found


def ours(element: Element) -> bool:
    """Whether an element is one that the templates write: no article brought it, or an attribute of it."""
    names = set(element.attributes)
    if element.tag in ("base", "iframe", "object", "embed", "img", "style", "frame", "math"):
        return False
    if {name for name in names if name.startswith("on") or name in ("style", "srcdoc", "autofocus", "jahat")}:
        return False
    if element.tag == "script" and element.attributes.get("type") != "application/json":
        return element.attributes.get("src", "").startswith("/static/") and not element.text.strip()
    return True


def test_nothing_of_an_article_becomes_an_element_or_an_attribute(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert not [element for element in page.elements if not ours(element)], path


def test_every_link_leads_into_the_site_or_to_the_web(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        for element in page.elements:
            for name in ("href", "src", "action", "formaction", "data-copy", "hx-get", "hx-post"):
                target = element.attributes.get(name)
                if target is not None:
                    assert re.match(r"(https?://|#|/(?![/\\]))", target), (path, element.tag, target)
                    assert not re.search(r"[\s\\]", target), (path, target)


def test_what_the_scripts_read_cannot_end_its_element(pages: dict[str, Page]) -> None:
    found = [e for page in pages.values() for e in page.all("script") if e.attributes.get("type")]
    assert [e for e in found if "jahat" in e.text]
    for element in found:
        assert not set("<>&'") & set(element.text)
        json.loads(element.text)


def test_words_that_turn_the_writing_stay_inside_what_isolates_them(pages: dict[str, Page]) -> None:
    turned = 0
    for path, page in pages.items():
        if path.startswith("/articles/"):
            continue  # a paragraph of an article turns as its author wrote it, and ends with itself
        for element in page.elements:
            own = [data for data, around in page._data if around and around[-1] is element]
            if any("\u202e" in data for data in own):
                turned += 1
                tags = {one.tag for one in (*element.around, element)}
                assert tags & {"bdi", "title", "script", "textarea", "option"}, (path, element.tag, own)
    assert turned > 10


def test_hostile_words_are_shown_as_they_are(client: TestClient, pages: dict[str, Page]) -> None:
    said = {e.text for page in pages.values() for e in page.all("bdi")}
    for words in WORDS:
        assert [one for one in said if words.split("\n")[0] in one], words
    for words in WORDS:
        page = Page(client.get("/outlets/" + quote(words, safe="")).text)
        assert page.all("h1")[0].text == words
        assert client.get("/outlets/" + quote(words, safe="") + ".json").json()["outlet"] == words
        assert client.get(f"{API}/outlets/" + quote(words, safe="")).json()["outlet"] == words


def test_the_files_that_are_taken_away_are_no_pages_of_the_site(client: TestClient, pages: dict[str, Page]) -> None:
    articles = client.get("/articles.json").json()["articles"]
    assert len(articles) > 10
    for line in articles:
        answer = client.get(f"/articles/{line['key']}/report.html")
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        page = Page(answer.text)
        assert len(page.all("script")) == 1 and not [e for e in page.elements if e.attributes.get("src")]
        assert all(re.match("https?://|#", e.attributes["href"]) for e in page.all("a"))
    for ident in sorted({one.partition("?")[0] for one in pages if one.startswith("/claims/")})[:5]:
        for ending, kind in ((".txt", "text/plain"), (".csv", "text/csv"), (".json", "application/json")):
            answer = client.get(ident + ending)
            assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, kind)
            assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("words", WORDS)
def test_a_question_is_shown_as_words(client: TestClient, words: str) -> None:
    asked = [
        client.get("/search", params={"q": words, "speaker": words, "entity": words, "outlet": words}),
        client.get("/search", params={"q": words, "act": words}),
        client.get("/entities", params={"name": words}),
        client.get("/claims/" + quote(words, safe="")),
        client.get("/review", params={"matter": words}),
        client.get("/disputed", params={"since": words, "lang": words}),
        client.get("/articles", params={words: words, "cursor": words}),
        client.get("/" + quote(words)),
    ]
    for answer in asked:
        assert answer.status_code in (200, 303, 400, 404, 422), answer.text
        if answer.status_code != 303:
            page = Page(answer.text)
            assert not [e for e in page.elements if not ours(e)]
            assert all(e.attributes["href"].startswith(("/", "#")) for e in page.all("a"))
            assert not [e for e in page.all("a") if e.attributes["href"].startswith(("//", "/\\"))]


def test_an_address_that_is_not_of_the_web_is_no_link(tmp_path: Path) -> None:
    readings = [
        replace(example(), document=replace(example().document, url=address, id=address))
        for address in (*SCHEMES, "https://kabar.example/jahat")
    ]
    with open_ledger(str(tmp_path / "ledger.sqlite"), create=True) as ledger:
        list(add_readings(ledger, readings))
    with served(str(tmp_path / "ledger.sqlite")) as client:
        links = [e.attributes["href"] for page in pages_of(client).values() for e in page.all("a")]
    assert "https://kabar.example/jahat" in links
    assert not [link for link in links if not re.match(r"https://|#|/(?!/)", link)]


def test_what_is_said_of_a_decision_is_only_words(client: TestClient, pages: dict[str, Page]) -> None:
    groups = {one.partition("?")[0] for one in pages if one.startswith("/claims/")}
    claims = [line for one in groups for line in client.get(f"{one}.json").json()["claims"] if "jahat" in line["words"]]
    left, right = claims[0], next(one for one in claims if one["words"] != claims[0]["words"])
    fields = {"matter": "claim", "left": left["id"], "right": right["id"], "judgement": "unsure"}
    answer = sent(client, "/decisions", {**fields, "author": WORDS[0], "reason": WORDS[1], "next": "/decisions"})
    page = landed(client, answer)
    assert "jahat" in page.all("div", "said-so")[0].text
    assert not [e for e in page.elements if not ours(e)]
    assert WORDS[0] in page.all("li", "holds")[0].text and WORDS[1] in page.all("li", "holds")[0].text
    assert Page(client.get("/review").text).elements


def test_hostile_titles_of_what_is_being_added_are_only_words(tmp_path: Path) -> None:
    with served(str(tmp_path / "ledger.sqlite")) as client:
        lines = [{"text": "Menurut Sari, harga naik. " * 3, "title": words, "outlet": words} for words in WORDS]
        data = "\n".join(json.dumps(line) for line in [*lines, {"text": "", "id": WORDS[0]}]).encode()
        files = {"files": (WORDS[0], data + b"\n{}", "application/x-ndjson")}
        answer = client.post("/add", data={"form": form_token(client)}, files=files)
        client.app.state.site.jobs.job(answer.headers["location"].rpartition("/")[2]).over.wait(20)  # type: ignore[attr-defined]
        page = landed(client, answer)
        assert "jahat" in page.by_id("job").text
        assert not [e for e in page.elements if not ours(e)]
