"""What holds of every page: nobody else is asked, nothing goes wrong, everybody can use it, by night and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser import DESK, PHONE, asked, look, network
from tests.web.pages import PAGES
from tests.web.server import serving
from tests.web.visitor import Visitor

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
LIGHT = 150_000  # bytes of a page with all that it loads, where it draws nothing
PLOT, NETWORK = {"d3.min.js", "plot.umd.min.js", "plot.js"}, {"cytoscape.min.js", "graph.js"}
GRAVE = ("serious", "critical")
REFUSED = "Failed to load resource"  # what a browser says of a page that is not there


def barriers(visitor: Visitor, *rules: str) -> list[str]:
    """What keeps somebody from using the page, as axe finds it by these rules, or by all."""
    if visitor.run("return !window.axe"):
        visitor.run(AXE)
    found = visitor.browser.execute_async_script(
        "const [rules, done] = arguments, only = rules.length ? {runOnly: rules} : {};"
        "axe.run(document, {resultTypes: ['violations'], ...only}).then(r => done(r.violations))",
        rules,
    )
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def wideness(visitor: Visitor) -> Any:
    """How wide the page is, and what sticks out of a phone."""
    return visitor.run(
        "const wide = document.documentElement.scrollWidth; return [wide, wide <= arguments[0] ? [] :"
        " [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > arguments[0])"
        ".map(e => e.outerHTML.slice(0, 80)).slice(0, 5)]",
        PHONE,
    )


def check(visitor: Visitor) -> None:
    """By day, by night, and on a phone."""
    assert visitor.run("return document.title").endswith(" · menurut")
    assert len(visitor.all("h1")) == 1
    assert barriers(visitor) == []
    look(visitor.browser, width=DESK, scheme="dark")
    assert barriers(visitor, "color-contrast") == []
    look(visitor.browser, width=PHONE, scheme="light")
    width, out = wideness(visitor)
    assert (width, out) == (PHONE, [])
    assert barriers(visitor) == []


def weigh(visitor: Visitor) -> None:
    """A page loads what it needs and no more, from the server alone."""
    events = network(visitor.browser)
    addresses = asked(events)
    assert [one for one in addresses if not one.startswith((f"{visitor.address}/", "data:"))] == []
    files = {urlsplit(one).path.rpartition("/")[2] for one in addresses}
    assert files >= {"report.css", "site.css", "site.js", "htmx.min.js"}  # the icon comes when it comes
    assert (files & PLOT) == (PLOT if visitor.all("[data-plot], [data-bars]") else set())
    assert (files & NETWORK) == (NETWORK if visitor.all("[data-graph]") else set())
    size = sum(e["params"]["encodedDataLength"] for e in events if e["method"] == "Network.loadingFinished")
    assert files & (PLOT | NETWORK) or 0 < size < LIGHT


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody(visitor: Visitor, name: str) -> None:
    visitor.browser.execute_cdp_cmd("Network.clearBrowserCache", {})
    PAGES[name](visitor)
    weigh(visitor)
    check(visitor)
    if name == "no page":
        assert all(REFUSED in one and "404" in one for one in visitor.complaints())


def test_an_empty_ledger_is_for_everybody(beginner: Visitor) -> None:
    check(beginner.open("/"))


def test_the_door_is_for_everybody(newcomer: Any, tmp_path: Path) -> None:
    with serving(str(tmp_path / "empty.sqlite"), token="kata sandi yang panjang") as address:
        visitor = Visitor(newcomer, address)
        visitor.open("/")
        assert visitor.path == "/login?next=%2F"
        check(visitor)
        assert visitor.complaints() == []
