import pytest

from truweel.limits import BucketDecision, BucketPolicy, DailyCounters, DailyDecision, LimitDecision, MemoryLimiter
from truweel.limits.memory_buckets import MemoryBuckets

pytestmark = pytest.mark.anyio

NOON = 1_774_958_400_000
POLICY = BucketPolicy(rate=1, burst=2)


@pytest.fixture
def limiter():
    return MemoryLimiter(MemoryBuckets(), DailyCounters(), now=lambda: NOON)


def test_what_the_bucket_refuses_is_not_counted_in_the_day(limiter):
    verdicts = [limiter.take_now("t/u", POLICY, "t", "live", 10) for _ in range(4)]

    refused = LimitDecision(BucketDecision(False, 0, 1), DailyDecision(True, 10, 8, 43_200))
    assert verdicts == [
        LimitDecision(BucketDecision(True, 1, 0), DailyDecision(True, 10, 9, 43_200)),
        LimitDecision(BucketDecision(True, 0, 0), DailyDecision(True, 10, 8, 43_200)),
        refused,
        refused,
    ]
    assert [(verdict.allowed, verdict.retry_after) for verdict in verdicts] == [
        (True, 0),
        (True, 0),
        (False, 1),
        (False, 1),
    ]


async def test_the_day_may_be_full_before_the_bucket_is_empty(limiter):
    verdicts = [await limiter.take(f"t/u{user}", POLICY, "t", "live", 1) for user in range(2)]
    assert [(verdict.allowed, verdict.retry_after) for verdict in verdicts] == [(True, 0), (False, 43_200)]


def test_modes_share_the_bucket_but_not_the_day(limiter):
    limiter.take_now("t/u", POLICY, "t", "live", 1)
    verdict = limiter.take_now("t/u", POLICY, "t", "replica", 1)
    assert verdict == LimitDecision(BucketDecision(True, 0, 0), DailyDecision(True, 1, 0, 43_200))
