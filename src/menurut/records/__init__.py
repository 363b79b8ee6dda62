"""What can be said: frozen records that import nothing of ours."""

from menurut.records.document import Document, content_id
from menurut.records.findings import (
    Act,
    Attribution,
    Date,
    Entity,
    Figure,
    Gap,
    Kind,
    Relation,
    Schema,
    Style,
    Unnamed,
)
from menurut.records.reading import Reading, Row, end_name
from menurut.records.span import Span

__all__ = [
    "Act",
    "Attribution",
    "Date",
    "Document",
    "Entity",
    "Figure",
    "Gap",
    "Kind",
    "Reading",
    "Relation",
    "Row",
    "Schema",
    "Span",
    "Style",
    "Unnamed",
    "content_id",
    "end_name",
]
