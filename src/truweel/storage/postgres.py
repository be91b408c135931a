"""PostgreSQL through psycopg: work runs on threads of a small pool, each with a connection for as long as the work
lasts.

Works behind a pooler in transaction mode (`?pooler=transaction` in the URL switches prepared statements off).
"""

import asyncio
import itertools
import logging
import re
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg import sql
from psycopg_pool import ConnectionPool, PoolTimeout

from truweel import clock
from truweel.errors import Unavailable
from truweel.sql import cached_if_short
from truweel.storage.byte_budget import FREE_BYTES, ByteBudget
from truweel.storage.database import (
    COUNTED,
    OUTDATED,
    STATEMENT_TIMEOUT,
    ConstraintViolation,
    Database,
    OpenWrite,
    Outdated,
    Reader,
    Row,
    UniqueViolation,
    Writer,
)
from truweel.storage.locks import Locks, Restart
from truweel.storage.threads import DaemonThreads

__all__ = ["Postgres", "libpq_url"]

T = TypeVar("T")
ATTEMPTS = 5
"""How often work is run that meets other writers: after a deadlock, a serialisation failure or a change meanwhile."""
MAX_RESTARTS = 100
"""How often work begins anew because it needed a lock out of order that it had not known of."""
BUSY = "Others are changing the same records; nothing was saved. Try again."
SHARDS = 16
REVISION = "SELECT revision FROM database_revision"
INSTANT = (
    "SELECT CASE WHEN pg_current_xact_id() IS NOT NULL "
    f"THEN floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint END, ({REVISION})"
)
"""The clock, read once the transaction has an id, by which `SYNC_BOUND` sees it. CASE evaluates in this order. Then the
revision of the schema: a process of another one writes nothing."""
OPEN_WRITES = (
    "FROM pg_stat_activity "
    "WHERE datname = current_database() AND backend_type = 'client backend' AND backend_xid IS NOT NULL"
)
SYNC_BOUND = (
    "SELECT floor(extract(epoch FROM least(statement_timestamp(), min(xact_start))) * 1000)::bigint, "
    f"pg_current_wal_lsn()::text {OPEN_WRITES}"
)
"""The start of the oldest transaction that has an id, else now; then the position of the log.

`statement_timestamp()` is older than the look at the transactions: one that gets its id after that look reads its
instant later. The position is read after the look: a replica that has reached it has all that was committed by then.
"""
OLDEST_WRITE = (
    "SELECT pid, extract(epoch FROM clock_timestamp() - xact_start)::float8 "
    f"{OPEN_WRITES} AND xact_start IS NOT NULL ORDER BY xact_start LIMIT 1"
)
MILLISECOND = 0.0011
BREAK_OFF_SECONDS = 1.0
"""Seconds that a statement has at the shutdown after it was broken off."""
HAS_REPLAYED = "SELECT coalesce(pg_last_wal_replay_lsn() >= ?::pg_lsn, false)"
READ_ONLY = "25006"
"""SQLSTATE of a change on a standby, or where `default_transaction_read_only` is on."""
UNUSABLE = (READ_ONLY, "25P03", "25P04")
"""SQLSTATEs, besides the classes 08 and 57P, after which another connection is needed."""
LIVENESS: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""Seconds, tcp_user_timeout milliseconds: a connection whose other end is gone without a word breaks after half a
minute, not after two hours."""
LAG = (
    "SELECT CASE WHEN NOT pg_is_in_recovery() OR pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0 "
    "ELSE coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0) END"
)
"""Seconds since the last change that the replica has: none while it has all that was sent to it."""

log = logging.getLogger("truweel.storage")


@cached_if_short
def _placeholders(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()


@cached_if_short
def _bounded(sql: str) -> str:
    """`sql` with one more parameter, a number of bytes, and one more column, the bytes so far. It ends with the row in
    which they pass that number: libpq holds a result in memory as a whole. Lengths are read without the values."""
    return (
        "SELECT * FROM (SELECT p.*, sum(length(p.document)) OVER (ROWS UNBOUNDED PRECEDING) AS so_far "
        f"FROM ({sql}) p) q WHERE so_far - length(document) <= ?"
    )


class _ReplicaBehind(Exception):
    """The replica doesn't have yet what the answer must show; the primary answers."""


