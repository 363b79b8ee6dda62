"""Questions about what is unsure: links between claims whose score leaves it open, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from menurut.ledger.schema import claims, links, nodes
from menurut.ledger.tables import MANY, Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """Two claims of different documents (ids), the score of their link, and whether they are in one group now."""

    a: str
    b: str
    score: float
    together: bool


class DoubtQueries(Tables):
    """What is asked about unsure links and about new names, inside one view of the ledger."""

    def links(self, least: float, greatest: float, most: int) -> list[Doubtful]:
        """The newest links of a score between these bounds, `most` at most that are looked at."""
        c = links.c
        query = select(c.a, c.b, c.score).where(c.score.between(least, greatest), c.b < c.a)
        rows = self.connection.execute(query.order_by(c.a.desc(), c.b.desc()).limit(most)).all()
        place = select(claims.c.n, claims.c.id, claims.c.group_id, claims.c.document).where(claims.c.n.in_(MANY))
        at = {row.n: row for row in self.rows(place, {n for row in rows for n in (row.a, row.b)})}
        return [
            Doubtful(
                a=min(at[row.a].id, at[row.b].id),
                b=max(at[row.a].id, at[row.b].id),
                score=row.score,
                together=at[row.a].group_id == at[row.b].group_id,
            )
            for row in rows
            if row.a in at and row.b in at and at[row.a].document != at[row.b].document
        ]

    def newest_nodes(self, most: int) -> list[str]:
        """The ids of the entity nodes that came last."""
        query = select(nodes.c.id).order_by(nodes.c.n.desc()).limit(most)
        return list(self.connection.scalars(query))
