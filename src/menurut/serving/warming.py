"""What the first request would else wait for: tables of the languages, which are read when they are first needed."""

from __future__ import annotations

import threading

from menurut.languages import codes
from menurut.records import Document
from menurut.workflows.asking import words_of
from menurut.workflows.reading import read_document


def warm() -> threading.Thread:
    """Have the tables read beside what else is going on."""
    thread = threading.Thread(target=_read_tables, name="warming", daemon=True)
    thread.start()
    return thread


def _read_tables() -> None:
    for code in codes():
        read_document(Document(text=code), code)
    words_of("menurut")
