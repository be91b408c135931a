"""The SQL of jobs and schedules: rows are made in the transaction of the change that asks for them, and leased later.

A lease expires by itself, because its holder may have been killed. On PostgreSQL, rows that another process holds are
skipped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truweel.sql import placeholders
from truweel.storage.database import Reader, Row, Writer

__all__ = [
    "NO_LIMIT",
    "JobCounts",
    "JobRow",
    "LeasedJob",
    "NewJob",
    "add_schedule",
    "claim_schedule",
    "complete_schedule",
    "count",
    "drop",
    "fail",
    "finish",
    "insert",
    "lease",
    "list_due_tenants",
    "list_failed",
    "list_rows",
    "load_schedules",
    "postpone",
    "release",
    "release_all",
    "release_schedules",
    "retry",
]

RELEASED = ""
"""`lease` of a job that its process gave back before it was done. Another one with its key may wait meanwhile."""
NO_LIMIT = 2**62
"""A limit that no list reaches."""
MAX_ERROR = 1_000
"""Characters of an error that are stored, at most."""


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job that is asked for. `record_id` is the record it is about, None for one about the whole tenant."""

    name: str
    record_id: int | None
    key: str
    payload: bytes = b""
    due_at: int = 0


@dataclass(frozen=True, slots=True)
class LeasedJob:
    """A job that the process `lease` holds. `attempt` counts from 1, `failures` are the attempts that failed."""

    tenant_id: int
    id: int
    name: str
    record_id: int | None
    key: str
    payload: bytes
    cause: str
    lease: str
    attempt: int
    failures: int


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as an operator sees it; instants in milliseconds."""

    tenant_id: int
    id: int
    name: str
    record_id: int | None
    key: str
    state: str
    due_at: int
    is_running: bool
    attempts: int
    failures: int
    error: str | None
    created_at: int
    ended_at: int | None


@dataclass(frozen=True, slots=True)
class JobCounts:
    """How many jobs wait or run, how many were given up, and since when the first of them has been due."""

    pending: int
    failed: int
    oldest_due_at: int


def insert(writer: Writer, tenant: int, now: int, cause: str, jobs: Sequence[NewJob]) -> None:
    """Add `jobs` of one tenant. One that waits with the same name and key is the same job: it takes over the payload,
    and the earlier time."""
    if not jobs:
        return
    ids = writer.next_ids("job", len(jobs))
    least = "min" if writer.dialect == "sqlite" else "least"
    sql = (
        "INSERT INTO job (tenant_id, id, name, record_id, key, payload, cause, state, due_at, attempts, failures, "
        "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?, 0, 0, ?) "
        "ON CONFLICT (tenant_id, name, key) WHERE state = 'pending' AND lease IS NULL "
        "DO UPDATE SET record_id = excluded.record_id, payload = excluded.payload, "
        f"due_at = {least}(job.due_at, excluded.due_at)"
    )
    in_order = sorted(jobs, key=lambda job: (job.name, job.key))  # two that ask for the same wait for each other
    writer.execute_many(
        sql,
        [
            (tenant, id, job.name, job.record_id, job.key, job.payload, cause, max(job.due_at, now), now)
            for id, job in zip(ids, in_order, strict=True)
        ],
    )


# Leases


_FIRST_DUE = "(SELECT min(due_at) FROM job WHERE tenant_id = t.id AND state = 'pending')"
_DUE_TENANTS = (
    "WITH RECURSIVE t(id) AS (SELECT min(tenant_id) FROM job WHERE state = 'pending' UNION ALL "
    "SELECT (SELECT min(j.tenant_id) FROM job j WHERE j.state = 'pending' AND j.tenant_id > t.id) FROM t "
    f"WHERE t.id IS NOT NULL) SELECT id, {_FIRST_DUE} FROM t WHERE id IS NOT NULL"
)


def list_due_tenants(reader: Reader) -> list[tuple[int, int]]:
    """Each tenant with pending jobs, and when the first of them is due: one index step for each."""
    return [(tenant, due_at) for tenant, due_at in reader.rows(_DUE_TENANTS) if due_at is not None]


def lease(writer: Writer, tenant: int, holder: str, now: int, until: int, count: int) -> list[LeasedJob]:
    """Lease up to `count` due jobs of the tenant until the instant `until`. One whose holder ended without a word has
    failed once more."""
    skip_locked = " FOR UPDATE SKIP LOCKED" if writer.for_update else ""
    rows = writer.rows(
        "SELECT id, name, record_id, key, payload, cause, attempts, failures, coalesce(lease, '') FROM job "
        f"WHERE tenant_id = ? AND state = 'pending' AND due_at <= ? ORDER BY due_at, id LIMIT ?{skip_locked}",
        (tenant, now, count),
    )
    leased_jobs = [
        LeasedJob(
            tenant, id, name, record_id, key, bytes(payload), cause, holder, attempts + 1,
            failures + (1 if last_holder != RELEASED else 0),
        )
        for id, name, record_id, key, payload, cause, attempts, failures, last_holder in rows
    ]  # fmt: skip
    if leased_jobs:
        writer.execute_many(
            "UPDATE job SET lease = ?, due_at = ?, attempts = ?, failures = ? WHERE tenant_id = ? AND id = ?",
            [(holder, until, job.attempt, job.failures, tenant, job.id) for job in leased_jobs],
        )
    return leased_jobs


_HELD = "WHERE tenant_id = ? AND id = ? AND lease = ? AND attempts = ? AND state = 'pending'"


def _key(job: LeasedJob) -> Row:
    return job.tenant_id, job.id, job.lease, job.attempt


def _one_line(error: str) -> str:
    return " ".join(error.split())[:MAX_ERROR]


def finish(writer: Writer, job: LeasedJob, now: int) -> bool:
    """Note that `job` is done, in the transaction of what it does. False where this process holds it no more."""
    sql = f"UPDATE job SET state = 'done', ended_at = ?, lease = NULL, error = NULL {_HELD}"
    return writer.execute(sql, (now, *_key(job))) == 1


def postpone(writer: Writer, job: LeasedJob, failures: int, due_at: int, error: str) -> None:
    """Note how many attempts failed, and when the next one is. A job with its key that waits by now takes its place."""
    waiting = (
        "SELECT 1 FROM job w WHERE w.tenant_id = ? AND w.name = ? AND w.key = ? AND w.state = 'pending' "
        "AND w.lease IS NULL"
    )
    sql = f"UPDATE job SET due_at = ?, failures = ?, error = ?, lease = NULL {_HELD} AND NOT EXISTS ({waiting})"
    values = (due_at, failures, _one_line(error), *_key(job), job.tenant_id, job.name, job.key)
    if not writer.execute(sql, values):
        writer.execute(f"DELETE FROM job {_HELD}", _key(job))


def fail(writer: Writer, job: LeasedJob, failures: int, now: int, error: str) -> None:
    """Give `job` up after so many attempts that failed."""
    sql = f"UPDATE job SET state = 'failed', ended_at = ?, failures = ?, error = ?, lease = NULL {_HELD}"
    writer.execute(sql, (now, failures, _one_line(error), *_key(job)))


def release(writer: Writer, jobs: Iterable[LeasedJob], now: int) -> None:
    """Give back jobs that this process leased and didn't run."""
    sql = f"UPDATE job SET due_at = ?, lease = '{RELEASED}', attempts = attempts - 1 {_HELD}"
    writer.execute_many(sql, [(now, *_key(job)) for job in jobs])


