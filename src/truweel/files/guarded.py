"""A store that fails or falls silent is a 503, never a 500, and nobody waits for it for long."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path

from truweel import clock
from truweel.errors import ApiError, Unavailable
from truweel.files.store import BlobStore, MissingBytesError, StoredObject

__all__ = ["GuardedStore"]

ANSWER_SECONDS = 15.0
"""Seconds that the store has to answer a question, or to give the next block."""
PUT_SECONDS = 60.0
"""Seconds that it has to take a file, and one more for each `SLOWEST` bytes."""
SLOWEST = 1024 * 1024
PROBE_EVERY = 5.0
"""Seconds for which the outcome of a probe holds: anybody may ask `/readyz`."""
FAILED = "The store of files can't be reached or written now."

log = logging.getLogger("truweel.files")


class GuardedStore(BlobStore):
    """`store` with time-outs. Raises Unavailable for whatever goes wrong there, and MissingBytesError as it does."""

    def __init__(self, store: BlobStore) -> None:
        self.inner = store
        self.spool: Path = store.spool
        self.threads = store.threads
        self._probed_at = float("-inf")
        self._problem: str | None = None

    async def put(self, key: str, path: Path, size: int) -> None:
        with _explained("put"):
            async with asyncio.timeout(PUT_SECONDS + size / SLOWEST):
                await self.inner.put(key, path, size)

    async def read(self, key: str, start: int, end: int) -> AsyncGenerator[bytes, None]:
        async with aclosing(self.inner.read(key, start, end)) as blocks:
            while True:
                with _explained("read"):
                    async with asyncio.timeout(ANSWER_SECONDS):
                        block = await anext(blocks, None)
                if block is None:
                    return
                yield block

    async def size(self, key: str) -> int | None:
        with _explained("size"):
            async with asyncio.timeout(ANSWER_SECONDS):
                return await self.inner.size(key)

    async def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            with _explained("delete"):
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self.inner.delete([key])

    async def objects(self) -> AsyncGenerator[StoredObject, None]:
        with _explained("list"):
            async for stored in self.inner.objects():
                yield stored

    async def probe(self) -> None:
        with _explained("probe"):
            async with asyncio.timeout(ANSWER_SECONDS):
                await self.inner.probe()

    async def problem(self) -> str | None:
        """What is wrong with the store, or None, as it was at most `PROBE_EVERY` seconds ago."""
        if clock.monotonic() - self._probed_at > PROBE_EVERY:
            self._probed_at = clock.monotonic()
            try:
                await self.probe()
                self._problem = None
            except Unavailable:
                self._problem = FAILED
        return self._problem

    def close(self) -> None:
        self.inner.close()


@contextmanager
def _explained(action: str) -> Iterator[None]:
    try:
        yield
    except (MissingBytesError, ApiError):
        raise
    except Exception as error:
        log.exception("the store of files failed: %s", action)
        raise Unavailable(f"{FAILED} Nothing was changed; try again.") from error
