"""What the programs that take pictures share: a real Chromium, and one picture of what it shows."""

from __future__ import annotations

import base64
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver

HERE = Path(__file__).resolve().parent
DESK, PHONE = 1280, 390


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser with a profile of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--accept-lang=en"):
            options.add_argument(argument)
        options.add_argument(f"--user-data-dir={profile}")
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            yield browser
        finally:
            browser.quit()


def look(browser: Any, width: int, height: int, scheme: str, sharpness: float) -> None:
    """As wide a window, and as light or dark, as somebody may have."""
    size = {"width": width, "height": height, "deviceScaleFactor": sharpness, "mobile": width < DESK}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


def take(browser: Any, name: str, width: int, height: int, from_id: str | None = None) -> None:
    """One picture, from the top of the page or from the section whose heading has the id."""
    find = (
        "const e = document.getElementById(arguments[0]); return e ? e.getBoundingClientRect().top + scrollY - 24 : 0"
    )
    clip = {"x": 0, "y": browser.execute_script(find, from_id), "width": width, "height": height, "scale": 1}
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    (HERE / name).write_bytes(base64.b64decode(shot["data"]))
