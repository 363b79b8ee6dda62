"""The page: one file that fetches nothing, holds the article word for word, and makes hostile words harmless."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.errors import LanguageError
from menurut.records import Document, Reading
from menurut.views import report_html
from tests.views.page import Page
from tests.views.readings import TEXT, example, hostile

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "<!-- ",
    "--><svg/onload=alert(1)>",
    "]]><base href=//jahat.example>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;&amp;&#0;&quot;",
    "</p></article></main></body></html>",
    "javascript:alert(document.domain)",
    "\x00\x08\x1f\ud800\x85",
    "\u202egnirts\u2066",
]
HANDLER = re.compile(r"on[a-z]+")


def comparable(text: str) -> str:
    """Words as a parser gives them back: what cannot be written is replaced, and ends of lines are one."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)


def article(page: Page) -> list[str]:
    """The paragraphs as they read without the numbers that lead to the notes."""
    return [page.text_of(paragraph, but="ref") for paragraph in page.all("p", "para")]


@pytest.mark.parametrize("interface", ["id", "en"])
def test_the_article_stands_there_word_for_word(interface: str) -> None:
    assert article(Page(report_html([example()], interface))) == [line for line in TEXT.split("\n") if line]


def test_every_link_inside_the_page_arrives() -> None:
    page = Page(report_html([example(), example()]))
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    inside = [e.attributes["href"] for e in page.all("a") if e.attributes["href"].startswith("#")]
    assert len(inside) > 40
    assert {href[1:] for href in inside} <= set(ids)
    named = [e.attributes["aria-labelledby"] for e in page.elements if "aria-labelledby" in e.attributes]
    assert named and set(named) <= set(ids)


def test_nothing_is_fetched_from_anywhere() -> None:
    html = report_html([example()])
    page = Page(html)
    assert not [e for e in page.elements if e.tag in {"img", "link", "iframe", "object", "embed", "source", "base"}]
    assert not [e for e in page.elements if {"src", "srcset", "style", "action", "background"} & set(e.attributes)]
    assert "url(" not in html and "@import" not in html
    outside = [e for e in page.all("a") if not e.attributes["href"].startswith("#")]
    assert [e.attributes["href"] for e in outside] == ["https://harianteluk.example/berita/1?a=1&b=2"]
    assert "noopener" in outside[0].attributes["rel"]


