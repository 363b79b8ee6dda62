"""schemathesis asks the API all that its own description allows, and much that it does not, and finds nothing wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from schemathesis import engine
from schemathesis.checks import CheckContext
from schemathesis.config import SchemathesisConfig
from schemathesis.core.transport import Response
from schemathesis.engine.events import EngineEvent, FatalError, NonFatalError, ScenarioFinished
from schemathesis.generation.case import Case
from schemathesis.specs.openapi.schemas import OpenApiSchema

from menurut.errors import FetchError
from menurut.serving import jobs
from tests.api.served import API, HOST, Inline, TestClient, served
from tests.example_ledger import own_place

EXAMPLES = 25  # of each operation


@schemathesis.check
def the_schema_says_what_is_checked_by_it(ctx: CheckContext, response: Response, case: Case) -> None:
    """What is refused as a request that does not fit the schema does not fit it."""
    if case.meta is not None and case.meta.generation.mode.is_positive and response.status_code == 422:
        assert response.json()["error"]["code"] != "request", response.json()


@pytest.fixture(autouse=True)
def _nothing_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are added within the request, so that every run is the same; no address is asked."""

    def nowhere(url: str, limits: object) -> None:
        raise FetchError(f"{url} is not asked in tests")

    monkeypatch.setattr(jobs, "ThreadPoolExecutor", Inline)
    monkeypatch.setattr("menurut.ingesting.fetching.fetch", nowhere)


def schema_of(app: FastAPI) -> OpenApiSchema:
    config = SchemathesisConfig(seed=1)
    project = config.projects.default
    project.update(base_url=HOST)
    project.generation.update(max_examples=EXAMPLES, deterministic=True, database="none")
    # No schema can say what a cursor or filter means (400), or whether the language of a text can be told (422).
    # The check above still tells these from values that the schema itself should have said no to.
    accepted = project.checks.positive_data_acceptance
    accepted.expected_statuses = [*accepted.expected_statuses, "400", "422"]
    return schemathesis.openapi.from_asgi(f"{API}/openapi.json", app, config=config, headers={"host": "127.0.0.1"})


@pytest.fixture
def schema(tmp_path: Path) -> Iterator[OpenApiSchema]:
    with served(own_place(tmp_path)) as app:
        yield schema_of(app)


def found(event: EngineEvent) -> Iterator[str]:
    """What is wrong, with the request that shows it."""
    if isinstance(event, FatalError):
        yield repr(event.exception)
    if isinstance(event, NonFatalError):
        yield f"{event.label}: {event.value!r}"
    if isinstance(event, ScenarioFinished):
        for checks in event.recorder.checks.values():
            for check in checks:
                if check.failure_info is not None:
                    failure = check.failure_info.failure
                    yield f"{event.label}: {failure.title}: {failure.message}\n{check.failure_info.code_sample}"


def test_it_does_what_its_description_says(schema: OpenApiSchema) -> None:
    asked: set[str | None] = set()
    wrong: list[str] = []
    for event in engine.from_schema(schema).execute():
        wrong += found(event)
        if isinstance(event, ScenarioFinished):
            asked.add(event.label)
    assert wrong == []
    operations = {operation.ok().label for operation in schema.get_all_operations()}
    assert operations and operations <= asked


KNOWN = {  # what the example ledger has and nobody would guess, by the list that names it
    "/claims/{ident}": ("/ask?q=kios+hangus", lambda page: page["groups"][0]["id"]),
    "/articles/{key}": ("/articles", lambda page: page["articles"][0]["key"]),
    "/entities/{ident}": ("/entities?name=Laksmi+Paramitha", lambda page: page["entities"][0]["id"]),
    "/outlets/{name}": ("/outlets", lambda page: page["outlets"][0]),
    "/export/{what}": ("/start", lambda _: "readings"),
}


@pytest.mark.parametrize("path", KNOWN)
def test_what_is_there_is_as_described(schema: OpenApiSchema, path: str) -> None:
    listed, taken = KNOWN[path]
    with TestClient(schema.app, base_url=HOST) as client:
        known = taken(client.get(API + listed).json())
    case = schema[API + path]["GET"].Case(path_parameters={path.partition("{")[2].rstrip("}"): known})
    response = case.call_and_validate()
    assert response.status_code == 200
