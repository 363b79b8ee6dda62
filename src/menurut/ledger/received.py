"""What was received: documents as they came, decisions, known entities. Rows are added, never changed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from menurut.errors import LedgerError, NotThereError
from menurut.ledger.contradictions import refuse_contradiction
from menurut.ledger.schema import decisions, documents
from menurut.ledger.tables import MANY, Tables
from menurut.records import Decision, Document, Judgement, Matter, content_id


def key_of(document: Document) -> str:
    """The key of a version of a document: a hash of all that is known of it, so the same twice is one."""
    day = document.published.isoformat() if document.published else ""
    known = (document.id, document.outlet, document.url, document.title, document.author, day, document.text)
    return content_id(*(field or "" for field in known))


def unfit(document: Document) -> str | None:
    """Why no database can keep a document just as it came; None where it can be kept."""
    for name in ("text", "id", "outlet", "url", "title", "author"):
        found = UNFIT.search(getattr(document, name) or "")
        if found is not None:
            sign = f"U+{ord(found[0]):04X} (character {found.start() + 1} of its {name})"
            return f"cannot be kept in a ledger: it has the sign {sign}, which no text has; take it out"
    return None


UNFIT = re.compile(r"[\x00\ud800-\udfff]")


class ReceivedTables(Tables):
    """Documents and decisions, inside one transaction of the ledger."""

    def there(self, keys: Sequence[str]) -> set[str]:
        """Which of these keys the ledger has."""
        return {row.key for row in self.rows(select(documents.c.key).where(documents.c.key.in_(MANY)), keys)}

    def add_documents(self, arriving: Mapping[str, Document], arrived: str) -> dict[str, int]:
        """Add the documents that are not there yet, by key; their numbers. `arrived` is an ISO time in UTC.

        LedgerError where one of them is unfit; then none is added.
        """
        for document in arriving.values():
            if why := unfit(document):
                raise LedgerError(f"{document.id}: {why}")
        there = self.there(tuple(arriving))
        first = (self.connection.scalar(select(func.max(documents.c.n))) or 0) + 1
        new = [(key, document) for key, document in arriving.items() if key not in there]
        self.fill(documents, [_row(n, key, document, arrived) for n, (key, document) in enumerate(new, start=first)])
        return {key: n for n, (key, _) in enumerate(new, start=first)}

    def versions(self, arriving: Mapping[str, Document]) -> set[str]:
        """The keys of the documents of which another version came before: another text of the same id or URL."""
        c = documents.c
        ids = self.rows(select(c.n, c.key, c.given).where(c.given.in_(MANY)), [d.id for d in arriving.values()])
        urls = [d.url for d in arriving.values() if d.url]
        addressed = self.rows(select(c.n, c.key, c.url).where(c.url.in_(MANY)), urls)
        first: dict[str, int] = {}
        numbers: dict[str, int] = {}
        for n, key, name in (*ids, *addressed):
            first[name] = min(n, first.get(name, n))
            numbers[key] = n
        return {
            key
            for key, document in arriving.items()
            if any(first.get(name or "", numbers[key]) < numbers[key] for name in (document.id, document.url))
        }

    def documents(self, after: int = 0, most: int = 100) -> list[tuple[int, str, Document]]:
        """The next documents after a number: number, key and document, in order of arrival."""
        query = select(documents).where(documents.c.n > after).order_by(documents.c.n).limit(most)
        return [(row.n, row.key, document_of(row)) for row in self.connection.execute(query)]

    def decide(self, decision: Decision) -> None:
        """Add a decision. DecisionError where it contradicts others that hold."""
        held = [d for d in self.decisions(decision.matter) if (d.left, d.right) != (decision.left, decision.right)]
        refuse_contradiction(decision, held)
        last = self.connection.scalar(select(func.max(decisions.c.n))) or 0
        self.fill(
            decisions,
            [
                {
                    "n": last + 1,
                    "id": decision.id,
                    "matter": str(decision.matter),
                    "left": decision.left,
                    "right": decision.right,
                    "judgement": str(decision.judgement),
                    "author": decision.author,
                    "made": decision.made.isoformat(),
                    "reason": decision.reason,
                }
            ],
        )

    def decisions(self, matter: Matter | None = None) -> tuple[Decision, ...]:
        """The decisions that hold: the latest on each pair that is not undone, in the order they were made."""
        latest = {(d.matter, d.left, d.right): d for d in self.all_decisions() if matter in (None, d.matter)}
        return tuple(d for d in latest.values() if d.judgement is not Judgement.NONE)

    def all_decisions(self) -> tuple[Decision, ...]:
        """Every decision ever made, in the order they were made."""
        return tuple(map(decision_of, self.connection.execute(select(decisions).order_by(decisions.c.n))))

    def decision(self, ident: str) -> Decision:
        """The decision of that id, or whose id begins so. NotThereError where there is none, or more than one."""
        found = [decision for decision in self.all_decisions() if decision.id.startswith(ident)] if ident else []
        if len(found) != 1:
            raise NotThereError(
                f"{'no' if not found else 'more than one'} decision {ident!r}: `menurut decisions` lists them"
            )
        return found[0]


def decision_of(row: Any) -> Decision:
    """The decision in a row of the table."""
    return Decision(
        id=row.id,
        matter=Matter(row.matter),
        left=row.left,
        right=row.right,
        judgement=Judgement(row.judgement),
        author=row.author,
        made=datetime.datetime.fromisoformat(row.made),
        reason=row.reason,
    )


def document_of(row: Any) -> Document:
    """The document in a row of the table; its language is what the sender said, if anything."""
    return Document(
        id=row.given,
        text=row.text,
        outlet=row.outlet,
        url=row.url,
        title=row.title,
        author=row.author,
        published=datetime.date.fromisoformat(row.published) if row.published else None,
        language=row.told_language,
    )


def _row(n: int, key: str, document: Document, arrived: str) -> dict[str, Any]:
    return {
        "n": n,
        "key": key,
        "given": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "author": document.author,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
        "told_language": document.language,
        "arrived": arrived,
    }
