"""What `truweel doctor` does: derive all that follows from the documents anew, and report each difference.

Rows are read in batches, so that memory doesn't grow with the database. A suspicion is looked at once more under the
row's lock before it is reported, since the server may have been writing meanwhile.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, cast

from truweel.schema.collection import Collection
from truweel.schema.document import decode
from truweel.schema.engine import ENGINE_COLUMNS
from truweel.schema.extra import Definition
from truweel.schema.registry import Registry
from truweel.schema.resource import Resource
from truweel.sql import placeholders
from truweel.storage import records
from truweel.storage.columns import shape, text_columns
from truweel.storage.database import Database, Reader, Row, Writer

__all__ = ["Examination", "Finding", "examine"]

BATCH = 500
SAMPLED = 100
"""About so many records of a collection are looked for by their text: among a million one takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that isn't as it should be. `where` names table and record; `advice` is nothing wrong yet."""

    tenant_id: int
    where: str
    what: str
    mended: bool = False
    advice: bool = False


@dataclass(slots=True)
class Examination:
    """What was found in so many records."""

    records: int = 0
    findings: list[Finding] = field(default_factory=list)


def examine(database: Database, registry: Registry, *, fix: bool = False) -> Examination:
    """Look at everything; with `fix` mend projections, links, extra values, text indexes, counts and sequences."""
    found = Examination()
    with _legible("database", found.findings):
        found.findings += database.read_sync(_integrity)
    for collection in registry:
        with _legible(collection.table, found.findings):
            found.records += _records(database, registry, collection, fix, found.findings)
            if database.dialect == "sqlite" and text_columns(collection):
                found.findings += _text_index(database, collection, fix)
            if records.is_counted(collection):
                found.findings += _segments(database, collection, fix)
            found.findings += _sequence(database, collection, fix)
    return found


