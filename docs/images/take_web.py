"""Takes the pictures of the web application that the documents show, on a ledger of the example articles.

    .venv/bin/python docs/images/take_web.py

starts `menurut serve` on a ledger that is gone afterwards, and writes `web-*.png` beside itself. Needs the environment
of `make test` and the chromium and chromium-driver of Debian.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from browser import DESK, HERE, PHONE, chromium, look, take
from selenium.webdriver.support.ui import WebDriverWait

MENURUT = Path(sys.executable).with_name("menurut")
EXAMPLE = HERE.parents[1] / "examples" / "ledger.jsonl"
AUTHOR = "Sari"
PATIENCE = 20
SHARPNESS = 1


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/ledger.sqlite"
        subprocess.run([MENURUT, "add", EXAMPLE, "--ledger", place], check=True, stdout=subprocess.DEVNULL)
        with serving(place) as address, chromium() as browser:
            pictures(browser, address)


@contextmanager
def serving(place: str) -> Iterator[str]:
    """The address of a server of the ledger."""
    command = [MENURUT, "serve", "--port", "0", "--ledger", place]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "LOGNAME": AUTHOR}) as server:
        assert server.stderr is not None
        found = re.search(r"http://\S+", server.stderr.readline())
        assert found is not None
        try:
            yield found[0]
        finally:
            server.terminate()


def pictures(browser: Any, address: str) -> None:
    """All of them, some in English, some in Indonesian."""

    def shot(
        name: str,
        path: str,
        height: int,
        lang: str = "en",
        scheme: str = "light",
        width: int = DESK,
        from_id: str | None = None,
    ) -> None:
        look(browser, width, height, scheme, SHARPNESS)
        browser.get(f"{address}{path}{'&' if '?' in path else '?'}lang={lang}")
        drawn(browser)
        take(browser, f"web-{name}.png", width, height, from_id)

    ferry, fire = (dossier_of(browser, address, words) for words in ("penumpang feri hilang", "kios hangus kebakaran"))
    article = link_of(browser, f"{address}/articles", "main a[href^='/articles/']")
    shot("start", "/", 1000)
    shot("article", article, 1200)
    shot("dossier", ferry, 1040)
    shot("figures", ferry, 1160, from_id="citing")
    shot("entity", link_of(browser, f"{address}/entities?name=Laksmi+Paramitha", None), 1200)
    shot("outlet", f"/outlets/{quote('Warta Lentera')}", 1270, "id")
    shot("search", "/search?q=feri", 1000)
    shot("review", "/review", 900)
    shot("disputed", "/disputed", 900, "id")
    shot("add", "/add", 790, "id")
    shot("dossier-dark", fire, 1000, "id", "dark")
    shot("phone", ferry, 1400, "id", width=PHONE)


def dossier_of(browser: Any, address: str, words: str) -> str:
    """The path of the first dossier that a question finds."""
    return link_of(browser, f"{address}/search?q={quote(words)}", ".groups .claim a")


def link_of(browser: Any, page: str, css: str | None) -> str:
    """The path of the first link on a page that fits; without one, of the page that one comes to."""
    browser.get(page)
    found = browser.find_element("css selector", css).get_attribute("href") if css else browser.current_url
    return "/" + str(found).split("/", 3)[3]


def drawn(browser: Any) -> None:
    """Wait until every plot and network of a page is there."""
    waiting = "return [...document.querySelectorAll('[data-plot], [data-bars], [data-graph]')].some(e => !e.firstChild)"
    WebDriverWait(browser, PATIENCE).until(lambda _: not browser.execute_script(waiting))


if __name__ == "__main__":
    main()
