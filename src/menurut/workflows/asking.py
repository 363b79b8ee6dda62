"""A question in words to the groups that answer it: from the strictest reading of the question to the loosest."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menurut.errors import NotThereError
from menurut.languages import codes, load
from menurut.ledger import Batch
from menurut.ledger.asking import Filters, Hit, SearchQueries, Summary
from menurut.ledger.dossiers import DossierQueries
from menurut.ledger.people import PeopleQueries
from menurut.records import Stance
from menurut.records.nodes import Sort
from menurut.resolving.folding import fold
from menurut.weighing.series import Point, series_of
from menurut.weighing.terms import lexicon_of, terms_of, words_in
from menurut.workflows.emptiness import refuse_empty
from menurut.workflows.people import bearers_of

WORDS = 8  # of a question, the rarest
ENOUGH = 300  # hits, after which looser questions are not asked
LOOKED_AT = 10_000  # newest claims with all the words of the question among which a filter looks
LOOSELY = 3_000  # and with fewer of the words
LEAST = 0.25  # share of the question's weight that a looser question must have where a stricter one has hits
SPOKEN = 300  # claims of a group that are looked at for who says it
FIGURED = 60  # claims of a group that are looked at for figures
NAME = 4  # words of a name in a question, at most
BEARERS = 3  # entities of a name in a question, at most: more tell nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A group that answers, with who says it (and in how many claims), and its latest figure."""

    summary: Summary
    speakers: tuple[tuple[str, int], ...]
    latest: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The groups that answer a question, the best first; `unknown` are words that no claim has, `more` groups left.

    `hits` are the claims that were found, by number; `groups` says in how many groups they are.
    """

    question: str
    found: tuple[Found, ...]
    unknown: tuple[str, ...]
    more: int
    hits: frozenset[int]
    groups: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the question: the stems it may be, and how much a hit on it tells."""

    said: str
    stems: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity that the question names, with the words of the name, and the words that are left."""

    entity: str
    name: tuple[str, ...]
    rest: tuple[_Word, ...]
    weight: float


def answer(batch: Batch, question: str, filters: Filters, limit: int = 10, skip: int = 0) -> Answer:
    """The groups that answer a question, but for the first `skip`.

    NotThereError where the ledger is empty or the question has no words.
    """
    queries = SearchQueries(batch.connection)
    refuse_empty(batch)
    asked = words_of(question)
    if not asked:
        raise NotThereError(f"there are no words in {question!r}: ask with the words of what was said, or with a name")
    weighed = [_Word(said, stems, _weight(said) if queries.has(stems) else 0.0) for said, stems in asked]
    known = sorted((word for word in weighed if word.weight), key=lambda word: -word.weight)[:WORDS]
    named = [] if filters.entity else _names_in(batch, question, known)
    scores, hits = _hits(queries, named, known, _resolved(batch, filters))
    summaries = queries.summaries(hits)
    order = sorted(summaries.values(), key=lambda s: s.id)
    order.sort(key=lambda s: s.last or "", reverse=True)
    order.sort(key=lambda s: (-round(scores[s.id], 3), -s.claims))
    return Answer(
        question=question,
        found=_found(batch, queries, order[skip : skip + limit]),
        unknown=tuple(w.said for w in weighed if not w.weight and not any(w.said in one.name for one in named)),
        more=max(len(order) - skip - limit, 0),
        hits=frozenset(hit.n for hit in hits),
        groups=len(order),
    )


def words_of(question: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of a question that tell something, each with its stems in all languages.

    A word that is too common to tell in one language is left out, unless nothing but such words is asked.
    """
    languages = [load(code) for code in codes()]
    told: dict[str, tuple[str, ...]] = {}
    common: dict[str, tuple[str, ...]] = {}
    for word in _said(question):
        stems = [terms_of(word, language) for language in languages]
        found = tuple(dict.fromkeys(term for terms in stems for term in terms))
        if found:
            (told if all(stems) else common)[word] = found
    return list((told or common).items())


def _said(question: str) -> Sequence[str]:
    """The words of a question; joined words are parted, as they are where claims are searched."""
    return words_in(question.replace("-", " "))


