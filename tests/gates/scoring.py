"""The scorers that lie beside the gold; `scorers/` keeps copies of them for where it is not."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path
from types import ModuleType

from tests.places import GOLD

SCORERS = Path(__file__).with_name("scorers")


@functools.cache
def scorer(name: str) -> ModuleType:
    """The scorer of that name as a module."""
    path = next(p for p in (GOLD / f"{name}.py", SCORERS / f"{name}.py") if p.is_file())
    spec = importlib.util.spec_from_file_location(f"gold_{name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
