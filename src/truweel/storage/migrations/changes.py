"""What a migration changes, from one layout to the next: as a text, as a layout, and as SQL for either database.

    change clients
      rename    gsm mobile
      add       urgent smallint = 0
      index     urgent (tenant_id, urgent, id, archived_at) where deleted_at IS NULL
      drop      fax
      unindex   fax
      text      search, name
      members   2: name Text*, mobile Text, urgent Boolean
      rules     sum hours entries.hours since 2
      rewrite

`index` makes an index, or replaces the one of that name. `rewrite` says that the records are written anew before the
new version serves, since what they hold fills a column that is new. Whole tables are `table` and `drop table`.

On PostgreSQL a change has two halves. `expand` adds what the version before does not see, while that one serves; its
indexes are built concurrently. `switch` renames and takes away, in one transaction with the new revision.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from truweel.schema.collection import Collection
from truweel.schema.effects import Balance, Sum
from truweel.schema.known import list_known, nearest_name
from truweel.schema.registry import Registry
from truweel.storage.migrations import layout
from truweel.storage.migrations.layout import Column, Index, Layout, Table

__all__ = ["Change", "EvolutionError", "Migration", "difference", "fold", "parse", "render"]


BATCH = 1000
"""Rows whose documents are read at once."""


class EvolutionError(Exception):
    """The declarations don't say how the records of the last release become theirs; the message says what to add."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one table. Names of columns are the new ones."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """Old name → new name."""
    added: Mapping[str, Column] = field(default_factory=dict)
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    indexes: Mapping[str, Index] = field(default_factory=dict)
    unindexed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    text: tuple[str, ...] | None = None
    revision: int = 0
    members: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, int] | None = None
    rewrite: bool = False

    def apply(self, table: Table) -> Table:
        """The table after it."""
        columns = {self.renamed.get(name, name): c for name, c in table.columns.items() if name not in self.dropped}
        indexes = {label: self._renamed(i) for label, i in table.indexes.items() if label not in self.unindexed}
        refers = {
            self.renamed.get(name, name): (target, self.renamed_key(name, key))
            for name, (target, key) in table.refers.items()
            if name not in self.dropped
        }
        return replace(
            table,
            columns={**columns, **self.added},
            refers={**refers, **self.refers},
            indexes={**indexes, **self.indexes},
            text=table.text if self.text is None else self.text,
            revision=self.revision or table.revision,
            members=self.members or table.members,
            rules=table.rules if self.rules is None else self.rules,
        )

    def _renamed(self, index: Index) -> Index:
        where = index.where
        for old, new in self.renamed.items():
            where = where.replace(f'"{old}"', f'"{new}"')
        return replace(index, columns=tuple(self.renamed.get(name, name) for name in index.columns), where=where)

    def renamed_key(self, column: str, key: str) -> str:
        """The name of the foreign key of `column`, by its old name."""
        return key.removesuffix(f"{column}_fk") + f"{self.renamed.get(column, column)}_fk" if column in key else key


@dataclass(frozen=True, slots=True)
class Migration:
    """A text of `versions`."""

    created: Mapping[str, Table] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()

    def apply(self, before: Layout) -> dict[str, Table]:
        """The layout after it."""
        tables = {name: table for name, table in before.items() if name not in self.dropped}
        for name, change in self.changes.items():
            tables[name] = change.apply(tables[name])
        return dict(sorted({**tables, **self.created}.items()))


# The text


def parse(text: str) -> Migration:
    """The migration that a text says. ValueError."""
    created, changes, dropped = dict[str, Table](), dict[str, Change](), list[str]()
    for header, lines in layout.entries(text):
        match header.split():
            case ["table", name]:
                created[name] = layout.parse_table(name, lines)
            case ["change", name]:
                change = Change()
                for word, rest in lines:
                    change = _with_entry(name, change, word, rest)
                changes[name] = change
            case ["drop", "table", name]:
                dropped.append(name)
            case _:
                raise ValueError(f"unknown header: {header}")
    return Migration(created, changes, tuple(dropped))


def _with_entry(name: str, change: Change, word: str, text: str) -> Change:
    match word:
        case "rename":
            old, new = text.split()
            return replace(change, renamed={**change.renamed, old: new})
        case "add":
            return replace(change, added={**change.added, **layout.parse_columns(text)})
        case "refers":
            return replace(change, refers={**change.refers, **dict([layout.parse_reference(name, text)])})
        case "index" | "unique":
            return replace(change, indexes={**change.indexes, **dict([layout.parse_index(word, text)])})
        case "unindex":
            return replace(change, unindexed=(*change.unindexed, text))
        case "drop":
            return replace(change, dropped=(*change.dropped, text))
        case "text":
            return replace(change, text=tuple(layout.split(text)))
        case "members":
            revision, members = layout.parse_members(text)
            return replace(change, revision=revision, members=members)
        case "rules":
            return replace(change, rules=layout.parse_rules(text))
        case "rewrite":
            return replace(change, rewrite=True)
    raise ValueError(f"change {name}: unknown word {word}")


