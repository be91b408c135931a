import asyncio
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis import Redis

from truweel.errors import Unavailable
from truweel.limits import BucketDecision, BucketPolicy, DailyCounters, DailyDecision, MemoryLimiter, RedisLimiter
from truweel.limits.memory_buckets import MemoryBuckets
from truweel.limits.policy import AbusePolicy
from truweel.limits.redis_limiter import LUA_TAKE
from truweel.limits.shared_redis import LUA_EXCEEDS, SharedRedis
from truweel.limits.sliding_window import SlidingWindow

pytestmark = pytest.mark.anyio

NOON = 1_774_958_400_000
SLOW = BucketPolicy(rate=1, burst=5)


def memory(now=lambda: NOON):
    return MemoryLimiter(MemoryBuckets(), DailyCounters(), now=now)


@pytest.fixture
async def processes(redis_url):
    """What two processes have in common."""
    connections = [SharedRedis.connect(redis_url, timeout=10) for _ in range(2)]
    yield connections
    for shared in connections:
        await shared.aclose()


@pytest.fixture
def shared(processes):
    return processes[0]


@pytest.fixture
def limiter(shared):
    return RedisLimiter(shared, None)


async def test_all_processes_share_one_bucket_and_one_day(processes, limiter):
    other = RedisLimiter(processes[1], None)
    verdicts = [await connection.take("t/u", SLOW, "t", "live", 100) for connection in (limiter, other, limiter)]

    assert [verdict.bucket.allowed for verdict in verdicts] == [True] * 3
    assert [verdict.daily.remaining for verdict in verdicts] == [99, 98, 97]
    assert 0 < verdicts[0].daily.reset_seconds <= 86_400


async def test_a_crowd_at_once_gets_the_burst(limiter):
    verdicts = await asyncio.gather(*(limiter.take("t/u", SLOW, "t", "live", 100) for _ in range(30)))
    granted = sum(verdict.allowed for verdict in verdicts)
    assert 5 <= granted <= 5 + 5  # a second or two may pass on a busy machine
    assert min(verdict.daily.remaining for verdict in verdicts) == 100 - granted


def noted(sent, execute):
    """`execute`, with the names of its commands in `sent`."""

    def noting(*command, **options):
        sent.append(command[0])
        return execute(*command, **options)

    return noting


async def test_refusals_of_all_processes_are_counted_together_in_the_same_round_trip(redis_url, processes, monkeypatch):
    limiters = [
        RedisLimiter(connection, None, AbusePolicy(max_rate_limited=3, window_seconds=60)) for connection in processes
    ]
    policy, sent = BucketPolicy(rate=1, burst=1), []
    with Redis.from_url(redis_url) as client:
        client.set("truweel:{t}:bucket:t/u", 10**15)  # empty for long, whatever the machine does meanwhile
        for limiter in limiters:
            await limiter.take("t/v", policy, "t", "live", 100)
        for connection in processes:
            monkeypatch.setattr(connection._client, "execute_command", noted(sent, connection._client.execute_command))
        seen = [(await limiters[number % 2].take("t/u", policy, "t", "live", 100)).is_abuse for number in range(8)]
        assert client.lrange("truweel:{t}:bucket:t/u:refused", 0, -1) == []
    assert seen == [False, False, False, True] * 2
    assert sent == ["EVALSHA"] * 8


