from __future__ import annotations

from collections.abc import Sequence

from menurut.records import Verdict
from menurut.weighing.prepared import Prepared


def verdicts_of(claims: Sequence[Prepared]) -> tuple[Verdict, ...]:
    return ()
