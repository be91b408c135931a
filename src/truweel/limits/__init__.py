"""How much a caller may ask: token bucket, daily counters, the watch on callers that won't listen.

The pieces take the time as an argument, in whole milliseconds; only the limiters read a clock. Callers,
tenants and modes are plain text here: who they are is the business of `auth`.
"""

from truweel.limits.abuse import Watch
from truweel.limits.bucket import Decision
from truweel.limits.daily import DailyCounters, DailyDecision, DailyRow
from truweel.limits.limiter import Limiter, MemoryLimiter, Verdict
from truweel.limits.policy import BucketPolicy, PollingPolicy, WatchPolicy
from truweel.limits.polling import Polling, PollingRow
from truweel.limits.redis_limiter import RedisLimiter
from truweel.limits.shared_redis import Shared

__all__ = [
    "BucketPolicy",
    "DailyCounters",
    "DailyDecision",
    "DailyRow",
    "Decision",
    "Limiter",
    "MemoryLimiter",
    "Polling",
    "PollingPolicy",
    "PollingRow",
    "RedisLimiter",
    "Shared",
    "Verdict",
    "Watch",
    "WatchPolicy",
]
