"""A dossier as CSV: every claim with its origin, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from menurut.exports.claims_csv import COLUMNS, claims_csv
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ledger import open_ledger
from menurut.records import Document
from menurut.serving.taking import from_text
from menurut.workflows.adding import Asked, add_items
from menurut.workflows.dossiers import dossier
from tests.example_ledger import example_place


def test_every_claim_is_a_row_with_its_origin() -> None:
    with open_ledger(example_place()) as ledger, ledger.reading() as batch:
        found = dossier(batch, "0badebbf")
    rows = list(csv.DictReader(io.StringIO(claims_csv(found))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == [told.claim.id for told in found.told]
    assert {row["origin_id"] for row in rows} == {origin.id for origin in found.group.origins}
    assert {row["words"] for row in rows} == {told.claim.words for told in found.told}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_cell_that_a_spreadsheet_would_run_stands_behind_an_apostrophe(sign: str, tmp_path: Path) -> None:
    outlet = f"{sign}HYPERLINK(A1)"
    document = Document(text="Menurut Bayu, feri Tirta Wening membawa 70 penumpang.", outlet=outlet)
    with open_ledger(str(tmp_path / "one.sqlite"), create=True) as ledger:
        [added] = add_items(ledger, from_text(document), Asked(given=Given(), limits=Limits()))
        with ledger.reading() as batch:
            claim = batch.claims.of_documents([1])[1][0].claim.id
            [row] = csv.DictReader(io.StringIO(claims_csv(dossier(batch, claim))))
    assert added is not None and row["outlet"] == f"'{outlet}"
