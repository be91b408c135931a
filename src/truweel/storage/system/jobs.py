"""Work that is done later, and when the server's regular work was last done.

A `job` waits while it is `pending`, and is `done` or `failed` (given up) afterwards. It is `due_at` a time; while a
process works on it that is the end of its lease. A job that waits is the only one with its name and key in its tenant.
A `schedule` is regular work, one row for all processes: `next_at` is when it is due, or the end of its lease.
"""

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, MetaData, Text

from truweel.storage.ddl import column, table, where

__all__ = ["tables"]


def tables(metadata: MetaData) -> None:
    """Add them to `metadata`."""
    job = table(
        metadata,
        "job",
        column("id", BigInteger),
        column("name", Text),
        column("record_id", BigInteger, null=True),
        column("key", Text),
        column("payload", LargeBinary),
        column("cause", Text),
        column("state", Text),
        column("due_at", BigInteger),
        column("lease", Text, null=True),
        column("attempts", Integer),
        column("failures", Integer),
        column("error", Text, null=True),
        column("created_at", BigInteger),
        column("ended_at", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    c = job.c
    Index("job_due", c.tenant_id, c.due_at, c.id, **where("state = 'pending'"))
    Index("job_waiting", c.tenant_id, c.name, c.key, unique=True, **where("state = 'pending' AND lease IS NULL"))
    Index("job_failed", c.tenant_id, c.id, **where("state = 'failed'"))
    Index("job_ended", c.ended_at, **where("ended_at IS NOT NULL"))
    table(
        metadata,
        "schedule",
        column("name", Text),
        column("ran_at", BigInteger),
        column("next_at", BigInteger),
        column("lease", Text, null=True),
        key=("name",),
        per_tenant=False,
    )
