import asyncio
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis import Redis

from truweel.errors import Unavailable
from truweel.limits import BucketPolicy, DailyCounters, DailyDecision, Decision, MemoryLimiter, RedisLimiter
from truweel.limits.redis_limiter import TAKE
from truweel.limits.stores import MemoryStore

pytestmark = pytest.mark.anyio

NOON = 1_774_958_400_000
SLOW = BucketPolicy(rate=1, burst=5)


def memory(now=lambda: NOON):
    return MemoryLimiter(MemoryStore(), DailyCounters(), now=now)


@pytest.fixture
async def limiter(redis_url):
    limiter = RedisLimiter.connect(redis_url, None, timeout=10)
    yield limiter
    await limiter.aclose()


async def test_all_processes_share_one_bucket_and_one_day(redis_url, limiter):
    other = RedisLimiter.connect(redis_url, None, timeout=10)
    verdicts = [await each.take("t/u", SLOW, "t", "live", 100) for each in (limiter, other, limiter)]
    await other.aclose()

    assert [verdict.bucket.allowed for verdict in verdicts] == [True] * 3
    assert [verdict.daily.remaining for verdict in verdicts] == [99, 98, 97]
    assert 0 < verdicts[0].daily.reset <= 86_400


async def test_a_crowd_at_once_gets_the_burst(limiter):
    verdicts = await asyncio.gather(*(limiter.take("t/u", SLOW, "t", "live", 100) for _ in range(30)))
    granted = sum(verdict.allowed for verdict in verdicts)
    assert 5 <= granted <= 5 + 5  # a second or two may pass on a busy machine
    assert min(verdict.daily.remaining for verdict in verdicts) == 100 - granted


async def test_keys_expire(redis_url, limiter):
    await limiter.take("t/u", SLOW, "t", "live", 100)
    with Redis.from_url(redis_url) as client:
        assert sorted(client.keys()) == [b"truweel:{t}:bucket:t/u", b"truweel:{t}:day:live"]
        assert 0 < client.pttl("truweel:{t}:bucket:t/u") <= 1_000
        assert 0 < client.pttl("truweel:{t}:day:live") <= 86_400_000


async def test_no_limits_at_all(limiter):
    verdicts = [await limiter.take("t/u", BucketPolicy(rate=0), "t", "live", 0) for _ in range(30)]
    assert {verdict.bucket for verdict in verdicts} == {Decision(True, 20, 0)}
    assert {verdict.daily[:3] for verdict in verdicts} == {(True, 0, 0)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    rate=st.integers(0, 50),
    burst=st.integers(1, 10),
    limit=st.integers(0, 15),
    steps=st.lists(st.integers(0, 300) | st.just(0) | st.just(-2_000), max_size=25),
)
def test_the_script_decides_as_the_memory_does(redis_url, rate, burst, limit, steps):
    policy, now = BucketPolicy(rate, burst), 4_102_444_800_000 - 2_000  # the turn of a day, far in the future
    limiter = memory(lambda: now)
    lasting = TAKE.replace("math.ceil(missing / rate)", "60000")  # or keys would expire by the real clock
    assert lasting != TAKE
    with Redis.from_url(redis_url) as client:
        client.flushdb()
        script = client.register_script(f"local now = tonumber(ARGV[4])\n{lasting}")
        for step in steps:
            now += step
            bucket, daily = limiter.take_now("u", policy, "t", "live", limit)
            if now % 86_400_000 < 2_000:  # Redis forgets by its own clock, which is not at midnight now
                break
            allowed, remaining, retry, count, at = script(keys=["b", "d"], args=[rate, burst, limit, now])
            assert (bool(allowed), remaining, retry) == bucket
            assert max(limit - count, 0) == daily.remaining
            assert (limit == 0 or count <= limit) == daily.allowed or not bucket.allowed
            assert at == now


# -- Redis is gone


class Ticks:
    """A monotonic clock that tests turn by hand."""

    now = 100.0

    def __call__(self):
        return self.now


async def test_gone_and_closed(unused_port):
    limiter = RedisLimiter.connect(f"redis://127.0.0.1:{unused_port}", None)
    for _ in range(2):
        with pytest.raises(Unavailable, match="try again in a few seconds"):
            await limiter.take("t/u", SLOW, "t", "live", 100)
    assert limiter.down_since is not None
    await limiter.aclose()


async def test_gone_and_open_then_back(redis_url, unused_port, caplog):
    caplog.set_level(logging.WARNING)
    ticks = Ticks()
    gone = RedisLimiter.connect(f"redis://127.0.0.1:{unused_port}", memory())
    here = RedisLimiter.connect(redis_url, memory(), timeout=10)
    limiter = RedisLimiter(gone._client, memory(), monotonic=ticks)

    first = await limiter.take("t/u", SLOW, "t", "live", 100)
    second = await limiter.take("t/u", SLOW, "t", "live", 100)
    assert (first.bucket, second.bucket) == (Decision(True, 4, 0), Decision(True, 3, 0))
    assert second.daily == DailyDecision(True, 100, 98, 43_200)
    assert limiter.down_since is not None

    limiter._script = here._script
    ticks.now += 0.9
    assert (await limiter.take("t/u", SLOW, "t", "live", 100)).daily.remaining == 97  # still left alone
    ticks.now += 0.2
    assert (await limiter.take("t/u", SLOW, "t", "live", 100)).daily.remaining == 99  # counted by Redis
    assert limiter.down_since is None
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
    assert "limits hold for each process alone" in caplog.records[0].message
    assert caplog.records[1].message == "rate limits: Redis is back"
    await gone.aclose()
    await here.aclose()
