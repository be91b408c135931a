"""The tables of a release as a text that a person can read, and its way to SQL for either database.

    table clients
      columns   tenant_id bigint, id bigint, archived_at bigint?, name text = '', document blob
      key       tenant_id, id
      refers    assignedUserId -> users
      index     name (tenant_id, name, id) where deleted_at IS NULL
      text      search, name
      sequence
      members   1: name Text*, assignedUserId Ref
      rules     sum total lineItems.amount, formula amount since 2

A `?` says that a column may be NULL. `text` are the columns with a text index. `members` are those that documents hold,
after the revision of the collection; a star says that `searchText` looks in it. `rules` are what computed members and
postings follow from. Long lines go on, indented further.
"""

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

__all__ = ["Column", "Index", "Layout", "Table", "create_statements", "entries", "parse_table", "render_table", "split"]

SQL_TYPES = {
    "bigint": ("BIGINT", "BIGINT"),
    "integer": ("INTEGER", "INTEGER"),
    "smallint": ("SMALLINT", "SMALLINT"),
    "number": ("FLOAT", "DOUBLE PRECISION"),
    "blob": ("BLOB", "BYTEA"),
    "string": ("TEXT", "TEXT"),
    "text": ("TEXT", 'TEXT COLLATE "C"'),
}
"""Type → SQLite, PostgreSQL. `text` compares by code point on both."""
INFINITY = {"sqlite": "-9e999", "postgresql": "'-Infinity'"}
TEXT_PAGE = 1000
"""Bytes of a page of SQLite's text index. It is searched from page to page, then within one: with its own 4,050 a name
among a million takes 0.57 ms to find, with these 0.39 (0.22 and 0.28 among ten thousand); common words as long."""
LIVE = "deleted_at IS NULL"
WIDTH = 120
INDENT = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a type of `SQL_TYPES`, whether it may be NULL, and its default as SQL (`-inf` for no number)."""

    type: str
    null: bool = False
    default: str = ""

    def __str__(self) -> str:
        return self.type + ("?" if self.null else "") + (f" = {self.default}" if self.default else "")

    def sql(self, dialect: str) -> str:
        """As a definition takes it."""
        default = INFINITY[dialect] if self.default == "-inf" else self.default
        words = [SQL_TYPES[self.type][dialect == "postgresql"], "" if self.null else "NOT NULL"]
        return " ".join([*filter(None, words), *([f"DEFAULT {default}"] if default else [])])


@dataclass(frozen=True, slots=True)
class Index:
    """An index on `columns`, of the rows that meet `where`."""

    columns: tuple[str, ...]
    where: str = ""
    unique: bool = False

    def __str__(self) -> str:
        return f"({', '.join(self.columns)})" + (f" where {self.where}" if self.where else "")

    def sql(self, name: str, table: str, *, concurrently: bool = False) -> str:
        """The statement that makes it."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        words = f"CREATE {'UNIQUE ' if self.unique else ''}INDEX {'CONCURRENTLY ' if concurrently else ''}"
        return f'{words}"{name}" ON "{table}" ({columns})' + (f" WHERE {self.where}" if self.where else "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `indexes` have their names without that of the table; `refers` is column → table and name of the key."""

    columns: Mapping[str, Column] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    indexes: Mapping[str, Index] = field(default_factory=dict)
    text: tuple[str, ...] = ()
    sequence: bool = False
    unlogged: bool = False
    revision: int = 0
    members: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    """Rule → the revision that has it so first (`Collection.rule_revisions`)."""


Layout = Mapping[str, Table]
"""Name → table."""


# The text


def render_table(name: str, table: Table) -> str:
    """The block of a table."""
    lines = [("columns", ", ".join(f"{n} {column}" for n, column in table.columns.items()))]
    lines.append(("key", ", ".join(table.key)))
    lines += [("refers", reference_text(name, column, *key)) for column, key in table.refers.items()]
    lines += [index_line(label, index) for label, index in table.indexes.items()]
    lines += [("text", ", ".join(table.text))] if table.text else []
    lines += [("sequence", "")] if table.sequence else []
    lines += [("unlogged", "")] if table.unlogged else []
    lines += [members_line(table.revision, table.members)] if table.members else []
    lines += [rules_line(table.rules)] if table.rules else []
    return "\n".join([f"table {name}", *(entry(word, text) for word, text in lines)]) + "\n"


def members_line(revision: int, members: Mapping[str, str]) -> tuple[str, str]:
    """The entry of the members that documents hold."""
    return "members", f"{revision}: " + ", ".join(f"{name} {kind}" for name, kind in members.items())


def rules_line(rules: Mapping[str, int]) -> tuple[str, str]:
    """The entry of the rules."""
    return "rules", ", ".join(rule if since == 1 else f"{rule} since {since}" for rule, since in rules.items())


def entry(word: str, text: str) -> str:
    """A line of a block, broken where it is long."""
    return textwrap.fill(
        f"{word:<{INDENT - 2}}{text}".rstrip(),
        WIDTH,
        initial_indent="  ",
        subsequent_indent=" " * INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def index_line(label: str, index: Index) -> tuple[str, str]:
    """The entry of an index."""
    return "unique" if index.unique else "index", f"{label} {index}"


def reference_text(table: str, column: str, target: str, name: str) -> str:
    """The entry of a foreign key."""
    return f"{column} -> {target}" + ("" if name == f"{table}_{column}_fk" else f" as {name}")


def entries(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The blocks of a text: header, and its lines as word and rest."""
    header, lines = "", list[tuple[str, str]]()
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            if header:
                yield header, lines
            header, lines = line.strip(), []
        elif line.startswith("   "):
            word, rest = lines[-1]
            lines[-1] = word, f"{rest} {line.strip()}".strip()
        else:
            word, _, rest = line.strip().partition(" ")
            lines.append((word, rest.strip()))
    if header:
        yield header, lines


def split(text: str) -> list[str]:
    """What stands between commas, but not between quotes."""
    return [part.strip() for part in re.findall(r"(?:'(?:[^']|'')*'|[^,'])+", text)]


def parse_columns(text: str) -> dict[str, Column]:
    """The inverse of the entry `columns`."""
    columns = {}
    for part in split(text):
        name, _, rest = part.partition(" ")
        type_, _, default = rest.partition(" = ")
        columns[name] = Column(type_.rstrip("?"), type_.endswith("?"), default)
    return columns


def parse_index(word: str, text: str) -> tuple[str, Index]:
    """The inverse of an entry `index` or `unique`: its name without the table's, and the index."""
    match = re.fullmatch(r"(\w+) \((.*?)\)(?: where (.*))?", text)
    assert match is not None, text
    return match[1], Index(tuple(split(match[2])), match[3] or "", word == "unique")


def parse_reference(table: str, text: str) -> tuple[str, tuple[str, str]]:
    """The inverse of an entry `refers`."""
    column, _, rest = text.partition(" -> ")
    target, _, name = rest.partition(" as ")
    return column, (target, name or f"{table}_{column}_fk")


def parse_members(text: str) -> tuple[int, dict[str, str]]:
    """The inverse of the entry `members`."""
    revision, _, rest = text.partition(": ")
    return int(revision), {name: kind for name, _, kind in (part.partition(" ") for part in split(rest))}


def parse_rules(text: str) -> dict[str, int]:
    """The inverse of the entry `rules`."""
    parts = (part.partition(" since ") for part in split(text))
    return {rule: int(since or 1) for rule, _, since in parts}


def parse_table(name: str, lines: list[tuple[str, str]]) -> Table:
    """The inverse of `render_table`."""
    table = Table()
    for word, text in lines:
        table = with_entry(name, table, word, text)
    return table


def with_entry(name: str, table: Table, word: str, text: str) -> Table:
    """The table with what one line of its block adds."""
    match word:
        case "columns" | "add":
            return replace(table, columns={**table.columns, **parse_columns(text)})
        case "key":
            return replace(table, key=tuple(split(text)))
        case "refers":
            return replace(table, refers={**table.refers, **dict([parse_reference(name, text)])})
        case "index" | "unique":
            return replace(table, indexes={**table.indexes, **dict([parse_index(word, text)])})
        case "text":
            return replace(table, text=tuple(split(text)))
        case "sequence":
            return replace(table, sequence=True)
        case "unlogged":
            return replace(table, unlogged=True)
        case "members":
            revision, members = parse_members(text)
            return replace(table, revision=revision, members=members)
        case "rules":
            return replace(table, rules=parse_rules(text))
    raise ValueError(f"table {name}: unknown word {word}")


# SQL


def create_statements(layout: Layout, dialect: str) -> list[str]:
    """What makes all tables in an empty database."""
    postgresql = dialect == "postgresql"
    statements = ["CREATE EXTENSION IF NOT EXISTS pg_trgm"] if postgresql else []
    for name, table in layout.items():
        statements.append(_create(name, table, dialect))
        statements += [index.sql(f"{name}_{label}", name) for label, index in table.indexes.items()]
        statements += text_index(name, table, dialect)
        if postgresql and table.sequence:
            statements.append(f'CREATE SEQUENCE "{name}_id"')
    if postgresql:  # references may go in circles
        statements += [
            f'ALTER TABLE "{name}" ADD {reference(column, *key)}'
            for name, table in layout.items()
            for column, key in table.refers.items()
        ]
    return statements


def _create(name: str, table: Table, dialect: str) -> str:
    parts = [f'"{column}" {definition.sql(dialect)}' for column, definition in table.columns.items()]
    parts.append(f'CONSTRAINT "{name}_pk" PRIMARY KEY ({", ".join(table.key)})')
    if dialect == "sqlite":
        parts += [reference(column, *key) for column, key in table.refers.items()]
    kind = "UNLOGGED TABLE" if table.unlogged and dialect == "postgresql" else "TABLE"
    return f'CREATE {kind} "{name}" ({", ".join(parts)})'


def reference(column: str, target: str, name: str) -> str:
    """A foreign key as a constraint of its table."""
    return f'CONSTRAINT "{name}" FOREIGN KEY (tenant_id, "{column}") REFERENCES "{target}" (tenant_id, id)'


def text_index(name: str, table: Table, dialect: str) -> list[str]:
    """The statements that make the text index of a table."""
    if not table.text:
        return []
    if dialect == "postgresql":
        return [text_index_of(name, column) for column in table.text]
    columns, index = ", ".join(f'"{column}"' for column in table.text), f'"{name}_text"'
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='', tokenize='trigram case_sensitive 1')",
        f"INSERT INTO {index} ({index}, rank) VALUES ('pgsz', {TEXT_PAGE})",
    ]


def text_index_of(name: str, column: str, *, concurrently: bool = False) -> str:
    """PostgreSQL's text index of one column."""
    word = "CONCURRENTLY " if concurrently else ""
    return f'CREATE INDEX {word}"{name}_{column}_text" ON "{name}" USING gin ("{column}" gin_trgm_ops) WHERE {LIVE}'
