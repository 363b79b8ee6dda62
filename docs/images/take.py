"""Takes the pictures of the report that the documents show: a real Chromium on the report of the example article.

    .venv/bin/python docs/images/take.py

writes `report.png` (what stands on top), `report-article.png`, `report-dark.png` and `report-phone.png` beside itself.
Needs the environment of `make test` and the chromium and chromium-driver of Debian.
"""

from __future__ import annotations

import base64
import datetime
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from selenium import webdriver

from menurut.languages import load
from menurut.reading.pipeline import read_document
from menurut.records import Document
from menurut.views import report_html

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "examples" / "digest.jsonl"
DESK, PHONE = 1280, 390


def main() -> None:
    fields = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    fields["published"] = datetime.date.fromisoformat(fields["published"])
    reading = read_document(Document(**fields), load("id"))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(report_html([reading]), encoding="utf-8")
        browser = _browser(folder)
        try:
            browser.get(page.as_uri())
            _take(browser, "report.png", DESK, "light", from_id=None, height=1240)
            _take(browser, "report-article.png", DESK, "light", from_id="d1-text", height=1240)
            _take(browser, "report-dark.png", DESK, "dark", from_id="d1-text", height=900)
            _take(browser, "report-phone.png", PHONE, "light", from_id="d1-text", height=1400)
        finally:
            browser.quit()


def _browser(folder: str) -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={folder}/profile")
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def _take(browser: Any, name: str, width: int, scheme: str, *, from_id: str | None, height: int) -> None:
    """One picture of that width, from the top of the page or from the section whose heading has the id."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1.5, "mobile": width < DESK}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    find = (
        "const e = document.getElementById(arguments[0]); return e ? e.getBoundingClientRect().top + scrollY - 24 : 0"
    )
    clip = {"x": 0, "y": browser.execute_script(find, from_id), "width": width, "height": height, "scale": 1}
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    (HERE / name).write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main()
