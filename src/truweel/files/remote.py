"""The store in S3, Azure or Google Cloud, or in what speaks their protocols, through obstore."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from datetime import timedelta
from pathlib import Path

import obstore
from obstore.exceptions import NotFoundError
from obstore.store import from_url

from truweel.files.store import BlobStore, MissingBytesError, StoredObject
from truweel.storage.threads import DaemonThreads

__all__ = ["RemoteStore"]

BLOCK = 1024 * 1024
AT_ONCE = 4
"""Uploads held in memory at once; each is at most one part."""
THREADS = 2


class RemoteStore(BlobStore):
    """The objects below `url`. `spool` is a folder on this machine, where an upload is whole before it is passed on."""

    def __init__(self, url: str, spool: Path) -> None:
        # The time-outs are those of the GuardedStore: `client_options` would replace what the environment says.
        self._store = from_url(url, retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=10)})
        self.spool = spool
        self.spool.mkdir(parents=True, exist_ok=True)
        self.threads = DaemonThreads(THREADS, "files")
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def put(self, key: str, path: Path, size: int) -> None:
        async with self._slots:
            content = await asyncio.get_running_loop().run_in_executor(self.threads, path.read_bytes)
            await obstore.put_async(self._store, key, content, use_multipart=False)

    async def read(self, key: str, start: int, end: int) -> AsyncGenerator[bytes, None]:
        try:
            response = await obstore.get_async(self._store, key, options={"range": (start, end)})
        except (NotFoundError, FileNotFoundError):
            raise MissingBytesError(key) from None
        size = 0
        async for block in response.stream(min_chunk_size=BLOCK):
            size += len(block)
            yield bytes(block)
        if size != end - start:
            raise MissingBytesError(f"{key} ends at {start + size}")

    async def size(self, key: str) -> int | None:
        try:
            return (await obstore.head_async(self._store, key))["size"]
        except (NotFoundError, FileNotFoundError):
            return None

    async def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            try:
                await obstore.delete_async(self._store, key)
            except (NotFoundError, FileNotFoundError):
                continue

    async def objects(self) -> AsyncGenerator[StoredObject, None]:
        async for batch in obstore.list(self._store):
            for metadata in batch:
                yield metadata["path"], metadata["size"], int(metadata["last_modified"].timestamp() * 1000)

    async def probe(self) -> None:
        await self.size("probe")

    def close(self) -> None:
        self.threads.close_in_time()