def fold(texts: Sequence[str]) -> dict[str, Table]:
    """The tables that migrations make, one after the other."""
    tables: dict[str, Table] = {}
    for text in texts:
        tables = parse(text).apply(tables)
    return tables


def render(migration: Migration) -> str:
    """The text of a migration."""
    blocks = [layout.render_table(name, table) for name, table in migration.created.items()]
    blocks += [_render_change(name, change) for name, change in migration.changes.items()]
    blocks += [f"drop table {name}\n" for name in migration.dropped]
    return "\n".join(blocks)


def _render_change(name: str, change: Change) -> str:
    lines = [("rename", f"{old} {new}") for old, new in change.renamed.items()]
    lines += [("add", f"{column} {definition}") for column, definition in change.added.items()]
    lines += [("refers", layout.reference_text(name, column, *key)) for column, key in change.refers.items()]
    lines += [layout.index_line(label, index) for label, index in change.indexes.items()]
    lines += [("drop", column) for column in change.dropped]
    lines += [("unindex", label) for label in change.unindexed]
    lines += [] if change.text is None else [("text", ", ".join(change.text))]
    lines += [layout.members_line(change.revision, change.members)] if change.members else []
    lines += [] if change.rules is None else [layout.rules_line(change.rules)]
    lines += [("rewrite", "")] if change.rewrite else []
    return "\n".join([f"change {name}", *(layout.entry(word, text) for word, text in lines)]) + "\n"


# The difference


def difference(before: Layout, after: Layout, registry: Registry) -> Migration:
    """What leads from the tables of the last release to those declared. EvolutionError."""
    was = {
        collection.table: {old: name for name, field in collection.stored.items() for old in field.was}
        for collection in registry.kinds
    }
    changes = {}
    for name, table in after.items():
        if name in before and before[name] != table:
            if table.members:
                _check_members(name, before[name], table, registry)
            changes[name] = _change(name, before[name], table, was.get(name, {}))
    changes = {name: change for name, change in changes.items() if change != Change()}
    return Migration(
        {name: table for name, table in after.items() if name not in before},
        changes,
        tuple(name for name in before if name not in after),
    )


def _change(name: str, before: Table, after: Table, was: Mapping[str, str]) -> Change:
    renamed = {
        old: new
        for old, new in was.items()
        if old in before.columns and new in after.columns and new not in before.columns
    }
    dropped = tuple(c for c in before.columns if c not in after.columns and c not in renamed)
    kept = Change(renamed=renamed, dropped=dropped).apply(before)
    for column, definition in kept.columns.items():
        if replace(definition, default="") != replace(after.columns[column], default=""):
            raise EvolutionError(
                f"{name}.{column} was {definition} in the last release and is {after.columns[column]} now; "
                "a member of another type is a new member"
            )
    added = {column: c for column, c in after.columns.items() if column not in kept.columns}
    indexes = {label: index for label, index in after.indexes.items() if kept.indexes.get(label) != index}
    text = (
        after.text
        if tuple(renamed.get(c, c) for c in before.text) != after.text or renamed.keys() & set(before.text)
        else None
    )
    rewrite = _fills(before, after, added, was)
    if rewrite and after.revision <= before.revision:
        raise EvolutionError(
            f"{name}: what its records hold has to be written into a column; declare revision={before.revision + 1}"
        )
    has_members = (before.revision, before.members) != (after.revision, after.members)
    return Change(
        renamed=renamed,
        added=added,
        refers={column: key for column, key in after.refers.items() if column not in kept.refers},
        indexes=indexes,
        unindexed=tuple(label for label in before.indexes if label not in after.indexes),
        dropped=dropped,
        text=text,
        revision=after.revision if has_members else 0,
        members=after.members if has_members else {},
        rules=None if before.rules == after.rules else after.rules,
        rewrite=rewrite,
    )


