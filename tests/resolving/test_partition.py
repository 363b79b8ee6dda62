"""Linked nodes to entities: links, decisions of people, known entities, in any order."""

from __future__ import annotations

import datetime
import itertools

from menurut.records import Decision, Judgement, Matter
from menurut.records.nodes import Known, Node, known_from_dict, node_from_dict
from menurut.resolving.partition import Bond, bond_of, partition
from menurut.resolving.reference import Reference, reference_node, reference_of
from tests.resolving.builders import node, person

SPELLINGS = [node(person(f"{first} Ivanchenko")) for first in ("Sergey", "Sergei", "Sergiy")]
A, B, C = sorted(SPELLINGS, key=lambda n: n.id)


def decision(one: Node, other: Node, judgement: Judgement, day: int = 1) -> Decision:
    left, right = sorted((one.id, other.id))
    made = datetime.datetime(2025, 6, day, tzinfo=datetime.UTC)
    return Decision(
        id=f"{left} {right} {day}",
        matter=Matter.ENTITY,
        left=left,
        right=right,
        judgement=judgement,
        author="Wening",
        made=made,
        reason="they told me",
    )


def bonds(*nodes: Node) -> list[Bond]:
    pairs = itertools.combinations(nodes, 2)
    return [bond for pair in pairs if (bond := bond_of(*pair)) is not None]


def parts(found: tuple[Known, ...]) -> set[frozenset[str]]:
    return {frozenset(known.nodes) for known in found}


def known(ident: str, name: str) -> Node:
    reference = reference_of({"id": ident, "schema": "Person", "properties": {"name": [name]}})
    assert isinstance(reference, Reference)
    return reference_node(reference)


def test_linked_nodes_are_one_and_say_why() -> None:
    (found,) = partition([A, B, C], bonds(A, B, C), [])
    assert found.nodes == (A.id, B.id, C.id)
    assert len(found.why) == 2
    assert all("spellings" in signal.why for _, _, signals in found.why for signal in signals)


def test_nodes_without_a_link_are_each_an_entity() -> None:
    other = node(person("Wening Pramudita"))
    assert parts(partition([A, other], bonds(A, other), [])) == {frozenset({A.id}), frozenset({other.id})}


def test_the_order_does_not_matter() -> None:
    held = [decision(A, C, Judgement.NOT_SAME)]
    results = {
        partition(nodes, links, held)
        for nodes in itertools.permutations([A, B, C])
        for links in itertools.permutations(bonds(A, B, C))
    }
    assert len(results) == 1


def test_not_same_holds_apart_what_links_would_join() -> None:
    found = parts(partition([A, B, C], bonds(A, B, C), [decision(A, C, Judgement.NOT_SAME)]))
    assert not any({A.id, C.id} <= part for part in found)
    assert len(found) == 2


def test_same_joins_what_nothing_links() -> None:
    other = node(person("Wening Pramudita"))
    (found,) = partition([A, other], [], [decision(A, other, Judgement.SAME)])
    assert "Wening decided that both are one: they told me" in found.why[0][2][0].why


def test_unsure_leaves_a_link_out_and_none_gives_it_back() -> None:
    links = bonds(A, B)
    assert len(partition([A, B], links, [decision(A, B, Judgement.UNSURE)])) == 2
    assert len(partition([A, B], links, [decision(A, B, Judgement.NONE)])) == 1


def test_of_decisions_that_contradict_each_other_the_latest_win() -> None:
    same = [decision(A, B, Judgement.SAME, 1), decision(B, C, Judgement.SAME, 2)]
    assert len(partition([A, B, C], [], [*same, decision(A, C, Judgement.NOT_SAME, 3)])) == 2
    later = [decision(A, B, Judgement.SAME, 4), decision(B, C, Judgement.SAME, 5)]
    assert len(partition([A, B, C], [], [decision(A, C, Judgement.NOT_SAME, 3), *later])) == 1


def test_two_known_entities_of_one_name_are_never_one_by_themselves() -> None:
    one, other = known("q1", "Wening Pramudita"), known("q2", "Wening Pramudita")
    seen = node(person("Wening Pramudita"))
    found = parts(partition([one, other, seen], bonds(one, other, seen), []))
    assert len(found) == 2
    assert len(partition([one, other], bonds(one, other), [decision(one, other, Judgement.SAME)])) == 1


def test_a_known_entity_gives_its_name_to_the_entity() -> None:
    one = known("q1", "Wening Ayu Pramudita")
    aliased = reference_of(
        {"id": "q1", "schema": "Person", "properties": {"name": ["Wening Ayu Pramudita"], "alias": ["W. Pramudita"]}}
    )
    assert isinstance(aliased, Reference)
    reference, seen = reference_node(aliased), node(person("W. Pramudita"), documents=9)
    (found,) = partition([reference, seen], bonds(reference, seen), [])
    assert found.name == one.name == "Wening Ayu Pramudita"


def test_what_is_stored_is_what_was_found() -> None:
    (found,) = partition([A, B], bonds(A, B), [])
    assert known_from_dict(found.id, found.name, str(found.schema), found.to_dict()) == found
    assert node_from_dict(A.id, A.to_dict()) == A
