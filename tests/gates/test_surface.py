"""The public surface: `__all__` is all of it, sorted, and each room's `__all__` can be had."""

from __future__ import annotations

import importlib
import inspect
import types

import pytest

import menurut
from tests.places import SOURCE


def rooms() -> list[str]:
    return sorted(".".join(("menurut", *path.parent.relative_to(SOURCE).parts)) for path in SOURCE.rglob("__init__.py"))


def test_the_package_names_its_surface() -> None:
    """What a user sees with `dir` is what is promised: no more, no less."""
    seen = {
        name
        for name, value in vars(menurut).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType) and name != "annotations"
    }
    assert seen == {name for name in menurut.__all__ if not name.startswith("_")}


@pytest.mark.parametrize("room", rooms())
def test_all_is_sorted_and_there(room: str) -> None:
    module = importlib.import_module(room)
    names = getattr(module, "__all__", [])
    assert names == sorted(names)
    assert len(set(names)) == len(names)
    assert [name for name in names if not hasattr(module, name)] == []


def test_every_public_name_explains_itself() -> None:
    public = [name for name in menurut.__all__ if not name.startswith("_")]
    assert [name for name in public if not inspect.getdoc(getattr(menurut, name))] == []
