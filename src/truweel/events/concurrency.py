"""The calls of a process: what it has leased waits here for its turn, and so many are made at once."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterable

from truweel.events.job import Capacity, Job

__all__ = ["PREFETCH", "DeliveryPool"]

TOTAL, TENANT, ENDPOINT, FAILING = 256, 128, 32, 2
"""Calls at once: of the process, for a tenant, for an endpoint, for an endpoint that failed last."""
PREFETCH = 4
"""So many times as many are leased, so that calls don't wait for the next transaction."""


class DeliveryPool:
    """Makes calls by `make`, which must not raise, a tenant and an endpoint at a time in turn; then `ended` hears of
    it."""

    def __init__(self, make: Callable[[Job], Awaitable[None]], ended: Callable[[], None]) -> None:
        self._make = make
        self._ended = ended
        self._waiting: OrderedDict[int, OrderedDict[int, deque[Job]]] = OrderedDict()
        self._at_once: dict[int | tuple[int, int], int] = {}
        self._callers: set[asyncio.Task[None]] = set()
        self._jobs: dict[tuple[int, int, int], Job] = {}

    def free_capacity(self) -> Capacity:
        """How much may be leased now."""
        room = Capacity(TOTAL * PREFETCH, TENANT * PREFETCH, ENDPOINT * PREFETCH, FAILING)
        for job in self._jobs.values():
            room.take(job.endpoint)
        return room

    def add(self, jobs: Iterable[Job]) -> None:
        """Make these too."""
        for job in jobs:
            tenant, endpoint, _ = job.key
            self._jobs[job.key] = job
            self._waiting.setdefault(tenant, OrderedDict()).setdefault(endpoint, deque()).append(job)
        while len(self._callers) < TOTAL and (begun := self._next()) is not None:
            task = asyncio.create_task(self._call(begun))
            self._callers.add(task)
            task.add_done_callback(self._callers.discard)

    async def stop(self, seconds: float) -> list[Job]:
        """Begin no more, wait `seconds` for those under way, and break the rest off: what was not made."""
        self._waiting.clear()
        if self._callers:
            await asyncio.wait(self._callers, timeout=seconds)
        callers = list(self._callers)
        for task in callers:
            task.cancel()
        await asyncio.gather(*callers, return_exceptions=True)
        left = list(self._jobs.values())
        self._jobs.clear()
        self._at_once.clear()
        return left

    async def _call(self, begun: Job) -> None:
        job: Job | None = begun
        while job is not None:
            tenant, endpoint, _ = job.key
            try:
                await self._make(job)
                del self._jobs[job.key]
            finally:
                self._at_once[tenant] -= 1
                self._at_once[tenant, endpoint] -= 1
            self._ended()
            job = self._next()

    def _next(self) -> Job | None:
        """The next in turn whose tenant and endpoint have a call free; it counts as begun."""
        for tenant, endpoints in self._waiting.items():
            if self._at_once.get(tenant, 0) >= TENANT:
                continue
            for endpoint, jobs in endpoints.items():
                if self._at_once.get((tenant, endpoint), 0) < ENDPOINT:
                    return self._begin(tenant, endpoint, endpoints, jobs)
        return None

    def _begin(self, tenant: int, endpoint: int, endpoints: OrderedDict[int, deque[Job]], jobs: deque[Job]) -> Job:
        job = jobs.popleft()
        endpoints.move_to_end(endpoint)
        self._waiting.move_to_end(tenant)
        if not jobs:
            del endpoints[endpoint]
        if not endpoints:
            del self._waiting[tenant]
        for of in (tenant, (tenant, endpoint)):
            self._at_once[of] = self._at_once.get(of, 0) + 1
        return job
