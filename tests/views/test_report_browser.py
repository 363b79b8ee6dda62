"""The report in a real Chromium, opened as a file: no network, no error, keyboard, light and dark, phone, print.

Skipped where there is no Chromium, and said so at the end of the run.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from menurut.views import report_html
from tests.browser import asked, look, network, press
from tests.views.readings import example, hostile

pytestmark = pytest.mark.browser

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Any:
    """The example, opened at desk width in light colours, with the logs of what came before thrown away."""
    file = tmp_path / "report.html"
    file.write_text(report_html([example(), hostile("<script>document.title = 'jahat'</script>")]), encoding="utf-8")
    look(browser, width=1280, scheme="light")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(file.as_uri())
    return browser


def test_nothing_is_asked_of_the_network_and_nothing_goes_wrong(opened: Any) -> None:
    addresses = asked(network(opened))
    assert addresses == [opened.current_url]
    assert addresses[0].startswith("file:")
    assert opened.get_log("browser") == []
    assert opened.title != "jahat"


def test_a_script_that_is_not_ours_would_be_refused(opened: Any) -> None:
    opened.execute_script(
        "const s = document.createElement('script'); s.textContent = 'document.title = \"jahat\"';"
        "document.body.append(s);"
    )
    assert opened.title != "jahat"
    assert any("Content Security Policy" in entry["message"] for entry in opened.get_log("browser"))


def test_every_mark_is_reached_by_the_keyboard(opened: Any) -> None:
    wanted = set(opened.execute_script("return [...document.querySelectorAll('a[href], summary')].map((e, i) => i)"))
    opened.execute_script("window.order = [...document.querySelectorAll('a[href], summary')]")
    reached, outlines = set(), set()
    for _ in range(len(wanted)):
        press(opened, "Tab")
        index, outline = opened.execute_script(
            "const e = document.activeElement, s = getComputedStyle(e);"
            "return [order.indexOf(e), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]"
        )
        reached.add(index)
        outlines.add(outline)
    assert reached == wanted
    assert outlines == {True}


def test_the_first_key_skips_to_the_content(opened: Any) -> None:
    press(opened, "Tab")
    place = opened.execute_script("const r = document.activeElement.getBoundingClientRect(); return [r.top, r.left]")
    assert min(place) >= 0
    press(opened, "Enter")
    assert opened.execute_script("return location.hash + ' ' + document.activeElement.id") == "#main main"


def test_a_number_leads_to_its_note_and_back(opened: Any) -> None:
    opened.execute_script("document.querySelector('#d1-a2 > .ref').focus()")
    press(opened, "Enter")
    assert opened.execute_script("return document.querySelector(':target').id") == "d1-n2"
    opened.execute_script("document.querySelector('#d1-n2 .pill').focus()")
    press(opened, "Enter")
    assert opened.execute_script("return document.querySelector(':target').id") == "d1-a2"


def test_what_has_the_focus_lights_up_all_that_belongs_to_it(opened: Any) -> None:
    opened.execute_script("document.querySelector('#d1-n3 .pill').focus()")
    lit = opened.execute_script("return [...document.querySelectorAll('.lit')].map(e => e.dataset.of)")
    assert len(lit) == 7
    assert set(lit) == {"d1-3"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened: Any, scheme: str) -> None:
    look(opened, width=1280, scheme=scheme)
    assert opened.execute_script(CONTRAST) == []


def test_dark_follows_the_system(opened: Any) -> None:
    def ground() -> list[int]:
        colour = opened.execute_script("return getComputedStyle(document.body).backgroundColor")
        return [int(part) for part in colour.strip("rgb()").split(",")]

    assert min(ground()) > 230
    look(opened, width=1280, scheme="dark")
    assert max(ground()) < 40


@pytest.mark.parametrize("width", [320, 390, 700, 1280, 1920])
def test_nothing_sticks_out_at_the_side(browser: Any, tmp_path: Path, width: int) -> None:
    file = tmp_path / "report.html"
    file.write_text(report_html([example(), hostile("kata" * 100)]), encoding="utf-8")
    look(browser, width=width, scheme="light")
    browser.get(file.as_uri())
    page, window = browser.execute_script(
        "const root = document.documentElement; return [root.scrollWidth, root.clientWidth]"
    )
    assert page <= window


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_notes_stand_beside_the_paragraph_and_on_a_phone_below(opened: Any, width: int, beside: bool) -> None:
    look(opened, width=width, scheme="light")
    paragraph, note = opened.execute_script(
        "const row = document.querySelector('.row');"
        "return [row.querySelector('.para'), row.querySelector('.note')].map(e => e.getBoundingClientRect().toJSON())"
    )
    assert (note["left"] > paragraph["right"]) is beside
    assert (note["top"] > paragraph["bottom"]) is not beside


def test_marks_are_told_apart_without_colour(opened: Any) -> None:
    looked = "e => { const s = getComputedStyle(e); return [s.borderBottomStyle, s.borderBottomWidth, s.borderTopStyle,"
    looked += " s.borderRadius, s.fontWeight, s.fontStyle, s.textDecorationStyle].join() }"
    marks = ".source, .cue, .sample.direct, .sample.mixed, .sample.indirect:not([class*=lines]):not(.denied),"
    marks += " .sample.continued, .sample.denied, .figure, .date"
    looks = opened.execute_script(
        f"return [...document.querySelector('.legend').querySelectorAll('{marks}')].map({looked})"
    )
    assert len(looks) == len(set(looks)) == 9


def test_it_prints_everything_in_ink(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(report_html([example(), hostile("kata " * 300)]), encoding="utf-8")
    look(browser, width=1280, scheme="dark")
    browser.get(file.as_uri())
    cut = "return [...document.querySelectorAll('.clip')].filter(e => e.scrollHeight > e.clientHeight + 1).length"
    assert browser.execute_script(cut) == 1
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert browser.execute_script(cut) == 0
    assert browser.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    display = "return ['.skip', '.sections'].map(s => getComputedStyle(document.querySelector(s)).display)"
    assert browser.execute_script(display) == ["none", "none"]
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert base64.b64decode(printed["data"]).startswith(b"%PDF")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def test_it_reads_without_its_script(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(report_html([example()]), encoding="utf-8")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(file.as_uri())
        assert "Rima Saluang" in browser.find_element("css selector", "#d1-n3").text
        assert browser.find_element("css selector", "#d1-said").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
