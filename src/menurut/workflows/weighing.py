"""New claims weighed against those of the ledger: only what they touch, with the same result as from scratch."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from menurut.ledger import Batch
from menurut.ledger.claims import Held, Place
from menurut.records import Claim, Decision, Judgement, Link, Matter
from menurut.weighing.comparing import Postings, keys_of, links_between, near_keys_of
from menurut.weighing.grouping import Judgements, clusters_of
from menurut.weighing.policy import UNIT
from menurut.weighing.prepared import Prepared
from menurut.weighing.units import BY_DAYS, bucket_of, least_of
from menurut.weighing.weighing import best_links, group_of, judgements

KEPT = 1_500  # documents whose claims stay ready between batches
LINKED = 40_000  # claims whose links do

Adjacent = dict[int, list[tuple[int, float]]]


class Weigher:
    """Weighs batch after batch; keeps the claims of the documents and the links it met last: news comes in waves.

    Claims never change. Links come only with new claims, so those that are kept hold until somebody else adds some.
    """

    def __init__(self) -> None:
        self._ready: OrderedDict[int, tuple[list[Held], list[Prepared]]] = OrderedDict()
        self._adjacent: Adjacent = {}
        self._last = 0  # number of the claim that was written last

    def weigh_new(self, batch: Batch, new: Mapping[int, Sequence[Held]]) -> None:
        """Weigh the claims of new documents, by the documents' numbers; their claims are written already."""
        claims = {n: [held.claim for held in found] for n, found in new.items()}
        self._expect([held.n for found in new.values() for held in found])
        batch.claims.write_keys({n: keys_of(found) for n, found in claims.items()})
        near = _near(batch, claims)
        self._make_ready(batch, new, {other for others in near.values() for other in others})
        links = [link for n, others in near.items() for link in self._links(n, others)]
        batch.claims.write_links(links)
        for a, b, score in links:
            for one, other in ((a, b), (b, a)):
                if one in self._adjacent:
                    self._adjacent[one].append((other, score))
        ready = {one.n: claim for found in self._ready.values() for one, claim in zip(*found, strict=True)}
        touched = {n for a, b, _ in links for n in (a, b)} | _decided(batch, new)
        settle(batch, touched, ready=ready, adjacent=self._adjacent)
        for n in list(islice(self._adjacent, max(len(self._adjacent) - LINKED, 0))):
            del self._adjacent[n]
        while len(self._ready) > KEPT:
            self._ready.popitem(last=False)

    def _expect(self, numbers: Sequence[int]) -> None:
        """Let the links go that are kept if somebody else has added claims since; the new ones have none yet."""
        if numbers and min(numbers) != self._last + 1:
            self._adjacent.clear()
        self._last = max(numbers, default=self._last)
        self._adjacent |= {n: [] for n in numbers}

    def _make_ready(self, batch: Batch, new: Mapping[int, Sequence[Held]], wanted: Collection[int]) -> None:
        found = {n: list(held) for n, held in new.items()}
        missing = [n for n in wanted if n not in self._ready and n not in found]
        for n, held in (found | batch.claims.of_documents(missing)).items():
            self._ready[n] = (held, [Prepared(one.claim) for one in held])
        for n in wanted:
            self._ready.move_to_end(n)

    def _links(self, n: int, others: Collection[int]) -> Iterator[tuple[int, int, float]]:
        held, prepared = self._ready[n]
        numbers = {one.claim.id: one.n for one in held}
        postings = Postings(prepared)
        for other in sorted(others):
            held, prepared = self._ready[other]
            numbers |= {one.claim.id: one.n for one in held}
            for link in links_between(postings, prepared):
                yield numbers[link.a], numbers[link.b], link.score


def _near(batch: Batch, claims: Mapping[int, Sequence[Claim]]) -> dict[int, set[int]]:
    """The documents that each new one is compared with: itself, and those that share a key, each pair of new ones once.

    While another program rebuilds the ledger, documents that came later may be weighed already.
    """
    wanted = {n: near_keys_of(found) for n, found in claims.items()}
    sharing = batch.claims.sharing({key for keys in wanted.values() for key in keys})
    return {
        n: {other for key in keys for other in sharing.get(key, ()) if other < n or other not in claims} | {n}
        for n, keys in wanted.items()
    }


def _decided(batch: Batch, new: Mapping[int, Sequence[Held]]) -> set[int]:
    """The new claims that people said the same of as of others, in an earlier ledger or before a rebuild; and those."""
    same = [d for d in batch.received.decisions(Matter.CLAIM) if d.judgement is Judgement.SAME]
    if not same:
        return set()
    arrived = {one.claim.id for found in new.values() for one in found}
    ends = {end for d in same if arrived & {d.left, d.right} for end in (d.left, d.right)}
    return set(batch.claims.numbers_of(ends).values())


