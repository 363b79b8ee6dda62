"""Takes the pictures of the report that the documents show: a real Chromium on the report of the example article.

    .venv/bin/python docs/images/take.py

writes `report.png` (what stands on top), `report-article.png`, `report-dark.png` and `report-phone.png` beside itself.
Needs the environment of `make test` and the chromium and chromium-driver of Debian.
"""

from __future__ import annotations

import datetime
import json
import tempfile
from pathlib import Path
from typing import Any

from browser import DESK, HERE, PHONE, chromium, look, take

from menurut.languages import load
from menurut.reading.pipeline import read_document
from menurut.records import Document
from menurut.views import report_html

EXAMPLE = HERE.parents[1] / "examples" / "digest.jsonl"
SHARPNESS = 1.5


def main() -> None:
    fields = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    fields["published"] = datetime.date.fromisoformat(fields["published"])
    reading = read_document(Document(**fields), load("id"))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(report_html([reading]), encoding="utf-8")
        with chromium() as browser:
            browser.get(page.as_uri())
            _take(browser, "report.png", DESK, "light", from_id=None, height=1240)
            _take(browser, "report-article.png", DESK, "light", from_id="d1-text", height=1240)
            _take(browser, "report-dark.png", DESK, "dark", from_id="d1-text", height=900)
            _take(browser, "report-phone.png", PHONE, "light", from_id="d1-text", height=1400)


def _take(browser: Any, name: str, width: int, scheme: str, *, from_id: str | None, height: int) -> None:
    look(browser, width, height, scheme, SHARPNESS)
    take(browser, name, width, height, from_id)


if __name__ == "__main__":
    main()
