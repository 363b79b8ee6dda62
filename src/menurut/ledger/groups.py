"""Groups to rows and back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any

from menurut.records import Group, Merge, Origin, Signal, Verdict, VerdictKind


def group_row(group: Group) -> dict[str, Any]:
    """The row of a group; its verdicts have rows of their own."""
    body = {
        "claims": list(group.claims),
        "origins": [
            {
                "id": origin.id,
                "name": origin.name,
                "claims": list(origin.claims),
                "own": origin.own,
                "states": origin.states,
                "merges": _merges(origin.merges),
            }
            for origin in group.origins
        ],
        "merges": _merges(group.merges),
        "circles": [list(circle) for circle in group.circles],
    }
    return {
        "id": group.id,
        "label": group.label,
        "claims": len(group.claims),
        "documents": group.documents,
        "outlets": group.outlets,
        "origins": group.independent_origins,
        "disputed": int(group.disputed),
        "first": group.first.isoformat() if group.first else None,
        "last": group.last.isoformat() if group.last else None,
        "body": json.dumps(body, ensure_ascii=False, separators=(",", ":")),
    }


def verdict_rows(group: Group) -> list[dict[str, Any]]:
    """The rows of a group's verdicts."""
    last = group.last.isoformat() if group.last else None
    return [
        {
            "group_id": group.id,
            "a": verdict.a,
            "b": verdict.b,
            "verdict": str(verdict.verdict),
            "score": verdict.score,
            "why": verdict.why,
            "last": last,
        }
        for verdict in group.verdicts
    ]


def group_of_rows(row: Any, verdicts: Iterable[Any]) -> Group:
    """The group in a row of the table, with the rows of its verdicts."""
    body = json.loads(row.body)
    return Group(
        id=row.id,
        label=row.label,
        claims=tuple(body["claims"]),
        origins=tuple(
            Origin(
                id=origin["id"],
                name=origin["name"],
                claims=tuple(origin["claims"]),
                own=origin["own"],
                states=origin["states"],
                merges=_merges_of(origin["merges"]),
            )
            for origin in body["origins"]
        ),
        independent_origins=row.origins,
        verdicts=tuple(map(verdict_of, verdicts)),
        merges=_merges_of(body["merges"]),
        circles=tuple(tuple(circle) for circle in body["circles"]),
        documents=row.documents,
        outlets=row.outlets,
        first=datetime.date.fromisoformat(row.first) if row.first else None,
        last=datetime.date.fromisoformat(row.last) if row.last else None,
    )


def verdict_of(row: Any) -> Verdict:
    """The verdict in a row of the table."""
    return Verdict(a=row.a, b=row.b, verdict=VerdictKind(row.verdict), score=row.score, why=row.why)


def _merges(merges: Iterable[Merge]) -> list[dict[str, Any]]:
    return [{"a": m.a, "b": m.b, "signals": [[s.name, s.score, s.why] for s in m.signals]} for m in merges]


def _merges_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Merge, ...]:
    return tuple(
        Merge(a=m["a"], b=m["b"], signals=tuple(Signal(name=n, score=s, why=w) for n, s, w in m["signals"]))
        for m in rows
    )
