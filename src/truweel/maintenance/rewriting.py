"""Regular work: bring the records that an older revision wrote up to date: rewrite them, derive them anew."""

import asyncio
import logging
import math
from collections import Counter
from contextlib import suppress
from functools import partial

from truweel import clock
from truweel.errors import ApiError, Unavailable
from truweel.maintenance.sweeps import DATABASE_TIMEOUT
from truweel.operations.renewal import derive_anew
from truweel.schema.registry import Registry
from truweel.storage import rewriting
from truweel.storage.database import Database

__all__ = ["Rewriter"]

log = logging.getLogger("truweel.maintenance")


class Rewriter:
    """Takes one batch after the other. It rests after each transaction as long as that took, so writers have half the
    time."""

    def __init__(self, database: Database, registry: Registry) -> None:
        self._database = database
        self._registry = registry

    async def rewrite_all(self) -> None:
        """Bring what is left of every collection up to date. What fails is tried again at the next run."""
        for backlog in await self._database.read(rewriting.backlogs):
            if backlog.collection in self._registry:
                await self._rewrite(backlog.collection)

    async def _rewrite(self, key: str) -> None:
        derived: Counter[str] = Counter()
        is_over = False
        while not is_over:
            underived = await self._database.read(partial(rewriting.list_underived, registry=self._registry, key=key))
            for tenant, id in underived:
                derived.update(await self._derive(key, tenant, id))
            started_at = clock.monotonic()
            work = partial(rewriting.rewrite_batch, registry=self._registry, key=key, derived=derived.pop(key, 0))
            is_over = await self._database.write(work, heavy=True)
            await asyncio.sleep(clock.monotonic() - started_at)
        left = await self._database.read(rewriting.backlogs)
        if all(backlog.collection != key for backlog in left):
            log.info("the records of %s are at revision %d", key, self._registry[key].revision)

    async def _derive(self, key: str, tenant: int, id: int) -> dict[str, int]:
        """Derive one document anew. Whatever is wrong with it doesn't keep the others."""
        started_at = clock.monotonic()
        work = partial(derive_anew, registry=self._registry, key=key, tenant=tenant, id=id)
        try:
            return await self._database.write(work, heavy=True)
        except Unavailable:
            raise
        except Exception:
            log.exception("%s %d of tenant %d could not be derived anew; it is tried again", key, id, tenant)
            return {}
        finally:
            await asyncio.sleep(clock.monotonic() - started_at)

    async def gauges(self) -> dict[str, float]:
        """How many older records are left, for `/metrics`. NaN where they can't be counted in time."""
        left = math.nan
        with suppress(ApiError, TimeoutError):
            async with asyncio.timeout(DATABASE_TIMEOUT):
                left = float(await self._database.read(lambda reader: rewriting.count_left(reader, self._registry)))
        return {"older_records": left}