class _Connection:
    """One psycopg connection as a `Reader` or, inside a transaction, a `Writer`."""

    dialect = "postgresql"
    for_update = " FOR UPDATE"

    def __init__(
        self, raw: "psycopg.Connection[Any]", shard: int, primary: "_Pool | None", revision: str | None = None
    ) -> None:
        """`primary` is None for a connection to the primary itself; `revision` is what the process was made for."""
        self.raw = raw
        self._revision = revision
        self.shard = shard
        self._primary = primary
        self.locks = Locks(enforced=True)
        self.statements = 0
        self.bytes_written = 0
        self._has_revision = False
        self._cursor = raw.cursor(binary=True)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self.statements += 1
        return self._cursor.execute(_placeholders(sql), parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        self.statements += 1
        row: Row | None = self._cursor.execute(_placeholders(sql), parameters).fetchone()
        return row

    def rows_within(self, budget: ByteBudget, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        rows = self.rows(_bounded(sql), (*parameters, FREE_BYTES))
        if rows and rows[-1][-1] > FREE_BYTES:  # perhaps not all: memory is reserved for the whole before it is read
            size = self.row(f"SELECT sum(length(p.document)) FROM ({sql}) p", parameters)
            budget.reserve(int(size[0]) if size else 0)
            rows = self.rows(_bounded(sql), (*parameters, budget.limit))
        budget.spend(sum([len(row[COUNTED]) for row in rows]))
        return [row[:-1] for row in rows]

    def cached_until_commit(self, key: Hashable, work: Callable[[], int]) -> int:
        return work()

    def sync_bound(self) -> int:
        time.sleep(MILLISECOND)  # so that what was committed before is below the bound, which is in milliseconds
        primary = self._primary
        row = self.row(SYNC_BOUND) if primary is None else primary.read(lambda reader: reader.row(SYNC_BOUND))
        assert row is not None
        bound, position = row
        if primary is not None and self.row(HAS_REPLAYED, (position,)) != (True,):
            raise _ReplicaBehind
        return int(bound)

    def instant(self) -> int:
        row = self.row(INSTANT)
        assert row is not None
        self._check_revision(row[1])
        return int(row[0])

    def begin(self, locks: Locks) -> None:
        """A transaction begins, with what was locked before it."""
        locks.begin()
        self.locks = locks
        self._has_revision = False

    def require_revision(self) -> None:
        """Unavailable where a newer version has changed the schema; asked once a transaction, before its end."""
        if self._revision is None or self._has_revision:
            return
        row = self._cursor.execute(REVISION).fetchone()
        self._check_revision(row[0] if row else None)

    def _check_revision(self, current: str | None) -> None:
        if self._revision not in (None, current):
            raise Outdated()
        self._has_revision = True

    def leave_event_loop(self) -> None:
        """All work runs on threads."""

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        self.statements += 1
        return self._cursor.execute(_placeholders(sql), parameters).rowcount

    def execute_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        self.statements += 1
        self._cursor.executemany(_placeholders(sql), parameters)

    def execute_later(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        self.execute_many(sql, parameters)

    def next_ids(self, table: str, count: int = 1) -> list[int]:
        sql = "SELECT nextval(?::regclass) FROM generate_series(1, ?)"
        return [row[0] for row in self.rows(sql, (f'"{table}_id"', count))]


class Postgres(Database):
    """The database at `url`; `replica` is the URL of a read replica, if there is one."""

    dialect = "postgresql"
    is_single_process = False

    def __init__(
        self,
        url: str,
        *,
        replica: str | None = None,
        size: int = 8,
        seconds: float | None = None,
        revision: str | None = None,
    ) -> None:
        """`seconds` is how long a statement may take; `revision`, that of the schema, is checked at each write."""
        self._url, self._pooled = libpq_url(url)
        self._revision = revision
        self._primary = _Pool(url, size, seconds, revision=revision)
        self._replica = _Pool(replica, size, seconds, self._primary) if replica else None

    async def read(self, work: Callable[[Reader], T], *, snapshot: bool = True, replica: bool = False) -> T:
        if replica and self._replica:
            with suppress(_ReplicaBehind):
                return await self._replica.on_thread(self._replica.read, work)
        return await self._primary.on_thread(self._primary.read, work)

    async def write(self, work: Callable[[Writer], T], *, heavy: bool = False) -> T:
        return await self._primary.on_thread(self._primary.write, work)

    def read_sync(self, work: Callable[[Reader], T]) -> T:
        return self._primary.read(work)

    def write_sync(self, work: Callable[[Writer], T]) -> T:
        return self._primary.write(work)

    def load_metrics(self) -> dict[str, float]:
        return self._primary.load_metrics()

    async def listen(self, channel: str, heard: Callable[[], None]) -> None:
        if self._pooled:
            return
        session = {"autocommit": True, **_liveness(self._url)}
        async with await psycopg.AsyncConnection.connect(self._url, **session) as raw:
            await raw.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
            heard()  # for what was committed before
            async for _ in raw.notifies():
                heard()

    async def oldest_write(self) -> OpenWrite | None:
        row = await self.read(lambda reader: reader.row(OLDEST_WRITE))
        return OpenWrite(*row) if row else None

    async def problem(self) -> str | None:
        if self._revision is not None:
            revision = await self.read(lambda reader: reader.row(REVISION))
            if revision != (self._revision,):
                return OUTDATED
        row = await self.read(lambda reader: reader.row("SELECT current_setting('transaction_read_only')"))
        if row != ("on",):
            return None
        self._primary.renew()
        return "The database takes no changes: it is read-only."

    async def replica_lag(self) -> float | None:
        if self._replica is None:
            return None
        row = await self.read(lambda reader: reader.row(LAG), replica=True)
        return float(row[0]) if row else None

    def close(self) -> None:
        self._primary.close()
        if self._replica:
            self._replica.close()


class _Pool:
    def __init__(
        self,
        url: str,
        size: int,
        seconds: float | None,
        primary: "_Pool | None" = None,
        revision: str | None = None,
    ) -> None:
        """`primary`, for the pool of a replica: where `sync_bound` is asked."""
        url, pooled = libpq_url(url)
        self._revision = revision
        self._primary = primary
        session = {"autocommit": True, "prepare_threshold": None if pooled else 3, **_liveness(url)}
        if seconds is not None and not pooled and "options=" not in url:
            # a pooler in transaction mode has no sessions: there, the role has the setting
            timeouts = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
            session["options"] = " ".join(f"-c {name}={seconds * 1000:.0f}" for name in timeouts)
        self._shards = itertools.count(int(clock.random() * SHARDS))
        self._wrapped: dict[int, _Connection] = {}
        self._size = size
        self._asked = 0
        self._threads = DaemonThreads(size, "postgres")
        self._connections = ConnectionPool(
            url,
            min_size=1,
            max_size=size,
            open=True,
            timeout=10,
            kwargs=session,
        )

    def _wrap(self, raw: "psycopg.Connection[Any]") -> _Connection:
        wrapped = self._wrapped.get(id(raw))
        if wrapped is None or wrapped.raw is not raw:
            wrapped = self._wrapped[id(raw)] = _Connection(
                raw, next(self._shards) % SHARDS, self._primary, self._revision
            )
        return wrapped

    async def on_thread(self, run: Callable[[Any], T], work: Callable[[Any], T]) -> T:
        """`run(work)` where it may wait for the database; what finds no thread free is `pool_waiting`."""
        self._asked += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, run, work)
        finally:
            self._asked -= 1

    def read(self, work: Callable[[Reader], T]) -> T:
        for attempt in (1, 2):
            try:
                with self._connection() as raw:
                    return work(self._wrap(raw))
            except psycopg.Error as error:
                self._lost(error, last=attempt == 2)
        raise AssertionError("unreachable")

    def write(self, work: Callable[[Writer], T]) -> T:
        began, locks = False, Locks(enforced=True)
        attempt = restarts = 0
        while True:
            attempt += 1
            try:
                with self._connection() as raw, raw.transaction():
                    began = True
                    writer = self._wrap(raw)
                    writer.begin(locks)
                    result = work(writer)
                    writer.require_revision()
                    return result
            except (Restart, psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected) as error:
                if isinstance(error, Restart) and locks.has_grown and restarts < MAX_RESTARTS:
                    attempt, restarts = attempt - 1, restarts + 1  # the next one knows more; nobody stands in its way
                    continue
                if attempt >= ATTEMPTS:
                    raise Unavailable(BUSY, retry_after=1) from error
                time.sleep(0.01 * attempt * (1 + clock.random()))
            except psycopg.errors.UniqueViolation as error:
                raise _unique_violation(error) from error
            except psycopg.errors.IntegrityError as error:
                raise ConstraintViolation(str(error)) from error
            except psycopg.Error as error:
                self._lost(error, last=began or attempt >= ATTEMPTS)

    def _is_outdated(self) -> bool:
        """Whether a newer version has changed the schema."""
        if self._revision is None:
            return False
        with self._connection() as raw:
            return raw.execute(REVISION).fetchone() != (self._revision,)

    @contextmanager
    def _connection(self) -> Iterator["psycopg.Connection[Any]"]:
        """A connection of the pool, which is closed instead of going back to it where it is of no more use."""
        with self._connections.connection() as raw:
            try:
                yield raw
            except psycopg.Error as error:
                if _is_unusable(error):
                    raw.close()
                raise

    def renew(self) -> None:
        """Replace the connections: another server may answer by now."""
        self._connections.drain()

    def _lost(self, error: psycopg.Error, *, last: bool) -> None:
        """Connections broke, which those in the pool may all have; or a statement was broken off. Unavailable; any
        other error again."""
        if isinstance(error, (psycopg.errors.QueryCanceled, psycopg.errors.LockNotAvailable)):
            raise Unavailable(STATEMENT_TIMEOUT) from error
        if isinstance(error, (psycopg.errors.UndefinedColumn, psycopg.errors.UndefinedTable)) and self._is_outdated():
            raise Outdated() from error
        if error.sqlstate == READ_ONLY:
            log.error("the database takes no changes: %s", error)
            raise Unavailable("The database takes no changes now; nothing was saved.") from error
        if not isinstance(error, psycopg.OperationalError) and not _is_unusable(error):
            raise error
        if last or isinstance(error, PoolTimeout):
            log.error("no answer from the database: %s", str(error).partition("\n")[0])
            raise Unavailable("The database can't be reached; try again in a few seconds.") from error
        self._connections.check()

    def load_metrics(self) -> dict[str, float]:
        stats = self._connections.get_stats()
        return {
            "pool_size": stats["pool_size"],
            "pool_idle": stats["pool_available"],
            "pool_waiting": max(0, self._asked - self._size) + stats["requests_waiting"],
        }

    def close(self) -> None:
        """Wait for what is under way, then break its statements off, then leave it behind."""
        if not self._threads.close_in_time():
            for connection in [*self._wrapped.values()]:
                with suppress(psycopg.Error):
                    connection.raw.cancel_safe(timeout=BREAK_OFF_SECONDS)
            self._threads.close(BREAK_OFF_SECONDS)
        self._connections.close()


def _is_unusable(error: psycopg.Error) -> bool:
    """Whether the connection is of no more use: broken, ended by the server, or with one that takes no changes."""
    state = error.sqlstate or ""
    return state in UNUSABLE or state.startswith(("08", "57P"))


def _liveness(url: str) -> dict[str, Any]:
    """The parameters by which a server that fell silent is noticed, but those that `url` has."""
    named = dict(parse_qsl(urlsplit(url).query))
    return {name: value for name, value in LIVENESS.items() if name not in named}


def _unique_violation(error: psycopg.errors.UniqueViolation) -> UniqueViolation:
    """The columns, as the detail names them: `Key (tenant_id, name)=(1, x) already exists.`"""
    match = re.search(r"\((.*?)\)=", error.diag.message_detail or "")
    names = match[1].replace('"', "").split(", ") if match else []
    return UniqueViolation(", ".join(name for name in names if name != "tenant_id"))


def libpq_url(url: str) -> tuple[str, bool]:
    """The URL as libpq takes it, and whether its `pooler` parameter named a transaction-mode pooler."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query)
    rest = urlencode([pair for pair in pairs if pair[0] != "pooler"])
    scheme = "postgresql" if parts.scheme.startswith("postgres") else parts.scheme
    return urlunsplit((scheme, parts.netloc, parts.path, rest, "")), ("pooler", "transaction") in pairs
