import pytest
from hypothesis import given
from hypothesis import strategies as st

from truweel.events.retry_schedule import next_attempt, retry_after_seconds

NOW = 784_111_777_000  # Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110


def delays(jitter, retry_after=None):
    """Seconds to wait after each failed attempt."""
    return [(next_attempt(attempt, NOW, jitter, retry_after) - NOW) / 1000 for attempt in range(1, 8)]


def test_the_schedule():
    assert delays(0.5) == [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]


def test_jitter_is_a_tenth_either_way():
    assert delays(0.0) == [4.5, 270, 1_620, 6_480, 16_200, 32_400, 32_400]
    assert delays(0.75) == [5.25, 315, 1_890, 7_560, 18_900, 37_800, 37_800]


def test_after_the_last_attempt_it_is_given_up():
    assert next_attempt(8, NOW, 0.5) is None
    assert next_attempt(8, NOW, 0.5, "1") is None


def test_retry_after_puts_off():
    assert delays(0.0, "600") == [600, 600, 1_620, 6_480, 16_200, 32_400, 32_400]
    assert delays(0.5, "600")[0] == 630  # those put off together return apart


def test_retry_after_does_not_bring_forward():
    assert delays(0.5, "1") == delays(0.5)


def test_retry_after_is_bounded():
    assert delays(0.0, "99999999999999999999") == [36_000] * 7


def test_retry_after_as_a_date():
    assert delays(0.0, "Sun, 06 Nov 1994 08:59:37 GMT")[:2] == [600, 600]
    assert delays(0.0, "Sun, 06 Nov 1994 08:39:37 GMT")[:2] == [4.5, 270]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        ("", 0),
        ("0", 0),
        (" 120 ", 120),
        ("Sun, 06 Nov 1994 08:49:38 GMT", 1),
        ("Sunday, 06-Nov-94 08:49:39 GMT", 2),
        ("Sun Nov  6 08:49:40 1994", 3),
        ("Sun, 06 Nov 1994 08:49:36 GMT", 0),
        ("-5", 0),
        ("1.5", 0),
        ("١٢", 0),
        ("soon", 0),
        ("Sun, 99 Nov 1994 08:49:37 GMT", 0),
        ("Sun, 06 Nov 99999999999 08:49:37 GMT", 0),
        ("9" * 5000, 9_999_999_999),
    ],
)
def test_retry_after_seconds(header, seconds):
    assert retry_after_seconds(header, NOW) == seconds


@given(st.integers(1, 7), st.floats(0, 1, exclude_max=True), st.text() | st.none() | st.integers().map(str))
def test_whatever_a_receiver_sends_the_wait_stays_within_bounds(attempt, jitter, header):
    undisturbed = next_attempt(attempt, NOW, jitter)
    assert undisturbed <= next_attempt(attempt, NOW, jitter, header) <= max(undisturbed, NOW + 39_600_000)
