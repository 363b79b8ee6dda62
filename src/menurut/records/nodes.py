"""Who is who across documents: nodes, which are names, and entities, which are nodes that are one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from menurut.records.findings import Schema
from menurut.records.groups import Signal


class Sort(StrEnum):
    """What can be one with what: a person is never a body, and an account is neither."""

    PERSON = "person"
    BODY = "body"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name with all that documents say beside it; what cannot be told apart by the name stays in one node.

    `id` depends on sort, folded name and calling alone, for a `short` name without one on its document too, so it is
    the same in every order of arrival. `common` names are those that many people have; these are told apart by
    `calling`, the field of their office, short names by the office itself where one person holds it. The
    mappings count documents: `forms` the name as written, `shorts` other names (folded) that a document gives the same
    entity, `schemas`, `roles` as written, `callings` (see the table `variants`). `first` and `last` are ISO days of
    publication. `company` are hashes of the full names of people in the same documents, the
    smallest ones only. `beside` are the ids of nodes in one document that its reader held apart from this one and that
    share a part of the name. `reference` is the id in the FollowTheMoney set that the node comes from.
    """

    id: str
    sort: Sort
    fold: str = ""
    short: bool = False
    common: bool = False
    calling: str = ""
    forms: Mapping[str, int] = field(default_factory=dict)
    shorts: Mapping[str, int] = field(default_factory=dict)
    schemas: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[str, int] = field(default_factory=dict)
    callings: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0
    first: str | None = None
    last: str | None = None
    company: tuple[int, ...] = ()
    beside: tuple[str, ...] = ()
    reference: str | None = None

    @property
    def name(self) -> str:
        """The form that most documents use; the longest, then the first in the alphabet, of those that tie."""
        return most_used(self.forms) or self.fold

    @property
    def schema(self) -> Schema:
        """What most documents take it for."""
        return Schema(most_used(self.schemas) or Schema.PERSON)

    def to_dict(self) -> dict[str, Any]:
        """What the ledger keeps of it beside id, name and schema; what is empty is left out."""
        return {name: value for name in STORED if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entity of the ledger: nodes that are one, its name and schema, and why each joined (node, node, signals)."""

    id: str
    name: str
    schema: Schema
    nodes: tuple[str, ...]
    why: tuple[tuple[str, str, tuple[Signal, ...]], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """What the ledger keeps of it beside id, name and schema."""
        why = [[a, b, [[s.name, s.score, s.why] for s in signals]] for a, b, signals in self.why]
        return {"nodes": list(self.nodes), "why": why}


STORED = tuple(f.name for f in fields(Node) if f.name != "id")


def most_used(counts: Mapping[str, int]) -> str:
    """The key with the highest count; of those that tie the longest, then the first in the alphabet. "" if none."""
    if len(counts) < 2:
        return next(iter(counts), "")
    return min(counts, key=lambda name: (-counts[name], -len(name), name), default="")


def node_from_dict(ident: str, row: Mapping[str, Any]) -> Node:
    """The node that `Node.to_dict` wrote, under its id."""
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}
    values["sort"] = Sort(row["sort"])
    return Node(id=ident, **values)


def known_from_dict(ident: str, name: str, schema: str, row: Mapping[str, Any]) -> Known:
    """The entity that `Known.to_dict` wrote, with its id, name and schema."""
    why = tuple((a, b, tuple(Signal(name=s[0], score=s[1], why=s[2]) for s in signals)) for a, b, signals in row["why"])
    return Known(id=ident, name=name, schema=Schema(schema), nodes=tuple(row["nodes"]), why=why)
