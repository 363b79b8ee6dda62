"""What a user installs: the wheel, built from the sdist, reads an article in an environment where nothing else is ours.

The empty environment borrows the dependencies of the one that runs the tests, so that no network is asked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.places import ROOT, SOURCE

ARTICLE = """Pasar Melati di Kota Harapan akan ditutup selama dua pekan.

"Atap pasar itu sudah rapuh," kata Kepala Dinas Pasar Budi Santoso kepada wartawan, Jumat (13/6/2025).

Menurut Budi, perbaikan itu menelan biaya Rp 1,5 miliar.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel)
    ours = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    Path(ours, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def run(*command: object, cwd: Path | None = None) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=plain, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("menurut/")}
    ours = {
        f"menurut/{path.relative_to(SOURCE).as_posix()}"
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == ours
    kinds = {Path(name).suffix for name in held}
    assert {".toml", ".j2", ".css", ".typed"} <= kinds


def test_the_installed_package_is_the_one_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    where = run(environment / "bin" / "python", "-c", "import menurut; print(menurut.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(environment)


def test_an_article_is_read_from_the_command_line(environment: Path, tmp_path: Path) -> None:
    article = tmp_path / "pasar.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    out = run(
        *(environment / "bin" / "menurut", "read", article, "--published", "2025-06-14", "--format", "json"),
        cwd=tmp_path,
    )
    [reading] = [json.loads(line) for line in out.splitlines()]
    assert [a["speaker"] for a in reading["attributions"]] == ["Budi Santoso", "Budi Santoso"]
    assert [(f["lo"], f["unit"]) for f in reading["figures"]] == [(2, "pekan"), (1_500_000_000, "IDR")]
    assert [d["iso"] for d in reading["dates"]] == ["2025-06-13"]


def test_the_report_is_written(environment: Path, tmp_path: Path) -> None:
    article, report = tmp_path / "pasar.txt", tmp_path / "report.html"
    article.write_text(ARTICLE, encoding="utf-8")
    run(environment / "bin" / "menurut", "read", article, "--format", "html", "-o", report, cwd=tmp_path)
    page = report.read_text(encoding="utf-8")
    assert "Budi Santoso" in page
    assert "<style" in page


def test_an_article_is_kept_in_a_ledger(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "pasar.txt").write_text(ARTICLE, encoding="utf-8")
    for outcome in ("added", "already there"):
        out = run(environment / "bin" / "menurut", "add", "pasar.txt", "--verbose", cwd=tmp_path)
        assert out.startswith(f"{outcome}\t")
    assert (tmp_path / "menurut.sqlite").is_file()
