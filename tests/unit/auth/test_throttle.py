import pytest

from truweel import clock
from truweel.auth.throttle import Throttle


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(clock, "monotonic", lambda: now[0])
    return now


def test_six_failures_are_free_then_one_each_half_minute(time: list[float]) -> None:
    throttle = Throttle()
    for _ in range(6):
        assert throttle.wait("1.1.1.1", "an@a.example") == 0
        throttle.failed("1.1.1.1", "an@a.example")
    assert throttle.wait("1.1.1.1", "an@a.example") == 30
    time[0] += 29.5
    assert throttle.wait("1.1.1.1", "an@a.example") == 1
    time[0] += 0.5
    assert throttle.wait("1.1.1.1", "an@a.example") == 0


def test_strangers_lock_nobody_out(time: list[float]) -> None:
    throttle = Throttle()
    for number in range(200):
        throttle.failed(f"10.0.{number // 250}.{number % 250}", "an@a.example")
    assert throttle.wait("10.0.0.1", "an@a.example") > 0
    assert throttle.wait("192.0.2.7", "an@a.example") == 0


def test_an_address_that_tries_many_accounts_has_to_wait(time: list[float]) -> None:
    throttle = Throttle()
    for number in range(30):
        throttle.failed("1.1.1.1", f"{number}@a.example")
    assert throttle.wait("1.1.1.1", "new@a.example") == 10
    assert throttle.wait("1.1.1.2", "new@a.example") == 0


def test_a_success_forgets_the_callers_own_failures(time: list[float]) -> None:
    throttle = Throttle()
    for _ in range(6):
        throttle.failed("1.1.1.1", "an@a.example")
    throttle.succeeded("1.1.1.1", "an@a.example")
    assert throttle.wait("1.1.1.1", "an@a.example") == 0


def test_an_ipv6_customer_is_one_address(time: list[float]) -> None:
    throttle = Throttle()
    for number in range(6):
        throttle.failed(f"2001:db8::{number}", "an@a.example")
    assert throttle.wait("2001:db8::ffff", "an@a.example") == 30
    assert throttle.wait("2001:db8:0:1::1", "an@a.example") == 0
