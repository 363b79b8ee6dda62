"""Who and what an article names: every entity with all its names, roles and mentions.

In: a layout. Out: `Entity` records in the order of their first mention. Mentions are joined where a table or the
article says that two names are the same, where one is a short form of the other, and where initials fit; a bare first
or last name belongs to the nearest person before it that bears it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from menurut.languages import Language
from menurut.reading.layout import Layout
from menurut.reading.mentions import Mention, find_mentions
from menurut.reading.namebook import Namebook, namebook_of, parts
from menurut.records import Entity, Schema, Span

Words = tuple[str, ...]


@dataclass(slots=True)
class Cluster:
    """The mentions of one entity while they are gathered."""

    schema: Schema
    words: Words
    mentions: list[Mention] = field(default_factory=list)
    keys: set[Words] = field(default_factory=set)
    person: bool = False


@dataclass(slots=True)
class Gathering:
    """All clusters, and the ways to find one: by its words, by the place of a mention, persons by each word."""

    text: str
    book: Namebook
    clusters: list[Cluster] = field(default_factory=list)
    by_words: dict[Words, Cluster] = field(default_factory=dict)
    by_place: dict[Span, Cluster] = field(default_factory=dict)
    persons: dict[str, list[Cluster]] = field(default_factory=dict)

    def add(self, mention: Mention, words: Words, cluster: Cluster | None) -> Cluster:
        if cluster is None:
            schema = mention.schema or Schema.PERSON
            cluster = Cluster(schema, words, person=schema is Schema.PERSON)
            self.clusters.append(cluster)
        cluster.mentions.append(mention)
        cluster.keys.add(words)
        self.by_place[mention.span] = cluster
        self.by_words.setdefault(words, cluster)
        if cluster.person:
            for word in words:
                owners = self.persons.setdefault(word, [])
                if cluster not in owners[-1:]:
                    owners.append(cluster)
        return cluster


def read_entities(layout: Layout, language: Language) -> tuple[Entity, ...]:
    """The named entities of an article."""
    book = namebook_of(language)
    mentions = find_mentions(layout, language)
    judged = _judged(layout.text, mentions, book)
    gathering = Gathering(layout.text, book)
    full = [m for m in judged if m.same is None]
    for mention in full:
        if mention.schema is Schema.PERSON:
            words = parts(mention.span.of(layout.text))
            if len(words) > 1:
                gathering.add(mention, words, gathering.by_words.get(words))
    for mention in full:
        words = parts(mention.span.of(layout.text))
        if mention.schema is Schema.PERSON:
            if len(words) == 1:
                gathering.add(mention, words, _owner(gathering, mention, words))
        else:
            gathering.add(mention, words, _body(gathering, mention, words))
    for mention in judged:
        if mention.same is not None and mention.same in gathering.by_place:
            gathering.add(mention, parts(mention.span.of(layout.text)), gathering.by_place[mention.same])
    _join_short(gathering)
    return tuple(_entity(layout.text, c) for c in _kept(gathering))


def _judged(text: str, mentions: tuple[Mention, ...], book: Namebook) -> list[Mention]:
    """The mentions with a schema each; rows of capitalised words that are no entity are left out."""
    from dataclasses import replace

    persons = {w for m in mentions if m.schema is Schema.PERSON for w in parts(m.span.of(text))}
    shorts = {m.span.of(text) for m in mentions if m.same is not None}
    acting = {m.span.of(text) for m in mentions if m.row and m.acts}
    placed = {m.span.of(text) for m in mentions if m.row and m.placed}
    judged = []
    for mention in mentions:
        if not mention.row:
            judged.append(mention)
            continue
        name = mention.span.of(text)
        if name in placed and name not in acting:
            continue
        schema = _row_schema(name, persons, name in acting, name in shorts, book)
        if schema is not None:
            judged.append(replace(mention, schema=schema))
    return judged


def _row_schema(name: str, persons: set[str], acts: bool, short: bool, book: Namebook) -> Schema | None:
    words = parts(name)
    if short:
        return Schema.ORGANIZATION
    if name.isupper() and len(words) == 1:
        return Schema.ORGANIZATION if acts and len(name) > 1 else None
    if words[-1] in book.closes or any(w in book.never for w in words):
        return None
    common = sum(book.is_common(w) for w in words)
    known = any(book.is_person(w) or w in persons for w in words)
    if known and common == 0 or (known and len(words) <= 3 and not book.is_common(words[0])):
        return Schema.PERSON
    if common:
        return Schema.ORGANIZATION if acts and len(words) > 1 else None
    if len(words) == 1:
        return Schema.PERSON if acts else None
    return Schema.PERSON if len(words) <= 4 else None


def _owner(gathering: Gathering, mention: Mention, words: Words) -> Cluster | None:
    """The person whom a single name means: the nearest named before it that bears it, else the first behind."""
    owners = gathering.persons.get(words[0], ())
    best: Cluster | None = None
    best_start = -1
    for owner in owners:
        for other in owner.mentions:
            if best_start < other.span.start < mention.span.start and words[0] in parts(other.span.of(gathering.text)):
                best, best_start = owner, other.span.start
    return best or (owners[0] if owners else None)


def _body(gathering: Gathering, mention: Mention, words: Words) -> Cluster | None:
    """The cluster of a body, medium or country that has this name, a name the tables hold for the same, or its core."""
    key = parts(mention.known) if mention.known else None
    if key is not None:
        cluster = gathering.by_words.get(key)
        if cluster is None:
            cluster = gathering.by_words.get(words)
        if cluster is None or cluster.person:
            cluster = gathering.add(mention, words, None)
            gathering.by_words[key] = cluster
            cluster.mentions.pop()
        return cluster
    found = gathering.by_words.get(words)
    if found is not None and not found.person:
        return found
    core = core_of(words, gathering.book)
    found = gathering.by_words.get(core)
    if found is not None and not found.person:
        return found
    return None


def core_of(words: Words, book: Namebook) -> Words:
    """The words of a firm's name without its legal forms."""
    core = tuple(w for w in words if w not in book.legal and w[0].isalnum())
    return core or words


