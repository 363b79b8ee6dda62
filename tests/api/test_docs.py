"""The examples of docs/api.md are asked of the example ledger, and what they print is what they say."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.api.served import API, HOST, TestClient, asked
from tests.example_ledger import own_place
from tests.places import DOCS

PAGE = (DOCS / "api.md").read_text(encoding="utf-8")
SERVED = f"{HOST}:8377"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with asked(own_place(tmp_path)) as found:
        yield found


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_commands_are_answered(client: TestClient) -> None:
    lines = "\n".join(blocks("sh")).replace("\\\n", "").splitlines()
    calls = [shlex.split(line) for line in lines if line.startswith("curl ")]
    assert len(calls) > 5
    for call in calls:
        (address,) = [word for word in call if word.startswith(SERVED)]
        body = call[call.index("-d") + 1] if "-d" in call else None
        headers = {"Content-Type": "application/json"} if body else {}
        answer = client.request("POST" if body else "GET", address, content=body, headers=headers)
        assert answer.status_code in (200, 202), (call, answer.text)


def test_the_programs_print_what_they_say(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_this_process(base_url: str, **more: Any) -> TestClient:
        assert base_url.startswith(SERVED)
        return TestClient(client.app, base_url=base_url, **more)

    monkeypatch.setattr(httpx2, "Client", in_this_process)
    code = "\n".join(blocks("python"))
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "docs/api.md", "exec"), {})
    assert printed.getvalue().splitlines() == re.findall(r"print\(.*\)  # (.*)", code)


def test_the_addresses_are_those_of_the_api(client: TestClient) -> None:
    paths = {
        path.removeprefix(API).partition("{")[0].rstrip("/") for path in client.get("/openapi.json").json()["paths"]
    }
    assert [path for path in sorted(paths) if path not in PAGE] == []
    named = re.findall(r"`(?:GET |POST )?(/[a-z]+)[/?{`]", PAGE)
    assert [path for path in named if path != "/api" and path not in paths] == []
