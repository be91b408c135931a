"""Delivers events from the outbox to their receivers, in cycles of one short transaction and many HTTP calls.

The transaction of a cycle records the last results, leases what is due, and fans out new events. Then the calls start,
as many at once as the capacity allows; the next cycle doesn't wait for them. A cycle follows a commit in this process
at once, and otherwise within a second. Only this polling is relied on.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial

from truweel import clock
from truweel.auth.keyring import Keyring
from truweel.events import body, fanout
from truweel.events.attempt import Outcome, attempt_delivery, open_client
from truweel.events.concurrency import DeliveryPool
from truweel.events.http_client import HttpClient
from truweel.events.job import BLOCKED, GONE_STATUS, AttemptResult, Capacity, Job
from truweel.events.leasing import lease, oldest_due_at, release, release_all
from truweel.events.metrics import DispatcherMetrics
from truweel.events.results import record_results
from truweel.events.signing import HEADER, sign
from truweel.events.ssrf import SsrfGuard
from truweel.events.subscribers import Subscribers
from truweel.schema.registry import Registry
from truweel.storage.database import Database, Outdated, Writer

__all__ = ["SEAL_PURPOSE", "Dispatcher"]

log = logging.getLogger("truweel.events")

SEAL_PURPOSE = "webhook"
"""What the keyring seals secrets of endpoints for."""
POLL_SECONDS = 1.0
MIN_CYCLE_SECONDS = 0.01
"""Seconds between two cycles at least, so that what comes in quick succession shares a transaction."""
MAX_CACHED_BODIES = 64
"""Bodies that are cached for the next endpoint."""
RETRY_SECONDS = 0.5
"""Seconds to wait after a cycle whose transaction failed."""
SHUTDOWN_SECONDS = 5.0
"""Seconds that calls in progress get to finish when the process stops."""
MEASURE_SECONDS = 5.0

BUSY_WRITES_PER_SECOND = 250
"""Writes per second of this process above which deliveries slow down: requests are answered first, and their events
follow."""
BUSY_CYCLE_SECONDS, BUSY_MAX_CALLS, BUSY_MAX_EVENTS = 0.2, 32, 16
"""While busy: seconds between two cycles, calls that a cycle starts, and events that it fans out."""
MAX_BUSY_WAIT = 30.0
"""Seconds that an event or a delivery waits because of writes, at most. After that the dispatcher doesn't slow down."""

CONSUMER_TIMEOUT = 10.0
"""Seconds to connect and to answer for an event consumer (`wire.md` section 4.3)."""


@dataclass(slots=True)
class _CycleResult:
    """The result of a cycle's transaction."""

    jobs: list[Job] = field(default_factory=list)
    events: int = 0
    deliveries: int = 0
    withheld: int = 0
    has_scanned: bool = False
    has_backlog: bool = False
    has_more_events: bool = False
    next_due_at: int = BLOCKED


