"""The deliveries of a process: leased jobs wait here for their turn, and a limited number run at once."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterable

from truweel.events.job import Capacity, Job

__all__ = ["PREFETCH", "DeliveryPool"]

MAX_CALLS, MAX_CALLS_PER_TENANT, MAX_CALLS_PER_ENDPOINT, MAX_CALLS_PER_FAILING_ENDPOINT = 256, 128, 32, 2
"""Concurrent calls: of the process, for a tenant, for an endpoint, for an endpoint whose last delivery failed."""
PREFETCH = 4
"""Jobs leased ahead, as a multiple of the concurrent calls: calls then don't wait for the next transaction."""


class DeliveryPool:
    """Runs jobs by `deliver`, which must not raise. Tenants take turns, and so do the endpoints of a tenant.

    `on_finished` is called after each job.
    """

    def __init__(self, deliver: Callable[[Job], Awaitable[None]], on_finished: Callable[[], None]) -> None:
        self._deliver = deliver
        self._on_finished = on_finished
        self._waiting: OrderedDict[int, OrderedDict[int, deque[Job]]] = OrderedDict()
        self._active_calls: dict[int | tuple[int, int], int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._jobs: dict[tuple[int, int, int], Job] = {}

    def free_capacity(self) -> Capacity:
        """How many more jobs may be leased now."""
        capacity = Capacity(
            MAX_CALLS * PREFETCH,
            MAX_CALLS_PER_TENANT * PREFETCH,
            MAX_CALLS_PER_ENDPOINT * PREFETCH,
            MAX_CALLS_PER_FAILING_ENDPOINT,
        )
        for job in self._jobs.values():
            capacity.reserve(job.endpoint)
        return capacity

    def add(self, jobs: Iterable[Job]) -> None:
        """Queue these jobs, and start as many as the limits allow."""
        for job in jobs:
            tenant, endpoint, _ = job.key
            self._jobs[job.key] = job
            self._waiting.setdefault(tenant, OrderedDict()).setdefault(endpoint, deque()).append(job)
        while len(self._tasks) < MAX_CALLS and (next_job := self._next()) is not None:
            task = asyncio.create_task(self._run(next_job))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self, seconds: float) -> list[Job]:
        """Start no more jobs, wait `seconds` for those in progress, cancel the rest. Returns the unfinished jobs."""
        self._waiting.clear()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        unfinished = list(self._jobs.values())
        self._jobs.clear()
        self._active_calls.clear()
        return unfinished

    async def _run(self, first_job: Job) -> None:
        job: Job | None = first_job
        while job is not None:
            tenant, endpoint, _ = job.key
            try:
                await self._deliver(job)
                del self._jobs[job.key]
            finally:
                self._active_calls[tenant] -= 1
                self._active_calls[tenant, endpoint] -= 1
            self._on_finished()
            job = self._next()

    def _next(self) -> Job | None:
        """The next job in turn whose tenant and endpoint are below their limits; it counts as started."""
        for tenant, endpoints in self._waiting.items():
            if self._active_calls.get(tenant, 0) >= MAX_CALLS_PER_TENANT:
                continue
            for endpoint, jobs in endpoints.items():
                if self._active_calls.get((tenant, endpoint), 0) < MAX_CALLS_PER_ENDPOINT:
                    return self._start(tenant, endpoint, endpoints, jobs)
        return None

    def _start(self, tenant: int, endpoint: int, endpoints: OrderedDict[int, deque[Job]], jobs: deque[Job]) -> Job:
        job = jobs.popleft()
        endpoints.move_to_end(endpoint)
        self._waiting.move_to_end(tenant)
        if not jobs:
            del endpoints[endpoint]
        if not endpoints:
            del self._waiting[tenant]
        for key in (tenant, (tenant, endpoint)):
            self._active_calls[key] = self._active_calls.get(key, 0) + 1
        return job
