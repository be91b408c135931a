"""How many requests a tenant made today, in each mode (`wire.md` section 3)."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import TypedDict

import msgspec

DAY = 86_400_000
"""Milliseconds of a day; days begin at midnight UTC."""


class DailyRow(TypedDict):
    """One counter as it is stored; `day` is `yyyy-MM-dd`."""

    tenant: str
    mode: str
    day: str
    count: int


class DailyDecision(msgspec.Struct, frozen=True):
    """`remaining` of `limit` requests are left today (both 0: no limit), for another `reset_seconds` seconds."""

    allowed: bool
    limit: int
    remaining: int
    reset_seconds: int


class DailyCounters:
    """The counters of one process. `load` them at start and `flush` them often: the rest is lost with it."""

    def __init__(self) -> None:
        self._day = 0
        self._counts: dict[tuple[str, str], int] = {}
        self._unsaved: set[tuple[str, str]] = set()

    def take(self, tenant: str, mode: str, limit: int, now: int) -> DailyDecision:
        """Count one request at `now` (milliseconds), unless the `limit` is reached (0: none)."""
        self._start_day(now)
        key = tenant, mode
        count = self._counts.get(key, 0)
        if limit and count >= limit:
            return decide_daily(limit, count + 1, now)
        self._counts[key] = count = count + 1
        self._unsaved.add(key)
        return decide_daily(limit, count, now)

    def peek(self, tenant: str, mode: str, limit: int, now: int) -> DailyDecision:
        """How things stand, counting nothing."""
        self._start_day(now)
        return decide_daily(limit, self._counts.get((tenant, mode), 0), now)

    def load(self, rows: Iterable[DailyRow], now: int) -> None:
        """Go on from stored rows; those of other days are passed over."""
        self._start_day(now)
        today = format_day(self._day)
        self._counts.update({(row["tenant"], row["mode"]): row["count"] for row in rows if row["day"] == today})

    async def flush(self, save: Callable[[list[DailyRow]], Awaitable[None]]) -> None:
        """Hand the counters that changed since last time to `save`; if that fails, next time has them too."""
        keys, self._unsaved = self._unsaved, set()
        if not keys:
            return
        day, date = self._day, format_day(self._day)
        rows = [DailyRow(tenant=key[0], mode=key[1], day=date, count=self._counts[key]) for key in sorted(keys)]
        try:
            await save(rows)
        except BaseException:
            if day == self._day:
                self._unsaved |= keys
            raise

    def _start_day(self, now: int) -> None:
        """Start anew when the day is another one, be it an earlier one after the clock was set right."""
        if now // DAY != self._day:
            self._day = now // DAY
            self._counts.clear()
            self._unsaved.clear()


def decide_daily(limit: int, count: int, now: int) -> DailyDecision:
    """What `count` requests today, this one included, mean under `limit` at `now` (milliseconds)."""
    reset = (DAY - now % DAY + 999) // 1000
    return DailyDecision(not limit or count <= limit, limit, max(limit - count, 0), reset)


def format_day(day: int) -> str:
    """`yyyy-MM-dd` of the day with this number since 1970."""
    return f"{datetime.fromtimestamp(day * DAY // 1000, UTC):%Y-%m-%d}"
