"""Runs the changes on the connection that the ledger gives, inside its transaction."""

from alembic import context

from menurut.ledger.migrations import RECORD

if hasattr(context, "config"):  # alembic is running it, and nobody only looks for examples in it
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=None,
        transactional_ddl=False,
        version_table=RECORD,
    )
    context.run_migrations()
