"""The events service of one process: the object that other packages use for webhooks."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, nullcontext, suppress
from functools import partial
from typing import TypeVar

from truweel import clock
from truweel.auth.keyring import Keyring
from truweel.errors import ApiError
from truweel.events.catalog import Catalog
from truweel.events.dispatcher import SEAL_PURPOSE, Dispatcher
from truweel.events.retention import START, SweepPosition, sweep
from truweel.events.ssrf import SsrfGuard
from truweel.events.store import count_endpoints_at_fault
from truweel.events.subscribers import OwnerLookup, Subscribers, find_owner
from truweel.events.wakeups import Wakeups
from truweel.schema.registry import Registry
from truweel.storage.database import Database, OpenWrite, Reader, Writer

__all__ = ["Events", "NotifyingDatabase"]

T = TypeVar("T")
DATABASE_TIMEOUT = 2.0
"""Seconds that `/metrics` waits for the database."""
DAY = 24 * 60 * 60 * 1000


class NotifyingDatabase(Database):
    """A database that calls `on_commit` after each commit of this process, so that an event is delivered at once."""

    def __init__(self, database: Database, on_commit: Callable[[], None]) -> None:
        self.dialect = database.dialect
        self.is_single_process = database.is_single_process
        self._database = database
        self._on_commit = on_commit

    async def read(self, work: Callable[[Reader], T], *, snapshot: bool = True, replica: bool = False) -> T:
        return await self._database.read(work, snapshot=snapshot, replica=replica)

    async def write(self, work: Callable[[Writer], T], *, heavy: bool = False) -> T:
        result = await self._database.write(work, heavy=heavy)
        self._on_commit()
        return result

    def read_sync(self, work: Callable[[Reader], T]) -> T:
        return self._database.read_sync(work)

    def write_sync(self, work: Callable[[Writer], T]) -> T:
        return self._database.write_sync(work)

    def load_metrics(self) -> dict[str, float]:
        return self._database.load_metrics()

    async def listen(self, channel: str, heard: Callable[[], None]) -> None:
        await self._database.listen(channel, heard)

    async def oldest_write(self) -> OpenWrite | None:
        return await self._database.oldest_write()

    async def problem(self) -> str | None:
        return await self._database.problem()

    async def replica_lag(self) -> float | None:
        return await self._database.replica_lag()

    def close(self) -> None:
        self._database.close()


class Events:
    """Catalog, subscribers and dispatcher of one process.

    `networks` are private networks that may be called, `ports` the only ports (none: any). `base` is the server's
    public address. Commits through `self.database` are noticed at once; with `notify`, processes that deliver elsewhere
    are notified of them too.
    """

    def __init__(
        self,
        database: Database,
        registry: Registry,
        keyring: Keyring,
        *,
        base: str,
        networks: Iterable[object] = (),
        ports: Iterable[int] = (),
        find_owner: OwnerLookup = find_owner,
        retention_days: int = 30,
        notify: bool = True,
    ) -> None:
        self.registry = registry
        self.keyring = keyring
        self.base = base
        self.catalog = Catalog(registry)
        self.guard = SsrfGuard(map(str, networks), ports=ports)
        self.subscribers = Subscribers(registry, find_owner)
        self.dispatcher = Dispatcher(database, registry, self.subscribers, keyring, self.guard, base=base)
        self.metrics = self.dispatcher.metrics
        self._wakeups = Wakeups(database) if notify and database.dialect == "postgresql" else None
        self._delivers_elsewhere = False
        self.database = NotifyingDatabase(database, self._on_commit)
        self._listeners: list[Callable[[], None]] = []
        self._retention = retention_days * DAY

    def add_listener(self, listener: Callable[[], None]) -> None:
        """Call `listener`, on the loop's thread, after each commit of this process, and at each wakeup by another one
        where this process delivers."""
        self._listeners.append(listener)

    def seal_secret(self, secret: str) -> str:
        """The secret of an endpoint, encrypted for storage."""
        return self.keyring.seal(secret, SEAL_PURPOSE)

    def notify_endpoints_changed(self, tenant_id: int) -> None:
        """An endpoint of the tenant was changed. This process uses the change at once."""
        self.subscribers.invalidate(tenant_id)
        self.dispatcher.notify_due()
        self._notify_workers()

    @asynccontextmanager
    async def running(self, *, deliver: bool = True) -> AsyncIterator[None]:
        """Deliver while the block runs, unless other processes do; then wake them up."""
        async with self.dispatcher.running() if deliver else nullcontext():
            tasks: list[asyncio.Task[None]] = []
            if self._wakeups:
                self._delivers_elsewhere = not deliver
                wakeups = self._wakeups.listen_forever(self._on_wakeup) if deliver else self._wakeups.send_forever()
                tasks.append(asyncio.create_task(wakeups))
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    def _on_commit(self) -> None:
        self.dispatcher.notify_commit()
        self._notify_workers()
        for listener in self._listeners:
            listener()

    def _on_wakeup(self) -> None:
        self.dispatcher.notify_due()
        for listener in self._listeners:
            listener()

    def _notify_workers(self) -> None:
        if self._wakeups and self._delivers_elsewhere:
            self._wakeups.send()

    async def read_metrics(self) -> dict[str, float]:
        """The metrics of the dispatcher of this process, for `/metrics`."""
        gauges: dict[str, float] = {
            "webhook_in_flight": self.metrics.in_flight,
            "webhook_oldest_due_seconds": self.metrics.oldest_due_seconds,
        }
        names = ("webhook_endpoints_failing", "webhook_endpoints_suspended")
        counts: Iterable[float] = (float("nan"), float("nan"))
        with suppress(ApiError, TimeoutError):
            async with asyncio.timeout(DATABASE_TIMEOUT):
                counts = await self.database.read(count_endpoints_at_fault)
        return gauges | dict(zip(names, counts, strict=True))

    async def sweep(self) -> None:
        """Delete events older than the retention time, and what belongs to removed endpoints."""
        now = clock.now()
        after: SweepPosition | None = START
        while after is not None:
            after = await self.database.write(partial(sweep, before=now - self._retention, now=now, after=after))
            await asyncio.sleep(0.05)
