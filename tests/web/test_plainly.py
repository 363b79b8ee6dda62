"""Without scripts, and by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.pages import PAGES
from tests.web.test_beginning import ARTICLE
from tests.web.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(editor: Visitor) -> Iterator[Visitor]:
    """Somebody in whose browser no script runs."""
    editor.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield editor
    editor.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_without_scripts_an_article_is_pasted_and_its_dossier_opened(plain: Visitor) -> None:
    plain.open("/").type("#go", ARTICLE)
    plain.follow(".go button")
    assert "320 rumah" in plain.text(".said tbody")
    plain.follow(".said tbody a.in-group")
    assert plain.all(".origin .card-claim")


def test_without_scripts_words_are_searched_and_a_figure_is_read(plain: Visitor) -> None:
    plain.open("/search").type("#q", "feri penumpang hilang")
    plain.follow(".search button")
    plain.follow(".groups .claim a")
    assert "11 penumpang" in plain.text("section[aria-labelledby=series] table")
    plain.click(".graph summary")
    assert plain.text(".edges")


def test_without_scripts_a_pair_is_judged(plain: Visitor) -> None:
    before = plain.open("/review").text("#pair .sides")
    plain.type("#pair input[name=author]", "Nurlela")
    plain.follow("#pair button[value='not same']")
    assert "not the same" in plain.text(".said-so")
    assert plain.text("#pair .sides") != before
    plain.follow(".said-so button")
    assert plain.text("#pair .sides") == before


def test_without_scripts_the_example_is_read(beginner: Visitor) -> None:
    beginner.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        beginner.open("/").follow("#example")
        beginner.until(lambda: beginner.all("#job a[href^='/articles/']"), "article in the lot")
    finally:
        beginner.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


PARTS = 5  # stops that one control has at most: a field for a day has one a part
CONTROLS = "a[href], button:not([disabled]), input:not([type=hidden]), textarea, select, summary, [tabindex='0']"
WATCH = """
window.order = [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility() && e.tabIndex >= 0);
window.stops = [];
document.activeElement.blur();
document.addEventListener('focusin', event => {
  const e = event.target, s = getComputedStyle(e);
  const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  stops.push([order.indexOf(e), ring || e.type === 'date']);  // the parts of a field for a day have it themselves
});
"""
MISSED = """
const index = new Set(stops.map(stop => stop[0])), dim = new Set(stops.filter(stop => !stop[1]).map(stop => stop[0]));
const told = found => found.map(e => e.outerHTML.slice(0, 90));
return [told(order.filter((e, i) => !index.has(i))), told(order.filter((e, i) => dim.has(i)))];
"""
OTHERS = 50  # keys more than there are controls: links in a drawing, parts of a field for a day


@pytest.mark.parametrize("name", ["start", "article", "dossier of the ferry", "review of claims", "add"])
def test_every_control_is_reached_by_the_keyboard(visitor: Visitor, name: str) -> None:
    PAGES[name](visitor)
    visitor.run(WATCH, CONTROLS)
    most = visitor.run("return order.length") + OTHERS
    missed, dim, pressed = ["all"], [], 0
    while missed and pressed < most:
        visitor.press(*["Tab"] * 10)
        pressed += 10
        missed, dim = visitor.run(MISSED)
    assert missed == []
    assert dim == []


def test_the_first_key_skips_to_the_content(visitor: Visitor) -> None:
    visitor.open("/articles")
    visitor.press("Tab")
    assert visitor.run("return document.activeElement.getBoundingClientRect().top") >= 0
    visitor.press("Enter")
    assert visitor.run("return location.hash + ' ' + document.activeElement.id") == "#main main"
