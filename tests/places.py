"""Where things are, for all tests: the repository, the package, and what lies beside the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "menurut"
DOCS = ROOT / "docs"
LANGUAGES = SOURCE / "languages"
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
ARTICLES = SHARED / "data" / "articles"


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def language_codes() -> list[str]:
    """The names of the language folders, found without the package."""
    return sorted(folder.name for folder in LANGUAGES.iterdir() if any(folder.glob("*.toml")))
