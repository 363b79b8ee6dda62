"""The quality gate: no measure of any language falls below its floor, on any gold corpus.

`make floors` raises the floors after the reader got better, and measures them anew where a corpus itself changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates import floors as floor
from tests.gates import update_floors
from tests.gates.quality import FLOORS, Corpus, digest, measure, our_corpora, shared_corpora

KEPT = floor.load(FLOORS)
OURS = our_corpora()
SHARED = [pytest.param(c, marks=pytest.mark.shared) for c in shared_corpora()]
CORPORA = pytest.mark.parametrize("corpus", [*OURS, *SHARED], ids=lambda corpus: corpus.name)


@CORPORA
def test_no_measure_falls_below_its_floor(corpus: Corpus) -> None:
    assert corpus.name in KEPT.corpora, "no floors for this corpus yet: make floors"
    pinned = KEPT.corpora[corpus.name]
    assert digest(corpus) == pinned.sha256, "the corpus is not the one the floors were measured on: make floors"
    scores = measure(corpus)
    fallen = "\n".join(map(str, floor.falls(corpus.name, pinned.floors, scores)))
    assert not fallen, f"below the floor:\n{fallen}"
    assert {language: set(found) for language, found in scores.items()} == {
        language: set(found) for language, found in pinned.floors.items()
    }, "a measure has no floor: make floors"


def test_there_is_gold_of_our_own_in_every_language() -> None:
    assert {language for corpus in OURS for language in KEPT.corpora[corpus.name].floors} >= {"en", "id"}


def test_no_floor_is_kept_for_a_corpus_that_is_gone() -> None:
    assert set(KEPT.corpora) == {corpus.name for corpus in (*OURS, *shared_corpora())}


def test_a_fall_is_seen() -> None:
    floors = {"id": {"cue": 0.9, "dates": 0.5}, "en": {"cue": 0.1}}
    fallen = list(floor.falls("x", floors, {"id": {"cue": 0.899, "dates": 1.0}}))
    assert [str(fall) for fall in fallen] == ["x id cue: 0.899, floor 0.900", "x en cue: 0.000, floor 0.100"]


def test_floors_are_rounded_down_and_survive_the_file(tmp_path: Path) -> None:
    floors, fallen = floor.raised(floor.Floors(), "x", "hash", {"id": {"cue": 0.99999}})
    assert fallen == []
    assert floors.corpora["x"].floors == {"id": {"cue": 0.999}}
    floor.save(floors, tmp_path / "floors.json")
    assert floor.load(tmp_path / "floors.json") == floors


def test_a_floor_is_lowered_only_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, corpus = tmp_path / "floors.json", Corpus("x", tmp_path / "x.jsonl")
    corpus.articles.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(update_floors, "FLOORS", path)
    monkeypatch.setattr(update_floors, "measure", lambda _: {"id": {"cue": 0.9}})
    assert update_floors.update([corpus], None) == 0
    kept = path.read_text(encoding="utf-8")

    monkeypatch.setattr(update_floors, "measure", lambda _: {"id": {"cue": 0.5}})
    assert update_floors.update([corpus], " ") == 1
    assert "x id cue: 0.500, floor 0.900" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == kept

    assert update_floors.update([corpus], "a rule was wrong") == 0
    after = floor.load(path)
    assert after.corpora["x"].floors == {"id": {"cue": 0.5}}
    assert [(note["what"], note["why"]) for note in after.regressions] == [
        ("x id cue: 0.500, floor 0.900", "a rule was wrong")
    ]
