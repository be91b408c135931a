"""What `truweel doctor` does: derive columns, links and counts from the documents again, and report each difference.

Rows are read in batches, so that memory doesn't grow with the database. A suspicion is looked at once more under the
row's lock before it is reported, since the server may have been writing meanwhile.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, cast

from truweel.errors import Damaged
from truweel.schema.collection import Collection
from truweel.schema.document import decode
from truweel.schema.effects import Balance
from truweel.schema.engine import ENGINE_INSTANTS
from truweel.schema.registry import Registry
from truweel.schema.resource import Meta, Resource, meta
from truweel.sql import placeholders
from truweel.storage import jobs, records
from truweel.storage.columns import text_columns
from truweel.storage.database import Database, Reader, Row, Writer
from truweel.storage.extra_definitions import read_definitions
from truweel.storage.extra_values import extra_values
from truweel.storage.migrations.deviations import current_layout, find_deviations
from truweel.storage.rewriting import backlogs

__all__ = ["Examination", "Finding", "examine"]

BATCH = 500
SEGMENT_BITS = records.SEGMENT.bit_length() - 1
"""An id shifted right by these is its segment, below 0 too: a division in SQL rounds towards 0."""
MAX_SAMPLES = 100
"""About so many records of a collection are looked for by their text: among a million one takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that isn't as it should be. `location` names table and record. With `is_advice` nothing is wrong
    yet."""

    tenant_id: int
    location: str
    problem: str
    is_repaired: bool = False
    is_advice: bool = False


@dataclass(slots=True)
class Examination:
    """What was found in so many records."""

    records: int = 0
    findings: list[Finding] = field(default_factory=list)


def examine(database: Database, registry: Registry, *, fix: bool = False) -> Examination:
    """Look at everything; with `fix` mend projections, links, extra values, text indexes, counts and sequences, and
    look again: what is found again was not mended."""
    examination = _examine(database, registry, fix)
    if any(finding.is_repaired for finding in examination.findings):
        left = _examine(database, registry, False).findings
        repaired = [finding for finding in examination.findings if finding.is_repaired]
        remaining = {(finding.tenant_id, finding.location, finding.problem) for finding in left}
        gone = [f for f in repaired if (f.tenant_id, f.location, f.problem) not in remaining]
        examination.findings = [*gone, *left]
    return examination


def _examine(database: Database, registry: Registry, fix: bool) -> Examination:
    examination = Examination()
    with _report_corruption("database", examination.findings):
        examination.findings += database.read_sync(_integrity)
        examination.findings += database.read_sync(_missing_indexes)
    for collection in registry.kinds:
        with _report_corruption(collection.table, examination.findings):
            examination.records += _records(database, registry, collection, fix, examination.findings)
            if database.dialect == "sqlite" and text_columns(collection):
                examination.findings += _text_index(database, collection, fix)
            if records.is_counted(collection):
                examination.findings += _segments(database, collection, fix)
            examination.findings += _sequence(database, collection, fix)
    examination.findings += database.read_sync(_older_records)
    for balances in registry.balances.values():
        for collection, balance in balances:
            examination.findings += _balances(database, collection, balance, fix)
    examination.findings += [
        Finding(tenant, "jobs", f"{number} of {name} failed ({error}); see truweel jobs list")
        for tenant, name, number, error in database.read_sync(jobs.list_failed)
    ]
    return examination


def _older_records(reader: Reader) -> list[Finding]:
    """What the server still rewrites in the background."""
    findings = []
    for backlog in backlogs(reader):
        if backlog.remaining == 0:
            continue
        count = "records" if backlog.remaining is None else f"{backlog.remaining} records"
        problem = (
            f"{count} of before revision {backlog.current} are left; the server brings them up to date while it runs"
        )
        findings.append(Finding(0, backlog.collection, problem, is_advice=True))
    return findings


@contextmanager
def _report_corruption(where: str, findings: list[Finding]) -> Iterator[None]:
    """Report what SQLite can't read, and go on with what it can."""
    try:
        yield
    except Damaged as error:
        findings.append(Finding(0, where, f"can't be read ({error})"))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        findings.append(Finding(0, where, f"can't be read ({error}); restore a backup"))


