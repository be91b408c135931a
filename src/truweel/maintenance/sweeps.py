"""What a process counts, saved; regular work on the database: delete expired rows in batches."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial

from truweel import clock
from truweel.auth import store
from truweel.auth.refusals import KEPT_DAYS
from truweel.auth.store import ABUSE_POLICY
from truweel.background_task import repeating
from truweel.errors import ApiError
from truweel.events.fanout import oldest_undispatched_at
from truweel.limits.daily import DailyCounters, DailyRow, format_day
from truweel.limits.stored_bytes import StoredBytes
from truweel.maintenance.environment import free_bytes, newest_change, read_clock_faults
from truweel.operations.idempotency import RETENTION_MS
from truweel.settings import Settings
from truweel.storage import jobs
from truweel.storage.database import Database, Reader, Writer
from truweel.storage.opening import schema_problem

__all__ = ["Sweeper", "read_stored_today"]

log = logging.getLogger("truweel.maintenance")

FLUSH_SECONDS = 5
BATCH = 1000
DATABASE_TIMEOUT = 2.0
"""Seconds that a health check waits for the database."""
MAX_WRITER_SECONDS = 60.0
"""Seconds after which a transaction that is still at work makes the server not ready (SQLite)."""
MAX_REPLICA_LAG = 30.0
"""Seconds that a replica may be behind without a warning."""
MAX_WRITE_SECONDS = 10.0
"""Seconds that a transaction which has written may be open without a warning."""
SCHEMA_SECONDS = 60.0
"""Seconds for which a look at the schema holds: anybody may ask `/readyz`."""
DAY = 24 * 60 * 60 * 1000
TOKEN_DAYS = 90
"""Days after which no token of a pair can be used any more, nor reveal a theft."""
NOTICE_DAYS = 90
APP_LOG_DAYS = 730
SESSION_HOURS = 12
STORED = "stored"
"""The mode of the rows of `daily_count` that count bytes."""
JOB_DAYS = 7
FAILED_JOB_DAYS = 90
JOB_GAUGES = ("jobs_pending", "jobs_failed", "jobs_oldest_due_seconds")

_PAIRS_OF_GRANT = (
    "SELECT 1 FROM oauth_token p WHERE p.tenant_id = oauth_grant.tenant_id AND p.grant_id = oauth_grant.id"
)

SLOW_SWEEPS: Mapping[str, tuple[str, int, str]] = {
    "oauth_token": ("created_at", TOKEN_DAYS * DAY, ""),
    "oauth_grant": ("created_at", TOKEN_DAYS * DAY, f" AND NOT EXISTS ({_PAIRS_OF_GRANT})"),
    "app_notice": ("last_at", NOTICE_DAYS * DAY, ""),
    "app_log": ("at", APP_LOG_DAYS * DAY, ""),
    "refusal": ("last_at", KEPT_DAYS * DAY, ""),
    "session": ("used_at", SESSION_HOURS * DAY // 24, ""),
}
"""Tables that have no index on their age, in this order → column with the age of a row, milliseconds that it is kept,
and a further condition."""


class Sweeper:
    """The counters of one process, and the sweeps. What several processes do at once, they do to different rows or
    twice without harm."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        daily: DailyCounters,
        stored_bytes: StoredBytes | None = None,
    ) -> None:
        self._database = database
        self._settings = settings
        self._daily = daily
        self._stored_bytes = stored_bytes or StoredBytes()
        self._schema_checked_at = clock.monotonic()  # the start has looked
        self._schema_fault: str | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Runs while the block does; the counters are saved at its end."""
        rows = await self._database.read(
            lambda reader: reader.rows("SELECT tenant_id, mode, day, count FROM daily_count WHERE mode <> ?", (STORED,))
        )
        stored_rows = [DailyRow(tenant=str(t), mode=m, day=d, count=c) for t, m, d, c in rows]
        self._daily.load(stored_rows, clock.now())
        await self._flush()
        async with repeating(self._flush, FLUSH_SECONDS, "saving the counters of the day"):
            yield

    async def database_problem(self) -> str | None:
        """What is wrong with the database, or None."""
        try:
            problem = await asyncio.wait_for(self._database.problem(), DATABASE_TIMEOUT)
        except Exception as error:
            return f"The database doesn't answer: {type(error).__name__}."
        if problem is None:
            problem = await self._schema_problem()
        if problem is not None:
            return problem
        busy_seconds = self._database.load_metrics().get("writer_busy_seconds", 0)
        if busy_seconds > MAX_WRITER_SECONDS:
            return f"One transaction has kept all others from writing for {busy_seconds:.0f} seconds."
        return None

    async def _schema_problem(self) -> str | None:
        """What is wrong with the schema, or None, as it was at most `SCHEMA_SECONDS` ago."""
        if clock.monotonic() - self._schema_checked_at > SCHEMA_SECONDS:
            with suppress(ApiError, TimeoutError):
                async with asyncio.timeout(DATABASE_TIMEOUT):
                    self._schema_fault = await self._database.read(schema_problem)
                self._schema_checked_at = clock.monotonic()
        return self._schema_fault

    async def clock_problem(self) -> str | None:
        """How the clock disagrees with the database's and with what was written last, or None."""
        with suppress(ApiError, TimeoutError):  # the database's own check tells
            faults = await asyncio.wait_for(self._database.read(read_clock_faults), DATABASE_TIMEOUT)
            return "; ".join(faults).capitalize() + "." if faults else None
        return None

    async def replica_problem(self) -> str | None:
        """What is wrong with the read replica, or None."""
        try:
            lag = await asyncio.wait_for(self._database.replica_lag(), DATABASE_TIMEOUT)
        except Exception as error:
            return f"The replica doesn't answer: {type(error).__name__}."
        return f"The replica is {lag:.0f} seconds behind." if lag is not None and lag > MAX_REPLICA_LAG else None

    async def gauges(self) -> dict[str, float]:
        """What the database and its queues look like now, for `/metrics`. NaN for what can't be asked."""
        names = ["outbox_age_seconds", "limits_blocked", "limits_refused", "clock_behind_seconds", *JOB_GAUGES]
        if self._settings.replica:
            names.append("replica_lag_seconds")
        metrics = self._database.load_metrics() | dict.fromkeys(names, float("nan"))
        metrics["stored_bytes_today"] = self._stored_bytes.sum(clock.now())
        metrics["disk_free_bytes"] = free_bytes(self._settings)
        with suppress(ApiError, TimeoutError):
            async with asyncio.timeout(DATABASE_TIMEOUT):
                now = clock.now()
                waiting_from, block_counts, job_counts, newest = await self._database.read(
                    lambda reader: (
                        oldest_undispatched_at(reader, now),
                        store.count_blocks(reader, now),
                        jobs.count(reader, now),
                        newest_change(reader),
                    )
                )
                metrics["clock_behind_seconds"] = max(newest - clock.now(), 0) / 1000
                metrics["outbox_age_seconds"] = (now - waiting_from) / 1000
                metrics["limits_blocked"], metrics["limits_refused"] = block_counts
                oldest_due_seconds = (now - job_counts.oldest_due_at) / 1000
                metrics |= zip(JOB_GAUGES, (job_counts.pending, job_counts.failed, oldest_due_seconds), strict=True)
                if self._database.dialect == "postgresql":
                    write = await self._database.oldest_write()
                    metrics["oldest_write_seconds"] = write.seconds if write else 0.0
                if (lag := await self._database.replica_lag()) is not None:
                    metrics["replica_lag_seconds"] = lag
        return metrics

    async def report_oldest_write(self) -> None:
        """Say in the log which transaction holds lists with `updatedFrom` back for long."""
        write = await self._database.oldest_write()
        if write is not None and write.seconds > MAX_WRITE_SECONDS:
            log.warning(
                "process %d of PostgreSQL has a transaction open for %.0f seconds: lists with updatedFrom, createdFrom "
                "and deletedFrom show nothing later than its start",
                write.pid,
                write.seconds,
            )

    async def _flush(self) -> None:
        await self._daily.flush(self._save)
        await self._stored_bytes.flush(self._add_stored, clock.now())

    async def _add_stored(self, day: str, sizes: Mapping[int, int]) -> dict[int, int]:
        """Add the bytes that tenants stored on `day` to those that all processes know of; returns these."""
        sql = (
            "INSERT INTO daily_count (tenant_id, mode, day, count) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (tenant_id, mode) DO UPDATE SET day = excluded.day, count = excluded.count + "
            "CASE WHEN daily_count.day = excluded.day THEN daily_count.count ELSE 0 END"
        )
        if sizes:
            rows = [(tenant_id, STORED, day, size) for tenant_id, size in sorted(sizes.items())]
            await self._database.write(lambda writer: writer.execute_many(sql, rows))
        totals = "SELECT tenant_id, count FROM daily_count WHERE mode = ? AND day = ?"
        return dict(await self._database.read(lambda reader: reader.rows(totals, (STORED, day))))

    async def _save(self, rows: list[DailyRow]) -> None:
        sql = (
            "INSERT INTO daily_count (tenant_id, mode, day, count) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (tenant_id, mode) DO UPDATE SET day = excluded.day, count = excluded.count"
        )
        values = [(int(row["tenant"]), row["mode"], row["day"], row["count"]) for row in rows]
        if values:
            await self._database.write(lambda writer: writer.execute_many(sql, values))

    async def sweep(self) -> None:
        """Delete expired rows, one batch per transaction, so that no caller waits for it."""
        now = clock.now()
        forgotten_before = now - ABUSE_POLICY.forget_seconds * 1000
        limit_sql = "SELECT until FROM refused ORDER BY until DESC LIMIT 1 OFFSET ?"
        newest_excess = await self._database.read(lambda reader: reader.row(limit_sql, (ABUSE_POLICY.max_callers,)))
        cutoffs = {
            "idempotency": ("at", now - RETENTION_MS),
            "boundary": ("until", now),
            "refused": ("until", max(forgotten_before, newest_excess[0] if newest_excess else 0)),
        }
        if self._settings.history_kept_days:
            cutoffs["history"] = ("at", now - self._settings.history_kept_days * DAY)
        for table, (column, before) in cutoffs.items():
            await self._delete(table, column, before)
        await self._delete("job", "ended_at", now - JOB_DAYS * DAY, " AND state = 'done'")
        await self._delete("job", "ended_at", now - FAILED_JOB_DAYS * DAY)

    async def sweep_slowly(self) -> None:
        """Delete expired rows of the tables in `SLOW_SWEEPS`, one batch per transaction."""
        now = clock.now()
        for table, (column, age, condition) in SLOW_SWEEPS.items():
            await self._delete(table, column, now - age, condition)

    async def _delete(self, table: str, column: str, before: int, condition: str = "") -> None:
        purge = partial(_delete_expired, table=table, column=column, before=before, condition=condition)
        deleted = BATCH
        while deleted == BATCH:
            deleted = await self._database.write(purge)


def _delete_expired(writer: Writer, *, table: str, column: str, before: int, condition: str = "") -> int:
    """Delete at most a batch of the rows of `table` whose `column` is before the instant `before`; how many."""
    row = "rowid" if writer.dialect == "sqlite" else "ctid"
    inner = f"SELECT {row} FROM {table} WHERE {column} < ?{condition} LIMIT {BATCH}"
    return writer.execute(f"DELETE FROM {table} WHERE {row} IN ({inner})", (before,))


def read_stored_today(reader: Reader, tenant_id: int) -> int:
    """The bytes that the tenant has stored today, as of the last flush of the servers."""
    sql = "SELECT count FROM daily_count WHERE tenant_id = ? AND mode = ? AND day = ?"
    row = reader.row(sql, (tenant_id, STORED, format_day(clock.now() // DAY)))
    return row[0] if row else 0
