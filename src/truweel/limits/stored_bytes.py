"""How many bytes each tenant stored today: records with their history and events, uploads, and kept answers."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping

from truweel.limits.daily import DAY, format_day

__all__ = ["StoredBytes"]


class StoredBytes:
    """The counts of one process. `flush` adds them to those of all processes, and learns these.

    So a tenant that writes through several processes can pass its limit by what these store between two flushes.
    """

    def __init__(self) -> None:
        self._day = 0
        self._totals: Mapping[int, int] = {}
        self._unsaved: Counter[int] = Counter()
        self._refused: set[int] = set()

    def add(self, tenant_id: int, size: int, now: int) -> None:
        """Count `size` bytes that were stored at `now` (milliseconds)."""
        self._start_day(now)
        self._unsaved[tenant_id] += size

    def total(self, tenant_id: int, now: int) -> int:
        """The bytes of the tenant today."""
        self._start_day(now)
        return self._totals.get(tenant_id, 0) + self._unsaved[tenant_id]

    def sum(self, now: int) -> int:
        """The bytes of all tenants today."""
        self._start_day(now)
        return sum(self._totals.values()) + self._unsaved.total()

    def is_first_refusal(self, tenant_id: int) -> bool:
        """Whether this is asked for the tenant for the first time today."""
        is_first = tenant_id not in self._refused
        self._refused.add(tenant_id)
        return is_first

    async def flush(self, save: Callable[[str, Mapping[int, int]], Awaitable[Mapping[int, int]]], now: int) -> None:
        """Hand the day (`yyyy-MM-dd`) and what was counted since last time, by tenant, to `save`, which returns the
        totals of the day. If that fails, next time has it too."""
        self._start_day(now)
        day, unsaved = self._day, self._unsaved
        self._unsaved = Counter()
        try:
            totals = await save(format_day(day), {tenant: size for tenant, size in unsaved.items() if size})
        except BaseException:
            if day == self._day:
                self._unsaved.update(unsaved)
            raise
        if day == self._day:
            self._totals = totals

    def _start_day(self, now: int) -> None:
        if now // DAY != self._day:
            self._day = now // DAY
            self._totals = {}
            self._unsaved = Counter()
            self._refused = set()
