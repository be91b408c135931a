"""Work of one process beside the answering of requests: what it holds in memory, or on its own disk.

What belongs to the database is regular work of all processes together (`truweel.jobs`).
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from truweel.errors import Unavailable

__all__ = ["repeating"]

log = logging.getLogger("truweel.background")


@asynccontextmanager
async def repeating(work: Callable[[], Awaitable[object]], seconds: float, purpose: str) -> AsyncIterator[None]:
    """Call `work` every `seconds` while the block runs, and once at its end. Where it fails, the log says so."""

    async def attempt(consequence: str) -> None:
        try:
            await work()
        except Unavailable as error:
            log.warning("%s failed; %s: %s", purpose, consequence, error)
        except Exception:
            log.exception("%s failed; %s", purpose, consequence)

    async def repeat() -> None:
        while True:
            await asyncio.sleep(seconds)
            await attempt("it is tried again")

    task = asyncio.create_task(repeat())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await attempt("the process ends")
