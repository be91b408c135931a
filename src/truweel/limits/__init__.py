"""Rate limits: token bucket, daily counters, detection of abuse and polling.

The pieces take the time as an argument, in whole milliseconds; only the limiters read a clock. Callers,
tenants and modes are plain text here: who they are is the business of `auth`.
"""

from truweel.limits.abuse import AbuseDetector
from truweel.limits.bucket import BucketDecision
from truweel.limits.daily import DailyCounters, DailyDecision, DailyRow
from truweel.limits.limiter import LimitDecision, Limiter, MemoryLimiter
from truweel.limits.policy import AbusePolicy, BucketPolicy, PollingPolicy
from truweel.limits.polling import PollingDetector, PollingReport
from truweel.limits.redis_limiter import RedisLimiter
from truweel.limits.shared_redis import SharedRedis
from truweel.limits.stored_bytes import StoredBytes

__all__ = [
    "AbuseDetector",
    "AbusePolicy",
    "BucketDecision",
    "BucketPolicy",
    "DailyCounters",
    "DailyDecision",
    "DailyRow",
    "LimitDecision",
    "Limiter",
    "MemoryLimiter",
    "PollingDetector",
    "PollingPolicy",
    "PollingReport",
    "RedisLimiter",
    "SharedRedis",
    "StoredBytes",
]
