"""Quotation marks of all kinds, whole and lost."""

from __future__ import annotations

import pytest

from menurut.languages import load
from menurut.reading.text.layout import lay_out


@pytest.mark.parametrize(
    ("text", "inner", "opened", "closed"),
    [
        ("“Air surut,” kata Bayu.", ["Air surut"], [True], [True]),
        ('"Air surut," kata Bayu.', ["Air surut"], [True], [True]),
        ("«Air surut», kata Bayu.", ["Air surut"], [True], [True]),
        ("„Air surut“, kata Bayu.", ["Air surut"], [True], [True]),
        ("‘Air surut,’ kata Bayu.", ["Air surut"], [True], [True]),
        ('"Air surut," kata Bayu. "Warga pulang."', ["Air surut", "Warga pulang."], [True, True], [True, True]),
        ('"Kami "siap" pulang," kata Bayu.', ['Kami "siap" pulang'], [True], [True]),
        ("“Air surut, kata Bayu di hulu.", ["Air surut"], [True], [False]),
        ("Warga pulang. Air surut,” kata Bayu.", ["Air surut"], [False], [True]),
        (
            "“Air surut, kata Bayu di hulu. Warga pulang,” tambahnya.",
            ["Air surut", "Warga pulang"],
            [True, False],
            [False, True],
        ),
        ('Air surut." Warga pulang," kata Bayu.', ["Warga pulang"], [True], [True]),
        ("“Air surut.\n“Warga pulang,” kata Bayu.", ["Air surut.", "Warga pulang"], [True, True], [False, True]),
        ("“Air surut.\nWarga pulang,” kata Bayu.", ["Air surut.\nWarga pulang"], [True], [True]),
        ("Ma'ruf dan Jum'at bukan kutipan.", [], [], []),
    ],
)
def test_quotations(text: str, inner: list[str], opened: list[bool], closed: list[bool]) -> None:
    found = lay_out(text, load("id")).quotations
    assert [q.inner.of(text) for q in found] == inner
    assert [q.opened for q in found] == opened
    assert [q.closed for q in found] == closed


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "«"])
def test_thousands_of_lone_marks_are_read_in_linear_time(mark: str) -> None:
    small, large = (lay_out(f"kata {mark} " * n, load("id")) for n in (10, 20_000))
    assert len(large.quotations) >= len(small.quotations)
