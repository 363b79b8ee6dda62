"""Pages that were asked for, kept until the ledger changes: many people look at the same ones."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from menurut.ledger import Ledger

MOST = 400  # pages that are kept
Page = TypeVar("Page")


class Kept:
    """Pages by what was asked, and by the state of the ledger in which they were made."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._pages: OrderedDict[tuple[Any, ...], tuple[str, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def page(self, make: Callable[..., Page], *asked: Any) -> Page:
        """What `make` gives for the ledger and what is asked; made again only where the ledger has changed since."""
        with self._ledger.reading() as batch:
            state = batch.state()
        key = (make.__name__, *asked)
        with self._lock:
            made, page = self._pages.get(key, ("", None))
            if made == state:
                self._pages.move_to_end(key)
                found: Page = page
                return found
        fresh = make(self._ledger, *asked)  # of this state, or of a later one: then it is made once more
        with self._lock:
            self._pages[key] = (state, fresh)
            self._pages.move_to_end(key)
            while len(self._pages) > MOST:
                self._pages.popitem(last=False)
        return fresh
