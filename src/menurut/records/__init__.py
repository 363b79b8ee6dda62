"""What can be said: frozen records that import nothing of ours."""

from menurut.records.claims import Claim, Features, Stance, claim_from_dict
from menurut.records.decisions import Decision, Judgement, Matter
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
    figure_from_dict,
)
from menurut.records.groups import Group, Link, Merge, Origin, Signal, Verdict, VerdictKind
from menurut.records.parsing import reading_from_dict
from menurut.records.reading import Reading, Row, end_name
from menurut.records.span import Span

__all__ = [
    "Act",
    "Attribution",
    "Claim",
    "Date",
    "Decision",
    "Document",
    "Entity",
    "Features",
    "Figure",
    "Gap",
    "Group",
    "Judgement",
    "Kind",
    "Link",
    "Matter",
    "Merge",
    "Origin",
    "Reading",
    "Relation",
    "Row",
    "Schema",
    "Signal",
    "Span",
    "Stance",
    "Style",
    "Unnamed",
    "Verdict",
    "VerdictKind",
    "claim_from_dict",
    "content_id",
    "end_name",
    "figure_from_dict",
    "reading_from_dict",
]
