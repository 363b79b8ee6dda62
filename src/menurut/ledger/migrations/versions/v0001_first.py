"""The first tables."""

from alembic import op

from menurut.ledger import schema
from menurut.ledger.searching import create_search

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables."""
    connection = op.get_bind()
    schema.received.create_all(connection)
    schema.derived.create_all(connection)
    create_search(connection)
