"""What all tests share: how hypothesis searches, what is skipped where something is missing, and a loud word about it.

A test marked `shared` needs the folder beside the repository, one marked `browser` a Chromium, and one marked
`postgresql` a PostgreSQL server. Where they are missing the test is skipped, and the end of the run lists every test
that did not run, with the reason and the remedy.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.browser import chromium, program
from tests.databases import Server, can_have_postgresql, server
from tests.places import GOLD

NO_SHARED = "no ../shared beside the repository: the gates on the gold and on real articles"
NO_BROWSER = "no Chromium: what is shown in a real browser (make test; apt-get install chromium chromium-driver)"
NO_POSTGRESQL = (
    "no PostgreSQL: the ledger on it (apt-get install postgresql, or MENURUT_TEST_POSTGRESQL=postgresql://...)"
)

settings.register_profile("gate", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    no_browser = program() is None or shutil.which("chromedriver") is None or find_spec("selenium") is None
    for item in items:
        if "shared" in item.keywords and not GOLD.is_dir():
            item.add_marker(pytest.mark.skip(reason=NO_SHARED))
        if "browser" in item.keywords and no_browser:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
        if _needs_postgresql(item) and not can_have_postgresql():
            item.add_marker(pytest.mark.skip(reason=NO_POSTGRESQL))


def _needs_postgresql(item: pytest.Item) -> bool:
    return "postgresql" in item.keywords or "postgresql" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Chromium of this worker's own."""
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server of this worker's own."""
    with server() as found:
        yield found


@pytest.fixture
def postgresql_place(postgresql: Server) -> Iterator[str]:
    """A PostgreSQL database with nothing in it; a test that takes this needs the server."""
    database = postgresql.database()
    yield database
    postgresql.drop(database)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger can be made: a test that takes this runs once on each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.sqlite")
    else:
        yield request.getfixturevalue("postgresql_place")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
    if exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return
    skipped = defaultdict(list)
    for report in terminalreporter.stats.get("skipped", []):
        skipped[_reason(report)].append(report.nodeid)
    if not skipped:
        terminalreporter.write_sep("=", "everything ran: no test was skipped", green=True)
        return
    terminalreporter.write_sep("!", "NOT EVERYTHING RAN", red=True, bold=True)
    for reason, names in sorted(skipped.items()):
        terminalreporter.write_line(f"{len(names)} not run, {reason}", yellow=True)
        for name in sorted(names):
            terminalreporter.write_line(f"    {name}")


def _reason(report: pytest.TestReport) -> str:
    where = report.longrepr
    return str(where[2] if isinstance(where, tuple) else where).removeprefix("Skipped: ")