def _weight(word: str) -> float:
    """How much a word tells: how rare it is in the language in which it is commonest."""
    lexicons = [lexicon_of(load(code)) for code in codes()]
    return max(min(lexicon.halvings(lexicon.stem(word)) for lexicon in lexicons), 1.0)


def _resolved(batch: Batch, filters: Filters) -> Filters:
    """The filters with the id of the entity in the place of its name."""
    if filters.entity is None:
        return filters
    found = bearers_of(batch, filters.entity)
    if not found:
        raise NotThereError(f"no entity is called {filters.entity!r}: `menurut who NAME` finds names that begin alike")
    return dataclasses.replace(filters, entity=found[0].id)


def _hits(
    queries: SearchQueries, named: Sequence[_Named], words: Sequence[_Word], filters: Filters
) -> tuple[dict[str, float], list[Hit]]:
    """The claims that were found, and the best score of each group."""
    scores: dict[str, float] = {}
    hits: list[Hit] = []
    for one in named:
        wanted = dataclasses.replace(filters, entity=one.entity)
        for some in (*_looser(one.rest), ()):
            looked_at = LOOKED_AT if some == one.rest else LOOSELY
            found = queries.find([word.stems for word in some], wanted, ENOUGH, looked_at)
            _score(scores, found, one.weight + sum(word.weight for word in some))
            hits += found
    whole = sum(word.weight for word in words)
    for some in _looser(words):
        weight = sum(word.weight for word in some)
        if len(hits) >= ENOUGH or (hits and weight < LEAST * whole):
            break
        found = queries.find([word.stems for word in some], filters, ENOUGH, LOOKED_AT if some is words else LOOSELY)
        _score(scores, found, weight)
        hits += found
    return scores, hits


def _score(scores: dict[str, float], hits: Sequence[Hit], score: float) -> None:
    for hit in hits:
        scores[hit.group] = max(scores.get(hit.group, 0.0), score)


def _looser(words: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """Which words are asked for together, the strictest first: all, all but one, the rarest few, each alone."""
    if not words:
        return
    yield words
    if len(words) > 2:
        for left_out in reversed(range(len(words))):
            yield [word for place, word in enumerate(words) if place != left_out]
    for size in range(len(words) - 2, 1, -1):
        yield words[:size]
    if len(words) > 1:
        yield from ([word] for word in words)


def _names_in(batch: Batch, question: str, words: Sequence[_Word]) -> list[_Named]:
    """The entities of the longest name in the question; none where too many bear it to tell."""
    queries = PeopleQueries(batch.connection)
    said = _said(question)
    least = 2 if len(said) > 1 else 1
    names = [
        tuple(said[start : start + size])
        for size in range(min(NAME, len(said)), least - 1, -1)
        for start in range(len(said) - size + 1)
    ]
    forms = {name: {fold(" ".join(name), sort) for sort in Sort} - {""} for name in names}
    borne = queries.borne(set().union(*forms.values()))
    for name in names:
        if forms[name] & borne:
            entities = {one.id for one in queries.bearers(forms[name], BEARERS + 1)}
            if 0 < len(entities) <= BEARERS:
                rest = tuple(word for word in words if word.said not in name)
                weight = max(sum(word.weight for word in words if word.said in name), 1.0)
                return [_Named(entity, name, rest, weight) for entity in sorted(entities)]
    return []


def _found(batch: Batch, queries: SearchQueries, summaries: Sequence[Summary]) -> tuple[Found, ...]:
    """Groups with who says them and their latest figures."""
    sizes = {summary.id: summary.claims for summary in summaries}
    spoken = queries.speakers(sizes, SPOKEN)
    counted = DossierQueries(batch.connection).counting(sizes, FIGURED)
    points = {
        ident: series_of([one.claim for one in told if one.claim.stance is Stance.STATES])
        for ident, told in counted.items()
    }
    return tuple(
        Found(
            summary=summary,
            speakers=tuple(sorted(spoken[summary.id].items(), key=lambda pair: (-pair[1], pair[0]))),
            latest=points[summary.id][-1] if points[summary.id] else None,
        )
        for summary in summaries
    )
