"""What is shown of a search: the groups that answer, what is left out, and by what the hits can be filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from menurut.ledger.asking import Filters, Kind
from menurut.views.answers import GroupLine, answer_page
from menurut.workflows.asking import Answer

OPTIONS = 8  # of one filter that are shown, the commonest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value by which hits can be filtered, how many claims have it, and whether it is chosen."""

    value: str
    label: str
    claims: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One filter with its commonest values."""

    name: str
    """Name of the filter: entity, outlet, act, style or month."""
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The groups that answer a question, the best first."""

    question: str
    filters: Mapping[str, str]
    """The filters that are set, by name."""
    claims: int
    """Claims that were found; of a common word only the newest are looked at."""
    found: int
    """Groups that were found."""
    groups: tuple[GroupLine, ...]
    unknown: tuple[str, ...]
    """Words of the question that no claim has."""
    facets: tuple[Facet, ...]
    following: str | None
    """The cursor of the groups after these; None where there are none."""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def search_page(answer: Answer, filters: Filters, kinds: Iterable[Kind], following: str | None) -> SearchPage:
    """What is shown of an answer and of what its hits can be filtered by."""
    shown = answer_page(answer)
    return SearchPage(
        question=answer.question,
        filters=filters.given(),
        claims=len(answer.hits),
        found=answer.groups,
        groups=shown.groups,
        unknown=shown.unknown,
        facets=_facets(list(kinds), filters),
        following=following,
    )


def nothing_asked(filters: Filters) -> SearchPage:
    """The page before anything is asked."""
    return SearchPage(
        question="",
        filters=filters.given(),
        claims=0,
        found=0,
        groups=(),
        unknown=(),
        facets=(),
        following=None,
    )


def _facets(kinds: list[Kind], filters: Filters) -> tuple[Facet, ...]:
    names = {kind.entity: kind.name for kind in kinds if kind.entity and kind.name}
    month = (filters.since or "")[:7] if filters.since and filters.until else None
    chosen = {**filters.given(), "month": month}
    facets = []
    for name in ("entity", "outlet", "act", "style", "month"):
        counted = Counter(value for kind in kinds if (value := getattr(kind, name)))
        ordered = sorted(counted, key=lambda value: (-counted[value], value))[:OPTIONS]
        options = tuple(
            Option(
                value=value,
                label=(names.get(value) or value) if name == "entity" else value,
                claims=counted[value],
                chosen=_is_chosen(name, value, chosen),
            )
            for value in ordered
            if name != "entity" or value in names
        )
        if options:
            facets.append(Facet(name=name, options=options))
    return tuple(facets)


def _is_chosen(name: str, value: str, chosen: Mapping[str, str | None]) -> bool:
    given = chosen.get(name)
    return given is not None and (given.lower() == value.lower() if name == "outlet" else given == value)
