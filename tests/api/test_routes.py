"""What is asked over the API: the data of the pages, lists that end, exports that are those of the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.served import API, HOST, TestClient, asked
from tests.example_ledger import ARTICLES, example_place, fill, page, run

TOKEN = "a password for tests"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with asked(example_place()) as found:
        yield found


def got(client: TestClient, path: str, **query: str | int) -> Any:
    answer = client.get(path, params=query or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def known(client: TestClient) -> dict[str, str]:
    """Ids of things in the ledger, by what they are of."""
    return {
        "group": got(client, "/ask", q="kios hangus")["groups"][0]["id"],
        "article": got(client, "/articles")["articles"][0]["key"],
        "entity": got(client, "/entities", name="Laksmi Paramitha")["entities"][0]["id"],
    }


SAME = (  # an address of the API, and the page that shows the same
    ("/start", "/index.json"),
    ("/ask?q=pasar", "/search.json?q=pasar"),
    ("/ask?q=feri&outlet=The+Strait+Post", "/search.json?q=feri&outlet=The+Strait+Post"),
    ("/claims/{group}", "/claims/{group}.json"),
    ("/articles", "/articles.json"),
    ("/articles/{article}", "/articles/{article}.json"),
    ("/entities?name=Laksmi", "/entities.json?name=Laksmi"),
    ("/entities/{entity}", "/entities/{entity}.json"),
    ("/outlets", "/outlets.json"),
    ("/outlets/Kabar Selat", "/outlets/Kabar Selat.json"),
    ("/conflicts", "/disputed.json"),
    ("/conflicts?since=2025-06-12", "/disputed.json?since=2025-06-12"),
    ("/review", "/review.json"),
    ("/review?matter=entity", "/review.json?matter=entity"),
    ("/decisions", "/decisions.json"),
)


@pytest.mark.parametrize(("path", "page_path"), SAME)
def test_it_is_what_the_page_shows(client: TestClient, path: str, page_path: str) -> None:
    ids = known(client)
    assert got(client, path.format(**ids)) == got(client, HOST + page_path.format(**ids))


def test_a_question_is_answered_as_on_the_command_line(client: TestClient) -> None:
    found = got(client, "/ask", q="kios hangus")
    assert found["groups"] == page(example_place(), "ask", "kios hangus")["groups"]
    first = found["groups"][0]
    assert first["disputed"] and first["origins"] < first["outlets"] < first["claims"]
    assert (first["latest"]["lo"], first["latest"]["hi"], first["latest"]["unit"]) == (62, None, "kios")
    assert {facet["name"] for facet in found["facets"]} >= {"entity", "outlet", "act", "style", "month"}


def test_filters_leave_out_what_they_should(client: TestClient) -> None:
    everything = got(client, "/ask", q="Tirta Wening")
    for name, value in (
        ("outlet", "The Strait Post"), ("since", "2025-06-13"), ("until", "2025-06-11"), ("act", "announce"),
        ("style", "indirect"), ("month", "2025-06"), ("entity", "Laksmi Paramitha"), ("speaker", "Laksmi Paramitha"),
    ):  # fmt: skip
        found = got(client, "/ask", q="Tirta Wening", **{name: value})
        assert 0 < found["claims"] <= everything["claims"], name
        assert (found["claims"] < everything["claims"]) == (name != "month"), name
    assert got(client, "/ask", q="Tirta Wening", month="2025-05")["claims"] == 0


def test_a_claim_of_a_group_leads_to_its_dossier(client: TestClient) -> None:
    group = got(client, f"/claims/{known(client)['group']}")
    assert (group["independent_origins"], len(group["claims"]), group["disputed"]) == (3, 11, True)
    last = group["claims"][-1]["id"]
    asked_for = got(client, f"/claims/{last}")
    assert asked_for["asked"] == last
    assert {**asked_for, "asked": None} == {**group, "asked": None}
    assert got(client, f"/claims/{last[:10]}") == asked_for


def test_an_article_comes_with_its_text_its_reading_and_its_groups(client: TestClient) -> None:
    article = got(client, f"/articles/{known(client)['article']}")
    written = {row["id"]: row for row in map(json.loads, ARTICLES.read_text(encoding="utf-8").splitlines())}
    assert article["reading"]["text"] == written[article["id"]]["text"]
    placed = [one for one in article["placements"] if one["statement"] is not None]
    assert {one["statement"] for one in placed} <= {one["id"] for one in article["reading"]["attributions"]}
    for one in placed:
        assert one["claim"] in {claim["id"] for claim in got(client, f"/claims/{one['group']['id']}")["claims"]}


def test_an_entity_is_found_by_id_and_by_name(client: TestClient) -> None:
    entity = got(client, f"/entities/{known(client)['entity']}")
    assert got(client, "/entities/Laksmi Paramitha") == entity
    assert (entity["name"], entity["schema"]) == ("Laksmi Paramitha", "Person")
    assert entity["profile"]["says"] == sum(claims for _, claims in entity["profile"]["months"]) == 5
    assert len(got(client, "/entities/Laksmi Paramitha", limit=2)["profile"]["said"]) == 2


@pytest.mark.parametrize(
    ("path", "items", "most"),
    [("/ask?q=pasar+feri", "groups", 1), ("/articles", "articles", 5), ("/conflicts", "conflicts", 1)],
)
def test_cursors_lead_to_every_item_once_and_end(client: TestClient, path: str, items: str, most: int) -> None:
    everything = got(client, path)
    assert everything["following"] is None
    assert len(everything[items]) > 1
    assert list(followed(client, path, items, most)) == everything[items]


def followed(client: TestClient, path: str, items: str, most: int) -> Iterator[Any]:
    """All items of a list, page by page."""
    cursor: str | None = ""
    while cursor is not None:
        address = f"{path}{'&' if '?' in path else '?'}limit={most}&cursor={cursor}"
        part = got(client, address)
        assert 0 < len(part[items]) <= most
        yield from part[items]
        cursor = part["following"]


@pytest.mark.parametrize(("what", "more"), [("groups", ()), ("readings", ("--with-text",))])
def test_an_export_is_that_of_the_command_line(client: TestClient, what: str, more: tuple[str, ...]) -> None:
    answer = client.get(f"/export/{what}")
    assert answer.headers["content-type"] == "application/x-ndjson"
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert answer.text == run(example_place(), "export", what, *more).stdout
    assert lines and all(isinstance(line, dict) for line in lines)


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    with asked(str(tmp_path / "ledger.sqlite")) as client:
        assert got(client, "/start")["documents"] == 0
        for path in ("/ask?q=kios", "/articles", "/conflicts", "/outlets", "/export/groups", "/export/readings"):
            refused(client.get(path), 404, "not there")


def test_both_databases_answer_alike(place: str) -> None:
    fill(place)
    with asked(place) as client, asked(example_place()) as other:
        ids = known(client)
        for path, _ in SAME:
            assert undated(got(client, path.format(**ids))) == undated(got(other, path.format(**ids))), path
        assert list(followed(client, "/articles", "articles", 5)) == got(client, "/articles")["articles"]


def undated(data: Any) -> Any:
    """The same without the times of arrival."""
    if isinstance(data, dict):
        return {name: undated(value) for name, value in data.items() if name != "arrived"}
    return [undated(value) for value in data] if isinstance(data, list) else data


def refused(answer: Any, status: int, code: str) -> str:
    """What is said of a refusal, in the one shape that all have."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    error = answer.json()["error"]
    assert answer.json() == {"error": {"status": status, "code": code, "message": error["message"]}}
    assert error["message"]
    return str(error["message"])


