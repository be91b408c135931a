"""Regular work of the server: what is due, for whom, and when it is due again. One process at a time does it.

Work on the database of all tenants (sweeps) is an asynchronous function that runs under a lease. Work that a
collection declares (`@every`) asks once over all tenants who has something due, and enqueues a job for each of these
in the same transaction, so that a process that dies half-way leaves nothing half-done.
"""

import hashlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from truweel import clock
from truweel.schema.collection import Collection
from truweel.schema.registry import Registry
from truweel.schema.rules import Job
from truweel.schema.schedule import HOUR, Due, Period
from truweel.storage import due, jobs
from truweel.storage.database import Writer
from truweel.storage.jobs import NewJob

__all__ = ["LEASE", "RecordSchedule", "Schedule", "enqueue_due", "latest_run", "next_run", "record_schedules"]

LEASE = 10 * 60_000
"""Milliseconds after which another process may take over regular work of the server, which is harmless when two
processes do it at once."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Regular work of the server itself: `run` is called once in a period such as `10 minutes`, in one process."""

    name: str
    every: str
    run: Callable[[], Awaitable[object]]

    @property
    def period(self) -> Period:
        """How often it is due."""
        return Period.parse(self.every)


@dataclass(frozen=True, slots=True)
class RecordSchedule:
    """Regular work on the records of a collection, in every tenant that has something due."""

    name: str
    collection: Collection
    job: Job
    due: Due

    @property
    def period(self) -> Period:
        """How often it is due."""
        return self.due.period


def record_schedules(registry: Registry) -> list[RecordSchedule]:
    """What the collections declare."""
    return [RecordSchedule(name, c, job, job.due) for name, (c, job) in registry.jobs.items() if job.due is not None]


def latest_run(schedule: Schedule | RecordSchedule, now: int) -> int:
    """When `schedule` can be due next, or its lease end, at the latest."""
    period = HOUR if isinstance(schedule, RecordSchedule) else schedule.period.milliseconds
    return now + max(period, LEASE) + clock.MAX_SKEW


def next_run(schedule: RecordSchedule, zones: Iterable[str], now: int) -> int:
    """When `schedule` is due next: as a period begins in one of the time zones, or within an hour, as tenants come."""
    return min([*(schedule.period.next_start(now, zone) for zone in zones), now - now % HOUR + HOUR])


def enqueue_due(writer: Writer, schedule: RecordSchedule, holder: str, now: int) -> int | None:
    """Enqueue a job for each tenant that has something due, if its period began since the schedule last ran: how many.
    None where another process was quicker. The jobs are spread over the hour."""
    ran_at = jobs.claim_schedule(writer, schedule.name, holder, now, now, latest_run(schedule, now))
    if ran_at is None:
        return None
    if ran_at > now:  # by a clock that ran ahead: the period of now may not be done
        ran_at = now - schedule.period.milliseconds
    zones = due.list_time_zones(writer)
    starts = {zone: schedule.period.start(now, zone) for zone in zones}
    begun = {zone: clock.day(now, zone) for zone in zones if starts[zone] > ran_at}
    tenants = due.list_due_tenants(writer, schedule.collection, schedule.due, begun, now) if begun else []
    for tenant, zone in tenants:
        moment = starts[zone] + _spread(schedule, tenant)
        jobs.insert(writer, tenant, now, schedule.name, [NewJob(schedule.name, None, "", b"", moment)])
    jobs.complete_schedule(writer, schedule.name, holder, now, next_run(schedule, zones, now))
    return len(tenants)


def _spread(schedule: RecordSchedule, tenant: int) -> int:
    """Milliseconds after the start of the period at which it is the tenant's turn, always the same, within an hour."""
    digest = hashlib.blake2b(f"{schedule.name} {tenant}".encode(), digest_size=4).digest()
    return int.from_bytes(digest) % min(HOUR, schedule.period.milliseconds)
