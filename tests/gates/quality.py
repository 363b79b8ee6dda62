"""How well the reader reads: every gold corpus there is, measured by language and measure.

A corpus is a JSON Lines file of annotated articles. Those of `tests/gold` are our own and always there; those beside
the repository hold articles of real outlets and are measured where they are. Scores come from the scorers that lie
beside the gold; `scorers/` keeps copies of them for where it is not.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import io
import json
import tempfile
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import menurut
from tests.gates.events import score_events
from tests.gates.scoring import scorer
from tests.places import GOLD, ROOT, json_lines

OUR_GOLD = ROOT / "tests" / "gold"
FLOORS = Path(__file__).with_name("floors.json")
LANGUAGE = "id"  # of gold that does not name one

Article = Mapping[str, Any]
Scores = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """`annotations` are joined with the articles by id where the text stands in another file.

    Annotated events are of claims across articles, which only a ledger can answer.
    """

    name: str
    articles: Path
    annotations: Path | None = None
    events: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        return (self.articles, self.annotations) if self.annotations else (self.articles,)

    @property
    def is_here(self) -> bool:
        return all(path.is_file() for path in self.files)


def our_corpora() -> list[Corpus]:
    """The gold of our own writing."""
    return [Corpus(path.stem, path) for path in sorted(OUR_GOLD.glob("*.jsonl"))]


def shared_corpora() -> list[Corpus]:
    """The gold beside the repository, whether it is there or not."""
    dev = GOLD / "dev.jsonl"
    return [
        Corpus("dev", dev),
        Corpus("seed", GOLD / "seed.jsonl"),
        Corpus("relations-dev", dev, GOLD / "relations-dev.jsonl"),
        Corpus("origins-dev", GOLD / "origins-dev-articles.jsonl", GOLD / "origins-dev.jsonl", events=True),
    ]


def digest(corpus: Corpus) -> str:
    """Changes when the corpus does: floors hold for the articles they were measured on."""
    seen = hashlib.sha256()
    for path in corpus.files:
        seen.update(path.read_bytes())
    return seen.hexdigest()


def measure(corpus: Corpus) -> Scores:
    """F1 or accuracy by language and measure; only measures that the gold of the corpus has something for."""
    if corpus.events and corpus.annotations is not None:
        return {LANGUAGE: score_events(corpus.annotations, corpus.articles)}
    groups: dict[str, list[Article]] = {}
    for article in gold_of(corpus):
        groups.setdefault(article.get("language") or LANGUAGE, []).append(article)
    return {language: score(articles) for language, articles in sorted(groups.items())}


def gold_of(corpus: Corpus) -> list[Article]:
    articles = json_lines(corpus.articles)
    if corpus.annotations is None:
        return articles
    texts = {article["id"]: article for article in articles}
    known = ("id", "text", "published", "outlet", "title", "url")
    return [{**{key: texts[row["id"]].get(key) for key in known}, **row} for row in json_lines(corpus.annotations)]


@functools.cache
def read(text: str, published: str | None, outlet: str | None, title: str | None) -> dict[str, Any]:
    """The reading format of an article; each is read once however many corpora hold it."""
    return menurut.read(text, published=published, outlet=outlet, title=title).to_dict()


def score(articles: Iterable[Article]) -> dict[str, float]:
    """What the scorers say of our readings of these articles, which share their annotated fields."""
    gold = list(articles)
    readings = [{**read(*(a.get(k) for k in ("text", "published", "outlet", "title"))), "id": a["id"]} for a in gold]
    found: dict[str, float] = {}
    if all("attributions" in article for article in gold):
        rows = _run("score", gold, readings)["rows"]
        found |= {row["measure"]: row.get("f1", row.get("accuracy")) for row in rows if row["gold"]}
    if all("entities" in article for article in gold):
        rows = _run("score_relations", gold, readings)
        found |= {name: row.get("f1", row.get("accuracy")) for name, row in rows.items() if row["gold"]}
    return found


def _run(name: str, gold: list[Article], readings: list[Article]) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for part, rows in (("gold", gold), ("readings", readings)):
            paths.append(Path(folder, f"{part}.jsonl"))
            paths[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()) as out, warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # a scorer leaves closing its files to the interpreter
            scorer(name).main([*map(str, paths), "--json"])
    return json.loads(out.getvalue())
