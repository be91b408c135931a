"""Work of one process beside the answering of requests: what it holds in memory, or on its own disk.

What belongs to the database is regular work of all processes together (`truweel.jobs`).
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

__all__ = ["repeating"]

log = logging.getLogger("truweel.background")


@asynccontextmanager
async def repeating(work: Callable[[], Awaitable[object]], seconds: float, purpose: str) -> AsyncIterator[None]:
    """Call `work` every `seconds` while the block runs, and once at its end. Where it fails, the log says so."""

    async def repeat() -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await work()
            except Exception:
                log.exception("%s failed; it is tried again", purpose)

    task = asyncio.create_task(repeat())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await work()
