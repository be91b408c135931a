"""The worker of one process: takes jobs and regular work that are due, by lease, and does them.

It looks at once after a commit of this process or a wake-up by another one, and otherwise within a second.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from truweel import clock
from truweel.errors import ApiError
from truweel.events.retry_schedule import DELAYS, next_attempt
from truweel.jobs import schedules
from truweel.jobs.execution import run_job
from truweel.jobs.schedules import RecordSchedule, Schedule, enqueue_due, latest_run, next_run, record_schedules
from truweel.schema.registry import Registry
from truweel.schema.schedule import HOUR
from truweel.storage import due, jobs
from truweel.storage.database import Database, Outdated, Writer
from truweel.storage.jobs import LeasedJob

__all__ = ["Worker"]

log = logging.getLogger("truweel.jobs")

POLL_SECONDS = 1.0
MIN_CYCLE_SECONDS = 0.05
"""Seconds between two looks at least, so that a burst of commits costs few of them."""
RETRY_SECONDS = 5.0
"""Seconds to wait after a look that failed."""
RETRY = 60_000
"""Milliseconds after which regular work that failed is tried again, at most."""
SHUTDOWN_SECONDS = 5.0
"""Seconds that jobs in progress get to end when the process stops."""
MAX_RUNNING = 4
"""Jobs that this process does at once."""
LEASE = 60_000
"""Milliseconds after which another process may take a job over. One that is in its transaction still is waited for."""


class Worker:
    """Does the jobs of all tenants, and `schedules` besides those that collections declare."""

    def __init__(self, database: Database, registry: Registry, schedules: Sequence[Schedule] = ()) -> None:
        self._database = database
        self._registry = registry
        regular_work: list[Schedule | RecordSchedule] = [*schedules, *record_schedules(registry)]
        self._schedules = {schedule.name: schedule for schedule in regular_work}
        self._holder = clock.new_secret(9)
        self._wake = asyncio.Event()
        self._running: dict[asyncio.Task[None], LeasedJob | None] = {}
        self._begun: set[str] = set()
        self._schedules_at = 0
        self._rotation = 0
        self._has_backlog = False
        self._is_stopping = False

    def notify(self) -> None:
        """Something was committed that may hold jobs. Called on the loop's thread."""
        self._wake.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work while the block runs. What is in progress then gets `SHUTDOWN_SECONDS`; other leases are released."""
        self._is_stopping = False
        if self._database.is_single_process:
            now = clock.now()
            await self._database.write(lambda writer: jobs.release_all(writer, now))
        task = asyncio.create_task(self._run_forever())
        try:
            yield
        finally:
            # Not cancelled: a transaction in progress may take leases, and nobody would do the jobs before expiry.
            self._is_stopping = True
            self._wake.set()
            await asyncio.wait([task, *self._running], timeout=SHUTDOWN_SECONDS)
            task.cancel()
            await self._stop(task)

    async def _run_forever(self) -> None:
        while not self._is_stopping:
            self._wake.clear()
            try:
                pause = await self._start_due()
            except Outdated as error:
                self._stop_for_good(error)
                return
            except Exception:
                log.exception("looking for jobs failed; they wait, and it is tried again")
                self._has_backlog, pause = False, RETRY_SECONDS
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            if not self._has_backlog:
                await asyncio.sleep(MIN_CYCLE_SECONDS)

    def _stop_for_good(self, error: Outdated) -> None:
        if not self._is_stopping:
            log.error("this process does no jobs any more. %s", error)
        self._is_stopping = True

    async def _start_due(self) -> float:
        """Start what is due, as far as there are free places; returns the seconds until the next look."""
        now = clock.now()
        if now >= self._schedules_at:
            await self._start_schedules(now)
        tenants = await self._database.read(jobs.list_due_tenants)
        due_tenants = [tenant for tenant, due_at in tenants if due_at <= now]
        free = MAX_RUNNING - sum(job is not None for job in self._running.values())
        leased: list[LeasedJob] = []
        if due_tenants and free > 0:
            leased = await self._database.write(partial(self._lease, tenants=due_tenants, free=free, now=now))
            for job in leased:
                self._start(self._run_job(job), job)
        self._has_backlog = bool(due_tenants) and (bool(leased) or free <= 0)
        next_at = min((due_at for _, due_at in tenants if due_at > now), default=self._schedules_at)
        return max(0.0, min(POLL_SECONDS, (min(next_at, self._schedules_at) - now) / 1000))

    def _lease(self, writer: Writer, *, tenants: list[int], free: int, now: int) -> list[LeasedJob]:
        """Lease up to `free` jobs. Tenants get equal shares, and take turns to be the first."""
        self._rotation += 1
        first = self._rotation % len(tenants)
        share = max(1, free // len(tenants))
        leased: list[LeasedJob] = []
        for tenant in (tenants[first:] + tenants[:first])[:free]:
            leased += jobs.lease(writer, tenant, self._holder, now, now + LEASE, share)
        return leased

    def _start(self, work: Coroutine[Any, Any, None], job: LeasedJob | None = None) -> None:
        task = asyncio.create_task(work)
        self._running[task] = job
        task.add_done_callback(self._end)

    def _end(self, task: "asyncio.Task[None]") -> None:
        del self._running[task]
        self._wake.set()

    # Jobs

    async def _run_job(self, job: LeasedJob) -> None:
        if job.failures > len(DELAYS):
            await self._record_failure(job, job.failures, "Its process ended while it ran.")
            return
        try:
            await run_job(self._database, self._registry, job)
        except ApiError as error:
            log.warning("the job %s (%d) failed: %s", job.name, job.id, description := describe_error(error))
            await self._record_failure(job, job.failures + 1, description)
        except Exception as error:
            log.exception("the job %s (%d) failed", job.name, job.id)
            await self._record_failure(job, job.failures + 1, f"{type(error).__name__}: {error}")

    async def _record_failure(self, job: LeasedJob, failures: int, error: str) -> None:
        now = clock.now()
        due_at = next_attempt(failures, now, clock.random())

        def record(writer: Writer) -> None:
            if due_at is None:
                jobs.fail(writer, job, failures, now, error)
            else:
                jobs.postpone(writer, job, failures, due_at, error)

        try:
            await self._database.write(record)
        except Exception:
            log.exception("the failure of the job %s (%d) could not be stored; its lease expires", job.name, job.id)

    # Regular work

    async def _start_schedules(self, now: int) -> None:
        next_runs = await self._database.read(jobs.load_schedules)
        new = [schedule for name, schedule in self._schedules.items() if name not in next_runs]
        if new:
            await self._database.write(partial(_add_schedules, schedules=new, now=now))
            next_runs = await self._database.read(jobs.load_schedules)
        self._schedules_at = now + HOUR
        for name, schedule in self._schedules.items():
            if name in self._begun:
                continue
            if now < next_runs[name] <= latest_run(schedule, now):
                self._schedules_at = min(self._schedules_at, next_runs[name])
            else:
                self._begun.add(name)
                self._start(self._run_schedule(schedule))

    async def _run_schedule(self, schedule: Schedule | RecordSchedule) -> None:
        now = clock.now()
        try:
            if isinstance(schedule, RecordSchedule):
                await self._database.write(lambda writer: enqueue_due(writer, schedule, self._holder, now))
            else:
                await self._run_server_schedule(schedule, now)
            self._schedules_at = 0
        except Outdated as error:
            self._stop_for_good(error)
        except Exception:
            log.exception("the regular work %s failed; it is tried again", schedule.name)
            self._schedules_at = now + round(RETRY_SECONDS * 1000)
        finally:
            self._begun.discard(schedule.name)

    async def _run_server_schedule(self, schedule: Schedule, now: int) -> None:
        name, holder = schedule.name, self._holder
        ran_at = await self._database.write(
            lambda writer: jobs.claim_schedule(
                writer, name, holder, now, now + schedules.LEASE, latest_run(schedule, now)
            )
        )
        if ran_at is None:
            return
        next_at = now + schedule.period.milliseconds
        done_at: int | None = None
        try:
            await schedule.run()
            done_at = now
        finally:
            at = next_at if done_at else min(next_at, clock.now() + RETRY)
            await self._database.write(lambda writer: jobs.complete_schedule(writer, name, holder, done_at, at))

    async def _stop(self, loop_task: "asyncio.Task[None]") -> None:
        unfinished = dict(self._running)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(loop_task, *unfinished, return_exceptions=True)
        held = [job for job in unfinished.values() if job is not None]
        now = clock.now()

        def release(writer: Writer) -> None:
            jobs.release(writer, held, now)
            jobs.release_schedules(writer, self._holder, now)

        if unfinished:
            try:
                await self._database.write(release)
            except Exception:
                log.exception("leases of jobs could not be released; they stay until they expire")


def _add_schedules(writer: Writer, *, schedules: Sequence[Schedule | RecordSchedule], now: int) -> None:
    zones = due.list_time_zones(writer)
    for schedule in schedules:
        # The server's own work begins at once. A night before the first start is not made up for.
        next_at = now if isinstance(schedule, Schedule) else next_run(schedule, zones, now)
        jobs.add_schedule(writer, schedule.name, now, next_at)


def describe_error(error: ApiError) -> str:
    """Each fault of an error of the API, else its message."""
    return "; ".join(f"{fault.field}: {fault.message}" for fault in error.faults) or error.message
