"""Sources to readings: in order, each failure in its place, the rest read."""

from __future__ import annotations

from pathlib import Path

import pytest

from menurut.errors import LanguageError, ReaderError
from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ingesting.received import Problem
from menurut.records import Document, Reading
from menurut.workflows.reading import read_document, read_sources

TEXT = "Menurut Rini Astuti, jembatan itu ditutup sejak kemarin."
FRENCH = "Le maire dit que le pont sera fermé la semaine prochaine, mais il ne sait pas pour combien de temps."


def results(*sources: object, language: str = "auto") -> list[Reading | Problem]:
    return list(read_sources(map(str, sources), given=Given(outlet="Kabar"), limits=Limits(), language=language))


def test_a_failure_stands_in_its_place_and_the_rest_is_read(tmp_path: Path) -> None:
    good, french = tmp_path / "good.txt", tmp_path / "french.txt"
    good.write_text(TEXT, encoding="utf-8")
    french.write_text(FRENCH, encoding="utf-8")
    first, missing, foreign, last = results(good, tmp_path / "none.txt", french, good)
    assert isinstance(first, Reading)
    assert isinstance(missing, Problem)
    assert isinstance(foreign, Problem)
    assert foreign.source == str(french)
    assert "looks like French" in foreign.message
    assert first == last
    assert first.document.outlet == "Kabar"
    assert first.document.language == first.language == "id"


def test_a_language_that_is_named_is_believed(tmp_path: Path) -> None:
    french = tmp_path / "french.txt"
    french.write_text(FRENCH, encoding="utf-8")
    [reading] = results(french, language="en")
    assert isinstance(reading, Reading)
    assert reading.language == "en"


def test_sources_are_opened_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = read_sources([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], given=Given(), limits=Limits())
    assert isinstance(next(found), Reading)
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert isinstance(next(found), Reading)


def test_a_wrong_choice_is_said_before_anything_is_opened() -> None:
    with pytest.raises(LanguageError, match="no language 'xx'"):
        read_sources(["none.txt"], given=Given(), limits=Limits(), language="xx")
    with pytest.raises(ReaderError, match="no reader 'deep'"):
        read_sources(["none.txt"], given=Given(), limits=Limits(), reader="deep")


def test_one_document() -> None:
    reading = read_document(Document(text=TEXT, id="7"))
    assert reading.document.id == "7"
    assert [a.speaker for a in reading.attributions] == ["Rini Astuti"]
