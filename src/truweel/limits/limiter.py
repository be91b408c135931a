"""May this request be served? One call for the bucket of its caller and the day of its tenant together."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from truweel import clock
from truweel.limits.bucket import BucketDecision
from truweel.limits.daily import DailyCounters, DailyDecision, decide_daily
from truweel.limits.memory_buckets import MemoryBuckets
from truweel.limits.policy import BucketPolicy


class LimitDecision(msgspec.Struct, frozen=True):
    """What the bucket and the day say, both told in the headers of every answer.

    `is_abuse`: whether the caller has now been refused too often; None where the one who asks has to count.
    """

    bucket: BucketDecision
    daily: DailyDecision
    is_abuse: bool | None = None

    @property
    def allowed(self) -> bool:
        """Whether the request may be served."""
        return self.bucket.allowed and self.daily.allowed

    @property
    def retry_after(self) -> int:
        """Whole seconds to wait before the next try; 0 when allowed."""
        if not self.bucket.allowed:
            return self.bucket.retry_after
        return 0 if self.daily.allowed else self.daily.reset_seconds


class Limiter(Protocol):
    """Where a server asks."""

    async def take(self, caller: str, bucket: BucketPolicy, tenant: str | None, mode: str, daily: int) -> LimitDecision:
        """Take one token of the caller's bucket and count one request of the tenant's day in `mode`.

        What the bucket refuses is not counted in the day. `daily` is the limit, 0 for none. A stranger has no `tenant`
        and no day.
        """
        ...


class MemoryLimiter:
    """The limiter of a server in one process."""

    def __init__(self, buckets: MemoryBuckets, daily: DailyCounters, now: Callable[[], int] = clock.now) -> None:
        self._buckets = buckets
        self._daily = daily
        self._now = now

    def take_now(self, caller: str, bucket: BucketPolicy, tenant: str | None, mode: str, daily: int) -> LimitDecision:
        """As `take`, without waiting: for the path of every request."""
        now = self._now()
        decision = self._buckets.take(caller, bucket, now)
        if tenant is None:
            return LimitDecision(decision, decide_daily(0, 0, now))
        count = self._daily.take if decision.allowed else self._daily.peek
        return LimitDecision(decision, count(tenant, mode, daily, now))

    async def take(self, caller: str, bucket: BucketPolicy, tenant: str | None, mode: str, daily: int) -> LimitDecision:
        """See Limiter."""
        return self.take_now(caller, bucket, tenant, mode, daily)
