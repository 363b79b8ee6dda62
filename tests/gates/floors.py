"""The floors that the quality gate holds: how they are kept, compared, and raised.

`floors.json` pins, for every corpus, a hash of its files and the least score by language and measure. A floor only
goes up. Lowering one takes a reason, which is kept in the file beside what was given up.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.gates.quality import Scores

DIGITS = 3


@dataclass(frozen=True, slots=True)
class Pinned:
    """One corpus: its hash, and its floors by language and measure."""

    sha256: str
    floors: Scores


@dataclass(frozen=True, slots=True)
class Floors:
    """All corpora by name, and the regressions that were allowed, oldest first."""

    corpora: dict[str, Pinned] = field(default_factory=dict)
    regressions: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Fall:
    """A score below its floor."""

    corpus: str
    language: str
    measure: str
    floor: float
    score: float

    def __str__(self) -> str:
        return f"{self.corpus} {self.language} {self.measure}: {self.score:.3f}, floor {self.floor:.3f}"


def load(path: Path) -> Floors:
    """The floors in the file; none where there is no file."""
    if not path.is_file():
        return Floors()
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Floors({name: Pinned(**pinned) for name, pinned in kept["corpora"].items()}, tuple(kept["regressions"]))


def save(floors: Floors, path: Path) -> None:
    """Writes them, sorted, so that a change of one floor is a change of one line."""
    corpora = {n: {"sha256": p.sha256, "floors": p.floors} for n, p in floors.corpora.items()}
    kept = {"corpora": corpora, "regressions": list(floors.regressions)}
    path.write_text(json.dumps(kept, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def falls(name: str, floors: Scores, scores: Scores) -> Iterator[Fall]:
    """Every measure that is below its floor; one that is gone counts as zero."""
    for language, measures in floors.items():
        for measure, floor in measures.items():
            score = scores.get(language, {}).get(measure, 0.0)
            if score < floor:
                yield Fall(name, language, measure, floor, score)


def raised(floors: Floors, name: str, sha256: str, scores: Scores) -> tuple[Floors, list[Fall]]:
    """The floors with those of one corpus set to its scores, and what falls by that."""
    rounded = {language: {m: rounded_down(s) for m, s in found.items()} for language, found in scores.items()}
    before = floors.corpora[name].floors if name in floors.corpora else {}
    return replace(floors, corpora={**floors.corpora, name: Pinned(sha256, rounded)}), list(falls(name, before, scores))


def allowed(floors: Floors, fallen: list[Fall], reason: str, day: str) -> Floors:
    """The floors with a note of what was given up, when and why."""
    notes = ({"what": str(fall), "why": reason, "when": day} for fall in fallen)
    return replace(floors, regressions=(*floors.regressions, *notes))


def rounded_down(score: float) -> float:
    """Three digits, never more than the score itself."""
    return math.floor(score * 10**DIGITS) / 10**DIGITS