def release_all(writer: Writer, now: int) -> None:
    """End every lease, of jobs and of schedules. Only for the single process of a database, when it starts."""
    writer.execute("UPDATE job SET due_at = ? WHERE state = 'pending' AND lease IS NOT NULL", (now,))
    writer.execute("UPDATE schedule SET next_at = ?, lease = NULL WHERE lease IS NOT NULL", (now,))


# For operators


def count(reader: Reader, now: int) -> JobCounts:
    """What waits, runs, and was given up, in all tenants."""
    row = reader.row(
        "SELECT (SELECT count(*) FROM job WHERE state = 'pending'), (SELECT count(*) FROM job WHERE state = 'failed'), "
        "(SELECT min(due_at) FROM job WHERE state = 'pending')"
    )
    assert row is not None
    pending, failed, due_at = row
    return JobCounts(pending, failed, min(now, due_at if due_at is not None else now))


def list_failed(reader: Reader) -> list[tuple[int, str, int, str]]:
    """Tenant, name, number and last error of the jobs that were given up."""
    sql = (
        "SELECT tenant_id, name, count(*), max(error) FROM job WHERE state = 'failed' "
        "GROUP BY tenant_id, name ORDER BY tenant_id, name"
    )
    return [(tenant, name, number, error or "") for tenant, name, number, error in reader.rows(sql)]


