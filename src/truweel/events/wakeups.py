"""NOTIFY on PostgreSQL: a process that doesn't deliver tells those that do that something was committed.

A hint, no more: it is given after the commit and apart from it, for NOTIFY in a transaction makes the commits of all
wait for each other, and many commits share one. What gets lost is found by polling, a second later at most.
"""

import asyncio
import logging
from collections.abc import Callable

from truweel.storage.database import Database

__all__ = ["Wakeups"]

log = logging.getLogger("truweel.events")

CHANNEL = "truweel_events"
MIN_INTERVAL = 0.02
"""Seconds between two hints of a process at least."""
RETRY_SECONDS = 10.0
"""Seconds to wait after the database took no hint, or the connection that listens broke."""


class Wakeups:
    """Gives hints to other processes on the same database, and hears theirs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pending = asyncio.Event()

    def send(self) -> None:
        """Something was committed. Called on the loop's thread."""
        self._pending.set()

    async def send_forever(self) -> None:
        """Pass on what `send` is told, until cancelled."""
        while True:
            await self._pending.wait()
            self._pending.clear()
            try:
                await self._database.write(lambda writer: writer.execute("SELECT pg_notify(?, '')", (CHANNEL,)))
            except Exception as error:
                log.warning("no hint that there are events; workers find them by polling: %s", error)
                await asyncio.sleep(RETRY_SECONDS)
            await asyncio.sleep(MIN_INTERVAL)

    async def listen_forever(self, on_wakeup: Callable[[], None]) -> None:
        """Call `on_wakeup` at each hint, until cancelled; ends at once where there is no way to hear any."""
        while True:
            try:
                return await self._database.listen(CHANNEL, on_wakeup)
            except Exception as error:
                log.warning("no hints from other processes; their events are found by polling: %s", error)
                await asyncio.sleep(RETRY_SECONDS)
