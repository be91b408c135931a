import asyncio
import socket

import pytest
from redis import Redis

from truweel import clock
from truweel.auth.throttle import MAX_WAITING, LoginThrottle
from truweel.errors import TooManyRequests, Unavailable
from truweel.limits import SharedRedis

pytestmark = pytest.mark.anyio


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(clock, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def unused_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_six_failures_are_free_then_one_each_half_minute(time: list[float]) -> None:
    throttle = LoginThrottle()
    for _ in range(6):
        assert throttle.seconds_to_wait("1.1.1.1", "an@a.example") == 0
        await throttle.record_failure("1.1.1.1", "an@a.example")
    assert throttle.seconds_to_wait("1.1.1.1", "an@a.example") == 30
    time[0] += 29.5
    assert throttle.seconds_to_wait("1.1.1.1", "an@a.example") == 1
    time[0] += 0.5
    assert throttle.seconds_to_wait("1.1.1.1", "an@a.example") == 0


async def test_strangers_lock_nobody_out(time: list[float]) -> None:
    throttle = LoginThrottle()
    for number in range(200):
        await throttle.record_failure(f"10.0.{number // 250}.{number % 250}", "an@a.example")
    assert throttle.seconds_to_wait("10.0.0.1", "an@a.example") > 0
    assert throttle.seconds_to_wait("192.0.2.7", "an@a.example") == 0


async def test_an_address_that_tries_many_accounts_has_to_wait(time: list[float]) -> None:
    throttle = LoginThrottle()
    for number in range(30):
        await throttle.record_failure("1.1.1.1", f"{number}@a.example")
    assert throttle.seconds_to_wait("1.1.1.1", "new@a.example") == 10
    assert throttle.seconds_to_wait("1.1.1.2", "new@a.example") == 0


async def test_a_success_forgets_the_callers_own_failures(time: list[float]) -> None:
    throttle = LoginThrottle()
    for _ in range(6):
        await throttle.record_failure("1.1.1.1", "an@a.example")
    await throttle.record_success("1.1.1.1", "an@a.example")
    assert throttle.seconds_to_wait("1.1.1.1", "an@a.example") == 0


async def test_an_ipv6_customer_is_one_address(time: list[float]) -> None:
    throttle = LoginThrottle()
    for number in range(6):
        await throttle.record_failure(f"2001:db8::{number}", "an@a.example")
    assert throttle.seconds_to_wait("2001:db8::ffff", "an@a.example") == 30
    assert throttle.seconds_to_wait("2001:db8:0:1::1", "an@a.example") == 0


async def test_processes_learn_from_a_wrong_password_how_they_stand_together(redis_url: str, time: list[float]) -> None:
    connections = [SharedRedis.connect(redis_url, timeout=10) for _ in range(2)]
    first, second = (LoginThrottle(shared) for shared in connections)
    for _ in range(6):
        await first.record_failure("1.1.1.1", "an@a.example")
    assert first.seconds_to_wait("1.1.1.1", "an@a.example") >= 29
    assert second.seconds_to_wait("1.1.1.1", "an@a.example") == 0
    await second.record_failure("1.1.1.1", "an@a.example")
    assert second.seconds_to_wait("1.1.1.1", "an@a.example") >= 59
    assert second.seconds_to_wait("1.1.1.2", "an@a.example") == 0

    await second.record_success("1.1.1.1", "an@a.example")
    await first.record_failure("1.1.1.1", "an@a.example")
    assert first.seconds_to_wait("1.1.1.1", "an@a.example") == second.seconds_to_wait("1.1.1.1", "an@a.example") == 0
    for shared in connections:
        await shared.aclose()


async def test_many_addresses_at_one_account_are_many_in_all_processes(redis_url: str, time: list[float]) -> None:
    connections = [SharedRedis.connect(redis_url, timeout=10) for _ in range(2)]
    throttles = [LoginThrottle(shared) for shared in connections]
    for number in range(25):
        await throttles[number % 2].record_failure(f"10.0.0.{number}", "an@a.example")
    assert throttles[0].seconds_to_wait("10.0.0.24", "an@a.example") > 0
    assert throttles[1].seconds_to_wait("192.0.2.7", "an@a.example") == 0
    for shared in connections:
        await shared.aclose()


async def test_no_name_is_readable_in_redis(redis_url: str) -> None:
    shared = SharedRedis.connect(redis_url, timeout=10)
    await LoginThrottle(shared).record_failure("1.1.1.1", "an@a.example")
    with Redis.from_url(redis_url) as client:
        keys = client.keys()
        assert len(keys) == 3
        assert not any(b"an@a" in key or b"1.1.1.1" in key for key in keys)
        assert all(0 < client.pttl(key) <= 30_000 for key in keys)
    await shared.aclose()


async def test_without_redis_each_process_counts_for_itself(unused_port: int, time: list[float]) -> None:
    shared = SharedRedis.connect(f"redis://127.0.0.1:{unused_port}")
    throttle = LoginThrottle(shared)
    for _ in range(6):
        await throttle.record_failure("1.1.1.1", "an@a.example")
    assert throttle.seconds_to_wait("1.1.1.1", "an@a.example") == 30
    await throttle.record_success("1.1.1.1", "an@a.example")
    assert throttle.seconds_to_wait("1.1.1.1", "an@a.example") == 0
    await shared.aclose()


async def guess(
    throttle: LoginThrottle, address: str, account: str, guessed: list[str], *, right: bool = False
) -> None:
    """One attempt; its check lasts until all that can start have started."""
    async with throttle.attempt(address, account):
        guessed.append(account)
        for _ in range(10):
            await asyncio.sleep(0)
        if not right:
            await throttle.record_failure(address, account)


async def test_as_many_guesses_at_once_as_one_after_another(time: list[float]) -> None:
    throttle, guessed = LoginThrottle(), list[str]()
    results = await asyncio.gather(
        *(guess(throttle, "1.1.1.1", "an@a.example", guessed) for _ in range(64)), return_exceptions=True
    )
    assert len(guessed) == 6
    assert [type(result) for result in results].count(TooManyRequests) == 58


async def test_one_address_guesses_30_accounts_at_once_and_no_more(time: list[float]) -> None:
    throttle, guessed = LoginThrottle(), list[str]()
    results = await asyncio.gather(
        *(guess(throttle, "1.1.1.1", f"{number}@a.example", guessed) for number in range(64)), return_exceptions=True
    )
    assert len(guessed) == 30
    assert [type(result) for result in results].count(TooManyRequests) == 34


async def test_nobody_with_the_right_password_is_refused_for_coming_at_once(time: list[float]) -> None:
    throttle, guessed = LoginThrottle(), list[str]()
    await asyncio.gather(*(guess(throttle, "1.1.1.1", "an@a.example", guessed, right=True) for _ in range(60)))
    assert len(guessed) == 60


async def test_only_so_many_wait(time: list[float]) -> None:
    throttle, guessed = LoginThrottle(), list[str]()
    results = await asyncio.gather(
        *(guess(throttle, "1.1.1.1", "an@a.example", guessed, right=True) for _ in range(6 + MAX_WAITING + 5)),
        return_exceptions=True,
    )
    assert [type(result) for result in results].count(Unavailable) == 5


async def test_a_long_account_takes_no_more_memory_than_a_short_one(time: list[float]) -> None:
    throttle = LoginThrottle()
    await throttle.record_failure("1.1.1.1", "a" * 100_000)
    keys = [
        key for counters in (throttle._addresses, throttle._accounts, throttle._pairs) for key in counters._empty_at
    ]
    assert max(map(len, keys)) < 100
