"""Copies of readings that tell of other people on other days in other words, so that a large corpus grows like news.

Within one copy a name is exchanged for the same other name everywhere. Text and reading change together: every span
of the reading stays on its words, and every value on its span.
"""

from __future__ import annotations

import datetime
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.placing import Edit, Moved, Places, apart, placed, spans_of
from benchmarks.wording import SHARE, SYNONYMS
from menurut.records import Attribution, Date, Document, Figure, Reading, Span, Unnamed

NAME = re.compile(r"[^\W\d_]{3,}")
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})(?=/|\b)(?:/(\d{4}))?")
KNOWN = 120  # commonest names stay: the president is the president in every copy
INVENTED = 0.3  # of the other names are new words; the rest are each other's
OTHER_FIGURES, OTHER_ORDER = 0.5, 0.4  # share of articles of a copy
SYLLABLES = ("ka", "ri", "tu", "ma", "wi", "sa", "no", "dar", "bu", "ja", "len", "ha", "si", "yu", "gan", "pe", "lo")


def names_of(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The words of names in the stock, in small letters, the commonest first; no words that are also written small."""
    named: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for reading in readings:
        text = reading.document.text
        for entity in reading.entities:
            named.update(w.lower() for span in entity.mentions for w in NAME.findall(span.of(text)) if w[0].isupper())
        small.update(word for word in NAME.findall(text) if word.islower())
    return tuple(word for word, count in named.most_common() if small[word] <= count / 10)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the stock: its number, how many days later it tells, and what each name becomes."""

    number: int
    days: int
    names: dict[str, str]

    @classmethod
    def of(cls, number: int, days: int, names: Sequence[str]) -> Copy:
        """The copy of that number; number 0 is the stock itself."""
        chance = random.Random(number)
        free = list(names[KNOWN:])
        others = free[:]
        chance.shuffle(others)
        made = {a: _invented(chance) if chance.random() < INVENTED else b for a, b in zip(free, others, strict=True)}
        return cls(number, days * number, made if number else {})

    def vary(self, reading: Reading) -> Reading:
        """The reading as this copy tells it."""
        if not self.number:
            return reading
        chance = random.Random(f"{self.number} {reading.document.id}")
        other = chance.random() < OTHER_FIGURES
        figures, counted = _other_figures(reading, chance) if other else (reading.figures, [])
        text = reading.document.text
        edits = [
            *counted,
            *_day_edits(text, reading.dates, self.days),
            *self._name_edits(reading),
            *_word_edits(reading, chance),
        ]
        changed = self._rewritten(replace(reading, figures=figures), apart(edits))
        return _reordered(changed, chance) if chance.random() < OTHER_ORDER else changed

    def name(self, words: str) -> str:
        """The words with the names of this copy."""
        return NAME.sub(lambda found: self._other(found[0]), words)

    def _other(self, word: str) -> str:
        other = self.names.get(word.lower()) if word[0].isupper() else None
        return word if other is None else other.upper() if word.isupper() else other.capitalize()

    def _name_edits(self, reading: Reading) -> list[Edit]:
        """Each word of a name, those of mentions first: crawlers glue words, and a mention may end within one."""
        text = reading.document.text
        mentions = [span for entity in reading.entities for span in entity.mentions]
        found = [match for span in mentions for match in NAME.finditer(text, span.start, span.end)]
        return [(m.start(), m.end(), self._other(m[0])) for m in (*found, *NAME.finditer(text)) if m[0][0].isupper()]

    def _rewritten(self, reading: Reading, edits: Sequence[Edit]) -> Reading:
        places = Places(edits)
        old = reading.document
        later = datetime.timedelta(days=self.days)
        document = Document(
            id=f"{old.id}-{self.number}",
            text=places.applied(old.text),
            outlet=old.outlet,
            url=f"{old.url}-{self.number}" if old.url else None,
            title=self.name(old.title) if old.title else None,
            published=old.published + later if old.published else None,
            language=old.language,
        )
        dates = tuple(_moved(date, old.text, self.days) for date in reading.dates)
        return placed(self._renamed(replace(reading, document=document, dates=dates)), places)

    def _renamed(self, reading: Reading) -> Reading:
        return replace(
            reading,
            attributions=tuple(replace(a, **self._said(a)) for a in reading.attributions),
            entities=tuple(
                replace(e, name=self.name(e.name), names=tuple(map(self.name, e.names))) for e in reading.entities
            ),
            relations=tuple(
                replace(
                    r,
                    subject=self._end(r.subject),
                    object=self._end(r.object),
                    according_to=tuple(map(self.name, r.according_to)),
                )
                for r in reading.relations
            ),
        )

    def _said(self, attribution: Attribution) -> dict[str, Any]:
        said = {name: getattr(attribution, name) for name in SAID}
        return {name: self.name(value) for name, value in said.items() if value is not None}

    def _end(self, end: str | Unnamed) -> str | Unnamed:
        return end if isinstance(end, Unnamed) else self.name(end)


SAID = ("speaker", "affiliation", "origin")


def _reordered(reading: Reading, chance: random.Random) -> Reading:
    """The reading with two paragraphs exchanged, where no finding reaches over their ends."""
    text = reading.document.text
    ends = [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]
    if len(ends) < 4:
        return reading
    first = chance.randrange(1, len(ends) - 2)
    moved = Moved(*ends[first : first + 3])
    if not all(map(moved.fits, spans_of(reading))):
        return reading
    document = replace(reading.document, text=moved.applied(text))
    return placed(replace(reading, document=document), moved)


def _other_figures(reading: Reading, chance: random.Random) -> tuple[tuple[Figure, ...], list[Edit]]:
    """The figures of another article about as much, and the edits that write them; one number stays one number."""
    first = dict(zip("123456789", chance.sample("123456789", 9), strict=True))
    mentions = [span for entity in reading.entities for span in entity.mentions]
    changed = [
        (figure, []) if any(map(figure.span.meets, mentions)) else _other_figure(figure, reading.document.text, first)
        for figure in reading.figures
    ]
    return tuple(figure for figure, _ in changed), [edit for _, edits in changed for edit in edits]


def _other_figure(figure: Figure, text: str, first: Mapping[str, str]) -> tuple[Figure, list[Edit]]:
    """The figure with another first digit, where its words hold one exact number; else as it is."""
    found = list(NUMBER.finditer(text, figure.span.start, figure.span.end))
    if len(found) != 1 or not figure.lo or figure.lo != figure.hi or found[0][0].startswith("0"):
        return figure, []
    start, number = found[0].start(), found[0][0]
    other = first[number[0]] + number[1:]
    value = round(figure.lo * _value(other) / _value(number), 6)
    exact = int(value) if value.is_integer() else value
    return replace(figure, lo=exact, hi=exact), [(start, start + 1, other[0])]


def _value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))


