"""Takes events from the outbox to their receivers, in cycles of one short transaction and many calls.

A cycle's transaction writes down what the last calls came to, claims what is due, and fans out new events; then the
calls begin, as many at once as there is room for, and the next cycle doesn't wait for them. A cycle follows a commit in
this process at once, and a second's wait at the latest, which alone is relied on.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial

import aiohttp

from truweel import clock
from truweel.auth.secrets import Keyring
from truweel.events import body, fanout
from truweel.events.attempt import Outcome, attempt_delivery, open_session
from truweel.events.concurrency import DeliveryPool
from truweel.events.job import BLOCKED, GONE_STATUS, AttemptResult, Capacity, Job
from truweel.events.leasing import lease, oldest_due_at, release, release_all
from truweel.events.metrics import DispatcherMetrics
from truweel.events.results import record_results
from truweel.events.signing import HEADER, sign
from truweel.events.ssrf import SsrfGuard
from truweel.events.subscribers import Subscribers
from truweel.schema.registry import Registry
from truweel.storage.database import Database, Writer

__all__ = ["SEAL_PURPOSE", "Dispatcher"]

log = logging.getLogger("truweel.events")

SEAL_PURPOSE = "webhook"
"""What the keyring seals secrets of endpoints for."""
POLL = 1.0
PACE = 0.01
"""Seconds between two cycles at least, so that what comes in quick succession shares a transaction."""
BODIES = 64
"""Bodies that are remembered for the next endpoint."""
PAUSE = 0.5
"""Seconds to wait after a cycle that the database refused."""
GRACE = 5.0
"""Seconds that calls under way are given when the process stops."""
MEASURE = 5.0

BUSY = 250
"""Writes a second of this process from which on deliveries make way: a burst is answered first, and its events
follow."""
BUSY_PACE, BUSY_CALLS, BUSY_EVENTS = 0.2, 32, 16
"""Then: seconds between two cycles, calls that one begins, and events that it plans."""
PATIENCE = 30.0
"""Seconds that an event or a delivery waits for writes at most; after that it is taken as when there are none."""

CONSUMER_TIMEOUT = 10.0
"""Seconds to connect and to answer for an event consumer (`wire.md` section 4.3)."""


@dataclass(slots=True)
class _CycleResult:
    """What a cycle's transaction came to."""

    jobs: list[Job] = field(default_factory=list)
    events: int = 0
    deliveries: int = 0
    withheld: int = 0
    scanned: bool = False
    waiting: bool = False
    more: bool = False
    next_due: int = BLOCKED


