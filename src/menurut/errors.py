"""Everything that menurut raises on purpose. Each message says what is wrong and what to do next.

MenurutError
├── SourceError       a source could not be had: missing, binary, empty, refused, not an article
│   └── FetchError    a URL did not answer, answered with something else, or is not allowed
├── LanguageError     a language that has no folder, or a text in none of those that have
├── DateError         something given as a date that is none
├── ReaderError       a reader that is not installed
├── SettingsError     settings that cannot hold together
└── LedgerError       a ledger that could not be opened, read or written
    ├── DecisionError a decision that contradicts others, or that changes nothing
    └── NotThereError an id or a name of which the ledger has nothing, or more than one
"""

from __future__ import annotations


class MenurutError(Exception):
    """Base of all errors that a user can do something about."""


class SourceError(MenurutError):
    """A source could not be read as an article."""


class FetchError(SourceError):
    """A URL could not be fetched."""


class LanguageError(MenurutError):
    """No folder in `languages/` for what was asked for or found."""


class DateError(MenurutError):
    """Not a date."""


class ReaderError(MenurutError):
    """No reader of that name."""


class SettingsError(MenurutError):
    """Settings that cannot hold together, or that would not be safe."""


class LedgerError(MenurutError):
    """The ledger could not be opened, read or written."""


class DecisionError(LedgerError):
    """A decision that contradicts others that hold."""


class NotThereError(LedgerError):
    """Nothing of that id or name in the ledger."""