async def test_what_the_day_refuses_is_a_refusal_and_what_is_granted_none(shared):
    limiter = RedisLimiter(shared, None, AbusePolicy(max_rate_limited=1))
    seen = [await limiter.take("t/u", BucketPolicy(), "t", "live", 2) for _ in range(4)]
    assert [(verdict.allowed, verdict.is_abuse) for verdict in seen] == [
        (True, False),
        (True, False),
        (False, False),
        (False, True),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(most=st.integers(1, 4), steps=st.lists(st.integers(0, 40) | st.just(-50), max_size=25))
def test_redis_counts_as_the_memory_does(redis_url, most, steps):
    now, window = NOON, SlidingWindow(most, 100)
    fixed = LUA_EXCEEDS.replace("'PEXPIRE', key, span", "'PEXPIRE', key, 60000")  # or they would go by the real clock
    assert fixed != LUA_EXCEEDS
    with Redis.from_url(redis_url) as client:
        client.flushdb()
        script = client.register_script(f"local now = tonumber(ARGV[1])\n{fixed} return often(KEYS[1], {most}, 100)")
        for step in steps:
            now += step
            over = window.add(now)
            if over:
                window = SlidingWindow(most, 100)
            assert bool(script(keys=["k"], args=[now])) is over


async def test_wrong_credentials_are_counted_together(redis_url, processes):
    shared, second_process = processes
    policy = AbusePolicy(max_unauthorized=2, window_seconds=60)
    assert [await connection.record_unauthorized("c", policy) for connection in (shared, second_process, shared)] == [
        False,
        False,
        True,
    ]
    assert [
        await connection.record_unauthorized(name, policy)
        for connection, name in ((second_process, "c"), (shared, "d"))
    ] == [
        False,
        False,
    ]
    with Redis.from_url(redis_url) as client:
        keys = client.keys()
        assert len(keys) == 2
        assert all(0 < client.pttl(key) <= 60_000 for key in keys)


async def test_all_processes_give_tokens_ahead_of_time_one_after_the_other(redis_url, processes):
    limiters = [RedisLimiter(connection, None) for connection in processes]
    patient = BucketPolicy(rate=1, burst=1, wait=3)
    with Redis.from_url(redis_url) as client:
        now = lambda: (lambda at: at[0] * 1000 + at[1] // 1000)(client.time())  # noqa: E731
        started_at = now()
        decisions = [(await limiters[number % 2].take("t/u", patient, "t", "live", 100)).bucket for number in range(5)]
        took = now() - started_at
    assert [decision.allowed for decision in decisions] == [True, True, True, True, took > 1_000]
    for turn, decision in enumerate(decisions[:4]):
        assert turn * 1_000 - took <= decision.delay <= turn * 1_000


async def test_keys_expire(redis_url, limiter):
    await limiter.take("t/u", SLOW, "t", "live", 100)
    with Redis.from_url(redis_url) as client:
        assert sorted(client.keys()) == [b"truweel:{t}:bucket:t/u", b"truweel:{t}:day:live"]
        assert 0 < client.pttl("truweel:{t}:bucket:t/u") <= 1_000
        assert 0 < client.pttl("truweel:{t}:day:live") <= 86_400_000


async def test_no_limits_at_all(limiter):
    verdicts = [await limiter.take("t/u", BucketPolicy(rate=0), "t", "live", 0) for _ in range(30)]
    assert {verdict.bucket for verdict in verdicts} == {BucketDecision(True, 20, 0)}
    assert {(daily.allowed, daily.limit, daily.remaining) for daily in (v.daily for v in verdicts)} == {(True, 0, 0)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    rate=st.integers(0, 50),
    burst=st.integers(1, 10),
    limit=st.integers(0, 15),
    wait=st.integers(0, 2),
    steps=st.lists(st.integers(0, 300) | st.just(0) | st.just(-2_000), max_size=25),
)
def test_the_script_decides_as_the_memory_does(redis_url, rate, burst, limit, wait, steps):
    policy, now = BucketPolicy(rate, burst, wait), 4_102_444_800_000 - 2_000  # the turn of a day, far in the future
    limiter = memory(lambda: now)
    fixed = LUA_TAKE.replace("math.ceil(missing / rate)", "60000")  # or keys would expire by the real clock
    assert fixed != LUA_TAKE
    with Redis.from_url(redis_url) as client:
        client.flushdb()
        script = client.register_script(f"local now, most, span = tonumber(ARGV[5]), 100, 60000\n{LUA_EXCEEDS}{fixed}")
        for step in steps:
            now += step
            verdict = limiter.take_now("u", policy, "t", "live", limit)
            bucket, daily = verdict.bucket, verdict.daily
            if now % 86_400_000 < 2_000:  # Redis forgets by its own clock, which is not at midnight now
                break
            answer = script(keys=["b", "d"], args=[rate, burst, limit, wait, now])
            allowed, remaining, retry, count, at, _, delay = answer
            assert BucketDecision(bool(allowed), remaining, retry, delay) == bucket
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
    shared = SharedRedis.connect(f"redis://127.0.0.1:{unused_port}")
    limiter = RedisLimiter(shared, None)
    for _ in range(2):
        with pytest.raises(Unavailable, match="try again in a few seconds") as error:
            await limiter.take("t/u", SLOW, "t", "live", 100)
        assert error.value.headers == {"Retry-After": "2"}
    assert shared.down_since is not None
    await shared.aclose()


async def test_gone_and_open_then_back(redis_url, unused_port, caplog):
    caplog.set_level(logging.WARNING)
    ticks = Ticks()
    unreachable = SharedRedis.connect(f"redis://127.0.0.1:{unused_port}")
    here = SharedRedis.connect(redis_url, timeout=10)
    shared = SharedRedis(unreachable._client, fallback_note="each process limits alone", monotonic=ticks)
    limiter = RedisLimiter(shared, memory())

    first = await limiter.take("t/u", SLOW, "t", "live", 100)
    second = await limiter.take("t/u", SLOW, "t", "live", 100)
    assert (first.bucket, second.bucket) == (BucketDecision(True, 4, 0), BucketDecision(True, 3, 0))
    assert second.daily == DailyDecision(True, 100, 98, 43_200)
    assert second.is_abuse is None
    assert shared.down_since is not None

    limiter._script = RedisLimiter(here, None)._script
    ticks.now += 0.9
    assert (await limiter.take("t/u", SLOW, "t", "live", 100)).daily.remaining == 97  # still left alone
    ticks.now += 0.2
    assert (await limiter.take("t/u", SLOW, "t", "live", 100)).daily.remaining == 99  # counted by Redis
    assert shared.down_since is None
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
    assert "no answer from Redis, each process limits alone" in caplog.records[0].message
    assert caplog.records[1].message == "rate limits: Redis is back"
    await unreachable.aclose()
    await here.aclose()


async def test_whether_it_is_back_is_seen_without_a_request(redis_url, unused_port):
    ticks = Ticks()
    unreachable = SharedRedis.connect(f"redis://127.0.0.1:{unused_port}")
    here = SharedRedis.connect(redis_url, timeout=10)
    shared = SharedRedis(unreachable._client, monotonic=ticks)
    assert not await shared.is_reachable()
    shared._ping = here._ping
    assert not await shared.is_reachable()  # left alone for a second
    ticks.now += 1.1
    assert await shared.is_reachable()
    assert shared.down_since is None
    await unreachable.aclose()
    await here.aclose()


async def test_gone_nothing_is_counted_together(unused_port):
    shared = SharedRedis.connect(f"redis://127.0.0.1:{unused_port}")
    assert await shared.record_unauthorized("c", AbusePolicy()) is None
    assert await shared.add_to_counters([("a", 1_000)]) is None
    await shared.clear_counter("a")
    await shared.aclose()
