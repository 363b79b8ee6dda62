"""What is read in the benchmarks: real articles where they lie beside the repository, else articles made up here.

Made-up articles are put together from the example sentences of the language tables, so they hold what the reader looks
for, far more densely than an article does; they make a machine comparable with itself, not with another corpus.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from menurut.languages import load

BESIDE = Path(__file__).resolve().parents[2] / "shared"
ARTICLES = BESIDE / "data" / "articles"
GOLD = BESIDE / "gold" / "dev.jsonl"
OUR_GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
LANGUAGE = "id"
COUNT = 600
SENTENCES = 20
DAY = "2025-06-14"


@dataclass(frozen=True, slots=True)
class Texts:
    """Articles and the name of the place they come from."""

    name: str
    articles: tuple[dict[str, Any], ...]

    def joined(self, length: int) -> str:
        """So many characters of running articles."""
        found, size = [], 0
        while size < length:
            for article in self.articles:
                found.append(article["text"])
                size += len(article["text"]) + 2
                if size >= length:
                    break
        return "\n\n".join(found)[:length]


def articles() -> Texts:
    """The same few hundred articles at every call, from all corpora alike."""
    rows = [article for path in sorted(ARTICLES.glob("*.jsonl")) for article in json_lines(path)]
    if not rows:
        return Texts("made-up articles", tuple(made_up(COUNT)))
    return Texts("real articles", tuple(random.Random(1).sample(rows, COUNT)))


def gold() -> Texts:
    """Articles with annotated figures and dates."""
    if GOLD.is_file():
        return Texts(GOLD.name, tuple(json_lines(GOLD)))
    rows = [row for path in sorted(OUR_GOLD.glob("*.jsonl")) for row in json_lines(path)]
    return Texts("our own gold", tuple(row for row in rows if row.get("language", LANGUAGE) == LANGUAGE))


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def made_up(count: int) -> Iterator[dict[str, Any]]:
    language, chance = load(LANGUAGE), random.Random(1)
    sentences = sorted({text for name in language.names() for text in examples(language.table(name))})
    for number in range(count):
        yield {"id": str(number), "published": DAY, "text": " ".join(chance.choices(sentences, k=SENTENCES))}


def examples(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("example"), str):
            yield value["example"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from examples(inner)