REFUSED = (
    ("GET", "/ask?q=kios&act=sing", 400, "filter"),
    ("GET", "/ask?q=kios&since=yesterday", 400, "filter"),
    ("GET", "/ask?q=kios&month=2025-13", 400, "filter"),
    ("GET", "/ask?q=kios&cursor=next", 400, "cursor"),
    ("GET", "/articles?cursor=YXQgOTk5OTk5OTk5OTk5", 400, "cursor"),
    ("GET", "/conflicts?since=yesterday", 400, "filter"),
    ("GET", "/claims/a%00", 400, "request"),
    ("GET", "/entities?name=%00", 400, "request"),
    ("GET", "/ask?q=kios&entity=Nobody", 404, "not there"),
    ("GET", "/claims/zzzz", 404, "not there"),
    ("GET", "/articles/zzzz", 404, "not there"),
    ("GET", "/entities/Nobody", 404, "not there"),
    ("GET", "/entities?name=Nobody", 404, "not there"),
    ("GET", "/outlets/Nobody", 404, "not there"),
    ("GET", "/jobs/zzzz", 404, "not there"),
    ("GET", "/nowhere", 404, "page"),
    ("POST", "/start", 405, "request"),
    ("GET", "/read", 405, "request"),
    ("GET", "/ask", 422, "request"),
    ("GET", "/ask?q=kios&limit=0", 422, "request"),
    ("GET", "/ask?q=kios&limit=101", 422, "request"),
    ("GET", "/review?matter=origin", 422, "request"),
    ("GET", "/export/everything", 422, "request"),
)


