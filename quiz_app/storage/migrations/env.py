"""Runs the migrations on the connection, and within the transaction, of the caller."""

from alembic import context

from quiz_app.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
