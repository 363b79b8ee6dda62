"""Joins the mentions of an article into clusters, one for each person, body, country, medium or thing.

In: judged mentions. Out: `Cluster`s. Persons: a short name belongs to the one who bears it and was named last before
it. Bodies: names that the tables or the article call the same, the same core without legal forms, initials, and the
beginning of a longer name where only one begins so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from menurut.reading.names.name_entries import parts
from menurut.reading.names.namebook import Namebook
from menurut.reading.names.naming import Mention
from menurut.records import Schema, Span

Words = tuple[str, ...]
LONGEST_OPENING = 4
MOST_BEARERS = 8
Named = tuple[Mention, Words]


@dataclass(slots=True)
class Cluster:
    """The mentions of one entity while they are gathered, and its fullest words so far."""

    words: Words
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Clusters:
    """All clusters of one sort, found by a key: the words of a name, or what the tables call it."""

    found: list[Cluster] = field(default_factory=list)
    by_key: dict[Words, Cluster] = field(default_factory=dict)

    def get(self, keys: Sequence[Words]) -> Cluster | None:
        return next((self.by_key[key] for key in keys if key in self.by_key), None)

    def add(self, named: Named, keys: Sequence[Words], cluster: Cluster | None = None) -> Cluster:
        """Give a mention to a cluster, by default the one that has a key of it, else a new one."""
        mention, words = named
        cluster = cluster or self.get(keys)
        if cluster is None:
            cluster = Cluster(words)
            self.found.append(cluster)
        cluster.mentions.append(mention)
        for key in keys:
            self.by_key.setdefault(key, cluster)
        return cluster


def gather(text: str, mentions: Sequence[Mention], book: Namebook) -> list[Cluster]:
    """The clusters of the mentions, in no order."""
    named = [(mention, parts(mention.span.of(text))) for mention in mentions]
    persons = [pair for pair in named if pair[0].schema is Schema.PERSON and pair[1]]
    bodies = [pair for pair in named if pair[0].schema is not Schema.PERSON and pair[1]]
    return gather_persons(persons, book) + gather_bodies(bodies, book)


def keys_of(named: Named, book: Namebook) -> list[Words]:
    """What a name can be found by: what the tables call it, its words, its core."""
    mention, words = named
    known = mention.known or book.by_same.get(" ".join(words), "")
    keys = [tuple(known.split())] if known else []
    keys.append(words)
    core = core_of(words, book)
    keys += [core] if core != words else []
    for length in range(min(LONGEST_OPENING, len(words) - 1), 0, -1):
        same = book.by_same.get(" ".join(words[:length]))
        if same is not None:
            return [*keys, (*same.split(), *words[length:])]
    return keys


def core_of(words: Words, book: Namebook) -> Words:
    """The words of a firm's name without its legal forms."""
    core = tuple(word for word in words if word not in book.bodies.legal and word[0].isalnum())
    return core or words


def gather_persons(named: Sequence[Named], book: Namebook) -> list[Cluster]:
    """One cluster for each person: first those that bear a full name, then all mentions in text order."""
    clusters = Clusters()
    bearers = Bearers(book)
    for words in _full_names(named, book):
        keys = [tuple(book.by_same.get(" ".join(words), "").split()) or words, words]
        if clusters.get(keys) is None and bearers.of(words) is not None:
            continue
        cluster = clusters.get(keys) or Cluster(words)
        if cluster not in clusters.found:
            clusters.found.append(cluster)
        for key in keys:
            clusters.by_key.setdefault(key, cluster)
        bearers.add(words, cluster)
    places: dict[Span, Cluster] = {}
    for mention, words in sorted(named, key=lambda pair: (pair[0].span, pair[0].same is not None)):
        same = places.get(mention.same) if mention.same is not None else None
        found = same or clusters.by_key.get(words) or bearers.latest(words) or bearers.of(words)
        cluster = clusters.add((mention, words), [words] if found is None else [], found)
        if mention.same is not None:
            clusters.by_key.setdefault(words, cluster)
        places[mention.span] = cluster
        bearers.named(words, cluster)
    return [cluster for cluster in clusters.found if len(cluster.mentions) > 0]


def _full_names(named: Sequence[Named], book: Namebook) -> list[Words]:
    """The names of more than one word and those that the tables know, longest first.

    A name that only ends like a longer one ("Rahma Santoso" beside "Siti Rahma Santoso") is a full one if it comes
    before that or has a title of its own.
    """
    full = {words for _, words in named if len(words) > 1 or " ".join(words) in book.by_same}
    first: dict[Words, int] = {}
    for position, (_, words) in enumerate(named):
        first.setdefault(words, position)
    titled = {words for mention, words in named if mention.title is not None}
    ends = {words[1:]: words for words in full if len(words) > 2}
    short = {w for w in full if w in ends and w not in titled and first[ends[w]] < first[w]}
    return sorted(full - short, key=lambda words: (-len(words), words))


