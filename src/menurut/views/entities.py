"""What is shown of an entity: its names, what documents call it, and why its nodes are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from menurut.records.nodes import Node
from menurut.workflows.entities import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Words, and how many documents use them."""

    words: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One node of an entity: what a decision is made on."""

    id: str
    """The id to give to a split or a merge."""
    name: str
    """The form that most documents use."""
    calling: str
    """The field that tells it apart from others of the name, "" where the name is enough."""
    short: bool
    """Whether the name is too short to tell, so that the node is of one document."""
    documents: int
    first: str | None
    """ISO day of publication of the first document."""
    last: str | None
    reference: str | None
    """Its id in the known entities that were imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why two nodes of the entity are one, a sentence a signal."""

    one: str
    other: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """An entity, for a person who wants to know whether it is one."""

    id: str
    name: str
    schema: str
    names: tuple[Count, ...]
    """All forms as written, the most used first."""
    roles: tuple[Count, ...]
    """All roles as written, the most used first."""
    parts: tuple[Part, ...]
    """Its nodes: those of full names first."""
    reasons: tuple[Reason, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, numbers and strings, ready for JSON."""
        return asdict(self)


def page_of(found: Found) -> EntityPage:
    """What is shown of an entity."""
    names = {node.id: node.name for node in found.nodes}
    return EntityPage(
        id=found.known.id,
        name=found.known.name,
        schema=str(found.known.schema),
        names=counts_of(node.forms for node in found.nodes),
        roles=counts_of(node.roles for node in found.nodes),
        parts=tuple(map(_part, found.nodes)),
        reasons=tuple(
            Reason(one=names.get(a, a), other=names.get(b, b), why=tuple(signal.why for signal in signals))
            for a, b, signals in found.known.why
        ),
    )


def _part(node: Node) -> Part:
    return Part(
        id=node.id,
        name=node.name,
        calling=node.calling,
        short=node.short,
        documents=node.documents,
        first=node.first,
        last=node.last,
        reference=node.reference,
    )


def counts_of(counts: Iterable[Mapping[str, int]]) -> tuple[Count, ...]:
    """Words of several counts, the most used first."""
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    ordered = sorted(total, key=lambda words: (-total[words], words))
    return tuple(Count(words=words, documents=total[words]) for words in ordered)
