import pytest

from truweel.limits import AbuseDetector, AbusePolicy

NOW = 1_700_000_000_000
MINUTE = 60_000
POLICY = AbusePolicy(
    window_seconds=10,
    max_rate_limited=3,
    max_unauthorized=2,
    block_seconds=(60, 300),
    forget_seconds=3_600,
    max_callers=2,
)


@pytest.fixture
def watch():
    return AbuseDetector(POLICY)


def test_one_answer_429_too_many_within_the_window_is_told_once(watch):
    assert [watch.record_rate_limited("u", NOW + ms) for ms in (0, 3_000, 6_000)] == [False] * 3
    assert watch.record_rate_limited("u", NOW + 9_999)
    assert [watch.record_rate_limited("u", NOW + 9_999) for _ in range(4)] == [False, False, False, True]
    assert not watch.record_rate_limited("v", NOW)


def test_refusals_further_apart_than_the_window_do_not_add_up(watch):
    assert not any(watch.record_rate_limited("u", NOW + second * 10_000 // 3) for second in range(100))


def test_the_two_kinds_are_counted_apart(watch):
    assert [watch.record_rate_limited("u", NOW) for _ in range(3)] == [False] * 3
    assert [watch.record_unauthorized("u", NOW) for _ in range(4)] == [False, False, True, False]


def test_the_default_lengths():
    assert AbusePolicy().block_seconds == (60, 300, 1_800, 7_200)


def test_the_next_block():
    assert POLICY.next_block(NOW, None, 0) == (NOW + MINUTE, 1)
    assert POLICY.next_block(NOW, NOW, 1) == (NOW + 5 * MINUTE, 2)
    assert POLICY.next_block(NOW, NOW + 1, 1) == (NOW + 1, 1)
    assert POLICY.next_block(NOW, NOW - 3_600_000 + 1, 7) == (NOW + 5 * MINUTE, 8)
    assert POLICY.next_block(NOW, NOW - 3_600_000, 7) == (NOW + MINUTE, 1)


def test_a_crowd_pushes_out_the_oldest_counts(watch):
    assert [watch.record_unauthorized("nearly", NOW) for _ in range(2)] == [False] * 2
    for number in range(2):
        watch.record_unauthorized(f"crowd{number}", NOW)
    assert not watch.record_unauthorized("nearly", NOW)


def test_a_clock_set_back_blocks_nobody_by_itself(watch):
    assert not any(watch.record_rate_limited("u", NOW) for _ in range(3))
    assert not watch.record_rate_limited("u", NOW - 3_600_000)


def test_a_block_by_a_clock_that_was_wrong_does_not_hold():
    longest = POLICY.block_seconds[-1] * 1000
    assert POLICY.holds(NOW + 1, NOW)
    assert POLICY.holds(NOW + longest, NOW)
    assert not POLICY.holds(NOW, NOW)
    assert not POLICY.holds(NOW + longest + 1, NOW)
    assert POLICY.next_block(NOW, NOW + 50 * 365 * 86_400_000, 3) == (NOW + MINUTE, 1)
