"""Alembic's entry: the connection comes from `storage.opening`, the tables from the declarations."""

from alembic import context

from truweel.schema.registry import load_registry
from truweel.storage import tables
from truweel.storage.migrations.__main__ import ours

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.metadata(load_registry()),
    include_object=ours,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
