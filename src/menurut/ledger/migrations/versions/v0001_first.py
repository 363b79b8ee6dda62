"""The first tables, as they were: they stand in files beside this one, since the tables of today are others one day."""

import pkgutil

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables."""
    connection = op.get_bind()
    found = pkgutil.get_data("menurut.ledger.migrations.versions", f"v0001_{connection.dialect.name}.sql")
    for statement in (found or b"").decode().splitlines():
        connection.exec_driver_sql(statement)
