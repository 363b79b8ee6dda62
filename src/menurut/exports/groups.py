"""Groups to JSON Lines: one group a line, its claims as places in documents, for programs that count origins."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from menurut.ledger.dossiers import Told
from menurut.records import Group, Merge, Origin, Verdict

Row = dict[str, Any]


def group_lines(groups: Iterable[tuple[Group, tuple[Told, ...]]]) -> Iterator[str]:
    """One line a group, in the order they come. `document` is what the sender called it, `version` its key."""
    for group, told in groups:
        yield json.dumps(_group(group, told), ensure_ascii=False) + "\n"


def _group(group: Group, told: tuple[Told, ...]) -> Row:
    origins = {claim: origin.id for origin in group.origins for claim in origin.claims}
    claims = {one.claim.id: _claim(one, origins[one.claim.id]) for one in told}
    return {
        "group": group.id,
        "label": group.label,
        "independent_origins": group.independent_origins,
        "disputed": group.disputed,
        "documents": group.documents,
        "outlets": group.outlets,
        "first": group.first.isoformat() if group.first else None,
        "last": group.last.isoformat() if group.last else None,
        "claims": list(claims.values()),
        "origins": [_origin(origin) for origin in group.origins],
        "verdicts": [_verdict(verdict, claims) for verdict in group.verdicts],
        "circles": [list(circle) for circle in group.circles],
        "evidence": _evidence(group.merges),
    }


def _claim(told: Told, origin: str) -> Row:
    claim = told.claim.to_dict()
    del claim["features"]
    return {
        **claim,
        "document": told.given,
        "version": told.claim.document,
        "url": told.url,
        "origin": origin,
        "medium": told.claim.origin,
        "entity": told.entity,
        "name": told.name,
    }


def _origin(origin: Origin) -> Row:
    return {
        "id": origin.id,
        "name": origin.name,
        "own": origin.own,
        "states": origin.states,
        "evidence": _evidence(origin.merges),
    }


def _verdict(verdict: Verdict, claims: dict[str, Row]) -> Row:
    ends = {
        end: {"claim": claim, "document": claims[claim]["document"], "spans": claims[claim]["spans"]}
        for end, claim in (("a", verdict.a), ("b", verdict.b))
    }
    return {**ends, "verdict": str(verdict.verdict), "score": verdict.score, "why": verdict.why}


def _evidence(merges: Iterable[Merge]) -> list[Row]:
    return [{"a": merge.a, "b": merge.b, "why": [signal.why for signal in merge.signals]} for merge in merges]
