"""Regular work: rewrite the records that an older revision wrote."""

import asyncio
import logging
import math
from contextlib import suppress
from functools import partial

from truweel import clock
from truweel.errors import ApiError
from truweel.maintenance.sweeps import DATABASE_TIMEOUT
from truweel.schema.registry import Registry
from truweel.storage import rewriting
from truweel.storage.database import Database

__all__ = ["Rewriter"]

log = logging.getLogger("truweel.maintenance")


class Rewriter:
    """Rewrites one batch after the other. It rests after each as long as it took, so writers have half the time."""

    def __init__(self, database: Database, registry: Registry) -> None:
        self._database = database
        self._registry = registry

    async def rewrite_all(self) -> None:
        """Rewrite what is left of every collection."""
        for backlog in await self._database.read(rewriting.backlogs):
            if backlog.collection not in self._registry:
                continue
            work = partial(rewriting.rewrite_batch, registry=self._registry, key=backlog.collection)
            is_over = False
            while not is_over:
                started_at = clock.monotonic()
                is_over = await self._database.write(work, heavy=True)
                await asyncio.sleep(clock.monotonic() - started_at)
            log.info("the records of %s are at revision %d", backlog.collection, backlog.current)

    async def gauges(self) -> dict[str, float]:
        """How many older records are left, for `/metrics`. NaN where they can't be counted in time."""
        left = math.nan
        with suppress(ApiError, TimeoutError):
            async with asyncio.timeout(DATABASE_TIMEOUT):
                left = float(await self._database.read(lambda reader: rewriting.count_left(reader, self._registry)))
        return {"older_records": left}
