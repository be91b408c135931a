"""NOTIFY on PostgreSQL: a process that doesn't deliver wakes up those that do after a commit.

A wakeup is only a hint. It is sent after the commit, outside the transaction, because NOTIFY inside a transaction makes
all commits wait for each other; many commits share one wakeup. If one is lost, polling finds the event within a second.
"""

import asyncio
import logging
from collections.abc import Callable

from truweel.storage.database import Database

__all__ = ["Wakeups"]

log = logging.getLogger("truweel.events")

CHANNEL = "truweel_events"
MIN_INTERVAL = 0.02
"""Seconds between two wakeups of a process, at least."""
RETRY_SECONDS = 10.0
"""Seconds to wait after a wakeup could not be sent, or after the listening connection broke."""


class Wakeups:
    """Sends wakeups to other processes on the same database, and listens to theirs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pending = asyncio.Event()

    def send(self) -> None:
        """Request a wakeup after a commit. Must be called on the event loop's thread."""
        self._pending.set()

    async def send_forever(self) -> None:
        """Send the requested wakeups, until cancelled."""
        while True:
            await self._pending.wait()
            self._pending.clear()
            try:
                await self._database.write(lambda writer: writer.execute("SELECT pg_notify(?, '')", (CHANNEL,)))
            except Exception as error:
                log.warning("workers could not be notified of new events; they find them by polling: %s", error)
                await asyncio.sleep(RETRY_SECONDS)
            await asyncio.sleep(MIN_INTERVAL)

    async def listen_forever(self, on_wakeup: Callable[[], None]) -> None:
        """Call `on_wakeup` at each wakeup, until cancelled. Returns at once if the database cannot notify."""
        while True:
            try:
                return await self._database.listen(CHANNEL, on_wakeup)
            except Exception as error:
                log.warning("cannot listen for events of other processes; they are found by polling: %s", error)
                await asyncio.sleep(RETRY_SECONDS)