def _join_short(gathering: Gathering) -> None:
    """Join clusters of bodies where one name is the core, the beginning or the initials of another."""
    merged: dict[int, Cluster] = {}
    bodies = [c for c in gathering.clusters if not c.person and c.schema is not Schema.ACCOUNT]
    index: dict[Words, Cluster] = {}
    for cluster in bodies:
        for key in list(cluster.keys):
            if len(core_of(key, gathering.book)) > 1 or key == core_of(key, gathering.book):
                index.setdefault(core_of(key, gathering.book), cluster)
            letters = "".join(w[0] for w in key if w[0].isalpha() and w not in gathering.book.joins)
            if len(letters) > 2:
                index.setdefault((letters,), cluster)
    for cluster in bodies:
        for key in list(cluster.keys):
            target = index.get(core_of(key, gathering.book))
            if target is not None and target is not cluster and id(target) not in merged and id(cluster) not in merged:
                target.mentions += cluster.mentions
                target.keys |= cluster.keys
                merged[id(cluster)] = target
                break
    gathering.clusters = [c for c in gathering.clusters if id(c) not in merged]


def _kept(gathering: Gathering) -> list[Cluster]:
    """The clusters that are entities: a country only where it acts or gives an office."""
    kept = [c for c in gathering.clusters if c.mentions and (not all(m.state for m in c.mentions) or any(m.acts for m in c.mentions))]
    return sorted(kept, key=lambda c: min(m.span.start for m in c.mentions))


def _entity(text: str, cluster: Cluster) -> Entity:
    mentions = sorted(cluster.mentions, key=lambda m: m.span)
    names = tuple(dict.fromkeys(m.span.of(text) for m in mentions))
    fullest = max(names, key=lambda n: (len(parts(n)), len(n)))
    schemas = Counter(m.schema for m in mentions if m.schema is not None)
    schema = schemas.most_common(1)[0][0] if schemas else cluster.schema
    return Entity(
        name=fullest,
        schema=schema,
        names=(fullest, *(n for n in names if n != fullest)),
        roles=tuple(dict.fromkeys(m.title.of(text) for m in mentions if m.title is not None)),
        mentions=tuple(dict.fromkeys(m.span for m in mentions)),
        why=mentions[0].why,
    )