class Dispatcher:
    """The deliveries of one process. `base` is the server's public address, which stands in the records sent."""

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
        self.name = clock.new_secret(9)
        self._guard = guard
        self._base = base
        self._unseal = lru_cache(4096)(partial(keyring.unseal, purpose=SEAL_PURPOSE))
        self._done: list[AttemptResult] = []
        self._bodies: dict[tuple[str, bool], bytes] = {}
        self._wake = asyncio.Event()
        self._writes = 0
        self._busy = False
        self._waited = 0.0
        self._moved = asyncio.Event()
        self._stopping = False
        self._turn = 0
        self._waiting = True
        self._scan_at = 0.0
        self._measured = 0.0

    def notify_commit(self) -> None:
        """Something was committed that may hold events. Called on the loop's thread."""
        self._writes += 1
        self._wake.set()

    def notify_due(self) -> None:
        """Something became due otherwise than by a commit of an event."""
        self._waiting = True
        self._wake.set()

    async def wait_for_fanout(self, seconds: float) -> None:
        """Wait until this process fanned out events, `seconds` at most."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._moved.wait()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Deliver while the block runs; then what is under way has `GRACE` seconds, and the rest is given back."""
        self._stopping = False
        if self.database.is_single_process:
            await self.database.write(release_all)
        async with open_session(self._guard) as session:
            calls = DeliveryPool(partial(self._deliver, session), self._wake.set)
            task = asyncio.create_task(self._forever(calls))
            try:
                yield
            finally:
                # Not cancelled: a transaction under way may lease what nobody would then try until the lease expires.
                self._stopping = True
                self._wake.set()
                await asyncio.wait([task], timeout=GRACE)
                task.cancel()
                await self._stop(calls)

    async def _forever(self, calls: DeliveryPool) -> None:
        while not self._stopping:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, min(POLL, self._scan_at - clock.monotonic()))):
                    await self._wake.wait()
            self._wake.clear()
            began, writes = clock.monotonic(), self._writes
            try:
                await self._cycle(calls)
            except Exception:
                log.exception("events wait: the database refused a cycle; it is tried again")
                await asyncio.sleep(PAUSE)
            await asyncio.sleep(BUSY_PACE if self._busy else PACE)
            rate = (self._writes - writes) / (clock.monotonic() - began)
            self._busy = rate > BUSY and self._waited < PATIENCE

    async def _cycle(self, calls: DeliveryPool) -> None:
        """One transaction, and the calls that it leased."""
        done, self._done = self._done, []
        scan = self._waiting or clock.monotonic() >= self._scan_at
        self._waiting = False
        self._turn += 1
        try:
            step = await self.database.write(partial(self._step, done=done, room=self._room(calls), scan=scan))
        except BaseException:
            self._done = done + self._done
            self._waiting = True
            raise
        self._waiting |= step.waiting
        if step.scanned:
            self._scan_at = clock.monotonic() + min(POLL, max(0, step.next_due - clock.now()) / 1000)
        for one in done:
            if (
                one.outcome.is_delivered == (one.job.endpoint.failing_since is not None)
                or one.outcome.status == GONE_STATUS
            ):
                self.subscribers.invalidate(one.job.endpoint.tenant_id)
        self._count(step)
        calls.add(step.jobs)
        if step.more or (step.waiting and step.jobs):
            self._wake.set()
        if clock.monotonic() - self._measured > MEASURE:
            await self._measure()

    def _step(self, writer: Writer, *, done: list[AttemptResult], room: Capacity, scan: bool) -> _CycleResult:
        now = clock.now()
        step = _CycleResult()
        room = room.copy()  # the transaction may run again
        freed = record_results(writer, done, (), now) if done else 0
        common = (writer, self.registry, self.subscribers, room, self.name, now, self._turn)
        if scan or freed:
            leased = lease(*common)
            record_results(writer, (), leased.withheld, now)
            step.jobs += leased.jobs
            step.withheld = len(leased.withheld)
            step.scanned, step.waiting, step.next_due = True, leased.waiting, leased.next_due
        planned = fanout.fan_out(*common, most=BUSY_EVENTS if self._busy else fanout.BATCH)
        step.jobs += planned.jobs
        step.events, step.deliveries = planned.events, planned.deliveries
        step.waiting |= planned.waiting
        step.more = planned.more
        return step

    def _room(self, calls: DeliveryPool) -> Capacity:
        room = calls.free_capacity()
        if self._busy:
            room.total = min(room.total, BUSY_CALLS)
        return room

    async def _deliver(self, session: aiohttp.ClientSession, job: Job) -> None:
        if clock.now() + 2 * job.endpoint.timeout > job.leased_until:
            return  # it waited so long that its lease may end while it is tried: whoever leases it next tries it
        self.metrics.in_flight += 1
        try:
            await self._try(session, job)
        finally:
            self.metrics.in_flight -= 1

    def _content(self, job: Job) -> bytes:
        """The body, made once for the endpoints that are told the same."""
        key = (job.event.uuid, job.endpoint.has_full_payload)
        found = self._bodies.get(key)
        if found is None:
            if len(self._bodies) >= BODIES:
                self._bodies.clear()
            told = job.event
            found = (
                body.webhook_body(told, self.registry, self._base)
                if job.endpoint.has_full_payload
                else body.consumer_body(told)
            )
            self._bodies[key] = found
        return found

    async def _try(self, session: aiohttp.ClientSession, job: Job) -> None:
        at = clock.now()
        endpoint = job.endpoint
        try:
            content = self._content(job)
            headers = self._headers(job, content, at)
            seconds = endpoint.timeout / 1000
            outcome = await attempt_delivery(
                session, str(endpoint.url), content, headers, connect=seconds, read=seconds
            )
        except Exception as error:
            log.exception("a delivery could not be tried")
            outcome = Outcome(
                None, (), "", clock.now() - at, f"the server could not try it ({type(error).__name__})", None
            )
        self._done.append(AttemptResult(job, at, outcome))
        self.metrics.deliveries["delivered" if outcome.is_delivered else "failed"] += 1

    def _headers(self, job: Job, content: bytes, at: int) -> dict[str, str]:
        secrets = [self._unseal(sealed) for sealed in job.endpoint.sealed_secrets(at)]
        headers = {"Content-Type": "application/json"}
        if job.endpoint.has_full_payload:
            headers[HEADER] = sign(secrets, content, at // 1000)
        else:
            headers["X-Robaws-Webhook-Secret"] = secrets[0]
            headers["X-Robaws-Webhook-Invocation"] = job.event.uuid
        return headers | {"Truweel-Event-Id": job.event.uuid, "Truweel-Attempt": str(job.attempt_number)}

    def _count(self, step: _CycleResult) -> None:
        self.metrics.events += step.events
        self.metrics.deliveries["withheld"] += step.withheld
        if step.deliveries:
            self._moved.set()
            self._moved.clear()

    async def _measure(self) -> None:
        now = clock.now()
        due = await self.database.read(lambda reader: oldest_due_at(reader, now))
        event = await self.database.read(lambda reader: fanout.oldest_undispatched_at(reader, now))
        self.metrics.oldest_due_seconds = (now - due) / 1000
        self._waited = (now - min(due, event)) / 1000
        self._measured = clock.monotonic()

    async def _stop(self, calls: DeliveryPool) -> None:
        left = await calls.stop(GRACE)
        done, self._done = self._done, []

        def give_back(writer: Writer) -> None:
            record_results(writer, done, (), clock.now())
            if left:
                release(writer, left, self.name)

        try:
            await self.database.write(give_back)
        except Exception:
            log.exception("leases stay until they expire: the database refused to take them back")
