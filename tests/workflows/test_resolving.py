"""Who is who across documents, in a ledger: in any order, in any batches, with decisions and known entities."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from menurut.errors import DecisionError, NotThereError
from menurut.ledger import Batch, open_ledger, schema
from menurut.records import Entity, Reading, Unnamed
from menurut.records.nodes import Known
from menurut.workflows.entities import find_entities, the_entity, to_merge, to_split
from menurut.workflows.known import import_known, restore_known
from menurut.workflows.resolving import Arrived, re_resolve, resolve_batch
from tests.resolving.builders import body, person, reading, relation
from tests.workflows.resolved import Resolved

MINISTER = ("Menteri Kelautan",)
POOL = (
    person("Wening Pramudita", "Pramudita", roles=MINISTER),
    person("Wening Ayu Pramudita", "Pramudita", "Wening Pramudita", roles=MINISTER),
    person("Pramudita", roles=MINISTER),
    person("Pramudita"),
    person("Bagus Pramudita", "Pramudita", roles=("pelatih",)),
    person("Sergey Ivanchenko", "Ivanchenko"),
    person("Sergei Ivanchenko", "Ivanchenko"),
    person("Ivanchenko"),
    person("Budi Santoso", roles=("Bupati Bahari",)),
    person("Budi Santoso", roles=("Kapolsek Rawa",)),
    person("Budi Santoso"),
    body("Dewan Pasar Bahari", "DPB"),
    body("DPB"),
    body("Dewan Pengawas Bahari", "DPB", "Dewan Pengawas"),
    body("Dewan Pengawas"),
    body("Polres"),
)


def documents(*sets: Sequence[Entity]) -> list[Reading]:
    return [reading(*entities, key=f"d{n}") for n, entities in enumerate(sets)]


def resolved(readings: Sequence[Reading], size: int = 50) -> Resolved:
    found = Resolved()
    for start in range(0, len(readings), size):
        found.add(*readings[start : start + size])
    return found


def entity(found: Resolved, name: str) -> str:
    with found.tables() as tables:
        return the_entity(tables, name).known.id


sets_of_entities = st.lists(st.lists(st.sampled_from(POOL), min_size=1, max_size=4), min_size=1, max_size=14)


@settings(max_examples=30)
@given(sets=sets_of_entities, size=st.integers(1, 5), seed=st.integers(0, 9))
def test_any_order_and_any_batches_give_the_same(sets: list[list[Entity]], size: int, seed: int) -> None:
    readings = documents(*sets)
    at_once = resolved(readings).state()
    random.Random(seed).shuffle(readings)
    assert resolved(readings, size).state() == at_once


@settings(max_examples=20)
@given(sets=sets_of_entities, choice=st.randoms(use_true_random=False))
def test_decisions_before_and_after_give_the_same(sets: list[list[Entity]], choice: random.Random) -> None:
    readings = documents(*sets)
    whole = resolved(readings)
    ids = [str(row[0]) for row in whole.state()["nodes"]]
    made = [
        (*choice.sample(ids, 2), choice.choice(["same", "not same", "unsure"]), f"2025-06-{day}T10:00:00+00:00")
        for day in range(10, 14)
        if len(ids) > 1
    ]
    first = Resolved()
    for decision in made:
        whole.decide(*decision)
        first.decide(*decision)
        with whole.tables() as tables:
            re_resolve(tables, decision[:2])
    for one in readings:
        first.add(one)
    assert first.state() == whole.state()
    for one, other, _, _ in made:
        whole.decide(one, other, "no judgement", "2025-06-20T10:00:00+00:00")
        with whole.tables() as tables:
            re_resolve(tables, (one, other))
    assert whole.state() == resolved(readings).state()


def test_two_spellings_and_a_short_name_are_one_person() -> None:
    found = Resolved()
    full = person("Sergey Ivanchenko", "Ivanchenko", roles=("Menteri Luar Negeri",))
    named = found.add(*documents([full], [full], [person("Sergei Ivanchenko")], [person("Ivanchenko", roles=MINISTER)]))
    assert len(set(named.values())) == 1
    assert named[("d0", "Ivanchenko")] == named[("d2", "Sergei Ivanchenko")]


def test_the_same_common_name_in_two_fields_is_two_people() -> None:
    found = Resolved()
    mayor, player = person("Budi Santoso", roles=("Bupati Bahari",)), person("Budi Santoso", roles=("gelandang",))
    named = found.add(*documents([mayor], [player], [mayor]))
    assert named[("d0", "Budi Santoso")] == named[("d2", "Budi Santoso")] != named[("d1", "Budi Santoso")]
    with found.tables() as tables:
        assert len(find_entities(tables, "Budi Santoso")) == 2
        with pytest.raises(NotThereError, match="name of 2 entities"):
            the_entity(tables, "Budi Santoso")


def test_an_abbreviation_that_documents_explain() -> None:
    found = Resolved()
    full = body("Dewan Pasar Bahari", "DPB")
    named = found.add(*documents([full], [full], [body("DPB")]))
    assert named[("d2", "DPB")] == named[("d0", "Dewan Pasar Bahari")]


def test_claims_follow_their_speaker_to_another_entity() -> None:
    found = Resolved()
    full = person("Wening Pramudita", "Pramudita", roles=MINISTER)
    before = found.add(*documents([person("Pramudita", roles=MINISTER), person("Bagus Ario")]))
    found.say(1, "Pramudita", before[("d0", "Pramudita")])
    found.add(*[reading(full, key=f"later {n}") for n in range(3)])
    with found.engine.begin() as connection:
        assert connection.scalars(select(schema.claims.c.entity)).all() == [entity(found, "Wening Pramudita")]
    assert entity(found, "Wening Pramudita") != before[("d0", "Pramudita")]


def test_mentions_and_relations_know_their_nodes() -> None:
    found = Resolved()
    ties = [relation("Wening Pramudita", "position", "Dewan Pasar Bahari")]
    one = reading(person("Wening Pramudita"), body("Dewan Pasar Bahari"), relations=ties)
    found.add(one)
    with found.engine.begin() as connection:
        mentions = {row.name: row.node for row in connection.execute(select(schema.mentions))}
        (row,) = connection.execute(select(schema.relations)).all()
    assert (row.subject, row.object) == (mentions["Wening Pramudita"], mentions["Dewan Pasar Bahari"])
    told = json.loads(row.body)
    assert (told["relation"], told["according_to"], told["words"]) == ("position", ["Budi"], "Satu")


def test_a_relation_with_an_unnamed_end_has_no_node_there() -> None:
    found = Resolved()
    tie = relation("Wening Pramudita", "family", "x")
    object.__setattr__(tie, "object", Unnamed(unnamed="seorang sepupu"))
    found.add(reading(person("Wening Pramudita"), relations=[tie]))
    with found.engine.begin() as connection:
        (row,) = connection.execute(select(schema.relations)).all()
    assert row.object is None
    assert row.subject is not None


def decided(found: Resolved, pairs: Sequence[tuple[str, str]], judgement: str) -> None:
    for pair in pairs:
        found.decide(*pair, judgement)
        with found.tables() as tables:
            re_resolve(tables, pair)


def test_merge_split_and_undo() -> None:
    found = resolved(documents([person("Wening Pramudita")], [person("Ayu Lesmana")]))
    start = found.state()
    with found.tables() as tables:
        pairs = to_merge(tables, "Wening Pramudita", "Ayu Lesmana")
    decided(found, pairs, "same")
    assert entity(found, "Wening Pramudita") == entity(found, "Ayu Lesmana")
    with found.tables() as tables:
        with pytest.raises(DecisionError, match="are one entity already"):
            to_merge(tables, "Wening Pramudita", "Ayu Lesmana")
        apart = to_split(tables, "Wening Pramudita", "Ayu Lesmana")
    decided(found, apart, "not same")
    assert entity(found, "Wening Pramudita") != entity(found, "Ayu Lesmana")
    decided(found, pairs, "no judgement")
    assert found.state() == start


def test_a_short_name_can_be_split_off() -> None:
    full = person("Wening Pramudita", "Pramudita", roles=MINISTER)
    found = resolved(documents([full], [full], [person("Pramudita", roles=MINISTER)]))
    with found.tables() as tables:
        (pair,) = to_split(tables, "Wening Pramudita", "Pramudita")
    decided(found, [pair], "not same")
    with found.tables() as tables:
        assert len({stored.entity for stored in tables.nodes(pair).values()}) == 2
    found.add(*[reading(full, key=f"later {n}") for n in range(3)])
    with found.tables() as tables:
        assert len({stored.entity for stored in tables.nodes(pair).values()}) == 2


def test_a_split_that_is_none_is_refused() -> None:
    found = resolved(documents([person("Wening Pramudita")]))
    with found.tables() as tables:
        with pytest.raises(NotThereError, match="no name or node"):
            to_split(tables, "Wening Pramudita", "Ayu Lesmana")
        with pytest.raises(DecisionError, match="is the whole of"):
            to_split(tables, "Wening Pramudita", "Wening Pramudita")
        with pytest.raises(NotThereError, match="no entity is called 'Nobody'"):
            the_entity(tables, "Nobody")


def known(ident: str, name: str, *aliases: str, schema_name: str = "Person") -> bytes:
    properties = {"name": [name], "alias": list(aliases)}
    return json.dumps({"id": ident, "schema": schema_name, "properties": properties}).encode()


def test_known_entities_bring_names_together_in_any_order() -> None:
    readings = documents([person("Wening Pramudita")], [person("Bu Wening Ayu")], [person("Wenay")])
    lines = list(enumerate([known("q1", "Wening Ayu Pramudita", "Wening Pramudita", "Bu Wening Ayu", "Wenay")], 1))
    before, after = Resolved(), resolved(readings)
    for found in (before, after):
        with found.tables() as tables:
            assert import_known(tables, lines, dataset="test", arrived="2025-06-12T10:00:00+00:00").added == 1
    before.add(*readings)
    assert before.state() == after.state()
    assert len({entity(after, name) for name in ("Wening Pramudita", "Bu Wening Ayu", "Wenay")}) == 1
    assert len(after.state()["entities"]) == 1


def test_bad_lines_are_refused_by_number_and_twice_changes_nothing() -> None:
    found = Resolved()
    good = known("q1", "Wening Pramudita")
    lines = [
        good,
        b"{",
        b"\xff",
        known("q2", "x", schema_name="Vessel"),
        known("q1", "Other"),
        good,
        known("q3", "Ayu L"),
    ]
    with found.tables() as tables:
        done = import_known(tables, enumerate(lines, 1), dataset="test", arrived="2025-06-12T10:00:00+00:00")
    assert (done.added, done.there) == (2, 1)
    assert [(r.line, r.why.split()[0]) for r in done.refused] == [(2, "not"), (3, "not"), (4, "schema"), (5, "id")]
    state = found.state()
    with found.tables() as tables:
        again = import_known(tables, enumerate(lines, 1), dataset="test", arrived="2025-07-01T10:00:00+00:00")
    assert (again.added, again.there, len(again.refused)) == (0, 3, 4)
    assert found.state() == state


def test_known_entities_come_back_after_a_rebuild() -> None:
    found = resolved(documents([person("Wening Pramudita")]))
    with found.tables() as tables:
        import_known(
            tables, [(1, known("q1", "Wening Pramudita"))], dataset="test", arrived="2025-06-12T10:00:00+00:00"
        )
    state = found.state()
    schema.derived.drop_all(found.engine)
    schema.derived.create_all(found.engine)
    with found.tables() as tables:
        assert restore_known(tables) == 1
    found.add(*documents([person("Wening Pramudita")]))
    assert found.state() == state


def test_a_ledger_on_either_database_resolves_and_restores_the_same(place: str) -> None:
    readings = documents(
        *([entity] for entity in POOL), *([entity, other] for entity, other in zip(POOL, POOL[3:], strict=False))
    )
    lines = [(1, known("q1", "Wening Ayu Pramudita", "Wening Pramudita"))]
    memory = resolved(readings)
    with memory.tables() as tables:
        import_known(tables, lines, dataset="test", arrived="2025-06-12T10:00:00+00:00")
    with open_ledger(place, create=True) as ledger:
        with ledger.writing() as batch:
            import_known(batch.entities, lines, dataset="test", arrived="2025-06-12T10:00:00+00:00")
        for n, one in enumerate(readings):
            with ledger.writing() as batch:
                resolve_batch(batch.entities, [Arrived(n=n, key=one.document.id, reading=one)])
        with ledger.writing() as batch:
            found = {
                known.id: known for name in ("pramudita", "dpb", "budi santoso") for known in all_named(batch, name)
            }
        assert found
    with memory.tables() as tables:
        assert found == tables.entities(list(found))


def all_named(batch: Batch, name: str) -> Sequence[Known]:
    return [found.known for found in find_entities(batch.entities, name)]
