"""Known entities in the format of FollowTheMoney."""

from __future__ import annotations

import pytest

from menurut.records import Schema
from menurut.records.nodes import Sort
from menurut.resolving.reference import Reference, reference_node, reference_of

GOOD = {
    "id": "q1",
    "schema": "Person",
    "properties": {
        "name": ["Wening Ayu Pramudita"],
        "alias": ["Bu Wening", "W. A. Pramudita"],
        "position": ["Bupati Bahari"],
        "topics": ["role.pep"],
    },
}


def test_names_and_offices_come_over() -> None:
    reference = reference_of(GOOD)
    assert isinstance(reference, Reference)
    assert (reference.id, reference.ftm, reference.schema) == ("q1", "Person", Schema.PERSON)
    node = reference_node(reference)
    assert (node.fold, node.name, node.sort) == ("wening ayu pramudita", "Wening Ayu Pramudita", Sort.PERSON)
    assert set(node.shorts) == {"bu wening", "w a pramudita"}
    assert set(node.callings) == {"place bahari"}
    assert not node.short


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ([], "not an object"),
        ({"id": ""}, "id is missing"),
        ({"id": 7}, "id is missing"),
        ({"schema": "Ownership"}, "schema 'Ownership' is none"),
        ({"schema": None}, "schema None is none"),
        ({"properties": None}, "properties are missing"),
        ({"properties": {}}, "properties.name is missing"),
        ({"properties": {"name": []}}, "properties.name is missing"),
        ({"properties": {"name": "Wening"}}, "properties.name is not a list of texts"),
        ({"properties": {"name": ["Wening"], "alias": [3]}}, "properties.alias is not a list of texts"),
        ({"properties": {"name": ["Wening\x00"]}}, "properties.name is not a list of texts"),
        ({"properties": {"name": ["Wening"], "notes": ["\ud800"]}}, "properties.notes is not a list of texts"),
        ({"properties": {"name": ["…"]}}, "properties.name is missing"),
    ],
)
def test_what_is_wrong_is_said(change: object, why: str) -> None:
    found = reference_of({**GOOD, **change} if isinstance(change, dict) else change)
    assert isinstance(found, str)
    assert why in found
