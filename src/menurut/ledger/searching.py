"""Full-text search over claims. The terms are stems made outside, so both databases find the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

from menurut.ledger.tables import Tables

SQLITE = "CREATE VIRTUAL TABLE IF NOT EXISTS claim_search USING fts5(terms, content='', tokenize='unicode61')"
POSTGRESQL = (
    "CREATE TABLE IF NOT EXISTS claim_search (claim integer PRIMARY KEY, terms tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS claim_search_terms ON claim_search USING gin (terms) WITH (fastupdate = off)",
)


def create_search(connection: Connection) -> None:
    """Create the index."""
    for statement in (SQLITE,) if connection.dialect.name == "sqlite" else POSTGRESQL:
        connection.execute(text(statement))


def drop_search(connection: Connection) -> None:
    """Take the index away."""
    connection.execute(text("DROP TABLE IF EXISTS claim_search"))


class SearchTables(Tables):
    """The index, inside one transaction of the ledger."""

    def write_terms(self, of_claims: Mapping[int, Sequence[str]]) -> None:
        """Write the terms of claims, by number."""
        rows = [{"n": n, "terms": " ".join(terms)} for n, terms in of_claims.items()]
        if not rows:
            return
        if self.connection.dialect.name == "sqlite":
            self.connection.execute(text("INSERT INTO claim_search (rowid, terms) VALUES (:n, :terms)"), rows)
        else:
            statement = "INSERT INTO claim_search VALUES (:n, to_tsvector('simple', :terms))"
            self.connection.execute(text(statement), rows)