def _integrity(reader: Reader) -> list[Finding]:
    """What the database can say of itself. PostgreSQL holds its foreign keys without being asked."""
    if reader.dialect != "sqlite":
        return []
    lines = [line for row in reader.rows("PRAGMA integrity_check(100)") for line in row[0].splitlines()]
    broken = [Finding(0, "database", line) for line in lines if line != "ok"]
    keys = reader.rows("PRAGMA foreign_key_check")
    return broken + [Finding(0, f"{table} row {rowid}", f"refers to no row of {to}") for table, rowid, to, _ in keys]


def _missing_indexes(reader: Reader) -> list[Finding]:
    """What is slow for lack of an index; a database with worse can't be opened."""
    return [Finding(0, "schema", deviation.problem) for deviation in find_deviations(reader, current_layout())]


# Records


def _records(database: Database, registry: Registry, collection: Collection, fix: bool, findings: list[Finding]) -> int:
    seen, after = 0, (-1, -1)
    while rows := database.read_sync(lambda reader, after=after: _rows(reader, collection, after)):  # type: ignore[misc]
        seen, after = seen + len(rows), (rows[-1][0], rows[-1][1])
        suspects = database.read_sync(lambda reader, rows=rows: _find_suspects(reader, registry, collection, rows))  # type: ignore[misc]
        for tenant, id in suspects:
            findings += database.write_sync(
                lambda writer, tenant=tenant, id=id: _examine_locked(writer, registry, collection, tenant, id, fix)  # type: ignore[misc]
            )
    return seen


def _select(collection: Collection) -> str:
    names = ", ".join(f'"{name}"' for name in records.column_names(collection))
    return f'SELECT tenant_id, id, {names} FROM "{collection.table}"'


def _rows(reader: Reader, collection: Collection, after: tuple[int, int]) -> list[Row]:
    sql = f"{_select(collection)} WHERE (tenant_id, id) > (?, ?) ORDER BY tenant_id, id LIMIT {BATCH}"
    return reader.rows(sql, after)


def _find_suspects(
    reader: Reader, registry: Registry, collection: Collection, rows: Sequence[Row]
) -> list[tuple[int, int]]:
    suspects: list[tuple[int, int]] = []
    for tenant, tenant_rows in groupby(rows, lambda row: cast(int, row[0])):
        differences = _differences(reader, registry, collection, tenant, list(tenant_rows))
        suspects += [(tenant, id) for id, faults in differences if faults]
    return suspects


def _examine_locked(
    writer: Writer, registry: Registry, collection: Collection, tenant: int, id: int, fix: bool
) -> list[Finding]:
    """The differences of one record, under its lock, and mended if asked."""
    row = writer.row(f"{_select(collection)} WHERE tenant_id = ? AND id = ?{writer.for_update}", (tenant, id))
    if row is None:
        return []
    ((_, faults),) = _differences(writer, registry, collection, tenant, [row])
    is_repaired = fix and bool(faults) and "document" not in faults
    if is_repaired:
        record = _record(collection, row)
        records.repair(writer, collection, tenant, record, read_definitions(writer, registry, tenant, collection))
    return [Finding(tenant, f"{collection.table} {id}", problem, is_repaired) for problem in faults.values()]


