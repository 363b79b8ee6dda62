"""Questions about what is new: groups by the day of their last claim, and figures that moved."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from menurut.ledger.asking import SUMMARY, Summary, summary_of
from menurut.ledger.schema import groups, verdicts
from menurut.ledger.tables import MANY, Tables


class NewsQueries(Tables):
    """What is asked about the newest groups, inside one view of the ledger."""

    def newest(self, most: int) -> list[Summary]:
        """The groups with the latest claims, of one day those that most outlets have first."""
        c = groups.c
        query = select(*SUMMARY).where(c.last.is_not(None)).order_by(c.last.desc(), c.outlets.desc()).limit(most)
        return [summary_of(row) for row in self.connection.execute(query)]

    def disputed(self, most: int) -> list[Summary]:
        """The groups in which a claim denies or contradicts another, those with the latest claims first."""
        c = groups.c
        query = select(*SUMMARY).where(c.disputed == 1, c.last.is_not(None)).order_by(c.last.desc()).limit(most)
        return [summary_of(row) for row in self.connection.execute(query)]

    def judged(self, kinds: Collection[str], most: int) -> dict[str, tuple[str, str]]:
        """Groups with a verdict of one of these kinds, those with the latest claims first, and its surest two claims.

        Of each kind the newest verdicts are looked at, `most` at most.
        """
        found: dict[str, tuple[str, float, str, str]] = {}
        for kind in sorted(kinds):
            query = select(verdicts).where(verdicts.c.verdict == kind, verdicts.c.last.is_not(None))
            for row in self.connection.execute(query.order_by(verdicts.c.last.desc()).limit(most)):
                here = (row.last, row.score, row.a, row.b)
                found[row.group_id] = max(here, found.get(row.group_id, here))
        ordered = sorted(found, key=lambda group: (found[group][0], group), reverse=True)
        return {group: found[group][2:] for group in ordered}

    def summaries(self, ids: Collection[str]) -> dict[str, Summary]:
        """The groups of these ids that have two claims or more."""
        rows = self.rows(select(*SUMMARY).where(groups.c.id.in_(MANY)), ids)
        return {row.id: summary_of(row) for row in rows}
