"""Background work on files: close idle uploads, delete what expired, delete bytes that nothing uses."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from truweel import clock
from truweel.background_task import run_in_background
from truweel.files import blobs, buckets, sessions
from truweel.files.store import BlobStore
from truweel.operations.uploads import Uploads
from truweel.storage.database import Database, Reader

__all__ = ["FileSweeper"]

log = logging.getLogger("truweel.files")

SWEEP_SECONDS = 60
ROUNDS_PER_ORPHAN_SWEEP = 24 * 60
"""One of this many rounds looks for bytes without a row, which lists the whole store."""
BATCH = 100


class FileSweeper:
    """The background work of one process; several may do it at once."""

    def __init__(self, database: Database, store: BlobStore, uploads: Uploads) -> None:
        self._database = database
        self._store = store
        self._uploads = uploads

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Runs while the block does."""
        try:
            async with run_in_background(self._run_forever()):
                yield
        finally:
            self._store.close()

    async def _run_forever(self) -> None:
        rounds = 0
        while True:
            try:
                await self.sweep()
                if rounds % ROUNDS_PER_ORPHAN_SWEEP == 0:
                    await self.delete_orphans()
            except Exception:
                log.exception("the sweep of files failed; it is tried again")
            rounds += 1
            await asyncio.sleep(SWEEP_SECONDS)

    async def sweep(self) -> None:
        """Close idle sessions; delete what expired, and bytes that were unused for an hour."""
        for tenant, document in await self._database.read(lambda reader: sessions.list_idle(reader, BATCH)):
            await self._close_session(tenant, document)
        while await self._database.write(lambda writer: buckets.delete_expired(writer, BATCH)):
            pass
        while await self._database.write(lambda writer: sessions.delete_expired(writer, BATCH)):
            pass
        for tenant, digest in await self._database.read(lambda reader: blobs.list_sweepable(reader, BATCH)):
            await self._delete_blob(tenant, digest)

    async def _close_session(self, tenant: int, document: int) -> None:
        await self._database.write(lambda writer: self._uploads.close_session_in(writer, tenant, document))

    async def _delete_blob(self, tenant: int, digest: str) -> None:
        key = await self._database.write(lambda writer: blobs.delete_unused(writer, tenant, digest))
        if key is not None:
            await self._store.delete([key])

    async def delete_orphans(self) -> list[str]:
        """Delete bytes of interrupted uploads: older than an hour and without a row. Returns their keys."""
        cutoff = clock.now() - blobs.GRACE_PERIOD
        for path in self._store.spool.iterdir():
            if path.stat().st_mtime * 1000 < cutoff:
                path.unlink(missing_ok=True)
        deleted: list[str] = []
        candidates: list[str] = []
        async for key, _, written in self._store.objects():
            if written < cutoff:
                candidates.append(key)
            if len(candidates) == BATCH:
                deleted += await self._delete_orphans_of(candidates)
                candidates = []
        return deleted + await self._delete_orphans_of(candidates)

    async def _delete_orphans_of(self, keys: list[str]) -> list[str]:
        def select(reader: Reader) -> list[str]:
            return [key for key in keys if not blobs.is_referenced(reader, key)]

        orphans = await self._database.read(select)
        await self._store.delete(orphans)
        return orphans
