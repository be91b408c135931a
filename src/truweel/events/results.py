"""What came of attempts: written down, put off or given up, endpoints suspended, and what waited behind it let go."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from truweel import clock
from truweel.events.attempt import Outcome
from truweel.events.job import BLOCKED, GONE_STATUS, AttemptResult, Job, placeholders
from truweel.events.schedule import next_attempt
from truweel.events.store import Endpoint, load_events
from truweel.storage.database import Row, Writer

__all__ = ["acknowledge", "record_results", "unblock_next"]

BATCH = 100
"""Messages that one statement looks up, or objects that one lets go, at most."""
SUSPEND_AFTER = 5 * 24 * 60 * 60 * 1000
"""Milliseconds without one success after which an endpoint is suspended."""


def record_results(writer: Writer, done: Sequence[AttemptResult], withheld: Sequence[Job], now: int) -> int:
    """Write down what came of attempts, put off or give up what failed, and let go what waited; how many of those."""
    taken = [one.job for one in done if one.outcome.is_delivered]
    put_off: list[Row] = []
    given_up: list[Job] = []
    for one in done:
        if one.outcome.is_delivered:
            continue
        job = one.job
        due = next_attempt(job.failures + 1, now, clock.random(), one.outcome.retry_after)
        if one.outcome.status == GONE_STATUS:
            due = 0  # kept for whoever resumes the endpoint
        if due is None:
            given_up.append(job)
        else:
            put_off.append((due, job.failures + 1, *job.key, job.attempt_number))
    one_of = "WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ? AND state = 'pending'"
    finish = f"UPDATE delivery SET state = ?, lease = NULL, done_at = ? {one_of}"
    _many(writer, finish, [("delivered", now, *job.key) for job in taken])
    _many(writer, finish, [("withheld", now, *job.key) for job in withheld])
    _many(writer, f"{finish} AND attempts = ?", [("failed", now, *job.key, job.attempt_number) for job in given_up])
    delay = f"UPDATE delivery SET due_at = ?, failures = ?, lease = NULL {one_of} AND attempts = ?"
    _many(writer, delay, put_off)
    _attempts(writer, done)
    _health(writer, done, now)
    ended = [*taken, *withheld, *given_up]
    return unblock_next(writer, [(job.endpoint.tenant_id, job.endpoint.id, job.event.object) for job in ended])


def _many(writer: Writer, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        writer.execute_many(sql, rows)


def _attempts(writer: Writer, done: Sequence[AttemptResult]) -> None:
    sql = (
        "INSERT INTO delivery_attempt (tenant_id, endpoint_id, event_id, number, at, duration, status, headers, body, "
        "error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    )
    rows = []
    for one in done:
        found = one.outcome
        headers = json.dumps(dict(found.headers))
        rows.append(
            (
                *one.job.key,
                one.job.attempt_number,
                one.attempted_at,
                found.duration_ms,
                found.status,
                headers,
                found.body_start,
                found.error,
            )
        )
    if rows:
        writer.execute_later(sql, rows)


def _health(writer: Writer, done: Sequence[AttemptResult], now: int) -> None:
    """Note since when an endpoint fails; suspend one that is gone, or that took nothing for too long."""
    by_endpoint: dict[tuple[int, int], list[AttemptResult]] = {}
    for one in done:
        by_endpoint.setdefault((one.job.endpoint.tenant_id, one.job.endpoint.id), []).append(one)
    change = "UPDATE webhook_endpoint SET {} WHERE tenant_id = ? AND id = ? AND {}"
    suspend = change.format("suspended_at = ?, suspended_reason = ?", "suspended_at IS NULL")
    for key, some in by_endpoint.items():
        since = some[0].job.endpoint.failing_since
        if any(one.outcome.is_delivered for one in some):
            if since is not None:
                writer.execute(change.format("failing_since = NULL", "failing_since IS NOT NULL"), key)
        elif since is None:
            writer.execute(change.format("failing_since = ?", "failing_since IS NULL"), (now, *key))
        elif now - since >= SUSPEND_AFTER:
            reason = "Nothing was taken for 5 days."
            writer.execute(f"{suspend} AND failing_since <= ?", (now, reason, *key, now - SUSPEND_AFTER))
        if any(one.outcome.status == GONE_STATUS for one in some):
            writer.execute(suspend, (now, "It answered 410 Gone.", *key))


def acknowledge(writer: Writer, endpoint: Endpoint, outcomes: Mapping[str, Outcome], now: int) -> int:
    """What whoever asked for messages says of them, by the UUID of their event; how many were waiting for it.

    One that wasn't taken is given up, for nobody calls again.
    """
    ids: dict[str, Row] = {}
    for at in range(0, len(outcomes), BATCH):
        some = list(outcomes)[at : at + BATCH]
        sql = (
            "SELECT e.uuid, d.event_id, d.attempts FROM event e JOIN delivery d ON d.tenant_id = e.tenant_id "
            "AND d.endpoint_id = ? AND d.event_id = e.id WHERE e.tenant_id = ? "
            f"AND e.uuid IN ({placeholders(some)}) AND d.state = 'pending'"
            f"{' FOR UPDATE OF d' if writer.for_update else ''}"
        )
        ids |= {row[0]: row[1:] for row in writer.rows(sql, (endpoint.id, endpoint.tenant_id, *some))}
    found = load_events(writer, endpoint.tenant_id, [id for id, _ in ids.values()]) if ids else {}
    done = [
        AttemptResult(Job(endpoint, found[id], max(1, tries), 0, now), now, outcomes[u])
        for u, (id, tries) in ids.items()
    ]
    _attempts(writer, done)
    states = [("delivered" if one.outcome.is_delivered else "failed", now, *one.job.key) for one in done]
    change = "UPDATE delivery SET state = ?, lease = NULL, done_at = ?"
    _many(writer, f"{change} WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ?", states)
    return len(done)


def unblock_next(writer: Writer, objects: Iterable[tuple[int, int, str]]) -> int:
    """Let go the next delivery of each (tenant, endpoint, object) whose delivery ended; how many there were."""
    keys = list(dict.fromkeys(objects))
    freed = 0
    for at in range(0, len(keys), 200):
        some = keys[at : at + 200]
        freed += writer.execute(
            f"WITH v(t, e, o) AS (VALUES {', '.join(['(?, ?, ?)'] * len(some))}) "
            f"UPDATE delivery SET due_at = 0 FROM v WHERE tenant_id = v.t AND endpoint_id = v.e AND object = v.o "
            f"AND state = 'pending' AND due_at = {BLOCKED} AND event_id = (SELECT min(n.event_id) FROM delivery n "
            "WHERE n.tenant_id = v.t AND n.object = v.o AND n.endpoint_id = v.e AND n.state = 'pending')",
            [value for key in some for value in key],
        )
    return freed
