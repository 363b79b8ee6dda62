"""Somebody in front of a browser: opens a page, clicks what is written there, types, and sees what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser import asked, network, press

T = TypeVar("T")
PATIENCE = 20
OFTEN = 0.05  # seconds between two looks


@dataclass(slots=True)
class Visitor:
    """A browser in front of one server, and what was clicked so far."""

    browser: Any
    address: str
    clicks: list[str] = field(default_factory=list)

    def open(self, path: str) -> Visitor:
        """Go to a page of the server."""
        self.browser.get(self.address + path)
        return self

    @property
    def path(self) -> str:
        """Where on the server we are."""
        parts = urlsplit(self.browser.current_url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def find(self, css: str) -> Any:
        """The first that fits and can be seen."""
        seen = [one for one in self.all(css) if one.is_displayed()]
        assert seen, f"nothing to see of {css} on {self.path}"
        return seen[0]

    def all(self, css: str) -> list[Any]:
        """All that fit."""
        return list(self.browser.find_elements("css selector", css))

    def text(self, css: str = "main") -> str:
        """What can be read there."""
        return str(self.find(css).text)

    def click(self, css: str) -> None:
        """Click what fits, and wait for the page that it leads to, if it leads to one."""
        found = self.find(css)
        self.clicks.append(found.text)
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found)
        found.click()

    def follow(self, css: str) -> None:
        """Click what fits, and wait until another page is there."""
        self._leaving(lambda: self.click(css))

    def send(self, key: str = "Enter") -> None:
        """Press a key that leads to another page."""
        self._leaving(lambda: self.press(key))

    def _leaving(self, act: Callable[[], None]) -> None:
        before = self.find("html")
        act()
        self.until(lambda: _gone(before), "another page")
        self.until(lambda: self.browser.execute_script("return document.readyState") == "complete", "a whole page")

    def type(self, css: str, words: str) -> None:
        """Write into a field."""
        self.find(css).send_keys(words)

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            press(self.browser, key)

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script on the page answers."""
        return self.browser.execute_script(script, *arguments)

    def until(self, holds: Callable[[], T], what: str) -> T:
        """Wait until something holds."""
        return WebDriverWait(self.browser, PATIENCE, OFTEN).until(lambda _: holds(), f"no {what} on {self.path}")

    def fetch(self, path: str) -> str:
        """What the server gives this session at an address of its own."""
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in self.browser.get_cookies())
        address = path if path.startswith(self.address) else self.address + path
        with urlopen(Request(address, headers={"Cookie": cookies}), timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))

    def data(self, path: str) -> Any:
        """The same, of an address with data."""
        return json.loads(self.fetch(path))

    def complaints(self) -> list[str]:
        """What the browser said on its console since this was last asked."""
        return [entry["message"] for entry in self.browser.get_log("browser")]

    def strangers(self) -> list[str]:
        """Addresses elsewhere that were asked for since this was last asked."""
        return [one for one in asked(network(self.browser)) if not one.startswith((self.address, "data:", "about:"))]


def _gone(element: Any) -> bool:
    try:
        element.is_enabled()
    except WebDriverException:  # in one way or another, the element is of no page
        return True
    return False