class Bearers:
    """Who bears which word in a name, and who was named last with it."""

    def __init__(self, book: Namebook) -> None:
        self.book = book
        self.by_word: dict[str, list[Cluster]] = {}
        self.last: dict[str, Cluster] = {}

    def add(self, words: Words, cluster: Cluster) -> None:
        """The cluster bears all the words."""
        for word in spread(words, self.book):
            self.by_word.setdefault(word, []).append(cluster)

    def named(self, words: Words, cluster: Cluster) -> None:
        """The cluster was just named by the words."""
        for word in spread(words, self.book):
            self.last[word] = cluster

    def latest(self, words: Words) -> Cluster | None:
        """The person named last that bears all the words."""
        cluster = self.last.get(words[-1])
        return cluster if cluster is not None and _bears(spread(cluster.words, self.book), words) else None

    def of(self, words: Words) -> Cluster | None:
        """The first person that bears all the words in this order."""
        for cluster in self.by_word.get(words[0], ())[:MOST_BEARERS]:
            if cluster.words != words and _bears(spread(cluster.words, self.book), words):
                return cluster
        return None


def spread(words: Words, book: Namebook) -> Words:
    """The words of a name, with those behind a particle also by themselves: "al-masri", "masri"."""
    parted = (word.partition("-") for word in words)
    behind = [right for left, _, right in parted if right and left in book.people.particles]
    return (*words, *behind)


def _bears(full: Words, words: Words) -> bool:
    """Whether a name is a short form of a full one: one word of it, words from its first on, or all but the first."""
    rest = iter(full)
    return all(word in rest for word in words) and (len(words) == 1 or words[0] == full[0] or words == full[1:])


def gather_bodies(named: Sequence[Named], book: Namebook) -> list[Cluster]:
    """One cluster for each body, country, medium, account or thing.

    Names that the article itself calls the same come first, then those of more than one word, then the rest.
    """
    clusters = Clusters()
    others: dict[Span, list[Named]] = {}
    for pair in named:
        if pair[0].same is not None:
            others.setdefault(pair[0].same, []).append(pair)
    full = [pair for pair in named if pair[0].same is None]
    full.sort(key=lambda pair: (pair[0].span not in others, len(pair[1]) == 1 and not pair[0].known))
    for pair in full:
        cluster = clusters.add(pair, keys_of(pair, book))
        for other in others.pop(pair[0].span, ()):
            clusters.add(other, keys_of(other, book), cluster)
    return list(_joined(clusters, book))


def _joined(clusters: Clusters, book: Namebook) -> Iterator[Cluster]:
    """The clusters with those joined whose name is a short form of another's."""
    index = ShortForms(book)
    for cluster in clusters.found:
        index.add(cluster)
    for cluster in clusters.found:
        target = index.target(cluster)
        if target is None:
            yield cluster
        else:
            target.mentions += cluster.mentions


class ShortForms:
    """Finds the longer name of which a name is the initials or the only beginning."""

    def __init__(self, book: Namebook) -> None:
        self.book = book
        self.forms: dict[Words, list[Cluster]] = {}

    def add(self, cluster: Cluster) -> None:
        """Remember the short forms of a cluster's fullest name."""
        for form in short_forms(cluster.words, self.book):
            owners = self.forms.setdefault(form, [])
            if cluster not in owners[-1:]:
                owners.append(cluster)

    def target(self, cluster: Cluster) -> Cluster | None:
        """The one cluster with a longer name of which this one's is a short form."""
        owners = [c for c in self.forms.get(core_of(cluster.words, self.book), ()) if c is not cluster]
        longer = [c for c in owners if len(c.words) > len(cluster.words)]
        alone = any(m.state or m.schema is Schema.ACCOUNT for m in cluster.mentions)
        return longer[0] if len(longer) == 1 and not alone else None


def short_forms(words: Words, book: Namebook) -> Iterator[Words]:
    """Initials of a name and its beginnings: "bsi" and "bank sejahtera" for "Bank Sejahtera Indonesia"."""
    core = core_of(words, book)
    if len(core) > 2:
        yield ("".join(word[0] for word in core),)
        small = [word for word in core if word not in book.people.joins and word not in book.bodies.inner]
        yield ("".join(word[0] for word in small),)
    for end in range(1, len(core)):
        if end > 1 or not (book.is_common(core[0]) or book.is_person(core[0])):
            yield core[:end]