class Dispatcher:
    """The deliveries of one process. `base` is the server's public address, used in the links of the records sent."""

    def __init__(
        self,
        database: Database,
        registry: Registry,
        subscribers: Subscribers,
        keyring: Keyring,
        guard: SsrfGuard,
        *,
        base: str,
        metrics: DispatcherMetrics | None = None,
    ) -> None:
        self.database = database
        self.registry = registry
        self.subscribers = subscribers
        self.metrics = metrics or DispatcherMetrics()
        self.worker = clock.new_secret(9)
        self._guard = guard
        self._base = base
        self._unseal = lru_cache(4096)(partial(keyring.unseal, purpose=SEAL_PURPOSE))
        self._results: list[AttemptResult] = []
        self._bodies: dict[tuple[str, bool], bytes] = {}
        self._wake = asyncio.Event()
        self._writes = 0
        self._busy = False
        self._longest_wait = 0.0
        self._fanned_out = asyncio.Event()
        self._stopping = False
        self._rotation = 0
        self._has_backlog = True
        self._scan_at = 0.0
        self._measured_at = 0.0

    def notify_commit(self) -> None:
        """Something was committed that may hold events. Called on the loop's thread."""
        self._writes += 1
        self._wake.set()

    def notify_due(self) -> None:
        """Something became due for a reason other than the commit of an event."""
        self._has_backlog = True
        self._wake.set()

    async def wait_for_fanout(self, seconds: float) -> None:
        """Wait until this process has fanned out events, at most `seconds`."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._fanned_out.wait()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Deliver while the block runs. Calls in progress then get `SHUTDOWN_SECONDS`; other leases are released."""
        self._stopping = False
        if self.database.is_single_process:
            await self.database.write(release_all)
        async with open_client(self._guard) as client:
            pool = DeliveryPool(partial(self._deliver, client), self._wake.set)
            task = asyncio.create_task(self._run(pool))
            try:
                yield
            finally:
                # Not cancelled: a transaction in progress may take leases, and nobody would try the jobs before expiry.
                self._stopping = True
                self._wake.set()
                await asyncio.wait([task], timeout=SHUTDOWN_SECONDS)
                task.cancel()
                await self._stop(pool)

    async def _run(self, pool: DeliveryPool) -> None:
        while not self._stopping:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, min(POLL_SECONDS, self._scan_at - clock.monotonic()))):
                    await self._wake.wait()
            self._wake.clear()
            started_at, writes = clock.monotonic(), self._writes
            try:
                await self._run_cycle(pool)
            except Outdated as error:
                log.error("this process delivers nothing any more. %s", error)  # noqa: TRY400
                return
            except Exception:
                log.exception("a delivery cycle failed in the database; events wait, and it is retried")
                await asyncio.sleep(RETRY_SECONDS)
            await asyncio.sleep(BUSY_CYCLE_SECONDS if self._busy else MIN_CYCLE_SECONDS)
            rate = (self._writes - writes) / (clock.monotonic() - started_at)
            self._busy = rate > BUSY_WRITES_PER_SECOND and self._longest_wait < MAX_BUSY_WAIT

    async def _run_cycle(self, pool: DeliveryPool) -> None:
        """One transaction; then start the calls that it leased."""
        results, self._results = self._results, []
        scan = self._has_backlog or clock.monotonic() >= self._scan_at
        self._has_backlog = False
        self._rotation += 1
        try:
            cycle = await self.database.write(
                partial(self._transaction, results=results, capacity=self._free_capacity(pool), scan=scan)
            )
        except BaseException:
            self._results = results + self._results
            self._has_backlog = True
            raise
        self._has_backlog |= cycle.has_backlog
        if cycle.has_scanned:
            self._scan_at = clock.monotonic() + min(POLL_SECONDS, max(0, cycle.next_due_at - clock.now()) / 1000)
        for result in results:
            if (
                result.outcome.is_delivered == (result.job.endpoint.failing_since is not None)
                or result.outcome.status == GONE_STATUS
            ):
                self.subscribers.invalidate(result.job.endpoint.tenant_id)
        self._update_metrics(cycle)
        pool.add(cycle.jobs)
        if cycle.has_more_events or (cycle.has_backlog and cycle.jobs):
            self._wake.set()
        if clock.monotonic() - self._measured_at > MEASURE_SECONDS:
            await self._measure()

    def _transaction(
        self, writer: Writer, *, results: list[AttemptResult], capacity: Capacity, scan: bool
    ) -> _CycleResult:
        now = clock.now()
        cycle = _CycleResult()
        capacity = capacity.copy()  # the transaction may run again
        unblocked = record_results(writer, results, (), now) if results else 0
        common = (writer, self.registry, self.subscribers, capacity, self.worker, now, self._rotation)
        if scan or unblocked:
            batch = lease(*common)
            record_results(writer, (), batch.withheld, now)
            cycle.jobs += batch.jobs
            cycle.withheld = len(batch.withheld)
            cycle.has_scanned, cycle.has_backlog, cycle.next_due_at = True, batch.has_backlog, batch.next_due_at
        fanout_result = fanout.fan_out(*common, max_events=BUSY_MAX_EVENTS if self._busy else fanout.MAX_EVENTS)
        cycle.jobs += fanout_result.jobs
        cycle.events, cycle.deliveries = fanout_result.events, fanout_result.deliveries
        cycle.has_backlog |= fanout_result.has_backlog
        cycle.has_more_events = fanout_result.has_more_events
        return cycle

    def _free_capacity(self, pool: DeliveryPool) -> Capacity:
        capacity = pool.free_capacity()
        if self._busy:
            capacity.total = min(capacity.total, BUSY_MAX_CALLS)
        return capacity

    async def _deliver(self, client: HttpClient, job: Job) -> None:
        if clock.now() + 2 * job.endpoint.timeout > job.leased_until:
            return  # its lease may expire during the attempt: the next holder of the lease tries it
        self.metrics.in_flight += 1
        try:
            await self._attempt(client, job)
        finally:
            self.metrics.in_flight -= 1

    def _body(self, job: Job) -> bytes:
        """The body, created once for all endpoints that get the same one."""
        key = (job.event.uuid, job.endpoint.has_full_payload)
        content = self._bodies.get(key)
        if content is None:
            if len(self._bodies) >= MAX_CACHED_BODIES:
                self._bodies.clear()
            event = job.event
            content = (
                body.webhook_body(event, self.registry, self._base)
                if job.endpoint.has_full_payload
                else body.consumer_body(event)
            )
            self._bodies[key] = content
        return content

    async def _attempt(self, client: HttpClient, job: Job) -> None:
        attempted_at = clock.now()
        endpoint = job.endpoint
        try:
            content = self._body(job)
            headers = self._headers(job, content, attempted_at)
            seconds = endpoint.timeout / 1000
            outcome = await attempt_delivery(
                client, str(endpoint.url), content, headers, connect_timeout=seconds, read_timeout=seconds
            )
        except Exception as error:
            log.exception("a delivery attempt failed unexpectedly")
            outcome = Outcome(
                None, (), "", clock.now() - attempted_at, f"the server could not try it ({type(error).__name__})", None
            )
        self._results.append(AttemptResult(job, attempted_at, outcome))
        self.metrics.count_deliveries("delivered" if outcome.is_delivered else "failed", 1)

    def _headers(self, job: Job, content: bytes, attempted_at: int) -> dict[str, str]:
        secrets = [self._unseal(sealed) for sealed in job.endpoint.sealed_secrets(attempted_at)]
        headers = {"Content-Type": "application/json"}
        if job.endpoint.has_full_payload:
            headers[HEADER] = sign(secrets, content, attempted_at // 1000)
        else:
            headers["X-Robaws-Webhook-Secret"] = secrets[0]
            headers["X-Robaws-Webhook-Invocation"] = job.event.uuid
        return headers | {"Truweel-Event-Id": job.event.uuid, "Truweel-Attempt": str(job.attempt_number)}

    def _update_metrics(self, cycle: _CycleResult) -> None:
        self.metrics.count_events(cycle.events)
        self.metrics.count_deliveries("withheld", cycle.withheld)
        if cycle.deliveries:
            self._fanned_out.set()
            self._fanned_out.clear()

    async def _measure(self) -> None:
        now = clock.now()
        due = await self.database.read(lambda reader: oldest_due_at(reader, now))
        event = await self.database.read(lambda reader: fanout.oldest_undispatched_at(reader, now))
        self.metrics.oldest_due_seconds = (now - due) / 1000
        self._longest_wait = (now - min(due, event)) / 1000
        self._measured_at = clock.monotonic()

    async def _stop(self, pool: DeliveryPool) -> None:
        unfinished = await pool.stop(SHUTDOWN_SECONDS)
        results, self._results = self._results, []

        def release_leases(writer: Writer) -> None:
            record_results(writer, results, (), clock.now())
            if unfinished:
                release(writer, unfinished, self.worker)

        try:
            await self.database.write(release_leases)
        except Exception:
            log.exception("leases could not be released; they stay until they expire")