def test_the_policy_knows_the_style_and_the_script_by_their_hashes() -> None:
    page = Page(report_html([example()]))
    (policy,) = [
        e.attributes["content"] for e in page.all("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = {name: values for name, *values in (rule.split() for rule in policy.split("; "))}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    for tag in ("style", "script"):
        (block,) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(block.text.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == [f"'sha256-{digest}'"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    harmless = Page(report_html([hostile("kata"), hostile("kata")]))
    page = Page(report_html([hostile(words), hostile(words)]))
    skeleton = [(e.tag, sorted(e.attributes)) for e in page.elements if e.tag != "html"]
    assert skeleton == [(e.tag, sorted(e.attributes)) for e in harmless.elements if e.tag != "html"]
    assert not [name for e in page.elements for name in e.attributes if HANDLER.fullmatch(name)]
    assert comparable(words) in {e.text for e in page.all("bdi")}
    assert len(page.all("script")) == 1 and len(page.all("style")) == 1


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "java\tscript:alert(1)", "file:///etc"]
)
def test_an_address_that_is_not_of_the_web_is_shown_and_not_linked(url: str) -> None:
    reading = replace(example(), document=replace(example().document, url=url))
    page = Page(report_html([reading]))
    assert all(e.attributes["href"].startswith("#") for e in page.all("a"))
    assert url in [e.text for e in page.all("span", "address")]


@given(text=st.text(alphabet=st.characters(), max_size=200))
def test_any_text_gives_a_sound_page_that_can_be_written(text: str) -> None:
    html = report_html([replace(example(), document=Document(text=text)), Reading(document=Document(text=text))])
    html.encode("utf-8")
    Page(html)


def test_the_page_is_made_of_landmarks_headings_and_tables_with_headers() -> None:
    page = Page(report_html([example()]))
    assert page.all("html")[0].attributes["lang"] == "id"
    assert [len(page.all(tag)) for tag in ("main", "h1", "h2", "article")] == [1, 1, 1, 1]
    assert page.all("a")[0].has("skip") and page.all("a")[0].attributes["href"] == "#main"
    for table in page.all("table"):
        heads = [e for e in page.all("th") if table in e.around and e.attributes["scope"] == "col"]
        rows = [e for e in page.all("tr") if table in e.around]
        assert heads and len(rows) > 1
        for row in rows[1:]:
            cells = [e for e in page.elements if e.tag in {"td", "th"} and e.around[-1] is row]
            assert len(cells) == len(heads)
            assert [e.attributes["scope"] for e in cells if e.tag == "th"] == ["row"]


def test_the_language_of_the_page_is_not_that_of_the_article() -> None:
    page = Page(report_html([example()], interface="en"))
    assert page.all("html")[0].attributes["lang"] == "en"
    assert {e.attributes["lang"] for e in page.all("p", "para")} == {"id"}
    assert "Who said what" in [e.text for e in page.all("h3")]


def test_the_table_says_who_said_what_through_whom() -> None:
    row = " ".join(Page(report_html([example()])).by_id("d1-s2").text.split())
    assert row == (
        "2 Dinas Pelabuhan lembaga pengumuman tidak langsung di dalam 1 "
        "penutupan dermaga selama lebih dari tiga hari "
        "Dinas Pelabuhan ←melalui Kabar Teluk ←melalui X ←melalui Harian Teluk"
    )


def test_a_report_that_was_not_made_says_so_in_words() -> None:
    page = Page(report_html([example()], interface="en"))
    assert "not said" in page.by_id("d1-s4").text
    assert "not said" in page.by_id("d1-n4").text
    assert "not said" not in page.by_id("d1-s1").text


def test_a_content_over_two_paragraphs_is_marked_in_both_and_has_one_id() -> None:
    page = Page(report_html([example()]))
    parts = [e for e in page.all("span", "content") if e.attributes.get("data-of") == "d1-3"]
    assert [e.attributes.get("id") for e in parts] == ["d1-a3", None, None]
    assert (
        "".join(e.text for e in parts) == "3Kami menunggu kapal,3…Belum ada kabar.3…“Biaya naik sekitar 1.500 rupiah,"
    )


def test_nested_contents_are_nested_and_stack_their_lines() -> None:
    page = Page(report_html([example()]))
    outer, inner = page.by_id("d1-a1"), page.by_id("d1-a2")
    assert outer in inner.around
    assert outer.has("lines1") and inner.has("lines0")


def test_links_never_hold_links() -> None:
    page = Page(report_html([hostile("kata 1"), example()]))
    assert not [e for e in page.all("a") if any(around.tag == "a" for around in e.around)]


def test_several_readings_have_a_table_of_contents() -> None:
    one = Page(report_html([example()]))
    assert not one.all("nav", "contents")
    two = Page(report_html([example(), hostile("kata")]))
    (contents,) = two.all("nav", "contents")
    links = [e.attributes["href"] for e in two.all("a") if contents in e.around]
    assert links == ["#d1", "#d2"]


def test_nothing_found_is_said_and_not_left_empty() -> None:
    page = Page(report_html([Reading(document=Document(text=""))], interface="en"))
    assert len(page.all("p", "none")) == 6
    assert not page.all("table")
    Page(report_html([]))


def test_an_interface_we_do_not_have_is_refused() -> None:
    with pytest.raises(LanguageError):
        report_html([example()], interface="de")


def test_the_same_readings_give_the_same_page() -> None:
    assert report_html([example()]) == report_html([example()])
