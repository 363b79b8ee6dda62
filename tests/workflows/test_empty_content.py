"""Contents with an empty span, as some articles are read, give no claim without words."""

from __future__ import annotations

import datetime
from dataclasses import replace

from menurut.languages import load
from menurut.ledger import open_ledger
from menurut.records import Document, Span
from menurut.weighing.claims import claims_of
from menurut.workflows.adding import add_readings
from menurut.workflows.reading import read_document

TEXT = """Wali Kota Sukamaju Rini Astuti mengatakan banjir merendam ratusan rumah di Sukamaju sejak pagi.
"Kami akan menyalurkan bantuan kepada semua warga. Posko sudah dibuka di balai desa sejak kemarin," ujar Rini Astuti.
"""


def test_an_empty_span_is_no_claim() -> None:
    reading = read_document(Document(text=TEXT, id="banjir", outlet="Kabar", published=datetime.date(2025, 6, 2)))
    whole = claims_of(reading, load("id"), "key")
    assert reading.attributions
    holed = replace(
        reading,
        attributions=(
            *(replace(a, content=(Span(3, 3), *a.content)) for a in reading.attributions),
            replace(reading.attributions[0], id=99, content=(Span(7, 7),)),
        ),
    )
    assert claims_of(holed, load("id"), "key") == whole
    with open_ledger(":memory:", create=True) as ledger:
        assert len(list(add_readings(ledger, [holed]))) == 1
        with ledger.reading() as batch:
            assert batch.sizes()["claims"] == len(whole)
