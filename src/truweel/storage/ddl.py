"""Columns, tables and conditions in the form that both databases take."""

from typing import Any

from sqlalchemy import BigInteger, Column, MetaData, PrimaryKeyConstraint, Table, Text, text
from sqlalchemy.types import TypeEngine

__all__ = ["SortedText", "column", "table", "text_type", "where"]


def column(
    name: str, type_: TypeEngine[Any] | type[TypeEngine[Any]], null: bool = False, default: str = ""
) -> Column[Any]:
    """A column; ids come from sequences of ours, so that none numbers itself. `default` is SQL."""
    return Column(name, type_, nullable=null, autoincrement=False, info={"default": default})


def table(
    metadata: MetaData, name: str, *columns_and_constraints: Any, key: tuple[str, ...], per_tenant: bool = True
) -> Table:
    """A table of columns and constraints in `metadata`, led by `tenant_id` unless it is no tenant's."""
    leading = [column("tenant_id", BigInteger)] if per_tenant else []
    return Table(name, metadata, *leading, *columns_and_constraints, PrimaryKeyConstraint(*key, name=f"{name}_pk"))


class SortedText(Text):
    """Text that compares by code point on both databases (`migrations.layout`)."""


def text_type() -> TypeEngine[Any]:
    """Text that is compared and sorted."""
    return SortedText()


def where(condition: str) -> dict[str, Any]:
    """The condition of a partial index, for both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