def _fills(before: Table, after: Table, added: Mapping[str, Column], was: Mapping[str, str]) -> bool:
    """Whether what older documents hold has to be written into columns: a member of theirs has one now, or is searched
    now and wasn't, or was and isn't any more. New members need nothing: their column has their default."""
    known = {was.get(name, name): kind for name, kind in before.members.items()}
    if any(column in known for column in added):
        return True
    if "search" not in before.columns and "search" not in after.columns:
        return False
    searched = {name for name, kind in known.items() if kind.endswith("*")}
    searched_now = {name for name, kind in after.members.items() if kind.endswith("*") and name in known}
    new_words = {name for name, kind in after.members.items() if kind.endswith("*") and name not in known}
    has_default = any(name in added and added[name].default not in ("", "''", "-inf") for name in new_words)
    return searched != searched_now or has_default


def _check_members(name: str, before: Table, after: Table, registry: Registry) -> None:
    """EvolutionError where records of the last release couldn't be read, or would be read wrongly; a line each."""
    collection = next(c for c in registry.kinds if c.table == name)
    faults = [*_member_faults(collection, before, after), *_rule_faults(collection, before, after, registry)]
    if faults:
        raise EvolutionError("\n".join(faults))


def _member_faults(collection: Collection, before: Table, after: Table) -> Iterator[str]:
    class_name, options = collection.resource.__name__, collection.options
    kinds_before = {n: kind.rstrip("*") for n, kind in before.members.items()}
    kinds = {n: kind.rstrip("*") for n, kind in after.members.items()}
    gone = tuple(n for n in kinds_before if n not in kinds)
    revision = max(after.revision, before.revision + 1)
    raised = f"revision={revision} of the collection and " if after.revision < revision else ""
    successors: set[str] = set()
    for member, kind in kinds.items():
        field, where = collection.stored[member], f"{class_name}.{member}"
        old_name = next((old for old in field.was if old in kinds_before), None)
        if member in kinds_before:
            if kinds_before[member] != kind:
                yield (
                    f"{where} was a {kinds_before[member]} in the last release and is a {kind} now; "
                    "a member of another type is a new member"
                )
            continue
        successors |= {*field.was}
        if field.since <= before.revision:
            yield f"{where} is new: declare {raised}since={revision}"
        elif old_name is not None and kinds_before[old_name] != kind:
            yield (
                f"{where}: '{old_name}' was a {kinds_before[old_name]}, this is a {kind}; "
                "a member of another type is a new member"
            )
        elif field.was and old_name is None:
            yield f"{where}: was='{field.was[0]}': {_unknown_member(field.was[0], gone, kinds_before)}"
        elif old_name is None and isinstance(field.value_rule, Sum) and field.default() is None:
            yield (
                f"{where} is new and never null: declare default=, what records of before answer until they are "
                "derived anew, and frozen ones for ever"
            )
    for member, since in options.removed.items():
        if since > before.revision and member not in kinds_before:
            unknown = _unknown_member(member, gone, kinds_before)
            yield f"{class_name}: removed={{'{member}': {since}}}: {unknown}"
    for member in gone:
        if member not in successors and options.removed.get(member, 0) <= before.revision:
            yield (
                f"{class_name}: '{member}' is gone: declare {raised}removed={{'{member}': {revision}}}, "
                "or was= of the member that it is now"
            )


def _rule_faults(collection: Collection, before: Table, after: Table, registry: Registry) -> Iterator[str]:
    """The rules that records of the last release don't know, and that don't say since when they are."""
    class_name = collection.resource.__name__
    revision = max(after.revision, before.revision + 1)
    raised = f"revision={revision} of the collection and " if after.revision < revision else ""
    names_before = {tuple(rule.split()[:2]) for rule in before.rules}
    for rule, since in after.rules.items():
        name, known = rule.split()[1], before.rules.get(rule, 0)
        field = collection.stored.get(name)
        is_new_member = field is not None and name not in before.members and not field.was
        if known < since <= before.revision and not (is_new_member and since == 1):  # `_member_faults` says that
            word = "is another one now" if tuple(rule.split()[:2]) in names_before else "is new"
            yield f"{class_name}: its {rule} {word}: declare {raised}since={revision}"
    for rule in before.rules:
        kind, name = rule.split()[:2]
        if kind == "posting" and rule not in after.rules and name in registry.ledgers:
            yield (
                f"{class_name}: its {rule} is gone, but what it posted would stay: keep it, let it yield nothing, and "
                f"declare {raised}since={revision}"
            )


def _unknown_member(wrong: str, gone: tuple[str, ...], known: Mapping[str, str]) -> str:
    """That the last release had no member `wrong`, and the nearest of those that it had; one that is gone first."""
    nearest = nearest_name(wrong, gone) or nearest_name(wrong, tuple(known))
    hint = f"; did you mean '{nearest}'?" if nearest else f"; it had {list_known(tuple(known))}"
    return f"the last release had no member '{wrong}'{hint}"


