"""Sets the floors of the quality gate to what the reader reaches now: `make floors`, or

    python -m tests.gates.update_floors [--allow-regression REASON]

Without a reason it refuses to lower any floor, and changes nothing.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence

from tests.gates import floors as floor
from tests.gates.quality import FLOORS, Corpus, digest, measure, our_corpora, shared_corpora


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--allow-regression", metavar="REASON", help="lower floors too, and keep this reason")
    reason = parser.parse_args(arguments).allow_regression
    corpora = [*our_corpora(), *shared_corpora()]
    for corpus in corpora:
        if not corpus.is_here:
            print(f"{corpus.name}: not here, its floors stay")
    return update([corpus for corpus in corpora if corpus.is_here], reason)


def update(corpora: Sequence[Corpus], reason: str | None) -> int:
    before = after = floor.load(FLOORS)
    fallen = []
    for corpus in corpora:
        after, falls = floor.raised(after, corpus.name, digest(corpus), measure(corpus))
        fallen += falls
    if fallen and not (reason and reason.strip()):
        print("These would fall; nothing was changed. --allow-regression REASON lowers them:", *fallen, sep="\n  ")
        return 1
    if fallen:
        after = floor.allowed(after, fallen, reason or "", datetime.date.today().isoformat())
    floor.save(after, FLOORS)
    print("\n".join(changes(before, after)) or "No floor changed.")
    return 0


def changes(before: floor.Floors, after: floor.Floors) -> list[str]:
    lines = []
    for name, pinned in after.corpora.items():
        old = before.corpora[name].floors if name in before.corpora else {}
        for language, measures in pinned.floors.items():
            for measured, score in measures.items():
                was = old.get(language, {}).get(measured)
                if was != score:
                    lines.append(f"{name} {language} {measured}: {'none' if was is None else was} -> {score}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
