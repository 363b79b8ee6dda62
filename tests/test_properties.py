"""Whatever the text: reading never raises, everything found is there word for word, and time grows with length alone.

Texts come from four places: characters at random, bytes decoded wrongly, words and examples of the language tables in
any order with anything between them, and (where they are) real articles of real outlets.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import itertools
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import menurut
from benchmarks.texts import examples
from menurut.errors import LanguageError
from menurut.languages import codes, load
from menurut.reading.pipeline import read_document
from menurut.records import Document, Reading
from tests.gates.language_words import leaves, tables
from tests.invariants import faults
from tests.places import ARTICLES, json_lines

DAY = datetime.date(2025, 6, 14)
LANGUAGES = pytest.mark.parametrize("code", codes())
BETWEEN = (
    *(" ", " ", " ", "", "\n", "\n\n", "\t", "\r\n", ", ", ". ", ": ", " (", ") ", "…", " - ", "—"),
    *("“", "”", '"', "'", "‘", "’", "«", "»", "„", "’’", "``"),
    *("\u200b", "\u00ad", "\ufeff", "\u202e", "\u00a0", "\x00"),
    *("1.000", "12,5", "%", "@a"),
)
NAMES = (
    "Budi",
    "Siti Rahma",
    "PT Bank Melati Tbk",
    "BPS",
    "H. Budi, S.H.",
    "Kota Harapan",
    "Kabar.com",
    "@harapan",
    "budi",
)
MADE_UP = 600  # texts of so many example sentences
SENTENCES = 20
EVERY = 53  # real articles: one in so many


def read(text: str, code: str) -> Reading:
    return read_document(Document(text=text, outlet="Kabar Kota", published=DAY), load(code))


@functools.cache
def words(code: str) -> list[str]:
    """Words and whole example sentences of the tables of a language."""
    found = {leaf.text for leaf in leaves(tables(code)) if len(leaf.text) < 60}
    return [*sorted(found), *sentences(code)]


@functools.cache
def sentences(code: str) -> list[str]:
    return sorted(set(examples(tables(code))))


@functools.cache
def shuffled(code: str) -> st.SearchStrategy[str]:
    """Words of the tables in any order, with anything between them."""
    parts = st.tuples(st.sampled_from(words(code)), st.sampled_from(BETWEEN))
    return st.lists(parts, max_size=40).map(lambda pairs: "".join(itertools.chain.from_iterable(pairs)))


@functools.cache
def reports(code: str) -> st.SearchStrategy[str]:
    """Cues, the small words around them, names and signs, as dense as no article has them."""
    kinds = [
        sorted({leaf.text for leaf in leaves(tables(code)[name])}) for name in ("cues", "grammar", "speakers", "titles")
    ]
    parts = st.one_of(*map(st.sampled_from, (*kinds, NAMES, BETWEEN, BETWEEN)))
    return st.lists(parts, min_size=20, max_size=60).flatmap(
        lambda found: st.sampled_from(("", " ")).map(lambda by: by.join(found))
    )


@functools.cache
def broken(code: str) -> st.SearchStrategy[str]:
    """Example sentences with characters lost and others put in."""
    cuts = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 3), st.sampled_from(BETWEEN)), max_size=12)
    texts = st.lists(st.sampled_from(sentences(code)), min_size=1, max_size=6).map(" ".join)
    return st.builds(cut, texts, cuts)


def cut(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for at, length, put in cuts:
        text = text[:at] + put + text[at + length :]
    return text


characters = st.text(st.characters(categories=None), max_size=300)
decoded = st.binary(max_size=300).flatmap(
    lambda data: st.sampled_from(("utf-8", "latin-1", "utf-16")).map(lambda name: data.decode(name, "replace"))
)


@LANGUAGES
@given(text=characters)
@example(text="")
@example(text="\ud800")
@example(text="“”„‟\"'«»()[]…—–-.,;:!?")
def test_any_characters_are_read(code: str, text: str) -> None:
    assert faults(read(text, code)) == []


@LANGUAGES
@given(text=decoded)
def test_bytes_decoded_wrongly_are_read(code: str, text: str) -> None:
    assert faults(read(text, code)) == []


@LANGUAGES
@given(data=st.data())
def test_words_in_any_order_are_read(code: str, data: st.DataObject) -> None:
    assert faults(read(data.draw(shuffled(code)), code)) == []


@LANGUAGES
@settings(max_examples=300)
@given(data=st.data())
def test_reports_of_reports_are_read(code: str, data: st.DataObject) -> None:
    assert faults(read(data.draw(reports(code)), code)) == []


@LANGUAGES
def test_many_sentences_together_are_read(code: str) -> None:
    chance = random.Random(1)
    for _ in range(MADE_UP):
        text = " ".join(chance.choices(sentences(code), k=SENTENCES))
        assert faults(read(text, code)) == [], text


@LANGUAGES
@given(data=st.data())
def test_broken_sentences_are_read(code: str, data: st.DataObject) -> None:
    assert faults(read(data.draw(broken(code)), code)) == []


@LANGUAGES
@given(data=st.data())
def test_sentences_of_one_language_are_read_with_the_tables_of_another(code: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from(codes()))
    assert faults(read(data.draw(broken(other)), code)) == []


@given(text=characters | decoded)
def test_the_front_door_refuses_a_language_and_nothing_else(text: str) -> None:
    try:
        reading = menurut.read(text, published=DAY)
    except LanguageError as refusal:
        assert str(refusal)
    else:
        assert faults(reading) == []


@LANGUAGES
@given(data=st.data())
def test_a_text_has_one_reading(code: str, data: st.DataObject) -> None:
    text = data.draw(shuffled(code))
    assert read(text, code).to_dict() == read(text, code).to_dict()


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.jsonl")) or [ARTICLES], ids=lambda path: path.stem)
def test_real_articles_are_read_word_for_word(path: Path) -> None:
    for article in json_lines(path)[::EVERY]:
        published = datetime.date.fromisoformat(article["published"][:10]) if article.get("published") else None
        document = Document(text=article["text"], outlet=article.get("outlet"), published=published)
        assert faults(read_document(document, load("id"))) == [], article["id"]


@contextlib.contextmanager
def no_longer_than(limit: int) -> Iterator[None]:
    """Fails where the suite would otherwise hang; far above what anything needs on a slow machine."""

    def stop(signal_number: int, frame: object) -> None:
        raise AssertionError(f"not done in {limit} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(limit)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def one_line(code: str, length: int) -> str:
    """Sentences in which somebody speaks, in any order on one line, as long as asked for."""
    spoken = sorted(set(examples(tables(code)["cues"])))
    chosen = random.Random(length).choices(spoken, k=length // 10)
    return " ".join(chosen)[:length]


@LANGUAGES
def test_a_line_of_a_million_characters_is_read(code: str) -> None:
    with no_longer_than(120):
        reading = read(one_line(code, 1_000_000), code)
    assert len(reading.attributions) > 1000
    assert list(itertools.islice(faults(reading), 5)) == []


MONOTONOUS = (
    *("a", "A", "1", "1.000", "1,5 ", "12 ", "1/", "a-", "\n", "\u200b"),
    *('"', "“", "”", "'", "(", ".", ", ", ": "),
    *("Budi ", "B. ", "a.b@c.", "https://a.", "@a ", "Prof. Dr. ", "PT Bank ", "dan Budi, ", "yang "),
    *("kata ", "Budi mengatakan ", "kata Budi, menurut Siti, ", "“Ya,” kata Budi. ", "“Ya, kata Budi. "),
    *("dua ratus ", "Rp 1 ", "1 Januari 2020 ", "Senin ("),
)
SHORT, TIMES = 3_000, 8


@pytest.mark.parametrize("piece", MONOTONOUS, ids=ascii)
def test_work_grows_with_length_alone(piece: str) -> None:
    """Calls are counted, which gives the same on any machine; time is compared too, since patterns make no calls.

    Eight times the length may take half as much again in calls, and twenty times the time; a quadratic step takes 64.
    """
    short, long = ((piece * (length // len(piece) + 1))[:length] for length in (SHORT, SHORT * TIMES))
    with no_longer_than(60):
        read(short, "id")
        assert seconds(lambda: read(long, "id")) <= 2.5 * TIMES * max(seconds(lambda: read(short, "id")), 0.001)
        assert calls(lambda: read(long, "id")) <= 1.5 * TIMES * calls(lambda: read(short, "id"))


def calls(work: Callable[[], object]) -> int:
    count = itertools.count()
    sys.setprofile(lambda frame, event, argument: next(count) if event in ("call", "c_call") else None)
    try:
        work()
    finally:
        sys.setprofile(None)
    return next(count)


def seconds(work: Callable[[], object]) -> float:
    """Processor time, the better of two."""
    times = []
    for _ in range(2):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return min(times)
