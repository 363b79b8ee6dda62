"""Evidence that two claims of a group have one origin. Each step gives the joints it finds, the surest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from menurut.records import Claim, Merge, Signal
from menurut.weighing.media import is_outlet
from menurut.weighing.policy import COPIED, COPIED_RUNS, OCCASION
from menurut.weighing.prepared import Prepared, Run
from menurut.weighing.signals import other_figure, wording
from menurut.weighing.voices import is_description, same_names, share_a_word


def is_own(claim: Claim) -> bool:
    """Whether the outlet says it on its own authority: nobody it names, and no medium it cites, stands behind it."""
    return claim.features.voice is None and claim.speaker is None and claim.origin is None


def copies(claims: Sequence[Prepared]) -> Iterator[Merge]:
    """Claims of which one has most runs of words from the other: the same dispatch, or copied from it.

    A denial in the words of what somebody else states is no copy of that, and neither is another figure.
    """
    having: dict[Run, list[int]] = defaultdict(list)  # pairs that share no run are most, and are never met
    for number, b in enumerate(claims):
        shared = Counter(chain.from_iterable([having[run] for run in b.runs if run in having]))
        for place in sorted(place for place, count in shared.items() if count >= COPIED_RUNS):
            a = claims[place]
            share = shared[place] / min(len(a.runs), len(b.runs))
            if share < COPIED:
                continue
            if _of_two(a, b) and (a.claim.stance is not b.claim.stance or other_figure(a, b, 0.0)):
                continue
            yield _merge(a, b, "passage", share, f"{share:.0%} of the shorter stands in the other word for word")
        for run in b.runs:
            having[run].append(number)


def _of_two(a: Prepared, b: Prepared) -> bool:
    """Whether each goes back to a speaker, and no word of their names is the same."""
    first, second = a.claim.features.voice, b.claim.features.voice
    return bool(first and second) and not share_a_word(first, second)


def occasions(claims: Sequence[Prepared]) -> Iterator[Merge]:
    """Claims of one speaker, day after day without a gap longer than OCCASION."""
    keys = same_names(name for prepared in claims if (name := prepared.claim.features.voice))
    said: dict[tuple[str, ...], list[Prepared]] = defaultdict(list)
    for prepared in claims:
        if prepared.claim.features.voice:
            said[keys[prepared.claim.features.voice]].append(prepared)
    for _, sayings in sorted(said.items()):
        for a, b in pairwise(sayings):
            days = _days(a, b)
            if days <= OCCASION:
                apart = f", {days} days apart" if days else ""
                yield _merge(a, b, "speaker", 1.0 - days / 10, f"both go back to {b.claim.features.voice}{apart}")


def _days(a: Prepared, b: Prepared) -> int:
    return abs(a.day - b.day) if a.day is not None and b.day is not None else 0


def citations(claims: Sequence[Prepared]) -> Iterator[Merge]:
    """A claim that cites a medium, and the claim of that medium itself, or another that cites it and names nobody."""
    cited: dict[str, list[Prepared]] = defaultdict(list)
    for prepared in claims:
        for name in prepared.claim.media:
            cited[name].append(prepared)
    for name, citing in sorted(cited.items()):
        nameless = [prepared for prepared in citing if prepared.claim.features.voice is None]
        for a, b in pairwise(nameless):
            yield _merge(a, b, "citation", 0.8, f"both cite {name}")
        sources = [p for p in claims if p.claim.outlet and is_outlet(name, p.claim.outlet) and p not in citing]
        for source in sources[:1]:
            for b in citing:
                yield _merge(source, b, "citation", 0.9, f"{b.claim.outlet or 'one'} cites {name}")


def resting(claims: Sequence[Prepared]) -> Iterator[Merge]:
    """What has no source, or one that is only described, goes with the named source's claim nearest to it in words.

    Where no source is named, what outlets say goes with the nearest claim of a source that is described.
    """
    named = [prepared for prepared in claims if is_named(prepared.claim)]
    sourced = named or [prepared for prepared in claims if not is_own(prepared.claim)]
    for vague in claims if sourced else ():
        if vague in sourced:
            continue
        score, near = max(
            ((wording(s, vague, s.product(vague)), s) for s in sourced), key=lambda x: (x[0], x[1].claim.id)
        )
        who = near.claim.features.voice or near.claim.speaker or near.claim.origin
        yield _merge(near, vague, "wording", score, f"names nobody, and says what {who} is quoted with")


def is_named(claim: Claim) -> bool:
    """Whether the claim has a source with a name."""
    name = claim.features.voice or claim.origin
    return name is not None and not is_description(name)


def _merge(a: Prepared, b: Prepared, name: str, score: float, why: str) -> Merge:
    return Merge(a=a.claim.id, b=b.claim.id, signals=(Signal(name=name, score=round(score, 3), why=why),))
