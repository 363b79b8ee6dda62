"""Who and what an article names: every entity with all its names, roles and mentions.

In: a layout. Out: `Entity` records in the order of their first mention. `mentions` finds the names, `rows` judges those
that no table knows, `gathering` joins them; here the clusters become entities.
"""

from __future__ import annotations

from collections import Counter

from menurut.languages import Language
from menurut.reading.names.gathering import Cluster, gather
from menurut.reading.names.mentions import find_mentions
from menurut.reading.names.name_entries import parts
from menurut.reading.names.namebook import namebook_of
from menurut.reading.names.rows import judge_rows
from menurut.reading.text.layout import Layout
from menurut.records import Entity, Schema


def read_entities(layout: Layout, language: Language) -> tuple[Entity, ...]:
    """The named entities of an article."""
    book = namebook_of(language)
    mentions = judge_rows(layout.text, find_mentions(layout, language), book)
    clusters = [cluster for cluster in gather(layout.text, mentions, book) if _is_entity(cluster)]
    return tuple(sorted((_entity(layout.text, c) for c in clusters), key=lambda e: e.mentions[0]))


def _is_entity(cluster: Cluster) -> bool:
    """Whether a cluster is one: a country is only where it acts, speaks or gives an office."""
    return any(not mention.state or mention.acts for mention in cluster.mentions)


def _entity(text: str, cluster: Cluster) -> Entity:
    """The entity of a cluster: the name with most words first, the schema that most mentions show."""
    mentions = sorted(cluster.mentions, key=lambda m: m.span)
    names = Counter(m.span.of(text) for m in mentions)
    alias = {m.span.of(text) for m in mentions if m.same is not None}
    thing = mentions[0].schema is Schema.ASSET
    alias_last = {name: name not in alias for name in names}
    fullest = max(names, key=lambda n: (thing and alias_last[n], len(parts(n)), alias_last[n], names[n], len(n)))
    schemas = Counter(m.schema for m in mentions if m.schema is not None and not m.row)
    schemas = schemas or Counter(m.schema for m in mentions if m.schema is not None)
    return Entity(
        name=fullest,
        schema=schemas.most_common(1)[0][0] if schemas else Schema.ORGANIZATION,
        names=(fullest, *(name for name in names if name != fullest)),
        roles=tuple(dict.fromkeys(m.title.of(text) for m in mentions if m.title is not None)),
        mentions=tuple(dict.fromkeys(m.span for m in mentions)),
        why=mentions[0].why,
    )
