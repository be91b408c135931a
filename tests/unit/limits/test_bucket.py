from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truweel.limits import BucketDecision, BucketPolicy
from truweel.limits.bucket import FULL_BUCKET, take

START = 1_700_000_000_000


def spend(policy, *moments, state=FULL_BUCKET):
    decisions = []
    for moment in moments:
        state, decision = take(state, moment, policy)
        decisions.append(decision)
    return decisions


def test_a_burst_of_twenty_then_nothing_until_the_next_fifteenth_of_a_second():
    decisions = spend(BucketPolicy(), *[START] * 21, START + 66, START + 67, START + 67)

    assert decisions[:20] == [BucketDecision(True, left, 0) for left in range(19, -1, -1)]
    assert decisions[20:22] == [BucketDecision(False, 0, 1), BucketDecision(False, 0, 1)]
    assert decisions[22:] == [BucketDecision(True, 0, 0), BucketDecision(False, 0, 1)]


def test_fifteen_a_second_for_ever_after():
    moments = range(START, START + 100_000)
    granted = sum(decision.allowed for decision in spend(BucketPolicy(), *moments))
    assert granted == 20 + 15 * 100 - 1  # the last token is due in the millisecond after the last


def test_an_idle_bucket_holds_no_more_than_the_burst():
    decisions = spend(BucketPolicy(rate=10, burst=2), START, START + 3_600_000)
    assert decisions == [BucketDecision(True, 1, 0), BucketDecision(True, 1, 0)]


def test_no_rate_is_no_limit():
    assert spend(BucketPolicy(rate=0), *[START] * 30) == [BucketDecision(True, 20, 0)] * 30


def test_a_clock_that_goes_back_finds_the_bucket_empty_at_worst():
    state, _ = take(FULL_BUCKET, START, BucketPolicy())
    decisions = spend(BucketPolicy(), START - 3_600_000, START - 3_600_000 + 67, state=state)
    assert decisions == [BucketDecision(False, 0, 1), BucketDecision(True, 0, 0)]


def test_a_token_that_comes_soon_is_given_ahead_of_time_and_waited_for():
    policy = BucketPolicy(rate=15, burst=1, wait=1)
    ahead = [BucketDecision(True, 0, 0, delay) for delay in (0, 67, 134, 200, 267)]
    assert spend(policy, *[START] * 5) == ahead
    assert spend(policy, *[START] * 17)[15:] == [BucketDecision(True, 0, 0, 1_000), BucketDecision(False, 0, 2)]
    state, _ = take(START * 15 + 1_000 + 15 * 1_000, START, policy)  # as after those 16
    assert take(state, START, BucketPolicy(rate=15, burst=1))[1] == BucketDecision(False, 0, 1)


def test_a_policy_that_waits_too_long():
    with pytest.raises(ValueError, match="wait must be 0 to 30, not 31"):
        BucketPolicy(wait=31)


@pytest.mark.parametrize(("rate", "burst"), [(-1, 20), (1001, 20), (15, 0), (15, 1_000_001)])
def test_policies_that_make_no_sense(rate, burst):
    with pytest.raises(ValueError, match=f"not {rate} and {burst}"):
        BucketPolicy(rate, burst)


@given(
    st.integers(1, 50),
    st.integers(1, 30),
    st.lists(st.integers(0, 400) | st.just(0), max_size=80),
    st.sampled_from([1, START]),
)
def test_equals_the_formula_exactly(rate, burst, pauses, start):
    """A level that grows by rate / 1000 tokens a millisecond up to the burst, and falls by one each time."""
    policy, level, now, state = BucketPolicy(rate, burst), Fraction(burst), start, FULL_BUCKET
    for pause in pauses:
        now += pause
        level = min(Fraction(burst), level + Fraction(pause * rate, 1000))
        state, decision = take(state, now, policy)
        assert decision.allowed == (level >= 1)
        if level >= 1:
            level -= 1
            assert decision == BucketDecision(True, int(level), 0)
        else:
            seconds = (1 - level) / rate
            assert decision == BucketDecision(False, 0, -int(-seconds // 1))


@given(st.lists(st.integers(-5_000, 5_000), max_size=60))
def test_a_jumping_clock_never_makes_it_wait_longer_than_filling_takes(jumps):
    policy, now, state = BucketPolicy(), START, FULL_BUCKET
    for jump in jumps:
        now += jump
        state, _ = take(state, now, policy)
        _, decision = take(state, now + 1_334, policy)  # 20 / 15 seconds fill it
        assert decision == BucketDecision(True, 19, 0)
