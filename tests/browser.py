"""A real Chromium for the tests that look at pages: how it is started, and what keys are pressed in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--accept-lang=en",
)
KEYS = {"Tab": 9, "Enter": 13}
DESK, PHONE = 1280, 390


def program() -> str | None:
    """The Chromium of this machine; None where there is none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


@contextmanager
def chromium(profile: Path) -> Iterator[Any]:
    """A browser that keeps what it was told of by pages and by the network."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for argument in (*ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.binary_location = program() or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


def look(browser: Any, *, width: int = DESK, scheme: str = "light") -> None:
    """As wide a window, and as light or dark, as somebody may have."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


def press(browser: Any, key: str) -> None:
    """A key, pressed where the focus is."""
    event = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS.get(key, ord(key[0].upper()))}
    text = {"Tab": None, "Enter": "\r"}.get(key, key)
    browser.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyDown", **event, **({"text": text} if text else {})})
    browser.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **event})


def network(browser: Any) -> list[dict[str, Any]]:
    """What happened on the network since this was last asked."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [event for event in events if event["method"].startswith("Network.")]


def asked(events: list[dict[str, Any]]) -> list[str]:
    """The addresses that were asked for."""
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
