"""Whom a short name means."""

from __future__ import annotations

from menurut.records import Entity
from menurut.records.nodes import Node, Sort
from menurut.resolving.holders import Holder, Use, belongs, holder_of, names_others
from tests.resolving.builders import body, node, person

PRAMUDITA = node(person("Wening Pramudita", roles=["Menteri Kelautan"]))
OTHER = node(person("Bagus Pramudita"))


def use(entity: Entity, documents: int) -> Use:
    found = node(entity)
    return Use(node=found, entity=found.id, documents=documents)


def holder(*uses: Use, name: str = "pramudita", sort: Sort = Sort.PERSON) -> Holder | None:
    return holder_of(name, sort, uses, sum(each.documents for each in uses))


def sure(documents: int = 9) -> Holder:
    found = holder(use(person("Wening Pramudita", roles=["Menteri Kelautan"]), documents))
    assert found is not None
    return found


def short(*roles: str, beside: Entity | None = None) -> Node:
    return node(person("Pramudita", roles=roles), *([beside] if beside else []))


def test_a_name_means_the_one_that_nearly_all_documents_mean() -> None:
    found = holder(use(person("Wening Pramudita"), 9), use(person("Bagus Pramudita"), 1))
    assert found is not None
    assert found.entity == node(person("Wening Pramudita")).id
    assert found.sure


def test_a_name_of_several_means_nobody() -> None:
    assert holder(use(person("Wening Pramudita"), 5), use(person("Bagus Pramudita"), 4)) is None


def test_one_document_tells_nothing() -> None:
    assert holder(use(person("Wening Pramudita"), 1)) is None


def test_uses_that_were_not_read_count_too() -> None:
    assert holder_of("pramudita", Sort.PERSON, [use(person("Wening Pramudita"), 4)], total=40) is None


def test_only_a_fuller_name_holds_a_short_one() -> None:
    assert holder(use(person("Pramudita"), 9)) is None
    assert holder(use(body("Pramudita Jaya"), 9)) is None


def test_a_short_name_belongs_where_the_field_is_the_same() -> None:
    assert belongs(short("Menteri"), sure(2), ())
    assert not belongs(short("pelatih"), sure(), ())


def test_a_short_name_without_a_role_needs_many_documents() -> None:
    assert belongs(short(), sure(9), ())
    assert not belongs(short(), sure(2), ())


def test_a_short_name_beside_the_full_one_is_somebody_else() -> None:
    beside = person("Wening Pramudita", roles=["Menteri Kelautan"])
    assert not belongs(short("Menteri", beside=beside), sure(), ())


def test_people_hold_apart() -> None:
    assert not belongs(short("Menteri"), sure(), (sure().entity,))


def test_an_abbreviation_belongs_to_the_body_and_a_part_of_a_name_only_where_many_say_so() -> None:
    name = body("Dewan Pasar Bahari", "DPB", "Bahari")
    few = holder(use(name, 2), name="dpb", sort=Sort.BODY)
    assert few is not None
    assert belongs(node(body("DPB")), few, ())
    assert not belongs(node(body("Pasar")), few, ())
    many = holder(use(name, 9), name="pasar", sort=Sort.BODY)
    assert many is not None
    assert belongs(node(body("Pasar")), many, ())


def test_which_nodes_may_be_short_forms_of_others() -> None:
    assert names_others(short())
    assert not names_others(PRAMUDITA)
    assert names_others(node(body("DPB")))
    assert not names_others(node(body("Polres")))
    assert not names_others(node(body("Jakarta")))
