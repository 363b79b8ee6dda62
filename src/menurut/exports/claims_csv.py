"""The claims of a dossier to CSV: one row a claim, with its origin, its document, and its words."""

from __future__ import annotations

import csv
import io

from menurut.workflows.dossiers import Dossier

COLUMNS = (
    "id", "origin", "origin_id", "stance", "speaker", "name", "role", "affiliation", "act", "style", "chain", "as_of",
    "published", "outlet", "title", "url", "words",
)  # fmt: skip
SIGNS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet


def claims_csv(dossier: Dossier) -> str:
    """The head, and one row a claim by day of publication."""
    origins = {claim: origin for origin in dossier.group.origins for claim in origin.claims}
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for told in dossier.told:
        claim, origin = told.claim, origins.get(told.claim.id)
        row = {
            "id": claim.id,
            "origin": origin.name if origin else None,
            "origin_id": origin.id if origin else None,
            "stance": claim.stance,
            "speaker": claim.speaker,
            "name": told.name,
            "role": claim.role,
            "affiliation": claim.affiliation,
            "act": claim.act,
            "style": claim.style,
            "chain": " <- ".join(claim.chain),
            "as_of": claim.as_of,
            "published": claim.published,
            "outlet": claim.outlet,
            "title": told.title,
            "url": told.url,
            "words": claim.words,
        }
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    return sheet.getvalue()


def _harmless(value: object) -> str:
    """The value as text; one that a spreadsheet would run as a formula stands behind an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(SIGNS) else text