def _differences(
    reader: Reader, registry: Registry, collection: Collection, tenant: int, rows: Sequence[Row]
) -> list[tuple[int, dict[str, str]]]:
    """Id of each record, and what is wrong with it by column, link or `extraFields`."""
    ids = [row[1] for row in rows]
    definitions = read_definitions(reader, registry, tenant, collection)
    links = {name: _links(reader, collection, name, tenant, ids) for name in collection.links}
    extra = _extra(reader, collection, tenant, ids) if collection.extra else {}
    # A drawn number gives its range a new version and no history.
    versions = {} if collection is registry.number_ranges else _versions(reader, collection, tenant, ids)
    differences = []
    for row in rows:
        try:
            record = _record(collection, row)
        except (ValueError, KeyError, TypeError) as error:
            reason = f"it lacks {error}" if isinstance(error, KeyError) else error
            differences.append((row[1], {"document": f"the document can't be read: {reason}"}))
            continue
        faults = _columns(collection, record, row)
        for name, targets in links.items():
            if (expected_links := list(record.__dict__.get(name) or ())) != (stored_links := targets.get(row[1], [])):
                faults[name] = f"links of {name} are {stored_links}, the document says {expected_links}"
        if (expected_values := set(extra_values(record, definitions))) != (stored_values := extra.get(row[1], set())):
            faults["extraFields"] = (
                f"extra values are {sorted(stored_values)}, the document says {sorted(expected_values)}"
            )
        last = versions.get(row[1]) if collection is not registry.number_ranges else None  # drawing makes no history
        if last not in (None, meta(record).version):
            faults["history"] = f"the history ends at version {last}, the record is at {meta(record).version}"
        differences.append((row[1], faults))
    return differences


def _record(collection: Collection, row: Row) -> Resource:
    values = dict(zip(records.column_names(collection), row[2:], strict=True))
    columns = dict(zip(ENGINE_INSTANTS, row[3:8], strict=True))
    known = Meta(version=row[2], parent_id=values.get("parent_id"), position=values.get("position", 0))
    known.revision = values["revision"]
    columns |= {name: field.from_column(values[name]) for name, field in collection.balances.items()}
    if collection.is_spliced:
        del columns["updatedAt"]  # the column is that of the balances too
    return decode(collection, values["document"], known, columns)


def _columns(collection: Collection, record: Resource, row: Row) -> dict[str, str]:
    names = records.column_names(collection)
    stored = dict(zip(names, row[2:], strict=True))
    faults = {}
    if record.id != row[1]:
        return {"document": f"the document is that of record {record.id}"}
    expected = dict(zip(names, records.column_values(collection, record), strict=False))
    if collection.is_spliced:
        expected["updated_at"] = max(expected["updated_at"], stored["updated_at"])
    written = records.encode_record(collection, record)
    if stored["revision"] == collection.revision:
        expected |= {"label": written.label, "document": written.document}
    else:
        for name in ("revision", "search"):  # an older row is brought up to date by whoever reads it
            expected.pop(name, None)
    for name, value in expected.items():
        if stored[name] != value:
            faults[name] = f"{name} is {_shorten(stored[name])}, the document says {_shorten(value)}"
    return {"columns": "; ".join(faults.values())} if faults else {}


def _shorten(value: Any) -> str:
    text = value.decode(errors="replace") if isinstance(value, bytes) else repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"


def _links(reader: Reader, collection: Collection, name: str, tenant: int, ids: Sequence[int]) -> dict[int, list[int]]:
    sql = (
        f'SELECT owner_id, target_id FROM "{collection.table}_{name}" WHERE tenant_id = ? '
        f"AND owner_id IN ({placeholders(len(ids))}) ORDER BY owner_id, position"
    )
    targets: dict[int, list[int]] = {}
    for owner, target in reader.rows(sql, (tenant, *ids)):
        targets.setdefault(owner, []).append(target)
    return targets


def _extra(
    reader: Reader, collection: Collection, tenant: int, ids: Sequence[int]
) -> dict[int, set[tuple[int, str | None, float | None]]]:
    sql = (
        "SELECT record_id, field_id, text, number FROM extra_value WHERE tenant_id = ? AND collection = ? "
        f"AND record_id IN ({placeholders(len(ids))})"
    )
    values: dict[int, set[tuple[int, str | None, float | None]]] = {}
    for id, *stored in reader.rows(sql, (tenant, collection.key, *ids)):
        values.setdefault(id, set()).add((stored[0], stored[1], stored[2]))
    return values


def _versions(reader: Reader, collection: Collection, tenant: int, ids: Sequence[int]) -> dict[int, int]:
    """The version at which the history of each record ends; purged history has none."""
    sql = (
        "SELECT record_id, max(version) FROM history WHERE tenant_id = ? AND collection = ? "
        f"AND record_id IN ({placeholders(len(ids))}) GROUP BY record_id"
    )
    return {row[0]: row[1] for row in reader.rows(sql, (tenant, collection.key, *ids))}