def settle(
    batch: Batch,
    touched: Collection[int],
    *,
    afresh: bool = False,
    ready: Mapping[int, Prepared] | None = None,
    adjacent: Adjacent | None = None,
) -> None:
    """Weigh again all claims whose unit or links changed; `touched` are the ends of new links, or of decisions.

    Links only grow, so the level of a claim's unit only rises; `afresh` looks from the lowest level on, as is needed
    when a decision that joined claims is undone. `ready` are claims that need not be loaded, by number, `adjacent` are
    links that need not be; more are put there as they are loaded.
    """
    if not touched:
        return
    places = batch.claims.members({place.unit for place in batch.claims.places(touched).values()})
    decisions = batch.received.decisions()
    graph = _Graph(batch, decisions, {} if adjacent is None else adjacent)
    graph.load(places)
    made = _units(graph, {n: 0 if afresh else place.level for n, place in places.items()})
    places |= batch.claims.places(made.keys() - places.keys())
    moved = {n for n, place in made.items() if place != places[n][:2]}
    batch.claims.write_units({n: made[n] for n in moved})
    fresh = set(made) if afresh else moved.union(touched)
    parts = [_Part({n: places[n] for n in numbers}, graph) for numbers in _by_unit(made)]
    said = judgements(decisions, Matter.CLAIM)
    changed = [(part, part.changed(said, fresh)) for part in parts]
    prepared = _prepared(batch, {n for _, found in changed for numbers in found for n in numbers}, ready or {})
    judged = judgements(decisions, Matter.ORIGIN)
    groups = [
        group_of([prepared[n] for n in numbers], part.best, judged) for part, found in changed for numbers in found
    ]
    batch.claims.replace_groups(prepared, groups)


def _by_unit(made: Mapping[int, tuple[int, int]]) -> Iterable[list[int]]:
    """The numbers of the claims of each unit."""
    members: dict[int, list[int]] = {}
    for n, (unit, _) in sorted(made.items()):
        members.setdefault(unit, []).append(n)
    return members.values()


def _prepared(batch: Batch, numbers: Collection[int], ready: Mapping[int, Prepared]) -> dict[int, Prepared]:
    """The claims of these numbers, loaded where they are not ready."""
    held = batch.claims.held([n for n in numbers if n not in ready])
    return {n: ready[n] if n in ready else Prepared(held[n].claim) for n in numbers}


class _Part:
    """A unit: the places of its claims by number, and the surest link of each claim within it, by id."""

    def __init__(self, places: Mapping[int, Place], graph: _Graph) -> None:
        self._places = places
        self._decided = not graph.same.keys().isdisjoint(places)
        self._links = [
            Link(a=min(ids), b=max(ids), score=score)
            for n, place in places.items()
            for other, score in graph.links.get(n, ())
            if n < other and other in places and (ids := (place.id, places[other].id))
        ]
        self.best = best_links(self._links)

    def changed(self, judged: Judgements, fresh: Collection[int]) -> list[list[int]]:
        """The groups, by the numbers of their claims, that may differ from those that are kept.

        A group of the same claims is the same where none of them has a new link or another place: the surest link of
        a claim has at least the score that makes the unit, and older links that come into a unit have less. Only what
        people joined may have no such link.
        """
        numbers = {place.id: n for n, place in self._places.items()}
        before = Counter(place.group for place in self._places.values())
        found = []
        for ids in clusters_of(sorted(numbers), self._links, judged):
            members = [numbers[ident] for ident in ids]
            old = {self._places[n].group for n in members}
            whole = len(old) == 1 and before[old.pop()] == len(members)
            if self._decided or not whole or any(n in fresh for n in members):
                found.append(members)
        return found


class _Graph:
    """Links between claims, loaded as far as they are walked; what people call the same is linked at all levels."""

    def __init__(self, batch: Batch, decisions: Sequence[Decision], links: Adjacent) -> None:
        self._batch = batch
        self.links = links
        self._buckets: dict[int, int | None] = {}
        pairs = [p for p, judged in judgements(decisions, Matter.CLAIM).items() if judged is Judgement.SAME]
        numbers = batch.claims.numbers_of({claim for pair in pairs for claim in pair})
        self.same: dict[int, set[int]] = {}
        for a, b in pairs:
            if a in numbers and b in numbers:
                self.same.setdefault(numbers[a], set()).add(numbers[b])
                self.same.setdefault(numbers[b], set()).add(numbers[a])

    def load(self, numbers: Collection[int]) -> None:
        """Load the links of claims that are not loaded yet."""
        missing = [n for n in numbers if n not in self.links]
        if missing:
            self.links.update(self._batch.claims.links_from(missing))

    def reached(self, start: int, level: int, most: int | None, large: Collection[int]) -> tuple[set[int], bool]:
        """The claims that the links of a level join with the start, and whether these are all.

        The walk ends where there are more than `most`, or where it meets one that is known to be among so many.
        """
        found = {start}
        edge = {start}
        while edge:
            self.load(edge)
            edge = (self._linked(edge, level) | {other for n in edge for other in self.same.get(n, ())}) - found
            found |= edge
            if most is not None and (len(found) > most or not edge.isdisjoint(large)):
                return found, False
        return found, True

    def _linked(self, numbers: Collection[int], level: int) -> set[int]:
        """The claims that these are linked with at a level."""
        least = least_of(level)
        if level < BY_DAYS:
            return {other for n in numbers for other, score in self.links[n] if score >= least}
        pairs = [(n, other) for n in numbers for other, score in self.links[n] if score >= least]
        missing = {end for pair in pairs for end in pair} - self._buckets.keys()
        self._buckets |= {n: bucket_of(day) for n, day in self._batch.claims.published(missing).items()}
        return {other for n, other in pairs if self._buckets[n] == self._buckets[other]}


def _units(graph: _Graph, levels: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """The unit and level of each claim, from the levels below which it is known to be in too large a set."""
    made: dict[int, tuple[int, int]] = {}
    large = [{n for n, known in levels.items() if known > level} for level in range(BY_DAYS + 1)]
    for n in sorted(levels):
        if n in made:
            continue
        for level in range(levels[n], BY_DAYS + 1):
            if n in large[level]:
                continue
            found, whole = graph.reached(n, level, None if level == BY_DAYS else UNIT, large[level])
            if whole:
                made |= dict.fromkeys(found, (min(found), level))
                break
            large[level] |= found
    return made