def list_rows(reader: Reader, tenant: int | None, states: Sequence[str], limit: int) -> list[JobRow]:
    """Jobs in one of `states`, the latest first; of all tenants where `tenant` is None."""
    of_tenant, parameters = ("AND tenant_id = ? ", [tenant]) if tenant is not None else ("", [])
    rows = reader.rows(
        "SELECT tenant_id, id, name, record_id, key, state, due_at, lease, attempts, failures, error, created_at, "
        f"ended_at FROM job WHERE state IN ({placeholders(len(states))}) {of_tenant}ORDER BY id DESC LIMIT ?",
        (*states, *parameters, limit),
    )
    return [
        JobRow(tenant_id, id, name, record_id, key, state, due_at, bool(lease), attempts, failures, error, at, ended_at)
        for tenant_id, id, name, record_id, key, state, due_at, lease, attempts, failures, error, at, ended_at in rows
    ]


def retry(writer: Writer, ids: Sequence[int], now: int) -> int:
    """Let jobs that were given up wait again, with all their attempts; how many. Where one with the same key waits
    already, that one counts, and the other goes."""
    marks = placeholders(len(ids))
    same = "w.tenant_id = job.tenant_id AND w.name = job.name AND w.key = job.key"
    waiting = f"SELECT 1 FROM job w WHERE {same} AND w.state = 'pending' AND w.lease IS NULL"
    later = f"SELECT 1 FROM job w WHERE {same} AND w.state = 'failed' AND w.id > job.id AND w.id IN ({marks})"
    writer.execute(
        f"DELETE FROM job WHERE id IN ({marks}) AND state = 'failed' AND (EXISTS ({waiting}) OR EXISTS ({later}))",
        (*ids, *ids),
    )
    sql = "UPDATE job SET state = 'pending', due_at = ?, failures = 0, ended_at = NULL, lease = NULL"
    return writer.execute(f"{sql} WHERE id IN ({marks}) AND state = 'failed'", (now, *ids))


def drop(writer: Writer, ids: Sequence[int]) -> int:
    """Delete jobs that wait or were given up; how many. One that runs stays."""
    sql = f"DELETE FROM job WHERE id IN ({placeholders(len(ids))}) AND (state = 'failed' OR state = 'pending' "
    return writer.execute(f"{sql} AND coalesce(lease, '{RELEASED}') = '{RELEASED}')", ids)


# Schedules


def release_schedules(writer: Writer, holder: str, now: int) -> None:
    """Give back the schedules that `holder` has begun and not completed."""
    writer.execute("UPDATE schedule SET next_at = ?, lease = NULL WHERE lease = ?", (now, holder))


def load_schedules(reader: Reader) -> dict[str, int]:
    """Name of each schedule → when it is due."""
    return dict(reader.rows("SELECT name, next_at FROM schedule"))


def add_schedule(writer: Writer, name: str, ran_at: int, next_at: int) -> None:
    """Make the row of a schedule that has none yet."""
    sql = "INSERT INTO schedule (name, ran_at, next_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING"
    writer.execute(sql, (name, ran_at, next_at))


def claim_schedule(writer: Writer, name: str, holder: str, now: int, until: int, latest: int) -> int | None:
    """Lease a schedule that is due until the instant `until`: when it last ran. None where another process has it.

    One that is due after `latest` was written by a clock that ran ahead, and is due now.
    """
    skip_locked = " FOR UPDATE SKIP LOCKED" if writer.for_update else ""
    sql = f"SELECT ran_at FROM schedule WHERE name = ? AND (next_at <= ? OR next_at > ?){skip_locked}"
    row = writer.row(sql, (name, now, latest))
    if row is None:
        return None
    writer.execute("UPDATE schedule SET lease = ?, next_at = ? WHERE name = ?", (holder, until, name))
    return int(row[0])


def complete_schedule(writer: Writer, name: str, holder: str, ran_at: int | None, next_at: int) -> None:
    """Note that a schedule ran (or, with `ran_at` None, failed), and when it is due again."""
    sql = "UPDATE schedule SET ran_at = coalesce(?, ran_at), next_at = ?, lease = NULL WHERE name = ? AND lease = ?"
    writer.execute(sql, (ran_at, next_at, name, holder))
