"""What speaks for two nodes being one, and what against: pairs with the answer of a careful reader."""

from __future__ import annotations

import pytest

from menurut.records import Entity
from menurut.records.nodes import Node
from menurut.resolving.blocks import keys_of
from menurut.resolving.sightings import sightings_of
from menurut.resolving.signals import LINK, POLICY, SIGNALS, compare
from tests.resolving.builders import body, node, person, reading

COMPANY = (person("Wening Pramudita"), person("Kirana Lesmana"))


def names(found: tuple[float, tuple[object, ...]]) -> list[str]:
    return [signal.name for signal in found[1]]  # type: ignore[attr-defined]


ONE = {
    "spelled in two ways": (node(person("Sergey Ivanchenko")), node(person("Sergei Ivanchenko"))),
    "with and without a hyphen": (node(person("Kim Min-jae")), node(person("Kim Minjae"))),
    "old spelling": (node(person("Tjokro Wirjosoebroto")), node(person("Cokro Wiryosubroto"))),
    "a middle name more, one office": (
        node(person("Wening Pramudita", roles=["Menteri Kelautan"])),
        node(person("Wening Ayu Pramudita", roles=["Menteri Kelautan"])),
    ),
    "named together in a document": (
        node(person("Wening Ayu Pramudita", "Wening Pramudita")),
        node(person("Wening Pramudita")),
    ),
    "a common name, the same people beside it": (
        node(person("Budi Santoso", roles=["Bupati Bahari"]), *COMPANY),
        node(person("Budi Santoso"), *COMPANY),
    ),
    "a common name without a role, and one well known": (
        node(person("Budi Santoso", roles=["Presiden Direktur", "Menteri Kelautan"]), documents=6),
        node(person("Budi Santoso")),
    ),
    "a body written in two ways": (node(body("Dewan Kota Kiev")), node(body("Dewan Kota Kyiv"))),
}

TWO = {
    "a common name in two fields": (
        node(person("Budi Santoso", roles=["Bupati Bahari"])),
        node(person("Budi Santoso", roles=["gelandang"])),
    ),
    "a common name at two places": (
        node(person("Budi Santoso", roles=["Kapolsek Bahari"])),
        node(person("Budi Santoso", roles=["Kapolsek Rawa"])),
    ),
    "a common name, nothing else": (
        node(person("Budi Santoso", roles=["Bupati Bahari"])),
        node(person("Budi Santoso")),
    ),
    "a mother who is told of by her son's name": (
        node(person("Wening Ayu Pramudita", roles=["tersangka korupsi"]), *COMPANY),
        node(person("Ibunda Wening Ayu Pramudita", roles=["tersangka korupsi"]), *COMPANY),
    ),
    "brothers": (node(person("Wening Pramudita")), node(person("Wening Ayu Pramudita"))),
    "one document has both": (
        node(person("Wening Pramudita"), person("Wening Ayu Pramudita", roles=["ibu"])),
        node(person("Wening Ayu Pramudita", roles=["ibu"]), person("Wening Pramudita")),
    ),
    "a person and a body": (node(person("Bahari Jaya")), node(body("Bahari Jaya"))),
    "two commissions": (node(body("Komisi XI DPR")), node(body("Komisi XII DPR"))),
    "the same office and company, other names": (
        node(person("Wening Pramudita", roles=["Menteri Kelautan"]), *COMPANY),
        node(person("Kirana Lesmana", roles=["Menteri Kelautan"]), *COMPANY),
    ),
    "common names that sound alike": (node(person("Deny Setiawan")), node(person("Deni Setiawan"))),
}


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE.keys())
def test_one(pair: tuple[Node, Node]) -> None:
    score, signals = compare(*pair)
    assert score >= LINK, signals
    assert all(signal.why and signal.score == pytest.approx(signal.score) for signal in signals)
    assert pair[0].id == pair[1].id or set(keys_of(pair[0])) & set(keys_of(pair[1])), "they are never compared"


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO.keys())
def test_two(pair: tuple[Node, Node]) -> None:
    score, signals = compare(*pair)
    assert pair[0].id != pair[1].id
    assert score < LINK, signals


@pytest.mark.parametrize("pair", [*ONE.values(), *TWO.values()], ids=[*ONE.keys(), *TWO.keys()])
def test_the_order_of_two_does_not_matter(pair: tuple[Node, Node]) -> None:
    one, other = pair
    assert compare(one, other) == compare(other, one)


def test_every_signal_has_a_weight() -> None:
    assert SIGNALS.keys() == POLICY.keys()


def test_what_speaks_against_is_said_too() -> None:
    assert names(compare(*TWO["a common name in two fields"])) == ["same name", "other calling"]
    assert "side by side" in names(compare(*TWO["one document has both"]))


def test_titles_and_legal_forms_make_no_other_node() -> None:
    assert node(body("PT Maju Terus Tbk")).id == node(body("Maju Terus")).id
    assert node(person("Dr. Wening Pramudita, M.Si.")).id == node(person("Wening Pramudita")).id


@pytest.mark.parametrize("entity", [person("Agus"), body("Polres"), person("?"), body("…")])
def test_a_short_name_is_a_node_of_its_document(entity: Entity) -> None:
    one, other = (sightings_of(reading(entity), key)[0] for key in ("one", "other"))
    assert one.short
    assert one.id != other.id


def test_somebody_of_one_word_who_holds_an_office_is_one_node() -> None:
    roles = ("Menteri Luar Negeri", "Menlu RI", "Menkeu", "Menlu Rusia", "mantan Menlu")
    nodes = [sightings_of(reading(person("Sutopo", roles=[role])), role)[0] for role in roles]
    assert nodes[0].id == nodes[1].id
    assert len({node.id for node in nodes}) == 4
    assert all(node.short for node in nodes)
