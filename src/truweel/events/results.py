"""Results of attempts: store them, postpone or give up deliveries, suspend endpoints, unblock the next delivery."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from truweel import clock
from truweel.events.attempt import Outcome
from truweel.events.job import BLOCKED, GONE_STATUS, AttemptResult, Job
from truweel.events.retry_schedule import next_attempt
from truweel.events.store import Endpoint, load_events
from truweel.sql import placeholders
from truweel.storage.database import Row, Writer

__all__ = ["acknowledge", "record_results", "unblock_next"]

BATCH_SIZE = 100
"""Messages that one statement looks up, at most."""
KEPT_DETAILS = 3
"""Latest attempts of a delivery of which headers and body of the answer are kept."""
SUSPEND_AFTER = 5 * 24 * 60 * 60 * 1000
"""Milliseconds of failures without a success after which an endpoint is suspended."""


def record_results(writer: Writer, results: Sequence[AttemptResult], withheld: Sequence[Job], now: int) -> int:
    """Store the results of attempts, postpone or give up failed deliveries, and unblock the next ones.

    Returns how many were unblocked.
    """
    delivered = [result.job for result in results if result.outcome.is_delivered]
    postponed: list[Row] = []
    abandoned: list[Job] = []
    for result in results:
        if result.outcome.is_delivered:
            continue
        job = result.job
        due_at = next_attempt(job.failures + 1, now, clock.random(), result.outcome.retry_after)
        if result.outcome.status == GONE_STATUS and job.endpoint.is_push:
            due_at = 0  # kept for whoever resumes the endpoint
        if due_at is None:
            abandoned.append(job)
        else:
            postponed.append((due_at, job.failures + 1, *job.key, job.attempt_number))
    where = "WHERE tenant_id = ? AND endpoint_id = ? AND event_id = ? AND state = 'pending'"
    end_delivery = f"UPDATE delivery SET state = ?, lease = NULL, done_at = ? {where}"
    _execute_many(writer, end_delivery, [("delivered", now, *job.key) for job in delivered])
    _execute_many(writer, end_delivery, [("withheld", now, *job.key) for job in withheld])
    _execute_many(
        writer, f"{end_delivery} AND attempts = ?", [("failed", now, *job.key, job.attempt_number) for job in abandoned]
    )
    postpone = f"UPDATE delivery SET due_at = ?, failures = ?, lease = NULL {where} AND attempts = ?"
    _execute_many(writer, postpone, postponed)
    _insert_attempts(writer, results)
    _update_endpoint_health(writer, results, now)
    ended = [*delivered, *withheld, *abandoned]
    return unblock_next(writer, [(job.endpoint.tenant_id, job.endpoint.id, job.event.object) for job in ended])


def _execute_many(writer: Writer, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        writer.execute_many(sql, rows)


def _insert_attempts(writer: Writer, results: Sequence[AttemptResult]) -> None:
    sql = (
        "INSERT INTO delivery_attempt (tenant_id, endpoint_id, event_id, number, at, duration, status, headers, body, "
        "error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    )
    rows = []
    for result in results:
        outcome = result.outcome
        headers = json.dumps(dict(outcome.headers), ensure_ascii=False)
        rows.append(
            (
                *result.job.key,
                result.job.attempt_number,
                result.attempted_at,
                outcome.duration_ms,
                outcome.status,
                headers,
                outcome.body_start,
                outcome.error,
            )
        )
    if rows:
        writer.execute_later(sql, rows)
    outdated = [
        (*result.job.key, result.job.attempt_number - KEPT_DETAILS)
        for result in results
        if result.job.attempt_number > KEPT_DETAILS
    ]
    if outdated:
        writer.execute_later(
            "UPDATE delivery_attempt SET headers = '{}', body = '' WHERE tenant_id = ? AND endpoint_id = ? "
            "AND event_id = ? AND number <= ? AND (headers <> '{}' OR body <> '')",
            outdated,
        )


def _update_endpoint_health(writer: Writer, results: Sequence[AttemptResult], now: int) -> None:
    """Record since when an endpoint fails. Suspend one that answered 410 Gone, or that failed for too long.

    One without a URL is never suspended: whoever asks for its messages is there.
    """
    by_endpoint: dict[tuple[int, int], list[AttemptResult]] = {}
    for result in results:
        if not result.job.endpoint.is_push:
            continue
        by_endpoint.setdefault((result.job.endpoint.tenant_id, result.job.endpoint.id), []).append(result)
    change = "UPDATE webhook_endpoint SET {} WHERE tenant_id = ? AND id = ? AND {}"
    suspend = change.format("suspended_at = ?, suspended_reason = ?", "suspended_at IS NULL")
    for key, endpoint_results in by_endpoint.items():
        since = endpoint_results[0].job.endpoint.failing_since
        if any(result.outcome.is_delivered for result in endpoint_results):
            if since is not None:
                writer.execute(change.format("failing_since = NULL", "failing_since IS NOT NULL"), key)
        elif since is None:
            writer.execute(change.format("failing_since = ?", "failing_since IS NULL"), (now, *key))
        elif now - since >= SUSPEND_AFTER:
            reason = "Nothing was taken for 5 days."
            writer.execute(f"{suspend} AND failing_since <= ?", (now, reason, *key, now - SUSPEND_AFTER))
        if any(result.outcome.status == GONE_STATUS for result in endpoint_results):
            writer.execute(suspend, (now, "It answered 410 Gone.", *key))


def acknowledge(writer: Writer, endpoint: Endpoint, outcomes: Mapping[str, Outcome], now: int) -> int:
    """Store the outcomes of pulled messages, by the UUID of their event. Returns how many were pending.

    A message that failed comes back by the retry schedule. Later ones of its object that were handed out with it come
    back after it.
    """
    ids: dict[str, Row] = {}
    for start in range(0, len(outcomes), BATCH_SIZE):
        uuids = list(outcomes)[start : start + BATCH_SIZE]
        sql = (
            "SELECT e.uuid, d.event_id, d.attempts, d.failures, d.object FROM event e JOIN delivery d "
            "ON d.tenant_id = e.tenant_id AND d.endpoint_id = ? AND d.event_id = e.id WHERE e.tenant_id = ? "
            f"AND e.uuid IN ({placeholders(len(uuids))}) AND d.state = 'pending'"
            f"{' FOR UPDATE OF d' if writer.for_update else ''}"
        )
        ids |= {row[0]: row[1:] for row in writer.rows(sql, (endpoint.id, endpoint.tenant_id, *uuids))}
    events = load_events(writer, endpoint.tenant_id, [id for id, *_ in ids.values()]) if ids else {}
    results = [
        AttemptResult(Job(endpoint, events[id], max(1, attempts), failures, now), now, outcomes[uuid])
        for uuid, (id, attempts, failures, _) in ids.items()
    ]
    record_results(writer, results, (), now)
    hand_back = (
        "UPDATE delivery SET due_at = 0, lease = NULL, attempts = attempts - 1 WHERE tenant_id = ? AND endpoint_id = ? "
        "AND object = ? AND event_id > ? AND state = 'pending' AND lease IS NOT NULL"
    )
    failed = [(object, id) for uuid, (id, _, _, object) in ids.items() if not outcomes[uuid].is_delivered]
    _execute_many(writer, hand_back, [(endpoint.tenant_id, endpoint.id, *message) for message in failed])
    return len(results)


def unblock_next(writer: Writer, objects: Iterable[tuple[int, int, str]]) -> int:
    """Unblock the next delivery of each (tenant, endpoint, object) whose delivery ended. Returns how many."""
    keys = list(dict.fromkeys(objects))
    unblocked = 0
    for start in range(0, len(keys), 200):
        batch = keys[start : start + 200]
        unblocked += writer.execute(
            f"WITH v(t, e, o) AS (VALUES {', '.join(['(?, ?, ?)'] * len(batch))}) "
            f"UPDATE delivery SET due_at = 0 FROM v WHERE tenant_id = v.t AND endpoint_id = v.e AND object = v.o "
            f"AND state = 'pending' AND due_at = {BLOCKED} AND event_id = (SELECT min(n.event_id) FROM delivery n "
            "WHERE n.tenant_id = v.t AND n.object = v.o AND n.endpoint_id = v.e AND n.state = 'pending')",
            [value for key in batch for value in key],
        )
    return unblocked
