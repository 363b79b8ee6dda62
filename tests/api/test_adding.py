"""Articles that are sent to the API: read without being kept, or added in the background."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import menurut
from menurut.errors import FetchError
from menurut.views.articles import reading_shown
from tests.api.served import TestClient, asked
from tests.api.test_routes import got, refused
from tests.example_ledger import ARTICLES, example_place, own_place, page

INDONESIAN = {
    "text": "Kepala Pelabuhan Wayang, Gita Ayuningrum, mengatakan dua feri berhenti berlayar sejak Senin (16/6/2025).",
    "title": "Dua Feri Berhenti",
    "outlet": "Warta Lentera",
    "url": "https://wartalentera.example/2025/06/17/feri-3",
    "author": "Ratri",
    "published": "2025-06-17",
}
ENGLISH = {
    "text": "Two ferries stopped running on Monday, said Gita Ayuningrum, the head of the port of Wayang.",
    "id": "straitpost:ferry-2",
    "outlet": "The Strait Post",
    "published": "2025-06-17",
}
SHORT = "9.000.000.000"  # of no language that can be told


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(url: str, limits: object) -> None:
        raise FetchError(f"{url} is not asked in tests")

    monkeypatch.setattr("menurut.ingesting.fetching.fetch", nowhere)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with asked(own_place(tmp_path)) as found:
        yield found


def counts(client: TestClient) -> tuple[int, int]:
    start = got(client, "/start")
    return start["documents"], start["claims"]


def done(client: TestClient, **body: Any) -> Any:
    """The job that adds what is sent, once it is over."""
    answer = client.post("/add", json=body)
    assert answer.status_code == 202, answer.text
    ident = answer.json()["id"]
    assert client.app.state.site.jobs.job(ident).over.wait(60)  # type: ignore[attr-defined]
    return got(client, f"/jobs/{ident}")


@pytest.mark.parametrize(("article", "language"), [(INDONESIAN, "id"), (ENGLISH, "en")])
def test_an_article_is_read_and_not_kept(client: TestClient, article: dict[str, str], language: str) -> None:
    before = counts(client)
    answer = client.post("/read", json=article)
    assert answer.status_code == 200
    reading = answer.json()["reading"]
    assert {name: reading[name] for name in article} == article
    assert reading["language"] == language
    assert counts(client) == before


def test_a_reading_is_in_the_reading_format(client: TestClient) -> None:
    known = {name: ENGLISH[name] for name in ("outlet", "published")}
    reading = client.post("/read", json={"text": ENGLISH["text"], **known}).json()["reading"]
    assert reading == json.loads(json.dumps(reading_shown(menurut.read(ENGLISH["text"], **known))))
    (attribution,) = reading["attributions"]
    assert (attribution["speaker"], attribution["act"]) == ("Gita Ayuningrum", "state")
    assert ENGLISH["text"][slice(*attribution["cue"])] == "said"


def test_the_language_can_be_given(client: TestClient) -> None:
    refused(client.post("/read", json={"text": SHORT}), 422, "language")
    assert client.post("/read", json={"text": SHORT, "language": "id"}).json()["reading"]["language"] == "id"
    assert done(client, articles=[{"text": SHORT}, {"text": SHORT, "language": "en"}])["added"] == 1


def test_articles_are_added_and_found(client: TestClient) -> None:
    documents, claims = counts(client)
    job = done(client, articles=[INDONESIAN, ENGLISH])
    assert (job["state"], job["total"], job["added"], job["refused"], job["problems"]) == ("done", 2, 2, 0, [])
    assert [line["outcome"] for line in job["articles"]] == ["added", "added"]
    assert [line["name"] for line in job["articles"]] == [INDONESIAN["title"], ENGLISH["id"]]
    assert counts(client)[0] == documents + 2
    assert counts(client)[1] > claims
    kept = got(client, f"/articles/{job['articles'][0]['key']}")
    assert (kept["reading"]["text"], kept["author"]) == (INDONESIAN["text"], "Ratri")
    (entity,) = got(client, "/entities", name="Gita Ayuningrum")["entities"]
    assert {one["outlet"] for one in got(client, f"/entities/{entity['id']}")["profile"]["said"]} == {
        INDONESIAN["outlet"],
        ENGLISH["outlet"],
    }


def test_the_same_twice_is_there_and_another_text_a_version(client: TestClient) -> None:
    done(client, articles=[ENGLISH])
    assert done(client, articles=[ENGLISH])["there"] == 1
    job = done(client, articles=[{**ENGLISH, "text": ENGLISH["text"].replace("Two", "Three")}])
    assert (job["versions"], job["articles"][0]["outcome"]) == (1, "new version")
    assert len(got(client, f"/articles/{job['articles'][0]['key']}")["versions"]) == 1


def test_the_example_over_the_api_is_the_example_ledger(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    place = str(tmp_path / "ledger.sqlite")
    with asked(place) as client:
        assert done(client, articles=rows)["added"] == len(rows)
    assert page(place, "ask", "kios hangus") == page(example_place(), "ask", "kios hangus")
    assert page(place, "conflicts") == page(example_place(), "conflicts")


def test_what_cannot_be_added_is_told_and_the_rest_is_added(client: TestClient) -> None:
    unfit = {**ENGLISH, "id": "", "title": "With a sign", "text": f"{ENGLISH['text']}\0"}
    job = done(client, articles=[unfit, ENGLISH], links=["https://news.example/1", "/etc/passwd"])
    assert (job["state"], job["total"], job["added"], job["refused"]) == ("done", 4, 1, 3)
    said = {problem["source"]: problem["message"] for problem in job["problems"]}
    assert "U+0000" in said["With a sign"]
    assert "not asked in tests" in said["https://news.example/1"]
    assert "no address of a page" in said["/etc/passwd"]


def test_a_blank_article_is_refused_alone(client: TestClient) -> None:
    blank = {"text": " \n", "title": "Blank"}
    assert "empty" in refused(client.post("/read", json=blank), 422, "body")
    job = done(client, articles=[blank, ENGLISH])
    assert (job["state"], job["added"], job["refused"], job["problems"][0]["source"]) == ("done", 1, 1, "Blank")


WRONG = (
    ("/add", {}, "nothing to add"),
    ("/add", {"articles": [], "links": []}, "nothing to add"),
    ("/add", {"articles": [{"title": "No text"}]}, "text"),
    ("/add", {"links": ["short"]}, "links.0"),
    ("/add", {"links": ["https://news.example/1"], "file": "/etc/passwd"}, "file"),
    ("/add", {"articles": [ENGLISH] * 1001}, "articles"),
    ("/read", {}, "text"),
    ("/read", {"text": ""}, "text"),
    ("/read", {**ENGLISH, "published": "yesterday"}, "published"),
    ("/read", {**ENGLISH, "published": 20250617}, "published"),
    ("/read", {**ENGLISH, "published": "2025-02-30"}, "published"),
    ("/read", {**ENGLISH, "language": "jv"}, "language"),
    ("/read", {**ENGLISH, "outlet": 3}, "outlet"),
    ("/read", {**ENGLISH, "headline": "x"}, "headline"),
    ("/read", ["text"], "the body"),
)


@pytest.mark.parametrize(("path", "body", "said"), WRONG)
def test_a_body_that_is_wrong_is_refused_by_its_field(client: TestClient, path: str, body: Any, said: str) -> None:
    answer = client.post(path, json=body)
    code = "body" if said == "nothing to add" else "request"
    assert said in refused(answer, 422, code)


def test_a_body_that_is_no_json_is_refused(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    assert "JSON" in refused(client.post("/read", content='{"text": "a', headers=headers), 422, "request")
    lone = client.post("/read", content='{"text": "a \\ud800 b"}', headers=headers)
    refused(lone, 422, "request")
