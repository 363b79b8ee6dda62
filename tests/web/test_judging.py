"""A person decides: pairs judged by single keys, and entities merged and split by the forms of their pages."""

from __future__ import annotations

import pytest

from tests.web.visitor import Visitor

pytestmark = pytest.mark.browser

NAME = "Susan Nunuk"  # in its letters are all keys that judge


def pair(visitor: Visitor) -> str:
    """The words of the pair that waits; "" where none does."""
    return str(visitor.run("const pair = document.querySelector('#pair .sides'); return pair ? pair.innerText : ''"))


def judge(visitor: Visitor, key: str) -> str:
    """Press a key on the pair; the words of the next one."""
    before = pair(visitor)
    visitor.press(key)
    return visitor.until(lambda: (now := pair(visitor)) != before and now, "next pair") or ""


def focus(visitor: Visitor) -> str:
    return str(visitor.run("return document.activeElement.id || document.activeElement.name"))


def named(visitor: Visitor) -> Visitor:
    """The page of doubts, with the name of who judges written where the first key asks for it."""
    visitor.open("/review")
    assert focus(visitor) == "pair"
    visitor.press("s")
    assert focus(visitor) == "author"
    visitor.press(*NAME)
    visitor.press("Enter")
    assert focus(visitor) == "pair"
    return visitor


def test_pairs_are_judged_by_single_keys(editor: Visitor) -> None:
    first = pair(named(editor))
    second = judge(editor, "n")
    message = editor.text(".said-so")
    assert "not the same" in message and all(words[:20] in message for words in first.splitlines()[1:2])
    assert focus(editor) == "pair"
    third = judge(editor, "u")
    assert "left open" in editor.text(".said-so")
    assert len({first, second, third}) == 3
    editor.send("z")
    assert "taken back" in editor.text(".said-so")
    assert pair(editor) == second


def test_who_judged_what_and_when_is_kept(editor: Visitor) -> None:
    named(editor)
    editor.type("#pair input[name=reason]", "suns")
    assert editor.find("#pair input[name=reason]").get_property("value") == "suns"
    editor.press("Enter")
    judge(editor, "n")
    editor.open("/decisions")
    assert len(editor.all(".decisions > li")) == 1
    said = editor.text(".decisions > li")
    assert "Not the same" in said and "holds" in said and NAME in said and "suns" in said
    assert editor.find(".decisions time").get_attribute("datetime").startswith("20")
    editor.follow(".decisions button")
    assert "undone" in editor.text(".decisions")


def test_a_key_in_a_field_is_a_letter(editor: Visitor) -> None:
    before = pair(named(editor))
    editor.type("#pair input[name=reason]", "s")
    editor.press("n", "u", "Enter")
    assert pair(editor) == before
    assert not editor.all(".said-so")
    assert editor.data("/decisions.json")["decisions"] == []


def test_what_is_refused_is_said(editor: Visitor) -> None:
    named(editor)
    editor.browser.delete_all_cookies()
    editor.press("s")
    editor.until(lambda: editor.all(".refused"), "refusal")
    assert "old" in editor.text("h1")
    assert all("403" in one for one in editor.complaints())


def test_entities_are_merged_and_split(editor: Visitor) -> None:
    editor.open("/entities?name=Kantor+SAR+Wayang")
    parts = len(editor.all("section[aria-labelledby=identity] tbody tr"))
    editor.type(".merge input[name=right]", "Kantor Berita Samudra")
    editor.type(".merge input[name=author]", NAME)
    editor.follow(".merge button")
    assert "the same" in editor.text(".said-so")
    rows = editor.all("section[aria-labelledby=identity] tbody tr")
    assert len(rows) > parts
    assert "Kantor Berita Samudra" in editor.text("section[aria-labelledby=identity]")
    editor.follow("section[aria-labelledby=identity] button[aria-label*='Kantor Berita Samudra']")
    assert "not the same" in editor.text(".said-so")
    assert "Kantor Berita Samudra" not in editor.text("section[aria-labelledby=identity]")
