"""The report in a real Chromium, opened as a file: no network, no error, keyboard, light and dark, phone, print.

Skipped where there is no Chromium, and said so at the end of the run.
"""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from menurut.views import report_html
from tests.views.readings import example, hostile

pytestmark = pytest.mark.browser

webdriver = pytest.importorskip("selenium.webdriver", reason="no selenium: the report in a real browser (make test)")

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
)
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    driver_path = shutil.which("chromedriver")
    if driver_path is None:
        pytest.skip("no chromedriver: the report in a real browser (apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.binary_location = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=driver_path)
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


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


def look(browser: Any, *, width: int, scheme: str) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


def press(browser: Any, key: str) -> None:
    code = {"Tab": 9, "Enter": 13}[key]
    for kind in ("keyDown", "keyUp"):
        event = {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
        if key == "Enter" and kind == "keyDown":
            event["text"] = "\r"
        browser.execute_cdp_cmd("Input.dispatchKeyEvent", event)


def test_nothing_is_asked_of_the_network_and_nothing_goes_wrong(opened: Any) -> None:
    events = [json.loads(entry["message"])["message"] for entry in opened.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert asked == [opened.current_url]
    assert asked[0].startswith("file:")
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
    look = "e => { const s = getComputedStyle(e); return [s.borderBottomStyle, s.borderBottomWidth, s.borderTopStyle,"
    look += " s.borderRadius, s.fontWeight, s.fontStyle, s.textDecorationStyle].join() }"
    marks = ".source, .cue, .sample.direct, .sample.mixed, .sample.indirect:not([class*=lines]):not(.denied),"
    marks += " .sample.continued, .sample.denied, .figure, .date"
    looks = opened.execute_script(
        f"return [...document.querySelector('.legend').querySelectorAll('{marks}')].map({look})"
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
