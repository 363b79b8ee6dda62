"""What a document says about the world, one thing at a time, and what of it can be compared with others."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from menurut.records.findings import Act, Figure, Kind, Style, figure_from_dict
from menurut.records.span import Span


class Stance(StrEnum):
    """How a claim stands to what it speaks of: it says so, says it is not so, or asks whether it is."""

    STATES = "states"
    DENIES = "denies"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is compared between two claims.

    `terms` are stems of the claim's words, without the commonest, each once and in order; `weights` say how telling
    each is in the language and within its document (0 to 2.5, two decimals). `topic` are the stems the document is
    about, the most telling first. `negated` tells that the words say something is not so, `part` that they speak of
    some among others. `voice` is who brought the content to the outlet: the outermost speaker of the chain that is no
    medium; for a sentence of the outlet that goes straight on from what somebody said, that speaker. `beside` is, for
    another sentence of the outlet, the voice nearest before it.
    """

    terms: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    topic: tuple[str, ...] = ()
    negated: bool = False
    part: bool = False
    voice: str | None = None
    beside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one attribution, or one sentence of the outlet on its own authority, says about the world.

    `id` is a hash of the document's key and the spans. `document` is the key of the version it stands in. `attribution`
    is the id of the attribution in that document's reading, None where the outlet speaks itself; then speaker, act and
    style are None too. `chain` runs from the innermost speaker to the outlet. `as_of` is the day (ISO, or a span of
    days) that the words speak of, where they say so. `words` are the spans' words, joined by " … ".
    """

    id: str
    document: str
    spans: tuple[Span, ...]
    words: str
    stance: Stance = Stance.STATES
    attribution: int | None = None
    parent: int | None = None
    speaker: str | None = None
    kind: Kind | None = None
    role: str | None = None
    affiliation: str | None = None
    origin: str | None = None
    chain: tuple[str, ...] = ()
    act: Act | None = None
    style: Style | None = None
    outlet: str | None = None
    published: datetime.date | None = None
    language: str = ""
    as_of: str | None = None
    figures: tuple[Figure, ...] = ()
    features: Features = field(default_factory=Features)

    @property
    def media(self) -> tuple[str, ...]:
        """The media that the words say they come through: the one cited, and a speaker that is one."""
        speaker = self.speaker if self.kind is Kind.MEDIA else None
        return tuple(dict.fromkeys(name for name in (self.origin, speaker) if name))

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON; what is None or empty is left out."""
        row = {
            "id": self.id,
            "document": self.document,
            "spans": [span.to_list() for span in self.spans],
            "words": self.words,
            "stance": str(self.stance),
            **{name: getattr(self, name) for name in PLAIN},
            "chain": list(self.chain),
            "published": self.published.isoformat() if self.published is not None else None,
            "figures": [figure.to_dict() for figure in self.figures],
            "features": {name: getattr(self.features, name) for name in Features.__slots__},
        }
        return {name: value for name, value in row.items() if value not in (None, "", [])}


PLAIN = (
    "attribution", "parent", "speaker", "kind", "role", "affiliation", "origin", "act", "style", "outlet", "language",
    "as_of",
)  # fmt: skip


def claim_from_dict(row: Mapping[str, Any]) -> Claim:
    """The claim that `Claim.to_dict` wrote."""
    published, features = row.get("published"), row["features"]
    plain = {name: row[name] for name in PLAIN if name in row}
    for name, values in (("kind", Kind), ("act", Act), ("style", Style)):
        if name in plain:
            plain[name] = values(plain[name])
    return Claim(
        id=row["id"],
        document=row["document"],
        spans=tuple(Span(*place) for place in row["spans"]),
        words=row.get("words", ""),
        stance=Stance(row["stance"]),
        chain=tuple(row.get("chain", ())),
        published=datetime.date.fromisoformat(published) if published else None,
        figures=tuple(figure_from_dict(figure) for figure in row.get("figures", ())),
        features=Features(
            terms=tuple(features["terms"]),
            weights=tuple(features["weights"]),
            topic=tuple(features["topic"]),
            negated=features["negated"],
            part=features["part"],
            voice=features["voice"],
            beside=features["beside"],
        ),
        **plain,
    )
