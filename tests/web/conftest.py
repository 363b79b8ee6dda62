"""A server of the example articles and one of a ledger that is empty, and a visitor in front of them.

After every test the browser must have nothing to say on its console and have asked nobody but the server.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import look
from tests.example_ledger import own_place
from tests.web.server import serving
from tests.web.visitor import Visitor


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the example articles that no test changes."""
    with serving(own_place(tmp_path_factory.mktemp("example"))) as address:
        yield address


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[str]:
    """A server of the example articles for one test alone."""
    with serving(own_place(tmp_path)) as address:
        yield address


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[str]:
    """A server of a ledger that is empty."""
    with serving(str(tmp_path / "empty.sqlite")) as address:
        yield address


@pytest.fixture
def newcomer(browser: Any) -> Iterator[Any]:
    """A browser that nobody knows: no cookie, nothing kept, at a desk in light colours."""
    browser.get("about:blank")
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
    look(browser)
    browser.get_log("browser")
    browser.get_log("performance")
    yield browser
    browser.get("about:blank")


def _watched(browser: Any, address: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, address)
    yield visitor
    assert visitor.complaints() == []
    assert visitor.strangers() == []


@pytest.fixture
def visitor(newcomer: Any, example_site: str) -> Iterator[Visitor]:
    """Somebody in front of the example, who changes nothing."""
    yield from _watched(newcomer, example_site)


@pytest.fixture
def editor(newcomer: Any, own_site: str) -> Iterator[Visitor]:
    """Somebody in front of an example of their own."""
    yield from _watched(newcomer, own_site)


@pytest.fixture
def beginner(newcomer: Any, empty_site: str) -> Iterator[Visitor]:
    """Somebody in front of a ledger that is empty."""
    yield from _watched(newcomer, empty_site)
