"""PostgreSQL through psycopg: work runs on threads of a small pool, each with a connection for as long as the work
lasts.

Works behind a pooler in transaction mode (`?pooler=transaction` in the URL switches prepared statements off).
"""

import asyncio
import itertools
import re
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg_pool import ConnectionPool

from truweel import clock
from truweel.storage.database import Database, Reader, Row, Unique, Violation, Writer

__all__ = ["Postgres", "plain"]

T = TypeVar("T")
ATTEMPTS = 5
SHARDS = 16


@lru_cache(4096)
def _placeholders(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()


class _Connection:
    """One psycopg connection as a `Reader` or, inside a transaction, a `Writer`."""

    dialect = "postgresql"
    for_update = " FOR UPDATE"

    def __init__(self, raw: "psycopg.Connection[Any]", shard: int) -> None:
        self.raw = raw
        self.shard = shard
        self.statements = 0
        self._cursor = raw.cursor(binary=True)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self.statements += 1
        return self._cursor.execute(_placeholders(sql), parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        self.statements += 1
        found: Row | None = self._cursor.execute(_placeholders(sql), parameters).fetchone()
        return found

    def settled(self, key: Hashable, work: Callable[[], int]) -> int:
        return work()

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        self.statements += 1
        return self._cursor.execute(_placeholders(sql), parameters).rowcount

    def many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        self.statements += 1
        self._cursor.executemany(_placeholders(sql), parameters)

    def ids(self, table: str, count: int = 1) -> list[int]:
        sql = "SELECT nextval(?::regclass) FROM generate_series(1, ?)"
        return [row[0] for row in self.rows(sql, (f'"{table}_id"', count))]


class Postgres(Database):
    """The database at `url`; `replica` is the URL of a read replica, if there is one."""

    dialect = "postgresql"
    single_process = False

    def __init__(self, url: str, *, replica: str | None = None, size: int = 8) -> None:
        self._primary = _Pool(url, size)
        self._replica = _Pool(replica, size) if replica else self._primary

    async def read(self, work: Callable[[Reader], T], *, snapshot: bool = True, replica: bool = False) -> T:
        pool = self._replica if replica else self._primary
        return await asyncio.get_running_loop().run_in_executor(pool.threads, pool.read, work)

    async def write(self, work: Callable[[Writer], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._primary.threads, self._primary.write, work)

    def read_now(self, work: Callable[[Reader], T]) -> T:
        return self._primary.read(work)

    def write_now(self, work: Callable[[Writer], T]) -> T:
        return self._primary.write(work)

    def close(self) -> None:
        self._primary.close()
        self._replica.close()


class _Pool:
    def __init__(self, url: str, size: int) -> None:
        url, pooled = plain(url)
        self._shards = itertools.count(int(clock.random() * SHARDS))
        self._wrapped: dict[int, _Connection] = {}
        self.threads = ThreadPoolExecutor(size, thread_name_prefix="postgres")
        self._connections = ConnectionPool(
            url,
            min_size=1,
            max_size=size,
            open=True,
            timeout=10,
            kwargs={"autocommit": True, "prepare_threshold": None if pooled else 3},
        )

    def _wrap(self, raw: "psycopg.Connection[Any]") -> _Connection:
        wrapped = self._wrapped.get(id(raw))
        if wrapped is None or wrapped.raw is not raw:
            wrapped = self._wrapped[id(raw)] = _Connection(raw, next(self._shards) % SHARDS)
        return wrapped

    def read(self, work: Callable[[Reader], T]) -> T:
        with self._connections.connection() as raw:
            return work(self._wrap(raw))

    def write(self, work: Callable[[Writer], T]) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self._connections.connection() as raw, raw.transaction():
                    return work(self._wrap(raw))
            except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected):
                if attempt == ATTEMPTS:
                    raise
                time.sleep(0.01 * attempt * (1 + clock.random()))
            except psycopg.errors.UniqueViolation as error:
                raise _unique(error) from error
            except psycopg.errors.IntegrityError as error:
                raise Violation(str(error)) from error
        raise AssertionError("unreachable")

    def close(self) -> None:
        self.threads.shutdown()
        self._connections.close()


def _unique(error: psycopg.errors.UniqueViolation) -> Unique:
    """The columns, as the detail names them: `Key (tenant_id, name)=(1, x) already exists.`"""
    found = re.search(r"\((.*?)\)=", error.diag.message_detail or "")
    names = found[1].replace('"', "").split(", ") if found else []
    return Unique(", ".join(name for name in names if name != "tenant_id"))


def plain(url: str) -> tuple[str, bool]:
    """The URL as libpq takes it, and whether its `pooler` parameter named a transaction-mode pooler."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query)
    rest = urlencode([pair for pair in pairs if pair[0] != "pooler"])
    scheme = "postgresql" if parts.scheme.startswith("postgres") else parts.scheme
    return urlunsplit((scheme, parts.netloc, parts.path, rest, "")), ("pooler", "transaction") in pairs
