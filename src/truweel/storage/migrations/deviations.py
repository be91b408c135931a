"""Where the tables of a database are not those that its revision stands for: changed by hand, or restored in part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from truweel.storage.database import Reader
from truweel.storage.migrations import versions
from truweel.storage.migrations.changes import fold
from truweel.storage.migrations.layout import SQL_TYPES, Layout, Table, create_statements

__all__ = ["Deviation", "current_layout", "find_deviations", "is_as_made", "summarize"]

MAX_NAMED = 3
MAX_IDENTIFIER = 63
"""Bytes of a name that PostgreSQL keeps."""
COLUMNS = {
    "sqlite": (
        'SELECT t.name, c.name, c.type, c."notnull", c.dflt_value IS NOT NULL FROM sqlite_master t '
        "JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
    ),
    "postgresql": (
        "SELECT t.relname, c.attname, upper(format_type(c.atttypid, c.atttypmod)), c.attnotnull, c.atthasdef "
        "FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped "
        "WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p')"
    ),
}
"""Table, column, type, whether it is NOT NULL, whether it has a default."""
INDEXES = {
    "sqlite": (
        'SELECT i.name, i."unique", c.name FROM sqlite_master t JOIN pragma_index_list(t.name) i '
        "JOIN pragma_index_info(i.name) c WHERE t.type = 'table' ORDER BY i.name, c.seqno"
    ),
    "postgresql": (
        "SELECT n.relname, i.indisunique, c.attname FROM pg_index i JOIN pg_class n ON n.oid = i.indexrelid "
        "CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (number, position) "
        "JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attnum = k.number "
        "WHERE n.relnamespace = current_schema()::regnamespace AND i.indisvalid ORDER BY n.relname, k.position"
    ),
}
"""Index, whether it is unique, and a column of it, in order."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A difference in a sentence. One that is `harmless` costs time only: the server works with it."""

    problem: str
    is_harmless: bool = False


@dataclass(frozen=True, slots=True)
class _Stored:
    """A column as the database has it."""

    type: str
    is_required: bool
    has_default: bool


@cache
def current_layout() -> Layout:
    """The tables of this version."""
    return fold(list(versions().values()))


@cache
def _sqlite_statements() -> frozenset[str]:
    return frozenset(sql for sql in create_statements(current_layout(), "sqlite") if sql.startswith("CREATE"))


def is_as_made(reader: Reader) -> bool:
    """Whether SQLite holds each statement that makes the tables of this version, word for word: then nothing differs,
    and a start need not look closer. A database that was migrated, or of PostgreSQL, isn't known so."""
    if reader.dialect != "sqlite":
        return False
    return _sqlite_statements() <= {sql for (sql,) in reader.rows("SELECT sql FROM sqlite_master")}


def find_deviations(reader: Reader, layout: Layout) -> list[Deviation]:
    """How the tables differ from `layout`. What is there besides, such as an index of the operator's, is no difference
    unless it would refuse what this version writes."""
    tables: dict[str, dict[str, _Stored]] = {}
    for table, column, type, is_required, has_default in reader.rows(COLUMNS[reader.dialect]):
        tables.setdefault(table, {})[column] = _Stored(type, bool(is_required), bool(has_default))
    indexes: dict[str, tuple[bool, tuple[str, ...]]] = {}
    for name, is_unique, column in reader.rows(INDEXES[reader.dialect]):
        indexes[name] = bool(is_unique), (*indexes.get(name, (False, ()))[1], column)
    deviations = []
    for name, table in layout.items():
        if name in tables:
            deviations += [Deviation(problem) for problem in _columns(name, table, tables[name], reader.dialect)]
            deviations += _indexes(name, table, indexes, reader.dialect)
        else:
            deviations.append(Deviation(f"there is no table {name}"))
        if reader.dialect == "sqlite" and table.text and f"{name}_text" not in tables:
            deviations.append(Deviation(f"there is no text index {name}_text"))
    return deviations


def _columns(name: str, table: Table, stored_columns: Mapping[str, _Stored], dialect: str) -> Iterator[str]:
    for column, definition in table.columns.items():
        stored = stored_columns.get(column)
        type = SQL_TYPES[definition.type][dialect == "postgresql"].partition(" COLLATE")[0]
        if stored is None:
            yield f"{name} has no column {column}"
        elif stored.type.upper() != type:
            yield f"{name}.{column} is {stored.type}, not {type}"
        elif stored.is_required and definition.null:
            yield f"{name}.{column} takes no NULL"
    for column, stored in stored_columns.items():
        if column not in table.columns and stored.is_required and not stored.has_default:
            yield f"{name}.{column} is none of this version's columns, and has to have a value"


def _indexes(
    name: str, table: Table, stored_indexes: Mapping[str, tuple[bool, tuple[str, ...]]], dialect: str
) -> Iterator[Deviation]:
    for label, index in table.indexes.items():
        index_name = f"{name}_{label}"[:MAX_IDENTIFIER] if dialect == "postgresql" else f"{name}_{label}"
        if index_name not in stored_indexes:
            sql = index.sql(index_name, name)
            yield Deviation(f"the index {index_name} is missing; make it by {sql}", is_harmless=not index.unique)
        elif stored_indexes[index_name] != (index.unique, index.columns):
            is_harmless = not index.unique and not stored_indexes[index_name][0]
            yield Deviation(f"the index {index_name} is another one than {index.sql(index_name, name)}", is_harmless)


def summarize(deviations: list[Deviation]) -> str:
    """The first of them in a sentence, and how many more there are; empty for none."""
    problems = [deviation.problem for deviation in deviations]
    more = f" (and {len(problems) - MAX_NAMED} more)" if len(problems) > MAX_NAMED else ""
    return "; ".join(problems[:MAX_NAMED]) + more