def _balances(database: Database, collection: Collection, balance: Balance, fix: bool) -> list[Finding]:
    """Balances that are not the sum of their ledger; their formulas follow at the next move."""
    ledger, key, amount = balance.ledger.name, balance.by.name, balance.amount.name
    same = f'l.tenant_id = r.tenant_id AND l."{key}" = r.id'
    if balance.per:
        same = f'l.tenant_id = r.tenant_id AND l."{key}" = r.parent_id AND l."{balance.per}" = r."{balance.per}"'
    differing = (
        f'SELECT r.tenant_id, r.id, r."{balance.name}", coalesce(sum(l."{amount}"), 0) FROM "{collection.table}" r '
        f'LEFT JOIN "{ledger}" l ON {same} '
        f'GROUP BY r.tenant_id, r.id, r."{balance.name}" HAVING r."{balance.name}" <> coalesce(sum(l."{amount}"), 0)'
    )
    repair = f'UPDATE "{collection.table}" SET "{balance.name}" = ? WHERE tenant_id = ? AND id = ?'
    findings = []
    for tenant, id, stored, total in database.read_sync(lambda reader: reader.rows(differing)):
        problem = f"{balance.name} is {balance.from_column(stored)}, its ledger says {balance.from_column(int(total))}"
        findings.append(Finding(tenant, f"{collection.table} {id}", problem, fix))
        if fix:
            values = (int(total), tenant, id)
            database.write_sync(lambda writer, values=values: writer.execute(repair, values))  # type: ignore[misc]
    if balance.per:
        missing = (
            f'SELECT l.tenant_id, l."{key}", l."{balance.per}" FROM "{ledger}" l LEFT JOIN "{collection.table}" r '
            f'ON {same} WHERE r.id IS NULL AND l."{key}" IS NOT NULL AND l."{balance.per}" IS NOT NULL '
            f'GROUP BY l.tenant_id, l."{key}", l."{balance.per}" HAVING sum(l."{amount}") <> 0'
        )
        for tenant, id, per in database.read_sync(lambda reader: reader.rows(missing)):
            problem = f"record {id} has no row for {balance.per} {per}, its ledger has one"
            findings.append(Finding(tenant, collection.table, problem, False))
    return findings


# Text index, counts, ids


def _text_index(database: Database, collection: Collection, fix: bool) -> Iterator[Finding]:
    """The index keeps no text to read back: of each row it must hold as many trigrams as the text has, a sample has to
    be found by its text, and no entry may be too many."""
    texts, table = text_columns(collection), collection.table
    names = ", ".join(f'"{name}"' for name in texts)
    faults = database.read_sync(lambda reader: _index_faults(reader, table, texts, names))
    if not faults:
        return
    if fix:

        def rebuild(writer: Writer) -> None:
            writer.execute(f'INSERT INTO "{table}_text" ("{table}_text") VALUES (\'delete-all\')')
            writer.execute(f'INSERT INTO "{table}_text" (rowid, {names}) SELECT id, {names} FROM "{table}"')

        database.write_sync(rebuild)
    yield from (Finding(0, f"{table}_text", fault, fix) for fault in faults)


