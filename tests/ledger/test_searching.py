"""The search index has the same terms on both databases, so that both find the same."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, text

from menurut.languages import load
from menurut.ledger import open_ledger
from menurut.weighing.terms import terms_of

WORDS = (
    "Harga telur naik menjadi Rp12.000 per kilogram, kata Choe Son-hui",
    "Müller's 2.5 percent, O’Neil and the U.S.-led anak-anak_kecil",
    "½ x² a1b2 3g 1e5 -7 +8 user@example.org https://kabar.example/a?b=c",
    "Путин Ελλάδα 崔善姬 ﬁn ß İstanbul naïve ＡＢＣ１２ ١٢٣",
    "& | ! ( ) <-> :* ' \" \\ NEAR AND OR NOT",
)


def indexed(connection: Connection) -> set[tuple[int, str]]:
    """Which terms the index has of each claim."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("CREATE VIRTUAL TABLE temp.seen USING fts5vocab('main', 'claim_search', 'instance')"))
        rows = connection.execute(text("SELECT doc, term FROM temp.seen")).all()
        connection.execute(text("DROP TABLE temp.seen"))
    else:
        rows = connection.execute(text("SELECT claim, unnest(tsvector_to_array(terms)) FROM claim_search")).all()
    return {(row[0], row[1]) for row in rows}


@pytest.mark.parametrize("language", ["id", "en"])
def test_terms_stand_in_the_index_as_they_were_made(place: str, language: str) -> None:
    terms = {n: terms_of(words, load(language)) for n, words in enumerate(WORDS, start=1)}
    with open_ledger(place, create=True) as ledger, ledger.writing() as batch:
        batch.search.write_terms(terms)
        assert indexed(batch.connection) == {(n, term) for n, found in terms.items() for term in found}
    assert {"rp", "12000"} <= set(terms[1])
