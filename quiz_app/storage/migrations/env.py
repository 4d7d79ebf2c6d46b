"""Runs the migrations on the connection, and within the transaction, of the caller."""

from alembic import context

from quiz_app.storage.schema import units

context.configure(connection=context.config.attributes["connection"], target_metadata=units.metadata)
context.run_migrations()