@contextmanager
def _legible(where: str, findings: list[Finding]) -> Iterator[None]:
    """Report what SQLite can't read, and go on with what it can."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        findings.append(Finding(0, where, f"can't be read ({error}); restore a backup"))


def _integrity(reader: Reader) -> list[Finding]:
    """What the database can say of itself. PostgreSQL holds its foreign keys without being asked."""
    if reader.dialect != "sqlite":
        return []
    told = [line for row in reader.rows("PRAGMA integrity_check(100)") for line in row[0].splitlines()]
    broken = [Finding(0, "database", line) for line in told if line != "ok"]
    keys = reader.rows("PRAGMA foreign_key_check")
    return broken + [Finding(0, f"{table} row {rowid}", f"refers to no row of {to}") for table, rowid, to, _ in keys]


# Records


def _records(database: Database, registry: Registry, collection: Collection, fix: bool, findings: list[Finding]) -> int:
    seen, after = 0, (-1, -1)
    while rows := database.read_sync(lambda reader, after=after: _rows(reader, collection, after)):  # type: ignore[misc]
        seen, after = seen + len(rows), (rows[-1][0], rows[-1][1])
        suspects = database.read_sync(lambda reader, rows=rows: _suspects(reader, registry, collection, rows))  # type: ignore[misc]
        for tenant, id in suspects:
            findings += database.write_sync(
                lambda writer, tenant=tenant, id=id: _confirm(writer, registry, collection, tenant, id, fix)  # type: ignore[misc]
            )
    return seen


def _select(collection: Collection) -> str:
    names = ", ".join(f'"{name}"' for name in records.column_names(collection))
    return f'SELECT tenant_id, id, {names} FROM "{collection.table}"'


def _rows(reader: Reader, collection: Collection, after: tuple[int, int]) -> list[Row]:
    sql = f"{_select(collection)} WHERE (tenant_id, id) > (?, ?) ORDER BY tenant_id, id LIMIT {BATCH}"
    return reader.rows(sql, after)


def _suspects(reader: Reader, registry: Registry, collection: Collection, rows: Sequence[Row]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for tenant, some in groupby(rows, lambda row: cast(int, row[0])):
        differ = _differences(reader, registry, collection, tenant, list(some))
        found += [(tenant, id) for id, faults in differ if faults]
    return found


def _confirm(
    writer: Writer, registry: Registry, collection: Collection, tenant: int, id: int, fix: bool
) -> list[Finding]:
    """The differences of one record, under its lock, and mended if asked."""
    row = writer.row(f"{_select(collection)} WHERE tenant_id = ? AND id = ?{writer.for_update}", (tenant, id))
    if row is None:
        return []
    ((_, faults),) = _differences(writer, registry, collection, tenant, [row])
    mended = fix and bool(faults) and "document" not in faults
    if mended:
        record = _record(collection, row)
        records.repair(writer, collection, tenant, record, _definitions(writer, registry, tenant, collection))
    return [Finding(tenant, f"{collection.table} {id}", what, mended) for what in faults.values()]


def _differences(
    reader: Reader, registry: Registry, collection: Collection, tenant: int, rows: Sequence[Row]
) -> list[tuple[int, dict[str, str]]]:
    """Id of each record, and what is wrong with it by column, link or `extraFields`."""
    ids = [row[1] for row in rows]
    definitions = _definitions(reader, registry, tenant, collection)
    links = {name: _links(reader, collection, name, tenant, ids) for name in collection.links}
    extra = _extra(reader, collection, tenant, ids) if collection.extra else {}
    versions = _versions(reader, collection, tenant, ids)
    found = []
    for row in rows:
        try:
            record = _record(collection, row)
        except (ValueError, KeyError, TypeError) as error:
            reason = f"it lacks {error}" if isinstance(error, KeyError) else error
            found.append((row[1], {"document": f"the document can't be read: {reason}"}))
            continue
        faults = _columns(collection, record, row)
        for name, targets in links.items():
            if (wanted := list(record.__dict__.get(name) or ())) != (held := targets.get(row[1], [])):
                faults[name] = f"links of {name} are {held}, the document says {wanted}"
        if (expected := set(records.extra_values(record, definitions))) != (kept := extra.get(row[1], set())):
            faults["extraFields"] = f"extra values are {sorted(kept)}, the document says {sorted(expected)}"
        if (last := versions.get(row[1])) not in (None, record.version):
            faults["history"] = f"the history ends at version {last}, the record is at {record.version}"
        found.append((row[1], faults))
    return found


def _record(collection: Collection, row: Row) -> Resource:
    values = dict(zip(records.column_names(collection), row[2:], strict=True))
    engine = dict(zip(ENGINE_COLUMNS, row[2:8], strict=True))
    if collection.parent:
        engine |= {"parent_id": values["parent_id"], "sibling_index": values["position"]}
    return decode(collection, values["document"], **engine)


def _columns(collection: Collection, record: Resource, row: Row) -> dict[str, str]:
    names = records.column_names(collection)
    held = dict(zip(names, row[2:], strict=True))
    faults = {}
    if record.id != row[1]:
        return {"document": f"the document is that of record {record.id}"}
    wanted = dict(zip(names, records.column_values(collection, record), strict=False))
    written = records.encode_record(collection, record)
    if held["shape"] == shape(collection):  # an older document is brought up to date by whoever reads it
        wanted |= {"label": written.label, "document": written.document}
    else:
        wanted.pop("shape")
    for name, value in wanted.items():
        if held[name] != value:
            faults[name] = f"{name} is {_short(held[name])}, the document says {_short(value)}"
    return {"columns": "; ".join(faults.values())} if faults else {}


def _short(value: Any) -> str:
    text = value.decode(errors="replace") if isinstance(value, bytes) else repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"


def _links(reader: Reader, collection: Collection, name: str, tenant: int, ids: Sequence[int]) -> dict[int, list[int]]:
    sql = (
        f'SELECT owner_id, target_id FROM "{collection.table}_{name}" WHERE tenant_id = ? '
        f"AND owner_id IN ({placeholders(len(ids))}) ORDER BY owner_id, position"
    )
    found: dict[int, list[int]] = {}
    for owner, target in reader.rows(sql, (tenant, *ids)):
        found.setdefault(owner, []).append(target)
    return found


def _extra(
    reader: Reader, collection: Collection, tenant: int, ids: Sequence[int]
) -> dict[int, set[tuple[int, str | None, float | None]]]:
    sql = (
        "SELECT record_id, field_id, text, number FROM extra_value WHERE tenant_id = ? AND collection = ? "
        f"AND record_id IN ({placeholders(len(ids))})"
    )
    found: dict[int, set[tuple[int, str | None, float | None]]] = {}
    for id, *value in reader.rows(sql, (tenant, collection.key, *ids)):
        found.setdefault(id, set()).add((value[0], value[1], value[2]))
    return found


def _versions(reader: Reader, collection: Collection, tenant: int, ids: Sequence[int]) -> dict[int, int]:
    """The version at which the history of each record ends; purged history has none."""
    sql = (
        "SELECT record_id, max(version) FROM history WHERE tenant_id = ? AND collection = ? "
        f"AND record_id IN ({placeholders(len(ids))}) GROUP BY record_id"
    )
    return {row[0]: row[1] for row in reader.rows(sql, (tenant, collection.key, *ids))}


def _definitions(reader: Reader, registry: Registry, tenant: int, collection: Collection) -> Mapping[str, Definition]:
    holder = registry.extra_fields
    if holder is None or not collection.extra:
        return {}
    definitions = map(Definition.of, records.select(reader, holder, tenant, {"module": collection.path}))
    return {definition.name: definition for definition in definitions}


# Text index, counts, ids


def _text_index(database: Database, collection: Collection, fix: bool) -> Iterator[Finding]:
    """The index keeps no text to read back: of each row it must hold as many trigrams as the text has, a sample has to
    be found by its text, and no entry may be too many."""
    texts, table = text_columns(collection), collection.table
    names = ", ".join(f'"{name}"' for name in texts)
    faults = database.read_sync(lambda reader: _not_found(reader, table, texts, names))
    if not faults:
        return
    if fix:

        def rebuild(writer: Writer) -> None:
            writer.execute(f'INSERT INTO "{table}_text" ("{table}_text") VALUES (\'delete-all\')')
            writer.execute(f'INSERT INTO "{table}_text" (rowid, {names}) SELECT id, {names} FROM "{table}"')

        database.write_sync(rebuild)
    yield from (Finding(0, f"{table}_text", fault, fix) for fault in faults)


def _not_found(reader: Reader, table: str, texts: Sequence[str], names: str) -> list[str]:
    held = reader.row(f'SELECT count(*) FROM "{table}_text_docsize"')
    rows = reader.row(f'SELECT count(*) FROM "{table}"')
    if held != rows:
        return [f"the text index has {held and held[0]} entries for {rows and rows[0]} records"]
    last, seen, missing = (-1, -1), 0, []
    every = max(1, (rows[0] if rows else 0) // SAMPLED)
    find = f'SELECT 1 FROM "{table}_text" WHERE "{table}_text" MATCH ? AND rowid = ?'
    sql = (
        f'SELECT tenant_id, id, (SELECT sz FROM "{table}_text_docsize" d WHERE d.id = t.id), {names} FROM "{table}" t '
        f"WHERE (tenant_id, id) > (?, ?) ORDER BY tenant_id, id LIMIT {BATCH}"
    )
    while batch := reader.rows(sql, last):
        last = (batch[-1][0], batch[-1][1])
        for _, id, sizes, *values in batch:
            seen += 1
            trigrams = _sizes(sizes) if sizes else [-1] * len(texts)
            for name, value, size in zip(texts, values, trigrams, strict=True):
                word = value[:40].replace('"', '""')
                sound: bool = size == max(len(value) - 2, 0)
                if sound and seen % every == 0 and len(value) >= 3:
                    sound = reader.row(find, (f'"{name}" : "{word}"', id)) is not None
                if not sound:
                    missing.append(f"the text index doesn't find record {id} by its {name}")
    return missing


def _sizes(packed: bytes) -> list[int]:
    """How many tokens each column of an FTS5 entry has, as `docsize` keeps them: varints, seven bits a byte."""
    found, number = [], 0
    for byte in packed:
        number = number << 7 | byte & 127
        if byte < 128:
            found.append(number)
            number = 0
    return found


def _segments(database: Database, collection: Collection, fix: bool) -> list[Finding]:
    """The counts by segment of ids, in one statement so that a write meanwhile doesn't look like a fault."""
    counted = (
        f'SELECT tenant_id, id / {records.SEGMENT} AS segment, count(*) AS live FROM "{collection.table}" '
        "WHERE deleted_at IS NULL AND archived_at IS NULL GROUP BY 1, 2"
    )
    kept = "SELECT tenant_id, segment, sum(live) AS live FROM segment WHERE collection = ? GROUP BY 1, 2"
    sql = (
        "SELECT tenant_id, segment, coalesce(sum(kept), 0), coalesce(sum(live), 0) FROM ("
        f"SELECT tenant_id, segment, live, 0 AS kept FROM ({counted}) c UNION ALL "
        f"SELECT tenant_id, segment, 0, live FROM ({kept}) k) b "
        "GROUP BY 1, 2 HAVING coalesce(sum(kept), 0) <> coalesce(sum(live), 0) ORDER BY 1, 2"
    )
    wrong = [tuple(map(int, row)) for row in database.read_sync(lambda reader: reader.rows(sql, (collection.key,)))]
    if wrong and fix:
        database.write_sync(lambda writer: _recount(writer, collection, wrong))
    return [
        Finding(tenant, f"segment {collection.key} {segment}", f"counts {held} live records, there are {live}", fix)
        for tenant, segment, held, live in wrong
    ]