# SQL


def sqlite_statements(name: str, change: Change, before: Table, columns: Container[str]) -> Iterator[str]:
    """All of a change to a table that has `columns`. No table is copied: columns that nobody names any more stay, with
    their default."""
    table = f'"{name}"'
    after = change.apply(before)
    for label in (*change.unindexed, *(label for label in change.indexes if label in before.indexes)):
        yield f'DROP INDEX IF EXISTS "{name}_{label}"'
    if change.text is not None and before.text:
        yield f'DROP TABLE "{name}_text"'
    for old, new in change.renamed.items():
        yield f'ALTER TABLE {table} RENAME COLUMN "{old}" TO "{new}"'
    for column in change.dropped:
        if column in before.refers:
            yield f'UPDATE {table} SET "{column}" = NULL WHERE "{column}" IS NOT NULL'
    for column, definition in change.added.items():
        if column in columns:  # an earlier release had one of this name
            default = layout.INFINITY["sqlite"] if definition.default == "-inf" else definition.default or "NULL"
            yield f'UPDATE {table} SET "{column}" = {default}'
        else:
            yield f'ALTER TABLE {table} ADD COLUMN "{column}" {definition.sql("sqlite")}'
    for label, index in change.indexes.items():
        yield index.sql(f"{name}_{label}", name)
    if change.text is not None and after.text:
        yield from layout.text_index(name, after, "sqlite")
        names = ", ".join(f'"{column}"' for column in after.text)
        yield f'INSERT INTO "{name}_text" (rowid, {names}) SELECT id, {names} FROM {table}'


@dataclass(frozen=True, slots=True)
class Uniqueness:
    """A unique index that is new. `members` are its columns, tenant left out. `clash` asks for tenant, lowest and
    highest id of a clash; it is empty where the columns are new. Then `documents` tell: tenant, id, revision and
    document of the rows after a tenant and an id."""

    table: str
    members: tuple[str, ...]
    clash: str
    documents: str

    def sentence(self, tenant: int, id: int, other_id: int) -> str:
        """What is in the way of two records."""
        names = " and ".join(self.members)
        return (
            f"{self.table}: records {id} and {other_id} of tenant {tenant} have the same {names}, which no two may "
            "share from now on. Nothing was changed; start the version before this one and change one of them."
        )


def new_uniqueness(name: str, change: Change, before: Table) -> Iterator[Uniqueness]:
    """The unique indexes that older rows may not meet; the statements are for the table as it is before."""
    old_names = {new: old for old, new in change.renamed.items()}
    for label, index in change.indexes.items():
        members = index.columns[1:]
        former = before.indexes.get(label)
        if not {"tenant_id", "id"} <= before.columns.keys() or not index.unique:
            continue
        if former is not None and former.unique and former.columns == index.columns:
            continue
        columns = [old_names.get(column, column) for column in index.columns]
        where = index.where
        for new, old in old_names.items():
            where = where.replace(f'"{new}"', f'"{old}"')
        listed = ", ".join(f'"{column}"' for column in columns)
        nulls = "".join(f' AND "{column}" IS NOT NULL' for column in columns if _is_nullable(before, column))
        clash = (
            f'SELECT tenant_id, min(id), max(id) FROM "{name}" WHERE {where or "1 = 1"}{nulls} '
            f"GROUP BY {listed} HAVING count(*) > 1 ORDER BY 1, 2 LIMIT 1"
        )
        documents = (
            f'SELECT tenant_id, id, revision, document FROM "{name}" WHERE {layout.LIVE} AND (tenant_id, id) > (?, ?) '
            f"ORDER BY tenant_id, id LIMIT {BATCH}"
        )
        has_columns = set(columns) <= before.columns.keys()
        yield Uniqueness(name, members, clash if has_columns else "", documents)


def _is_nullable(table: Table, column: str) -> bool:
    """Whether a column may be NULL; NULLs are never equal."""
    return column in table.columns and table.columns[column].null


def balance_sums(before: Layout, migration: Migration, registry: Registry) -> Iterator[str]:
    """The statements that sum up the balances which are new on a ledger that has rows."""
    for collection in registry.kinds:
        added = migration.changes[collection.table].added if collection.table in migration.changes else {}
        for name, balance in collection.balances.items():
            if name not in added or not isinstance(balance, Balance) or balance.ledger.name not in before:
                continue
            keys = [balance.by.name, *filter(None, [balance.per])]
            columns = ", ".join(f'"{key}"' for key in keys)
            owner = ["parent_id", balance.per] if balance.per else ["id"]
            same = " AND ".join(f'r."{own}" = s."{key}"' for own, key in zip(owner, keys, strict=True))
            yield (
                f'UPDATE "{collection.table}" AS r SET "{name}" = CAST(s.total AS BIGINT) FROM (SELECT tenant_id, '
                f'{columns}, sum("{balance.amount.name}") AS total FROM "{balance.ledger.name}" '
                f"GROUP BY tenant_id, {columns}) AS s WHERE r.tenant_id = s.tenant_id AND {same}"
            )


