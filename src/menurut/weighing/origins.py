"""Where the claims of a group come from: those that go back to one speech act, document or observation.

Evidence joins claims, strongest first: a person's decision, shared passages, one speaker on one occasion, a citation,
and wording that rests on what somebody said. Each joint keeps its evidence; claims that a person keeps apart stay so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from menurut.records import Claim, Judgement, Merge, Origin, Signal, Stance, content_id
from menurut.weighing.evidence import citations, copies, is_own, occasions, resting
from menurut.weighing.grouping import Judgements, root_of
from menurut.weighing.prepared import Prepared
from menurut.weighing.voices import name_key, same_names

Step = Callable[[Sequence[Prepared]], Iterator[Merge]]
STEPS: tuple[Step, ...] = (copies, occasions, citations, resting)


def origins_of(claims: Sequence[Prepared], judgements: Judgements) -> tuple[Origin, ...]:
    """The origins of a group's claims (given in order of publication), those with most claims first."""
    joints = _Joints([prepared.claim.id for prepared in claims], judgements)
    for step in STEPS:
        for merge in step(claims):
            joints.join(merge)
    parts: dict[str, list[Claim]] = defaultdict(list)
    for prepared in claims:
        parts[joints.root(prepared.claim.id)].append(prepared.claim)
    keys = same_names(name for prepared in claims if (name := prepared.claim.features.voice))
    found: dict[str, Origin] = {}
    for members in parts.values():
        origin = _origin(members, joints.merges, keys, earlier=found)
        found[origin.id] = origin
    return tuple(sorted(found.values(), key=lambda origin: (-len(origin.claims), origin.id)))


def independent(origins: Sequence[Origin]) -> int:
    """How many origins state the claim. What outlets say on their own authority counts where nothing else states it."""
    stating = [origin for origin in origins if origin.states]
    return len([origin for origin in stating if not origin.own] or stating)


class _Joints:
    """A partition that grows by joining, with the reason for each joint."""

    def __init__(self, claims: Sequence[str], judgements: Judgements) -> None:
        self._parent = {claim: claim for claim in claims}
        inside = {pair: judgement for pair, judgement in judgements.items() if self._parent.keys() >= set(pair)}
        self._apart = sorted(pair for pair, judgement in inside.items() if judgement is Judgement.NOT_SAME)
        self.merges: list[Merge] = []
        for a, b in sorted(pair for pair, judgement in inside.items() if judgement is Judgement.SAME):
            self.join(Merge(a=a, b=b, signals=(Signal(name="decision", score=1.0, why="a person says so"),)))

    def root(self, claim: str) -> str:
        return root_of(self._parent, claim)

    def join(self, merge: Merge) -> None:
        a, b = sorted((self.root(merge.a), self.root(merge.b)))
        if a != b and not any({self.root(left), self.root(right)} == {a, b} for left, right in self._apart):
            self._parent[b] = a
            self.merges.append(merge)


def _origin(
    claims: Sequence[Claim], merges: Sequence[Merge], keys: Mapping[str, tuple[str, ...]], earlier: Container[str]
) -> Origin:
    inside = {claim.id for claim in claims}
    name, key = _named(claims, keys)
    return Origin(
        id=next(found for found in _ids(key, claims) if found not in earlier),
        name=name or claims[0].outlet or "",
        claims=tuple(claim.id for claim in claims),
        own=all(is_own(claim) for claim in claims),
        states=any(claim.stance is Stance.STATES for claim in claims),
        merges=tuple(merge for merge in merges if merge.a in inside and merge.b in inside),
    )


def _ids(key: str, claims: Sequence[Claim]) -> Iterator[str]:
    """Ids from the most general on: by speaker and month, so that groups share it; by day; by the first claim."""
    day = claims[0].published
    if key and day is not None:
        yield content_id("origin", key, f"{day:%Y-%m}")
        yield content_id("origin", key, day.isoformat())
    yield content_id("origin", key, claims[0].id)


def _named(claims: Sequence[Claim], keys: Mapping[str, tuple[str, ...]]) -> tuple[str | None, str]:
    """Who the origin is known by: the speaker of most claims, else the medium cited by most, else nobody."""
    voices = [claim.features.voice for claim in claims if claim.features.voice]
    if voices:
        said = Counter(keys[voice] for voice in voices)
        key = min(said, key=lambda key: (-said[key], key))
        return max((voice for voice in voices if keys[voice] == key), key=lambda v: (len(v), v)), " ".join(key)
    media = Counter(claim.origin for claim in claims if claim.origin)
    beside = Counter(claim.features.beside for claim in claims if claim.features.beside)
    for count in (media, beside):
        if count:
            name = min(count, key=lambda name: (-count[name], name))
            return name, " ".join(name_key(name))
    return None, ""
