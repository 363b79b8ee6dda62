"""How well the ledger weighs: the annotated events, added to a ledger, exported, and scored by their scorer."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
import warnings
from pathlib import Path

from menurut.exports.groups import group_lines
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ledger import open_ledger
from menurut.workflows.adding import Asked, add_sources
from menurut.workflows.exporting import all_groups
from tests.gates.scoring import scorer

LINES = {
    "read": r"^  read +([\d.]+)",
    "same claim": r"^  same claim .* F1 ([\d.]+)",
    "origin": r"^  origin .* F1 ([\d.]+)",
    "count": r"^  count +exact ([\d.]+)",
    "stance": r"^  stance +([\d.]+)",
}


def score_events(gold: Path, articles: Path) -> dict[str, float]:
    """Shares and F1 by measure, of a ledger that these articles alone were added to."""
    with tempfile.TemporaryDirectory() as folder:
        exported = Path(folder, "groups.jsonl")
        with open_ledger(str(Path(folder, "ledger.sqlite")), create=True) as ledger:
            added = list(add_sources(ledger, [str(articles)], Asked(given=Given(), limits=Limits(user_agent="tests"))))
            assert added
            with ledger.reading() as batch:
                exported.write_text("".join(group_lines(all_groups(batch))), encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()) as out, warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # a scorer leaves closing its files to the interpreter
            scorer("score_origins").main([str(gold), str(exported)])
    return {name: float(_found(pattern, out.getvalue())) for name, pattern in LINES.items()}


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.MULTILINE)
    if match is None:
        raise ValueError(f"the scorer did not print {pattern}")
    return match[1]
