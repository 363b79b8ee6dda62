"""Known people and bodies in the format of FollowTheMoney: one JSON object a line, with id, schema and properties."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from menurut.records import Schema, content_id
from menurut.records.nodes import Node, Sort
from menurut.resolving.folding import calling_of, fold, is_common
from menurut.resolving.sightings import ROLES, SORTS

SCHEMAS = {
    "Person": Schema.PERSON,
    "PublicBody": Schema.PUBLIC_BODY,
    "Company": Schema.COMPANY,
    "PublicCompany": Schema.COMPANY,
    "Organization": Schema.ORGANIZATION,
    "LegalEntity": Schema.ORGANIZATION,
    "UserAccount": Schema.ACCOUNT,
    "Asset": Schema.ASSET,
}
NAMES = ("name", "alias", "previousName", "abbreviation")
UNKEPT = re.compile(r"[\x00\ud800-\udfff]")
KNOWN = 5  # documents that a name of a known entity counts as: people have checked it


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A known entity as it came: its id and schema there (`ftm`), its schema here, and its properties."""

    id: str
    ftm: str
    schema: Schema
    properties: Mapping[str, Sequence[str]]


def reference_of(row: object) -> Reference | str:
    """The known entity that an object describes, or what is wrong with the object in one sentence."""
    if not isinstance(row, dict):
        return "not an object with id, schema and properties"
    ident, schema, properties = row.get("id"), row.get("schema"), row.get("properties")
    if not isinstance(ident, str) or not _is_texts([ident]):
        return "id is missing"
    if not isinstance(schema, str) or schema not in SCHEMAS:
        return f"schema {schema!r} is none of those that are resolved: {', '.join(SCHEMAS)}"
    if not isinstance(properties, dict):
        return "properties are missing"
    wrong = sorted(name for name, texts in properties.items() if not _is_texts(texts))
    if wrong:
        return f"properties.{wrong[0]} is not a list of texts"
    if not _folded(properties, SORTS.get(SCHEMAS[schema], Sort.BODY)):
        return "properties.name is missing"
    return Reference(id=ident, ftm=schema, schema=SCHEMAS[schema], properties=properties)


def reference_node(reference: Reference) -> Node:
    """The node of a known entity: its first name stands for it, all others are names that it has beside."""
    sort = SORTS.get(reference.schema, Sort.BODY)
    first, *others = _folded(reference.properties, sort)
    roles = tuple(dict.fromkeys(reference.properties.get("position", ())))[:ROLES]
    callings = dict.fromkeys(sorted(calling for role in roles if (calling := calling_of(role))), 1)
    return Node(
        id=content_id("reference", reference.id),
        sort=sort,
        fold=first,
        common=sort is Sort.PERSON and is_common(first),
        forms={reference.properties["name"][0]: KNOWN},
        shorts=dict.fromkeys(sorted(others), KNOWN),
        schemas={str(reference.schema): KNOWN},
        roles=dict.fromkeys(sorted(roles), 1),
        callings=callings,
        reference=reference.id,
    )


def _folded(properties: Mapping[str, Sequence[str]], sort: Sort) -> list[str]:
    """Its names in folded form, each once; none where it has no `name`."""
    if not properties.get("name"):
        return []
    found = (fold(name, sort) for key in NAMES for name in properties.get(key, ()))
    return list(dict.fromkeys(name for name in found if name))


def _is_texts(value: object) -> bool:
    """Whether a value is a list of texts that say something and that every database can keep."""
    return isinstance(value, list) and all(
        isinstance(text, str) and text.strip() and not UNKEPT.search(text) for text in value
    )