def _recount(writer: Writer, collection: Collection, wrong: Sequence[tuple[int, ...]]) -> None:
    if writer.dialect == "postgresql":
        writer.execute("LOCK TABLE segment IN SHARE ROW EXCLUSIVE MODE")  # nobody counts while we do
    for tenant, segment, *_ in wrong:
        first = segment * records.SEGMENT
        row = writer.row(
            f'SELECT count(*) FROM "{collection.table}" WHERE tenant_id = ? AND id >= ? AND id < ? '
            "AND deleted_at IS NULL AND archived_at IS NULL",
            (tenant, first, first + records.SEGMENT),
        )
        where = (tenant, collection.key, segment)
        writer.execute("DELETE FROM segment WHERE tenant_id = ? AND collection = ? AND segment = ?", where)
        writer.execute(
            "INSERT INTO segment (tenant_id, collection, segment, shard, live) VALUES (?, ?, ?, 0, ?)",
            (*where, row[0] if row else 0),
        )


def _sequence(database: Database, collection: Collection, fix: bool) -> list[Finding]:
    """Ids are never given twice: the sequence stands at the largest or beyond."""
    table = collection.table

    def last(reader: Reader) -> tuple[int, int]:
        largest = reader.row(f'SELECT coalesce(max(id), 0) FROM "{table}"')
        if reader.dialect == "sqlite":
            given = reader.row("SELECT last FROM sequence WHERE name = ?", (table,))
        else:
            given = reader.row(f'SELECT last_value FROM "{table}_id"')
        return (largest[0] if largest else 0), (given[0] if given else 0)

    def advance(writer: Writer) -> None:
        if writer.dialect == "sqlite":
            sql = (
                "INSERT INTO sequence (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = excluded.last"
            )
            writer.execute(sql, (table, last(writer)[0]))
        else:
            writer.rows("SELECT setval(?::regclass, ?)", (f'"{table}_id"', last(writer)[0]))

    largest, given = database.read_sync(last)
    if given >= largest:
        return []
    if fix:
        database.write_sync(advance)
    return [Finding(0, f"sequence {table}", f"stands at {given}, and there is a record {largest}", fix)]
