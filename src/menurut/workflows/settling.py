"""Nodes that changed, and what that changes: which nodes are one, and whom short names mean.

Only what a changed node touches is looked at: the nodes linked with it, directly or not, before or now, and the nodes
whose name is a short name of one of these. The result is the same as from resolving everything at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from menurut.ledger.entities import EntityTables
from menurut.ledger.nodes import Stored
from menurut.records import Decision, Judgement, content_id
from menurut.records.nodes import Known, Node, Sort
from menurut.resolving.blocks import keys_of, short_key
from menurut.resolving.holders import DOCUMENTS, Holder, Use, belongs, holder_of, names_others
from menurut.resolving.partition import Bond, bond_of, known_of, partition

Uses = Mapping[str, tuple[int, list[tuple[Stored, int]]]]
LEAST = 2  # documents of a node whose use of a short name counts


@dataclass(slots=True)
class Change:
    """What is known while a change is worked out.

    `old` are the changed nodes as they were, `now` every node looked at, `was` its entity before ("" for a new one) and
    `entity` its entity now; `known` are the entities found, `moved` those of short names whose entity changed.
    """

    tables: EntityTables
    old: Mapping[str, Node]
    now: dict[str, Node]
    was: dict[str, str]
    entity: dict[str, str] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)
    bonds: dict[tuple[str, str], Bond] = field(default_factory=dict)
    decisions: dict[tuple[str, str], Decision] = field(default_factory=dict)

    def see(self, stored: Stored) -> Node:
        """The node as it is now, kept for later."""
        self.was.setdefault(stored.node.id, stored.entity)
        return self.now.setdefault(stored.node.id, stored.node)


def settle(tables: EntityTables, old: Mapping[str, Node], new: Mapping[str, Node]) -> dict[str, str]:
    """Write changed nodes and all that follows. Node id to entity id, for all nodes that were looked at.

    `old` are those of the nodes that were there before, as they were; `new` all of them as they are now.
    """
    names = {_use_name(node.sort, short) for node in new.values() for short in node.shorts}
    before = _holders(tables.uses(names, LEAST), {})
    stored = tables.nodes(list(old))
    tables.write_nodes([(node, keys_of(node)) for _, node in sorted(new.items())], old.keys())
    change = Change(tables, old, dict(new), {i: stored[i].entity if i in stored else "" for i in new})
    closure = _closure(change)
    _divide(change, closure)
    _name(change, closure, names, before)
    _write(change)
    return {**change.was, **change.entity}


def _closure(change: Change) -> set[str]:
    """The ids of all nodes that a changed one is linked with, directly or not, before or now."""
    closure: set[str] = set()
    frontier = set(change.now)
    while frontier:
        closure |= frontier
        frontier = (_linked(change, frontier) | _decided(change, frontier)) - closure
    return closure


def _linked(change: Change, frontier: Collection[str]) -> set[str]:
    """The ids of the nodes that the bonds of these lead to; the bonds are kept."""
    keys = {i: _all_keys(change, i) for i in sorted(frontier) if not change.now[i].short}
    shared = change.tables.sharing({key for of_node in keys.values() for key in of_node})
    found: set[str] = set()
    for ident, own in keys.items():
        node = change.now[ident]
        others = {stored.node.id: stored for key in own for stored in shared.get(key, ())}
        for other in (s for i, s in others.items() if i != ident):
            pair = (min(ident, other.node.id), max(ident, other.node.id))
            if pair in change.bonds:
                found.add(other.node.id)
                continue
            bond = bond_of(node, change.now.get(other.node.id, other.node))
            if bond is not None:
                change.bonds[pair] = bond
            if bond is not None or _was_bound(change, ident, other.node):
                found.add(change.see(other).id)
    return found & change.now.keys()


def _was_bound(change: Change, ident: str, other: Node) -> bool:
    """Whether a changed node was bound to another before it, or the other, changed."""
    before = change.old.get(ident)
    if before is None:
        return False
    if other.id in change.was and change.was[other.id] == "":
        return False
    return bond_of(before, change.old.get(other.id, other)) is not None


def _all_keys(change: Change, ident: str) -> set[int]:
    """The keys of a node, as it is and as it was."""
    now, before = change.now[ident], change.old.get(ident)
    keys = set(keys_of(now))
    return keys if before is None or before.shorts == now.shorts else keys | set(keys_of(before))


def _decided(change: Change, frontier: Collection[str]) -> set[str]:
    """The ids of the nodes that decisions put beside these; the decisions are kept."""
    found = {(d.left, d.right): d for d in change.tables.decisions(frontier)}
    change.decisions.update(found)
    same = {i for pair, d in found.items() if d.judgement is Judgement.SAME for i in pair}
    for stored in change.tables.nodes(same - change.now.keys()).values():
        change.see(stored)
    return same & change.now.keys()


def _divide(change: Change, closure: Collection[str]) -> None:
    """Say which nodes of the closure are one."""
    nodes = [change.now[ident] for ident in sorted(closure)]
    for known in partition(nodes, change.bonds.values(), list(change.decisions.values())):
        change.known[known.id] = known
        change.entity.update(dict.fromkeys(known.nodes, known.id))


def _name(change: Change, closure: set[str], names: set[str], before: Mapping[str, Holder]) -> None:
    """Give the nodes of short names to those whom the names mean, until nothing changes any more."""
    for stored in change.tables.nodes(_held_apart(change, closure)).values():
        change.see(stored)
    looked = closure | _held_apart(change, closure) & change.now.keys()
    asked = {i: change.now[i] for i in sorted(looked) if names_others(change.now[i]) and _is_alone(change, i)}
    renamed = _renamed(change, closure)
    todo = {_use_name(node.sort, node.fold) for node in asked.values()} | names | renamed
    holders = _holders(change.tables.uses(todo, LEAST), change.entity)
    renamed |= {name for name in names if holders.get(name) != before.get(name)}
    while asked or renamed:
        asked |= _nodes_named(change, renamed)
        renamed = set()
        for node in (asked[ident] for ident in sorted(asked)):
            holder = holders.get(_use_name(node.sort, node.fold))
            if _give(change, node, holder):
                renamed |= {_use_name(node.sort, short) for short in node.shorts}
        holders = {**holders, **_holders(change.tables.uses(renamed, LEAST), change.entity)}
        asked = {}


def _renamed(change: Change, closure: Collection[str]) -> set[str]:
    """The short names of the nodes that were there and whose entity is another now."""
    moved = [change.now[i] for i in closure if change.was[i] not in ("", change.entity[i])]
    return {_use_name(node.sort, short) for node in moved for short in node.shorts}


def _give(change: Change, node: Node, holder: Holder | None) -> bool:
    """Give a node to the holder of its name, or to itself; whether that changed something for what it names."""
    others = {i: change.tables.nodes([i]).get(i) for i in _held_apart(change, [node.id])}
    apart = [change.entity.get(i) or stored.entity for i, stored in others.items() if stored is not None]
    found = change.known.get(change.entity.get(node.id, ""))
    own = found if found is not None and found.nodes == (node.id,) else known_of([node], {})
    before = change.entity.get(node.id) or change.was[node.id]
    if holder is not None and holder.entity != own.id and belongs(node, holder, apart):
        change.known.pop(own.id, None)
        change.entity[node.id] = holder.entity
    else:
        change.known[own.id] = own
        change.entity[node.id] = own.id
    return change.entity[node.id] != before


def _held_apart(change: Change, nodes: Collection[str]) -> set[str]:
    """The ids of the nodes that people say are none of these."""
    pairs = [pair for pair, d in change.decisions.items() if d.judgement is Judgement.NOT_SAME]
    return {other for a, b in pairs for node, other in ((a, b), (b, a)) if node in nodes}


def _nodes_named(change: Change, names: Iterable[str]) -> dict[str, Node]:
    """The nodes that have one of these short names and stand alone."""
    parts = [name.split(" ", 1) for name in sorted(names)]
    people = [short_key(Sort.PERSON, fold) for sort, fold in parts if sort == Sort.PERSON]
    found = {s.node.id: s for shared in change.tables.sharing(people).values() for s in shared}
    bodies = [content_id("node", sort, fold, "") for sort, fold in parts if sort == Sort.BODY]
    found |= change.tables.nodes(bodies)
    seen = {i: change.see(stored) for i, stored in sorted(found.items()) if names_others(stored.node)}
    for decision in change.tables.decisions(seen):
        change.decisions[(decision.left, decision.right)] = decision
    return {ident: node for ident, node in seen.items() if _is_alone(change, ident)}


def _is_alone(change: Change, ident: str) -> bool:
    """Whether no link makes a node one with another."""
    if ident in change.entity:
        known = change.known.get(change.entity[ident])
    else:
        known = change.tables.entities([change.was[ident]]).get(change.was[ident])
    return known is None or ident not in known.nodes or len(known.nodes) == 1


def _holders(uses: Uses, entities: Mapping[str, str]) -> dict[str, Holder]:
    """Whom each short name means, by the entities that nodes are now."""
    found = {}
    for name, (total, nodes) in uses.items():
        if total < DOCUMENTS:
            continue
        sort, fold = name.split(" ", 1)
        told = [
            Use(node=stored.node, entity=entities.get(stored.node.id) or stored.entity, documents=count)
            for stored, count in nodes
        ]
        holder = holder_of(fold, Sort(sort), told, total)
        if holder is not None:
            found[name] = holder
    return found


def _use_name(sort: Sort, fold: str) -> str:
    return f"{sort} {fold}"


def _write(change: Change) -> None:
    """Write what changed: entities that are new, other or no more, the entity of each node, and of claims."""
    tables = change.tables
    before = tables.entities({entity for entity in change.was.values() if entity})
    live = {ident: known for ident, known in change.known.items() if change.entity[known.nodes[0]] == ident}
    gone = [i for i, known in before.items() if i not in live and change.entity.keys() >= set(known.nodes)]
    write = []
    for ident, known in sorted(live.items()):
        names = {name for node in known.nodes for name in (change.now[node].fold, *change.now[node].shorts)}
        then = {n for i in known.nodes if i in change.old for n in (change.old[i].fold, *change.old[i].shorts)}
        changed_nodes = [i for i in known.nodes if i in change.old]
        if before.get(ident) != known or (changed_nodes and not names <= then):
            write.append((known, names))
    tables.write_entities(write, [*gone, *(known.id for known, _ in write if known.id in before)])
    moved = {i: (change.was[i], now) for i, now in change.entity.items() if change.was[i] != now}
    tables.assign({i: now for i, (_, now) in moved.items()})
    tables.move_claims({i: pair for i, pair in moved.items() if pair[0]})
