"""Alembic runs this; `store.schema` hands it a connection that is already in a transaction."""

from __future__ import annotations

from alembic import context

from kompetensportal.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