def _index_faults(reader: Reader, table: str, texts: Sequence[str], names: str) -> list[str]:
    entries = reader.row(f'SELECT count(*) FROM "{table}_text_docsize"')
    record_count = reader.row(f'SELECT count(*) FROM "{table}"')
    if entries != record_count:
        return [f"the text index has {entries and entries[0]} entries for {record_count and record_count[0]} records"]
    last, seen, missing = (-1, -1), 0, []
    sample_interval = max(1, (record_count[0] if record_count else 0) // MAX_SAMPLES)
    find = f'SELECT 1 FROM "{table}_text" WHERE "{table}_text" MATCH ? AND rowid = ?'
    sql = (
        f'SELECT tenant_id, id, (SELECT sz FROM "{table}_text_docsize" d WHERE d.id = t.id), {names} FROM "{table}" t '
        f"WHERE (tenant_id, id) > (?, ?) ORDER BY tenant_id, id LIMIT {BATCH}"
    )
    while batch := reader.rows(sql, last):
        last = (batch[-1][0], batch[-1][1])
        for _, id, sizes, *values in batch:
            seen += 1
            trigrams = _token_counts(sizes) if sizes else [-1] * len(texts)
            for name, value, size in zip(texts, values, trigrams, strict=True):
                word = value[:40].replace('"', '""')
                is_sound: bool = size == max(len(value) - 2, 0)
                if is_sound and seen % sample_interval == 0 and len(value) >= 3:
                    is_sound = reader.row(find, (f'"{name}" : "{word}"', id)) is not None
                if not is_sound:
                    missing.append(f"the text index doesn't find record {id} by its {name}")
    return missing


def _token_counts(packed: bytes) -> list[int]:
    """How many tokens each column of an FTS5 entry has, as `docsize` keeps them: varints, seven bits a byte."""
    sizes, number = [], 0
    for byte in packed:
        number = number << 7 | byte & 127
        if byte < 128:
            sizes.append(number)
            number = 0
    return sizes


def _segments(database: Database, collection: Collection, fix: bool) -> list[Finding]:
    """The counts by segment of ids, in one statement so that a write meanwhile doesn't look like a fault."""
    counted = (
        f'SELECT tenant_id, id >> {SEGMENT_BITS} AS segment, count(*) AS live FROM "{collection.table}" '
        "WHERE deleted_at IS NULL AND archived_at IS NULL GROUP BY 1, 2"
    )
    segments = "SELECT tenant_id, segment, sum(live) AS live FROM segment WHERE collection = ? GROUP BY 1, 2"
    sql = (
        "SELECT tenant_id, segment, coalesce(sum(kept), 0), coalesce(sum(live), 0) FROM ("
        f"SELECT tenant_id, segment, live, 0 AS kept FROM ({counted}) c UNION ALL "
        f"SELECT tenant_id, segment, 0, live FROM ({segments}) k) b "
        "GROUP BY 1, 2 HAVING coalesce(sum(kept), 0) <> coalesce(sum(live), 0) ORDER BY 1, 2"
    )
    differences = [
        tuple(map(int, row)) for row in database.read_sync(lambda reader: reader.rows(sql, (collection.key,)))
    ]
    if differences and fix:
        database.write_sync(lambda writer: _recount(writer, collection, differences))
    return [
        Finding(
            tenant, f"segment {collection.key} {segment}", f"counts {counted_live} live records, there are {live}", fix
        )
        for tenant, segment, counted_live, live in differences
    ]


def _recount(writer: Writer, collection: Collection, differences: Sequence[tuple[int, ...]]) -> None:
    if writer.dialect == "postgresql":
        writer.execute("LOCK TABLE segment IN SHARE ROW EXCLUSIVE MODE")  # nobody counts while we do
    for tenant, segment, *_ in differences:
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
    """Ids are never given twice: the sequence stands at the largest or beyond. A single collection draws none."""
    sequence = collection.ids
    if collection.single:
        return []

    def last(reader: Reader) -> tuple[int, int]:
        largest = reader.row(f'SELECT coalesce(max(id), 0) FROM "{collection.table}"')
        if reader.dialect == "sqlite":
            drawn = reader.row("SELECT last FROM sequence WHERE name = ?", (sequence,))
        else:
            drawn = reader.row(f'SELECT last_value FROM "{sequence}_id"')
        return (largest[0] if largest else 0), (drawn[0] if drawn else 0)

    def advance(writer: Writer) -> None:
        if writer.dialect == "sqlite":
            sql = (
                "INSERT INTO sequence (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = excluded.last"
            )
            writer.execute(sql, (sequence, last(writer)[0]))
        else:
            writer.rows("SELECT setval(?::regclass, ?)", (f'"{sequence}_id"', last(writer)[0]))

    largest, drawn = database.read_sync(last)
    if drawn >= largest:
        return []
    if fix:
        database.write_sync(advance)
    return [Finding(0, f"sequence {sequence}", f"stands at {drawn}, and there is a record {largest}", fix)]