@pytest.mark.parametrize(("method", "path", "status", "code"), REFUSED)
def test_refusals_have_one_shape(client: TestClient, method: str, path: str, status: int, code: str) -> None:
    refused(client.request(method, path), status, code)


def test_what_is_left_empty_filters_nothing(client: TestClient) -> None:
    assert got(client, "/conflicts?since=%20") == got(client, "/conflicts")
    assert got(client, "/ask?q=kios&since=%20&month=&outlet=") == got(client, "/ask?q=kios")
    assert got(client, "/ask?q=kios&month=9999-12")["filters"] == {"since": "9999-12-01", "until": "9999-12-31"}


def test_what_can_be_done_is_told_where_something_cannot(client: TestClient) -> None:
    assert client.put("/decisions").headers["allow"] == "GET, POST"
    assert client.delete("/start").headers["allow"] == "GET"


def test_the_token_lets_in(tmp_path: Path) -> None:
    with asked(example_place(), token=TOKEN) as client:
        for path in ("/start", "/openapi.json", "/nowhere"):
            answer = client.get(path)
            refused(answer, 401, "token")
            assert answer.headers["www-authenticate"] == "Bearer"
        refused(client.get("/start", headers={"Authorization": "Bearer another password"}), 401, "token")
        refused(client.get("/start", headers={"Authorization": f"Basic {TOKEN}"}), 401, "token")
        assert client.get("/start", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_what_is_too_large_is_refused() -> None:
    with asked(example_place(), body=1000) as client:
        refused(client.post("/read", json={"text": "kata " * 300}), 413, "size")


def test_too_many_requests_are_refused() -> None:
    with asked(example_place(), rate=2) as client:
        assert [client.get("/outlets").status_code for _ in range(3)] == [200, 200, 429]
        answer = client.get("/outlets")
        refused(answer, 429, "rate")
        assert int(answer.headers["retry-after"]) > 0


def operations(client: TestClient) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in got(client, "/openapi.json")["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_route_is_described_with_its_refusals(client: TestClient) -> None:
    described = dict(operations(client))
    assert len(described) == 18
    for name, operation in described.items():
        assert name.split()[1].startswith(API), name
        assert operation["description"].endswith("."), name
        assert operation["tags"], name
        for status in ("400", "401", "403", "404", "409", "413", "422", "429", "503"):
            answer = operation["responses"][status]
            assert answer["description"], (name, status)
            assert answer["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Error"}
        (good,) = [status for status in operation["responses"] if status.startswith("2")]
        assert operation["responses"][good]["content"], name