@dataclass(frozen=True, slots=True)
class Expansion:
    """A statement that is run unless `exists` finds it done. `index` is what it builds, perhaps half by now."""

    sql: str
    exists: str
    parameters: tuple[str, ...]
    index: str = ""


def postgres_expansion(name: str, change: Change, before: Table, created: Container[str] = ()) -> Iterator[Expansion]:
    """What is added while the version before serves; columns still have the names that it uses. References to tables
    that the migration has `created` wait for these."""
    old_names = {new: old for old, new in change.renamed.items()}
    has_column = (
        "SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema() "
        "AND table_name = %s AND column_name = %s"
    )
    has_key = (
        "SELECT 1 FROM pg_constraint WHERE conname = %s AND conrelid = to_regclass(%s) AND convalidated = %s::boolean"
    )
    has_index = "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(%s) AND indisvalid"
    for column, definition in change.added.items():
        sql = f'ALTER TABLE "{name}" ADD COLUMN "{column}" {definition.sql("postgresql")}'
        yield Expansion(sql, has_column, (name, column))
    for column, (target, key) in change.refers.items():
        if target in created:
            continue
        quoted = f'"{name}"'
        unchecked = f'ALTER TABLE "{name}" ADD {layout.reference(column, target, key)} NOT VALID'
        any_key = has_key.replace("convalidated = %s::boolean", "%s <> ''")
        yield Expansion(unchecked, any_key, (key, quoted, "x"))
        yield Expansion(f'ALTER TABLE "{name}" VALIDATE CONSTRAINT "{key}"', has_key, (key, quoted, "true"))
    for label, index in change.indexes.items():
        index_name = temporary(f"{name}_{label}") if label in before.indexes else f"{name}_{label}"
        named_before = replace(index, columns=tuple(old_names.get(c, c) for c in index.columns))
        sql = named_before.sql(index_name, name, concurrently=True)
        for new, old in old_names.items():
            sql = sql.replace(f'"{new}"', f'"{old}"')
        yield Expansion(sql, has_index, (f'"{index_name}"',), index_name)
    for column in change.text or ():
        if old_names.get(column, column) not in before.text:
            sql = layout.text_index_of(name, column, concurrently=True)
            yield Expansion(
                sql.replace(f'("{column}"', f'("{old_names.get(column, column)}"'),
                has_index,
                (f'"{name}_{column}_text"',),
                f"{name}_{column}_text",
            )


def postgres_switch(name: str, change: Change, before: Table, created: Container[str] = ()) -> Iterator[str]:
    """What is renamed and taken away, and the references to new tables, in a moment: rows are checked later."""
    table = f'"{name}"'
    for column, (target, key) in change.refers.items():
        if target in created:
            yield f"ALTER TABLE {table} ADD {layout.reference(column, target, key)} NOT VALID"
    for label in change.unindexed:
        yield f'DROP INDEX IF EXISTS "{name}_{label}"'
    for label in change.indexes:
        if label in before.indexes:
            yield f'DROP INDEX IF EXISTS "{name}_{label}"'
            yield f'ALTER INDEX "{temporary(f"{name}_{label}")}" RENAME TO "{name}_{label}"'
    after_text = before.text if change.text is None else change.text
    for column in before.text:
        new = change.renamed.get(column, column)
        if new not in after_text:
            yield f'DROP INDEX IF EXISTS "{name}_{column}_text"'
        elif new != column:
            yield f'ALTER INDEX "{name}_{column}_text" RENAME TO "{name}_{new}_text"'
    for old, new in change.renamed.items():
        yield f'ALTER TABLE {table} RENAME COLUMN "{old}" TO "{new}"'
        if old in before.refers:
            key = before.refers[old][1]
            yield f'ALTER TABLE {table} RENAME CONSTRAINT "{key}" TO "{change.renamed_key(old, key)}"'
    for column in change.dropped:
        yield f'ALTER TABLE {table} DROP COLUMN "{column}"'


def temporary(index: str) -> str:
    """The name of an index while the one that it replaces is still there."""
    return f"{index[:59]}_new"
