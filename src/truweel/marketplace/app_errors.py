"""Errors of apps: their 4xx and 5xx responses, counted for the page of installed apps and for the vendor."""

from collections import Counter
from contextlib import AbstractAsyncContextManager

from truweel import clock
from truweel.auth.caller import Caller
from truweel.background_task import repeating
from truweel.oauth import store
from truweel.storage.database import Database, Writer

__all__ = ["AppErrors"]

FLUSH_INTERVAL = 5.0
MAX_COUNTERS = 5000


class AppErrors:
    """Counts errors in memory and stores them every few seconds. A crash loses the last ones."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: Counter[tuple[int, int, str]] = Counter()

    def record(self, caller: Caller, status: int, route: str) -> None:
        """Count an error response to `caller`; calls that are not of an app are ignored."""
        if caller.app_id is not None and len(self._counts) < MAX_COUNTERS:
            self._counts[caller.tenant_id, caller.app_id, f"{status} {route}"] += 1

    async def flush(self) -> None:
        """Store the counts."""
        counts, self._counts = self._counts, Counter()
        now = clock.now()

        def write(writer: Writer) -> None:
            for (tenant, app, subject), times in counts.items():
                store.count_notice(writer, tenant, app, "error", subject, now, times=times)

        if counts:
            await self._database.write(write)

    def running(self) -> AbstractAsyncContextManager[None]:
        """Store the counts regularly while the block runs, and at its end."""
        return repeating(self.flush, FLUSH_INTERVAL, "storing the errors of apps")
