"""Copies the clients of the demo by SQL until there are enough: faster than `truweel demo` for a million.

Every client is copied under new ids. What is derived from it (text index, counts by segment, sequence) is written as
Truweel writes it, so that `truweel doctor` finds no fault. Secondary indexes are dropped first and rebuilt at the end.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg

SEGMENT = 4096
COUNTS = f"""
INSERT INTO segment (tenant_id, collection, segment, shard, live)
SELECT tenant_id, 'clients', id / {SEGMENT}, 0, count(*) FROM clients
WHERE deleted_at IS NULL AND archived_at IS NULL GROUP BY tenant_id, id / {SEGMENT}
"""


def grow_sqlite(path: Path, times: int) -> None:
    """Repeat the clients in the file `path` until there are `times` as many."""
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("synchronous = OFF", "cache_size = -1000000"):
        database.execute(f"PRAGMA {pragma}")
    columns = [row[1] for row in database.execute("PRAGMA table_info(clients)")]
    texts = [row[1] for row in database.execute("PRAGMA table_info(clients_text)")]
    (last,) = database.execute("SELECT max(id) FROM clients").fetchone()
    indexes = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'clients' AND sql IS NOT NULL"
    ).fetchall()
    computed = {
        "id": "id + :shift",
        "document": "CAST('{\"id\":\"' || (id + :shift) || '\"' || "
        "substr(CAST(document AS TEXT), instr(CAST(document AS TEXT), ',')) AS BLOB)",
    }
    database.execute("BEGIN")
    for name, _ in indexes:
        database.execute(f'DROP INDEX "{name}"')
    copy = _copy(columns, computed)
    for round_ in range(1, times):
        database.execute(copy, {"shift": last * round_, "last": last})
    for _, sql in indexes:
        database.execute(sql)
    named = ", ".join(texts)
    database.execute(
        f"INSERT INTO clients_text (rowid, {named}) SELECT id, {named} FROM clients WHERE id > ? ORDER BY id", (last,)
    )
    database.execute("DELETE FROM segment WHERE collection = 'clients'")
    database.execute(COUNTS)
    database.execute("UPDATE sequence SET last = ? WHERE name = 'clients'", (last * times,))
    database.execute("COMMIT")
    database.close()


def grow_postgresql(url: str, times: int) -> None:
    """Repeat the clients in the database at `url` until there are `times` as many."""
    with psycopg.connect(url, autocommit=True) as database:
        columns = [
            row[0]
            for row in database.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'clients' "
                "ORDER BY ordinal_position"
            )
        ]
        row = database.execute("SELECT max(id) FROM clients").fetchone()
        last = int(row[0]) if row else 0
        indexes = database.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'clients' AND indexname <> 'clients_pk'"
        ).fetchall()
        computed = {
            "id": "id + %(shift)s",
            "document": "convert_to('{\"id\":\"' || (id + %(shift)s) || '\"' || "
            "substr(convert_from(document, 'UTF8'), strpos(convert_from(document, 'UTF8'), ',')), 'UTF8')",
        }
        for name, _ in indexes:
            database.execute(f'DROP INDEX "{name}"')  # type: ignore[arg-type]
        copy = _copy(columns, computed).replace(":last", "%(last)s")
        for round_ in range(1, times):
            database.execute(copy, {"shift": last * round_, "last": last})  # type: ignore[arg-type]
        for _, sql in indexes:
            database.execute(sql)
        database.execute("DELETE FROM segment WHERE collection = 'clients'")
        database.execute(COUNTS)  # type: ignore[arg-type]
        database.execute("SELECT setval('clients_id', %s)", (last * times,))
        database.execute("VACUUM ANALYZE")


def _copy(columns: list[str], computed: dict[str, str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(computed.get(name, f'"{name}"') for name in columns)
    return f"INSERT INTO clients ({names}) SELECT {values} FROM clients WHERE id <= :last"
