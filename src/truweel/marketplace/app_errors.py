"""Errors of apps: their 4xx and 5xx responses, counted for the page of installed apps and for the vendor."""

import asyncio
from collections import Counter
from contextlib import AbstractAsyncContextManager, suppress

from truweel import clock
from truweel.auth.caller import Caller
from truweel.background_task import repeating
from truweel.errors import ApiError
from truweel.oauth import store
from truweel.storage.database import Database, Writer

__all__ = ["AppErrors"]

FLUSH_INTERVAL = 5.0
MAX_COUNTERS = 5000
RECENT = 60 * 60 * 1000
"""Milliseconds since an error for which an app counts as failing."""
DATABASE_TIMEOUT = 2.0
"""Seconds that `/metrics` waits for the database."""


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

    async def gauges(self) -> dict[str, float]:
        """How many apps had errors of late, for `/metrics`. NaN where the database doesn't answer."""
        failing = float("nan")
        with suppress(ApiError, TimeoutError):
            async with asyncio.timeout(DATABASE_TIMEOUT):
                since = clock.now() - RECENT
                failing = await self._database.read(lambda reader: store.count_failing_apps(reader, since))
        return {"apps_failing": failing}

    def running(self) -> AbstractAsyncContextManager[None]:
        """Store the counts regularly while the block runs, and at its end."""
        return repeating(self.flush, FLUSH_INTERVAL, "storing the errors of apps")
