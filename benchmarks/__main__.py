"""Measures menurut against its limits and beside its peers, prints one table and writes it as JSON.

    python -m benchmarks [--peers PYTHON] [-o FILE]

Every measure runs in a fresh process. Limits are printed, not enforced: what a machine can do is not a test.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.texts import articles, gold

HERE = Path(__file__).parent
RUNS = 9
MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `kept` says whether the limit is, where there is one."""

    measure: str
    who: str
    value: str
    limit: str = ""
    kept: bool | None = None


def ours(measure: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.ours", measure], cwd=HERE.parent, stdout=subprocess.PIPE, check=True
    )
    return dict(json.loads(done.stdout))


def theirs(python: Path, peer: str, task: str) -> dict[str, Any]:
    done = subprocess.run(
        [python, "-W", "ignore", HERE / "peers.py", peer], input=task, stdout=subprocess.PIPE, text=True, check=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def help_seconds() -> float:
    """The middle of several calls of `menurut --help`, from the outside."""
    command = [Path(sys.executable).with_name("menurut"), "--help"]
    times = []
    for _ in range(RUNS):
        before = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - before)
    return statistics.median(times)


def our_rows(found: dict[str, Any]) -> Iterator[Row]:
    rate, growth, megabyte = (found[name] for name in ("rate", "growth", "megabyte"))
    peak = max(rate["peak_megabytes"], megabyte["peak_megabytes"])
    speed, times, wait = rate["articles_per_second"], growth["ratio"], megabyte["seconds"]
    yield Row(f"{rate['articles']} {rate['texts']}, one core", "menurut", f"{speed:.0f} a second", ">= 60", speed >= 60)
    yield Row("ten times the length", "menurut", f"{times:.1f} times the time", "<= 12", times <= 12)
    yield Row("a text of 1 MB", "menurut", f"{wait:.1f} s", "< 20 s", wait < 20)
    yield Row("peak memory of both", "menurut", f"{peak:.0f} MB", "< 300 MB", peak < 300)
    yield Row("menurut --help", "menurut", f"{found['help']:.2f} s", "< 0.4 s", found["help"] < 0.4)


def hit_row(measure: str, who: str, found: dict[str, Any]) -> Row:
    each = MILLISECONDS * found["seconds"] / max(found["of"], 1)
    share = found["right"] / max(found["of"], 1)
    return Row(measure, who, f"{found['right']} of {found['of']} ({share:.0%}), {each:.2f} ms each")


def peer_rows(found: dict[str, Any]) -> Iterator[Row]:
    yield hit_row("gold dates, found in the text", "menurut", found["dates"])
    if "dateparser" in found:
        yield hit_row("gold dates, words handed over", "dateparser", found["dateparser"])
    yield hit_row("gold figures, found in the text", "menurut", found["figures"])
    if "quantulum3" in found:
        yield hit_row("gold figures, words handed over", "quantulum3", found["quantulum3"])
        yield hit_row("gold figures, found in the text", "quantulum3", found["quantulum3_in_text"])
    if "spacy" in found:
        floor = found["spacy"]["of"] / found["spacy"]["seconds"]
        yield Row("the same articles, cut into words only", "spaCy blank id", f"{floor:.0f} a second")


def measured(peers: Path | None) -> dict[str, Any]:
    found: dict[str, Any] = {name: ours(name) for name in ("rate", "growth", "megabyte", "dates", "figures")}
    found["help"] = help_seconds()
    if peers is not None:
        annotated, plain = (json.dumps(texts.articles) for texts in (gold(), articles()))
        for peer in ("dateparser", "quantulum3", "quantulum3_in_text"):
            found[peer] = theirs(peers, peer, annotated)
        found["spacy"] = theirs(peers, "spacy", plain)
    return found


def table(rows: list[Row], title: str) -> Table:
    sheet = Table(title=title, title_justify="left")
    for heading in ("measure", "who", "value", "limit", ""):
        sheet.add_column(heading)
    for row in rows:
        sheet.add_row(row.measure, row.who, row.value, row.limit, {True: "kept", False: "missed", None: ""}[row.kept])
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="interpreter of the environment with the peers")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write everything measured as JSON")
    asked = parser.parse_args()
    found = measured(asked.peers)
    tell([*our_rows(found), *peer_rows(found)], "menurut and its peers", found, asked.output)


def tell(rows: list[Row], title: str, found: dict[str, Any], output: Path | None) -> None:
    """Print the table, and write everything measured as JSON where a file is asked for."""
    Console(width=120).print(table(rows, title))
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
        machine = {"python": platform.python_version(), "system": platform.platform(), "processor": processor()}
        kept = {"machine": machine, "rows": [asdict(row) for row in rows], "measured": found}
        output.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        print(f"Everything measured is in {output}")


def processor() -> str:
    """The name that Linux knows the processor by; what Python knows elsewhere."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor()
    )


if __name__ == "__main__":
    main()
