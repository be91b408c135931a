import pytest

from truweel.limits import Block, Watch, WatchPolicy

NOW = 1_700_000_000_000
MINUTE = 60_000
POLICY = WatchPolicy(window=10, limited=3, unauthorized=2, blocks=(60, 300), forget=3_600, callers=2)


@pytest.fixture
def watch():
    return Watch(POLICY)


def misbehave(watch, now, caller="u", times=4):
    return [watch.limited(caller, now) for _ in range(times)][-1]


def test_one_refusal_too_many_within_the_window_blocks(watch):
    assert [watch.limited("u", NOW + ms) for ms in (0, 3_000, 6_000)] == [None] * 3
    assert watch.blocked_until("u", NOW + 6_000) is None

    assert watch.limited("u", NOW + 9_999) == Block("u", NOW + 69_999, 1, "rate-limited")

    assert watch.blocked_until("u", NOW + 69_998) == NOW + 69_999
    assert watch.blocked_until("u", NOW + 69_999) is None
    assert watch.blocked_until("v", NOW) is None


def test_refusals_further_apart_than_the_window_do_not_add_up(watch):
    assert [watch.limited("u", NOW + second * 10_000 // 3) for second in range(100)] == [None] * 100


def test_the_two_kinds_are_counted_apart(watch):
    assert [watch.limited("u", NOW), watch.limited("u", NOW), watch.limited("u", NOW)] == [None] * 3
    assert [watch.unauthorized("u", NOW), watch.unauthorized("u", NOW)] == [None] * 2
    assert watch.unauthorized("u", NOW) == Block("u", NOW + MINUTE, 1, "unauthorized")


def test_longer_each_time_and_the_last_one_repeats(watch):
    now, lengths = NOW, []
    for _ in range(4):
        block = misbehave(watch, now)
        lengths.append((block.until - now) // 1000)
        now = block.until
    assert lengths == [60, 300, 300, 300]


def test_the_default_lengths():
    assert WatchPolicy().blocks == (60, 300, 1_800, 7_200)


def test_refusals_while_blocked_are_not_counted(watch):
    until = misbehave(watch, NOW).until
    assert misbehave(watch, until - 1, times=50) is None
    assert watch.blocked_until("u", until) is None
    assert [watch.limited("u", until) for _ in range(3)] == [None] * 3


def test_a_caller_that_kept_quiet_long_enough_starts_again(watch):
    until = misbehave(watch, NOW).until
    assert misbehave(watch, until + 3_600_000 - 1).times == 2
    until = watch.blocks(NOW)[0].until
    assert misbehave(watch, until + 3_600_000).times == 1


def test_lift(watch):
    misbehave(watch, NOW)
    assert watch.lift("u")
    assert watch.blocked_until("u", NOW) is None
    assert misbehave(watch, NOW).times == 1
    assert not watch.lift("stranger")


def test_lift_forgets_what_was_counted(watch):
    misbehave(watch, NOW, times=3)
    assert not watch.lift("u")
    assert watch.limited("u", NOW) is None


def test_blocks_are_listed_and_taken_over(watch):
    block = misbehave(watch, NOW)
    assert watch.blocks(NOW) == [block]
    assert watch.blocks(block.until) == []

    other = Watch(POLICY)
    other.load([block])
    assert other.blocked_until("u", NOW) == block.until
    assert misbehave(other, block.until).times == 2


def test_a_crowd_pushes_out_counts_but_no_blocks(watch):
    block = misbehave(watch, NOW, "blocked")
    misbehave(watch, NOW, "nearly", times=3)
    for number in range(10):
        watch.limited(f"crowd{number}", NOW)
    assert watch.blocked_until("blocked", NOW) == block.until
    assert watch.limited("nearly", NOW) is None


def test_blocks_are_bounded(watch):
    for caller in ("a", "b", "c"):
        misbehave(watch, NOW, caller)
    assert [block.caller for block in watch.blocks(NOW)] == ["b", "c"]


def test_a_clock_set_back_blocks_nobody_by_itself(watch):
    misbehave(watch, NOW, times=3)
    assert watch.limited("u", NOW - 3_600_000) is None
