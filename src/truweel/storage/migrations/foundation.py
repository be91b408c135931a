"""Makes all tables of the first migration at once, so that references may go in circles on either database."""

from typing import Any

import sqlalchemy as sa

__all__ = ["Tables"]


class Tables:
    """Takes the calls of Alembic's `op` and keeps the tables, to make them together."""

    def __init__(self) -> None:
        self._metadata = sa.MetaData()

    def create_table(self, name: str, *items: Any) -> None:
        """A table, as `op.create_table` takes it."""
        sa.Table(name, self._metadata, *items)

    def create_index(self, name: str, table: str, columns: list[str], **options: Any) -> None:
        """An index, as `op.create_index` takes it."""
        table_columns = self._metadata.tables[table].c
        sa.Index(name, *(table_columns[column] for column in columns), **options)

    def create(self, connection: Any) -> None:
        """Make them."""
        self._metadata.create_all(connection)
