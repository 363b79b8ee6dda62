"""Lost capital letters: names are found where the tables know them, and a text that has its capitals is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from menurut.languages import load
from menurut.reading.names.casing import recased
from menurut.reading.names.entities import read_entities
from menurut.reading.names.namebook import namebook_of
from menurut.reading.text.layout import lay_out

SMALL = (
    "kepala badan pangan nasional ahmad hapsari mengatakan harga beras turun. menurut ahmad, bps dan bank indonesia "
    "sudah menghitungnya. warga di pasar itu senang karena harga tidak naik lagi, kata siti rahmawati, pedagang."
)


def test_names_are_found_in_small_letters() -> None:
    language = load("id")
    found = {entity.name for entity in read_entities(lay_out(SMALL, language), language)}
    assert found == {"ahmad hapsari", "badan pangan nasional", "bps", "bank indonesia", "siti rahmawati"}


def test_a_text_with_capitals_is_left_alone() -> None:
    language = load("id")
    layout = lay_out(SMALL.replace("kepala", "Kepala").replace("ahmad", "Ahmad").replace("bps", "BPS"), language)
    assert recased(layout, namebook_of(language)) is layout


@given(st.lists(st.sampled_from([*SMALL.split(), "—", "…", "1,5", "\n"]), min_size=30, max_size=60))
def test_places_and_words_stay_as_they_are(words: list[str]) -> None:
    language = load("id")
    layout = lay_out(" ".join(words), language)
    cased = recased(layout, namebook_of(language))
    assert [(t.start, t.end, t.low) for t in cased.tokens] == [(t.start, t.end, t.low) for t in layout.tokens]
    assert all(a.text.lower() == b.text.lower() for a, b in zip(cased.tokens, layout.tokens, strict=True))