def _day_edits(text: str, dates: Sequence[Date], days: int) -> list[Edit]:
    """Days that are written in figures, as many days later."""
    edits = []
    for date in dates:
        found = DAY.search(text, date.span.start, date.span.end)
        if found is not None and _is_day(date.iso):
            day = datetime.date.fromisoformat(date.iso or "") + datetime.timedelta(days=days)
            year = f"/{day.year}" if found[3] else ""
            edits.append((found.start(), found.end(), f"{day.day}/{day.month}{year}"))
    return edits


def _moved(date: Date, text: str, days: int) -> Date:
    """A day that is written in figures, or told from that of the article, as many days later; all else stays."""
    words = date.span.of(text)
    if not _is_day(date.iso) or (not DAY.search(words) and any(sign.isdigit() for sign in words)):
        return date
    later = datetime.date.fromisoformat(date.iso or "") + datetime.timedelta(days=days)
    return replace(date, iso=later.isoformat())


def _is_day(iso: str | None) -> bool:
    return iso is not None and len(iso) == len("2025-06-01")


def _word_edits(reading: Reading, chance: random.Random) -> list[Edit]:
    """Some words for others that mean the same; none of figures and dates, whose values hold words."""
    text = reading.document.text
    chosen = {word for word in SYNONYMS if chance.random() < SHARE}
    kept = [*(figure.span for figure in reading.figures), *(date.span for date in reading.dates)]
    found = [Span(m.start(), m.end()) for m in NAME.finditer(text) if m[0] in chosen]
    return [(s.start, s.end, SYNONYMS[s.of(text)]) for s in found if not any(map(s.meets, kept))]


def _invented(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randrange(2, 4)))
