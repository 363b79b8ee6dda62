"""Questions about groups that are known by id: their claims, the documents these stand in, and what was weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from menurut.errors import NotThereError
from menurut.ledger.claims import claim_of
from menurut.ledger.groups import group_of_rows, verdict_of
from menurut.ledger.schema import claims, documents, entities, groups, verdicts
from menurut.ledger.tables import AT_ONCE, MANY, Tables
from menurut.records import Claim, Group, Verdict

FEW = 4  # claims that a beginning of an id is compared with
FIGURES = '"figures":'  # stands in the body of a claim that has any


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with the document it stands in, as the sender called it, and who its speaker is."""

    claim: Claim
    group: str
    given: str
    url: str | None
    title: str | None
    entity: str | None
    """Id of the entity that the speaker is."""
    name: str | None
    """Name of that entity."""


TOLD = (
    select(
        claims.c.id,
        claims.c.words,
        claims.c.body,
        claims.c.group_id,
        documents.c.given,
        documents.c.url,
        documents.c.title,
        claims.c.entity,
        entities.c.name,
    )
    .select_from(claims.join(documents, documents.c.n == claims.c.document))
    .outerjoin(entities, entities.c.id == claims.c.entity)
)


class DossierQueries(Tables):
    """What is asked about groups and claims, inside one view of the ledger."""

    def place_of(self, ident: str) -> tuple[str, str]:
        """The id of the claim that has this id, or whose id begins so, and that of its group.

        NotThereError where there is none, or several.
        """
        given = ident.strip().lower()
        columns = select(claims.c.id, claims.c.group_id)
        begins = columns.where(claims.c.id >= given, claims.c.id < f"{given}g").order_by(claims.c.id).limit(FEW)
        rows = self.connection.execute(begins).all() if given.isalnum() and given.isascii() else []
        if len(rows) == 1:
            return rows[0].id, rows[0].group_id
        if not rows:
            raise NotThereError(f"no claim {ident!r} in the ledger: `menurut ask` shows ids")
        several = ", ".join(row.id for row in rows)
        raise NotThereError(f"{ident!r} is the beginning of several ids: give more of one of {several}")

    def told(self, groups_: Collection[str]) -> list[Told]:
        """The claims of groups, by day of publication and id."""
        return _ordered(map(told_of, self.rows(TOLD.where(claims.c.group_id.in_(MANY)), groups_)))

    def told_ids(self, ids: Collection[str]) -> dict[str, Told]:
        """The claims of these ids that there are."""
        return {row.id: told_of(row) for row in self.rows(TOLD.where(claims.c.id.in_(MANY)), ids)}

    def counting(self, groups_: Mapping[str, int], most: int) -> dict[str, list[Told]]:
        """The claims of groups that have figures, by the groups' ids.

        `groups_` gives how many claims each has; of larger ones the newest `most` that have figures are given.
        """
        counted = TOLD.where(claims.c.body.contains(FIGURES, autoescape=True))
        small = [group for group, size in groups_.items() if size <= most]
        rows = self.rows(counted.where(claims.c.group_id.in_(MANY)), small)
        for group in groups_.keys() - set(small):
            newest = counted.where(claims.c.group_id == group).order_by(claims.c.published.desc()).limit(most)
            rows += self.connection.execute(newest).all()
        found: dict[str, list[Told]] = {group: [] for group in groups_}
        for row in rows:
            found[row.group_id].append(told_of(row))
        return found

    def groups(self, ids: Collection[str]) -> dict[str, Group]:
        """The groups of these ids that have two claims or more, by id."""
        judged: dict[str, list[Any]] = {}
        asked = select(verdicts).where(verdicts.c.group_id.in_(MANY))
        for row in self.rows(asked.order_by(verdicts.c.a, verdicts.c.b), ids):
            judged.setdefault(row.group_id, []).append(row)
        found = self.rows(select(groups).where(groups.c.id.in_(MANY)), ids)
        return {row.id: group_of_rows(row, judged.get(row.id, ())) for row in found}

    def verdicts(self, kinds: Collection[str], since: str | None, most: int) -> list[tuple[str, Verdict]]:
        """The newest verdicts of these kinds, each with the id of its group; `since` is an ISO day of publication."""
        c = verdicts.c
        query = select(verdicts).where(c.verdict.in_(sorted(kinds)))
        if since is not None:
            query = query.where(c.last >= since)
        rows = self.connection.execute(query.order_by(c.last.desc().nulls_last(), c.group_id, c.a, c.b).limit(most))
        return [(row.group_id, verdict_of(row)) for row in rows]

    def all_groups(self) -> Iterator[list[str]]:
        """The ids of all groups, in order, in parts of a few hundred."""
        last = ""
        while True:
            found = self.connection.scalars(_groups_after(last)).all()
            if not found:
                return
            last = found[-1]
            yield list(found)


def told_of(row: Any) -> Told:
    """The claim in a row of TOLD."""
    return Told(
        claim=claim_of(row),
        group=row.group_id,
        given=row.given,
        url=row.url,
        title=row.title,
        entity=row.entity,
        name=row.name,
    )


def _ordered(found: Iterator[Told]) -> list[Told]:
    return sorted(found, key=lambda told: (str(told.claim.published or "9999"), told.claim.id))


def _groups_after(last: str) -> Select[Any]:
    group = claims.c.group_id
    return select(group).where(group > last).distinct().order_by(group).limit(AT_ONCE)
