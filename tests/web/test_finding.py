"""Searching and opening a dossier: what is found, narrowed and widened again, drawn, and taken along."""

from __future__ import annotations

import csv
import json

import pytest

from tests.browser import PHONE, look
from tests.web.pages import FERRY, PAGES, dossier
from tests.web.visitor import Visitor

pytestmark = pytest.mark.browser


def found(visitor: Visitor) -> int:
    """How many groups the page says that it found."""
    return int(visitor.text("#found").split()[0])


def test_words_find_groups_and_facets_narrow_them(visitor: Visitor) -> None:
    visitor.open("/").type("#go", "feri")
    visitor.send("Enter")
    assert visitor.path == "/search?q=feri"
    before = found(visitor)
    facet = visitor.find(".facets a[href*='outlet=The+Strait+Post'], .facets a[href*='outlet=The%20Strait%20Post']")
    claims = int(facet.find_element("xpath", "../*[@class='count']").text)
    assert claims > 0
    visitor.click(f".facets a[href='{facet.get_dom_attribute('href')}']")
    visitor.until(lambda: "outlet=" in visitor.path, "narrower page")
    assert f"{claims} claim" in visitor.text(".beside")
    assert 0 < found(visitor) < before
    assert [one.text for one in visitor.all(".facets a[aria-current]")] == ["The Strait Post"]
    visitor.follow(".facets a[aria-current]")
    assert visitor.path == "/search?q=feri"
    assert found(visitor) == before
    visitor.follow(".groups .claim a")
    assert visitor.path.startswith("/claims/")


def test_a_dossier_shows_its_origins_with_claims_and_reasons(visitor: Visitor) -> None:
    dossier(visitor)
    origins = visitor.all(".origin")
    assert len(origins) >= 2
    assert int(visitor.text(".numbers .big b")) <= len(origins)
    for origin in origins:
        assert origin.find_elements("css selector", ".card-claim blockquote")
        assert origin.find_elements("css selector", ".card-claim a[href^='/articles/']")
    visitor.click(".origin .why summary")
    assert visitor.text(".origin .why li")


def test_the_figures_of_a_dossier_are_drawn_and_told(visitor: Visitor) -> None:
    dossier(visitor)
    visitor.until(lambda: visitor.all("svg.plot circle"), "plot")
    labels = [one.get_attribute("aria-label") for one in visitor.all("svg.plot circle")]
    rows = visitor.all("section[aria-labelledby=series] tbody tr")
    assert len(labels) == len(rows) > 3
    assert "11 penumpang\nLaksmi Paramitha ← Warta Lentera" in labels
    assert all(one.get_attribute("href") for one in visitor.all("svg.plot a"))
    width = visitor.run("return document.querySelector('svg.plot').clientWidth")
    look(visitor.browser, width=PHONE)
    visitor.until(
        lambda: visitor.run("return document.querySelector('svg.plot').clientWidth") < min(width, PHONE), "small plot"
    )


def test_the_network_of_a_dossier_is_drawn_and_listed(visitor: Visitor) -> None:
    dossier(visitor)
    visitor.until(lambda: visitor.all(".canvas canvas"), "network")
    painted = "const c = document.querySelectorAll('.canvas canvas')[2]; const d = c.getContext('2d')"
    painted += ".getImageData(0, 0, c.width, c.height).data; return d.some(v => v > 0)"
    visitor.until(lambda: visitor.run(painted), "drawing")
    visitor.click(".graph summary")
    edges = visitor.text(".edges")
    assert "Kementerian Pelayaran" in edges and "→" in edges


def test_a_dossier_is_taken_along(visitor: Visitor) -> None:
    dossier(visitor)
    label, links = visitor.text("h1"), {one.text: one.get_attribute("href") for one in visitor.all(".tools a")}
    text = visitor.fetch(links["Copy as text"])
    assert text.startswith(label)
    assert f"\n{links['Permanent link']}\n" in text
    assert json.loads(visitor.fetch(links["JSON"]))["label"] == label
    rows = list(csv.DictReader(visitor.fetch(links["CSV"]).splitlines()))
    assert len(rows) == int(visitor.all(".numbers .big b")[1].text)
    visitor.browser.get(links["Permanent link"])
    assert visitor.text("h1") == label


def test_the_permanent_link_is_copied(visitor: Visitor) -> None:
    dossier(visitor)
    grant = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": visitor.address}
    visitor.browser.execute_cdp_cmd("Browser.grantPermissions", grant)
    try:
        visitor.click("[data-copy]")
        visitor.until(lambda: visitor.text("[data-copy]") == "Copied", "word that it is copied")
        copied = visitor.browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
        assert copied == visitor.browser.current_url
    finally:
        visitor.browser.execute_cdp_cmd("Browser.resetPermissions", {})


LINK_TO = {"speaker": "/entities/", "article": "/articles/", "outlet": "/outlets/"}


@pytest.mark.parametrize("what", LINK_TO)
def test_from_a_claim_one_comes_to(visitor: Visitor, what: str) -> None:
    dossier(visitor)
    link = visitor.find(f".card-claim a[href^='{LINK_TO[what]}']")
    name = link.text
    visitor.browser.get(link.get_attribute("href"))
    assert visitor.text("h1") == name


@pytest.mark.parametrize("name", ["start", "found", "article", "entity", "review of claims"])
def test_a_language_is_chosen_and_kept(visitor: Visitor, name: str) -> None:
    PAGES[name](visitor)
    path, heading = visitor.path, visitor.text("nav")
    assert visitor.run("return document.documentElement.lang") == "en"
    visitor.follow(".languages a[hreflang=id]")
    assert visitor.run("return document.documentElement.lang") == "id"
    assert visitor.path.startswith(path.split("?")[0])
    assert visitor.text("nav") != heading
    visitor.open("/search")
    assert visitor.run("return document.documentElement.lang") == "id"
    assert visitor.text("h1") == "Cari"


def test_a_browser_that_prefers_indonesian_is_shown_it(visitor: Visitor) -> None:
    visitor.browser.execute_cdp_cmd("Network.enable", {})
    visitor.browser.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": {"Accept-Language": "id,en;q=0.5"}})
    try:
        assert visitor.open(f"/search?q={FERRY.split()[0]}").run("return document.documentElement.lang") == "id"
    finally:
        visitor.browser.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": {}})
