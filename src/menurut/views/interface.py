"""The language of the page itself: its texts, and how it writes numbers and dates.

Two TOML files a language stand beside the templates, one for the report and one for the site; this module reads them
and holds no word of its own. The language of the interface is not that of the article: an English page may show an
Indonesian text, and never translates it.
"""

from __future__ import annotations

import functools
import math
import re
import tomllib
from decimal import Decimal
from importlib import resources
from typing import Any

from menurut.errors import LanguageError
from menurut.views.shown import ShownFigure

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Interface:
    """The texts of one interface language, and the writing of values in it."""

    __slots__ = ("code", "texts")

    def __init__(self, code: str, texts: dict[str, Any]) -> None:
        self.code = code
        self.texts = texts

    def count(self, number: int, noun: str) -> str:
        """A count with its noun: "1 figure", "2 figures"."""
        one, many = self.texts["count"].get(noun) or self.texts["site"]["count"][noun]
        return str((one if number == 1 else many).format(n=self.number(number)))

    def number(self, value: float | int) -> str:
        """A number with the separators of this language.

        >>> interface("id").number(84000), interface("en").number(1.5)
        ('84.000', '1.5')
        """
        if not math.isfinite(value):
            return str(value)
        decimal = Decimal(str(value))
        whole, _, part = f"{decimal:,f}".partition(".")
        signs = self.texts["number"]
        part = part.rstrip("0")
        return whole.replace(",", signs["thousands"]) + (signs["decimal"] + part if part else "")

    def value(self, figure: ShownFigure) -> str:
        """What a figure amounts to."""
        return self.amount(figure.lo, figure.hi, about=figure.about)

    def amount(self, least: float | int | None, most: float | int | None, *, about: bool) -> str:
        """A range in words: exact, from, at most, between, and whether it is about that."""
        forms = self.texts["value"]
        lo = None if least is None else self.number(least)
        hi = None if most is None else self.number(most)
        if lo is None and hi is None:
            return str(forms["unknown"])
        name = "exact" if lo == hi else "most" if lo is None else "least" if hi is None else "between"
        text = str(forms[name].format(lo=lo, hi=hi))
        return str(forms["about"].format(value=text)) if about else text

    def date(self, iso: str | None) -> str:
        """A day, month, year or span in words; what is no such thing is given back as it is."""
        if iso is None:
            return str(self.texts["date"]["unknown"])
        start, slash, end = iso.partition("/")
        if not slash:
            return self._point(start)
        return str(self.texts["date"]["span"].format(start=self._point(start), end=self._point(end)))

    def label(self, table: str, name: str) -> str:
        """The word for an act, kind, schema and the like; a name the table lacks is shown as it is."""
        return str(self.texts[table].get(name, name))

    def _point(self, iso: str) -> str:
        found = ISO.fullmatch(iso)
        months = self.texts["date"]["months"]
        if found is None or not 1 <= int(found[2] or 1) <= len(months):
            return iso
        year, month, day = found.groups()
        if month is None:
            return str(year)
        form = self.texts["date"]["month" if day is None else "day"]
        return str(form.format(day=int(day or 1), month=months[int(month) - 1], year=year))


def interface_codes() -> tuple[str, ...]:
    """The languages the page can speak."""
    folder = resources.files("menurut.views").joinpath("templates")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@functools.cache
def interface(code: str) -> Interface:
    """The interface of that language; `LanguageError` if it has no texts."""
    if code not in interface_codes():
        choices = ", ".join(interface_codes())
        raise LanguageError(f"the report has no interface in {code!r}: choose one of {choices}, or add its texts")
    folder = resources.files("menurut.views").joinpath("templates")
    report, site = (
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in (folder.joinpath(f"{code}.toml"), folder.joinpath("site", f"{code}.toml"))
    )
    return Interface(code, {**report, "site": site})
