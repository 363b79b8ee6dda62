"""The tables: what was received, which only grows, and what was derived from it, which can be made again.

Rows are numbered by `n` in order of arrival; the number never leaves this room. Everything that others see goes by an
id that depends on the content alone, so a ledger built in another order, or built again, has the same ids.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

received = MetaData()
derived = MetaData()

documents = Table(
    "documents",
    received,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),  # hash of what follows, down to the text
    Column("given", Text, nullable=False),  # what the sender called it; several versions may share it
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("author", Text),
    Column("published", Text),  # ISO day
    Column("text", Text, nullable=False),
    Column("told_language", Text),  # what the sender says it is written in; without, it is told from the text
    Column("arrived", Text, nullable=False),  # ISO time, UTC
    Index("documents_given", "given"),
    Index("documents_url", "url"),
)

decisions = Table(
    "decisions",
    received,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("matter", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("decisions_pair", "matter", "left", "right"),
)

references = Table(
    "reference_entities",
    received,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),  # the id in the FollowTheMoney set
    Column("dataset", Text, nullable=False),
    Column("body", Text, nullable=False),  # the entity as it came, JSON
    Column("arrived", Text, nullable=False),
)

makers = Table(  # who made the derived tables, and in which version; another version asks for a rebuild
    "makers",
    derived,
    Column("step", Text, primary_key=True),  # "weighing", "resolving", "rebuild"
    Column("version", Text, nullable=False),
)

readings = Table(
    "readings",
    derived,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("reader", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the reading format, JSON, zlib
)

claims = Table(
    "claims",
    derived,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Integer, nullable=False),
    Column("stance", Text, nullable=False),
    Column("act", Text),
    Column("style", Text),
    Column("speaker", Text),  # as seen
    Column("entity", Text),  # as resolved: the entity that the speaker is
    Column("outlet", Text),
    Column("medium", Text),  # through which the outlet has it, as seen
    Column("published", Text),
    Column("words", Text, nullable=False),
    Column("body", Text, nullable=False),  # the rest of the record, JSON
    Column("unit", Integer, nullable=False),  # smallest n of the claims that are clustered with it
    Column("level", Integer, nullable=False),  # which least score of links makes that unit
    Column("group_id", Text, nullable=False),  # id of the first claim of its group: its own, where it is alone
    Column("origin_id", Text),
    Index("claims_document", "document"),
    Index("claims_unit", "unit"),
    Index("claims_group", "group_id"),
    Index("claims_entity", "entity"),
    Index("claims_outlet", "outlet", "published"),
    Index("claims_medium", "medium"),
)

keys = Table(  # documents that share a key are compared
    "document_keys",
    derived,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

links = Table(  # each link stands twice, once from each claim
    "links",
    derived,
    Column("a", Integer, primary_key=True, autoincrement=False),
    Column("b", Integer, primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)

groups = Table(  # of two claims or more; a claim that is alone is its own group and has no row here
    "groups",
    derived,
    Column("id", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),  # independent origins
    Column("disputed", Integer, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("body", Text, nullable=False),  # origins with evidence, merges, circles, JSON
    Index("groups_disputed", "disputed", "last"),
    Index("groups_last", "last", "outlets"),
)

verdicts = Table(
    "verdicts",
    derived,
    Column("group_id", Text, primary_key=True),
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    Column("last", Text),  # publication day of the later claim
    Index("verdicts_kind", "verdict", "last"),
)

nodes = Table(  # a name that stands for one entity everywhere, or for one in one document where it is too short
    "entity_nodes",
    derived,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("schema", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("body", Text, nullable=False),  # names, roles, days, documents: what resolving compares, JSON
    Index("entity_nodes_entity", "entity"),
)

node_keys = Table(  # nodes that share a key are compared
    "entity_keys",
    derived,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("node", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

entities = Table(
    "entities",
    derived,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("schema", Text, nullable=False),
    Column("body", Text, nullable=False),  # names, roles, nodes, why they are one, JSON
)

names = Table(  # every name of every entity in folded form, for asking
    "entity_names",
    derived,
    Column("name", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Index("entity_names_entity", "entity"),
    sqlite_with_rowid=False,
)

short_names = Table(  # how often documents give a node this other name too; whom a short name means is told by it
    "short_names",
    derived,
    Column("name", Text, primary_key=True),  # sort and folded name
    Column("node", Integer, primary_key=True, autoincrement=False),
    Column("documents", Integer, nullable=False),
    Index("short_names_node", "node"),
    sqlite_with_rowid=False,
)

mentions = Table(  # which entity a document's own entity is
    "mentions",
    derived,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),  # place in the reading's entities
    Column("node", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Index("mentions_node", "node"),
    sqlite_with_rowid=False,
)

relations = Table(
    "relations",
    derived,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),  # place in the reading's relations
    Column("subject", Integer),  # node
    Column("object", Integer),
    Column("body", Text, nullable=False),
    Index("relations_subject", "subject"),
    Index("relations_object", "object"),
    sqlite_with_rowid=False,
)
