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
FOCUS = """
const e = document.activeElement, s = getComputedStyle(e);
return [order.indexOf(e), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || e.type === 'date'];
"""  # the parts of a field for a day have the ring themselves


@pytest.mark.parametrize("name", ["start", "found", "article", "dossier of the ferry", "review of claims", "add"])
def test_every_control_is_reached_by_the_keyboard(visitor: Visitor, name: str) -> None:
    PAGES[name](visitor)
    visitor.run("document.activeElement.blur(); scrollTo(0, 0)")
    visitor.run(
        "window.order = [...document.querySelectorAll(arguments[0])]"
        ".filter(e => e.checkVisibility() && e.tabIndex >= 0)",
        CONTROLS,
    )
    stops: list[int] = []
    unseen = set()
    for _ in range(PARTS * visitor.run("return order.length")):
        visitor.press("Tab")
        index, seen = visitor.run(FOCUS)
        if stops and index == stops[0] != stops[-1]:
            break  # we have come round
        stops += [index] if index >= 0 else []
        unseen |= set() if seen or index < 0 else {index}
    shown = "return order.map(e => e.outerHTML.slice(0, 90))"
    assert [one for index, one in enumerate(visitor.run(shown)) if index not in stops] == []
    assert [one for index, one in enumerate(visitor.run(shown)) if index in unseen] == []


def test_the_first_key_skips_to_the_content(visitor: Visitor) -> None:
    visitor.open("/articles")
    visitor.press("Tab")
    assert visitor.run("return document.activeElement.getBoundingClientRect().top") >= 0
    visitor.press("Enter")
    assert visitor.run("return location.hash + ' ' + document.activeElement.id") == "#main main"
