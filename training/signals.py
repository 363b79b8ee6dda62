"""The weights of the signals between two claims: logistic regression on annotated events.

    python -m training.signals [--gold EVENTS.jsonl] [--articles ARTICLES.jsonl]

Reads the articles, takes the claim that each annotated mention falls on, and fits on all pairs of such claims within an
event: whether they are mentions of one claim. Prints the weights for `menurut.weighing.policy`, and how well the groups
fare on each event with weights learned on the other events (B-cubed, the measure of `score_origins.py`).

Method: maximum likelihood with an L2 penalty, by Newton's steps (iteratively reweighted least squares).
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from menurut.languages import load
from menurut.records import Claim, Document, Reading
from menurut.weighing import policy
from menurut.weighing.claims import claims_of
from menurut.weighing.prepared import Prepared
from menurut.weighing.signals import MEASURES
from menurut.weighing.weighing import weigh_all
from menurut.workflows.reading import read_document

GOLD = Path("../shared/gold/origins-dev.jsonl")
ARTICLES = Path("../shared/gold/origins-dev-articles.jsonl")
PENALTY = 3.0  # of the squared weights of standardised signals
STEPS = 25
LEAST_RECALL, LEAST_PRECISION = 0.3, 0.6  # when a claim is read where a mention stands, as in score_origins.py

Mention = tuple[str, str]  # id of the annotated claim, id of the claim read there
Pairs = tuple[list[list[float]], list[bool]]


def main() -> None:
    """Fit, print weights, and print how events fare that were left out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    options = parser.parse_args()
    events = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line]
    claims = {article: claims_of(r, load(r.language), article) for article, r in readings_of(options.articles).items()}
    mentions = {event["event"]: list(mentions_of(event, claims)) for event in events}
    pairs = {name: pairs_of(found, claims) for name, found in mentions.items()}
    left_out(events, mentions, pairs, claims)
    weights = fit(pairs.values())
    print("WEIGHTS = {")
    for name, weight in weights.items():
        print(f'    "{name}": {weight:.3f},')
    print("}")


def readings_of(articles: Path) -> dict[str, Reading]:
    """The readings of the articles in a JSON Lines file, by id."""
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines() if line]
    return {row["id"]: read_document(_document(row)) for row in rows}


def _document(row: Mapping[str, Any]) -> Document:
    day = datetime.date.fromisoformat(row["published"]) if row.get("published") else None
    return Document(text=row["text"], id=row["id"], outlet=row.get("outlet"), title=row.get("title"), published=day)


def mentions_of(event: Mapping[str, Any], claims: Mapping[str, Sequence[Claim]]) -> Iterable[Mention]:
    """The claim that is read at each annotated mention."""
    for annotated in event["claims"]:
        for mention in annotated["mentions"]:
            found = _read_at(mention["spans"], claims[mention["article"]])
            if found is not None:
                yield annotated["id"], found.id


def _read_at(spans: Sequence[Sequence[int]], claims: Sequence[Claim]) -> Claim | None:
    wanted = sum(end - start for start, end in spans)
    best: tuple[float, Claim | None] = (0.0, None)
    for claim in claims:
        common = sum(
            max(0, min(end, span.end) - max(start, span.start)) for start, end in spans for span in claim.spans
        )
        if common:
            recall, precision = common / wanted, common / sum(len(span) for span in claim.spans)
            score = 2 * recall * precision / (recall + precision)
            if (recall >= LEAST_RECALL or precision >= LEAST_PRECISION) and score > best[0]:
                best = (score, claim)
    return best[1]


def pairs_of(mentions: Sequence[Mention], claims: Mapping[str, Sequence[Claim]]) -> Pairs:
    """The signals between all pairs of claims read at mentions, and whether they are mentions of one claim."""
    by_id = {claim.id: claim for found in claims.values() for claim in found}
    names: dict[str, set[str]] = defaultdict(set)
    for annotated, claim in mentions:
        names[claim].add(annotated)
    prepared = [Prepared(by_id[claim]) for claim in sorted(names)]
    rows, same = [], []
    for a, b in combinations(prepared, 2):
        product = a.product(b)
        rows.append([measure.of(a, b, product) for measure in MEASURES])
        same.append(not names[a.claim.id].isdisjoint(names[b.claim.id]))
    return rows, same


def fit(parts: Iterable[Pairs]) -> dict[str, float]:
    """The weights by the name of the signal, "bias" among them."""
    rows: list[list[float]] = []
    same: list[bool] = []
    for some, labels in parts:
        rows += some
        same += labels
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    spread = [
        math.sqrt(sum((value - mean) ** 2 for value in column) / len(rows)) or 1.0
        for column, mean in zip(zip(*rows, strict=True), means, strict=True)
    ]
    scaled = [[1.0, *((v - m) / s for v, m, s in zip(row, means, spread, strict=True))] for row in rows]
    found = _newton(scaled, same)
    weights = [weight / s for weight, s in zip(found[1:], spread, strict=True)]
    bias = found[0] - sum(weight * mean for weight, mean in zip(weights, means, strict=True))
    return {"bias": bias, **dict(zip((measure.name for measure in MEASURES), weights, strict=True))}


def _newton(rows: Sequence[Sequence[float]], same: Sequence[bool]) -> list[float]:
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(STEPS):
        gradient = [-PENALTY * w if place else 0.0 for place, w in enumerate(weights)]
        hessian = [[PENALTY if i == j and i else 0.0 for j in range(size)] for i in range(size)]
        for row, label in zip(rows, same, strict=True):
            p = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            for i, x in enumerate(row):
                gradient[i] += (label - p) * x
                for j in range(size):
                    hessian[i][j] += p * (1 - p) * x * row[j]
        step = _solved(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def _solved(matrix: list[list[float]], values: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with the largest pivot."""
    size = len(values)
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for place in range(size):
        pivot = max(range(place, size), key=lambda i: abs(rows[i][place]))
        rows[place], rows[pivot] = rows[pivot], rows[place]
        for i in range(size):
            if i != place:
                factor = rows[i][place] / rows[place][place]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[place], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def left_out(
    events: Sequence[Mapping[str, Any]],
    mentions: Mapping[str, Sequence[Mention]],
    pairs: Mapping[str, Pairs],
    claims: Mapping[str, Sequence[Claim]],
) -> None:
    """Print B-cubed of each event, weighed with weights learned on the others, and of all together."""
    kept = dict(policy.WEIGHTS)
    totals = [0.0, 0.0, 0.0]
    for event in events:
        name = event["event"]
        policy.WEIGHTS.update(fit(found for other, found in pairs.items() if other != name))
        groups = weigh_all(claim for article in event["articles"] for claim in claims[article])
        group = {claim: found.id for found in groups for claim in found.claims}
        precision, recall = b_cubed([(annotated, group[claim]) for annotated, claim in mentions[name]])
        count = len(mentions[name])
        totals = [t + x for t, x in zip(totals, (precision * count, recall * count, count), strict=True)]
        print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, {count} mentions")
    policy.WEIGHTS.clear()
    policy.WEIGHTS.update(kept)
    precision, recall = totals[0] / totals[2], totals[1] / totals[2]
    f1 = 2 * precision * recall / (precision + recall)
    print(f"left out: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def b_cubed(items: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of a partition over another, item by item (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for gold, read in items:
        both = sum(g == gold and r == read for g, r in items)
        precision += both / sum(r == read for _, r in items)
        recall += both / sum(g == gold for g, _ in items)
    return precision / len(items), recall / len(items)


if __name__ == "__main__":
    main()
