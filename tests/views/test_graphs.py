"""Networks: arrows lead to where somebody has it from, circles are marked, and no more is drawn than can be read."""

from __future__ import annotations

from menurut.views.graphs import MOST, citing_graph, relation_graph


def test_an_arrow_leads_from_each_teller_to_the_one_he_has_it_from() -> None:
    graph = citing_graph([("Rini", "Kantor Berita", "Kabar"), ("Rini", "Kabar")], ["Kabar", "Kantor Berita"], [])
    names = {node.id: (node.label, node.sort) for node in graph.nodes}
    drawn = {(names[edge.source][0], names[edge.target][0]): edge.count for edge in graph.edges}
    assert drawn == {("Kabar", "Kantor Berita"): 1, ("Kantor Berita", "Rini"): 1, ("Kabar", "Rini"): 1}
    assert set(names.values()) == {("Rini", "speaker"), ("Kabar", "outlet"), ("Kantor Berita", "outlet")}


def test_nobody_has_anything_from_himself() -> None:
    assert citing_graph([("Kabar", "Kabar")], ["Kabar"], []).edges == ()


def test_only_outlets_that_cite_each_other_are_marked() -> None:
    graph = citing_graph([("A", "B"), ("B", "A"), ("Rini", "A")], ["A", "B"], [("A", "B")])
    names = {node.id: node.label for node in graph.nodes}
    marked = {(names[e.source], names[e.target]) for e in graph.edges if e.circle}
    assert marked == {("A", "B"), ("B", "A")}


def test_of_many_nodes_those_with_most_arrows_are_drawn() -> None:
    chains = [(f"Penutur {number}", "Kabar") for number in range(MOST * 2)] + [("Rini", "Kabar")] * 5
    graph = citing_graph(chains, ["Kabar"], [])
    assert len(graph.nodes) == MOST
    assert {"Kabar", "Rini"} <= {node.label for node in graph.nodes}
    ids = {node.id for node in graph.nodes}
    assert all({edge.source, edge.target} <= ids for edge in graph.edges)


def test_relations_stand_around_the_one_they_are_of() -> None:
    graph = relation_graph("Rini", [("Rini", "position", "Dinas Pasar", 3), ("Rini", "alias", "Rini", 1)])
    assert {(node.label, node.sort) for node in graph.nodes} == {("Rini", "self"), ("Dinas Pasar", "relation")}
    assert [(edge.label, edge.count) for edge in graph.edges] == [("position", 3)]
