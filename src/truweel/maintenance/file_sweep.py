"""Regular work on files: close idle uploads, delete what expired, delete bytes that nothing uses."""

from truweel import clock
from truweel.files import blobs, buckets, sessions
from truweel.files.store import BlobStore
from truweel.operations.uploads import Uploads
from truweel.storage.database import Database, Reader

__all__ = ["FileSweeper"]

BATCH = 100


class FileSweeper:
    """The sweeps; several processes may do them at once."""

    def __init__(self, database: Database, store: BlobStore, uploads: Uploads) -> None:
        self._database = database
        self._store = store
        self._uploads = uploads

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

    async def clear_spool(self) -> None:
        """Delete what interrupted uploads left on the disk of this process more than an hour ago."""
        cutoff = clock.now() - blobs.GRACE_PERIOD
        for path in self._store.spool.iterdir():
            if path.stat().st_mtime * 1000 < cutoff:
                path.unlink(missing_ok=True)

    async def delete_orphans(self) -> list[str]:
        """Delete bytes of interrupted uploads: older than an hour and without a row. Returns their keys. It lists the
        whole store."""
        cutoff = clock.now() - blobs.GRACE_PERIOD
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
