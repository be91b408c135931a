"""The token bucket, as a pure function on one integer.

The integer is the moment at which the bucket will be full again, in units of 1/rate milliseconds (the
"theoretical arrival time" of the GCRA): one token is 1000 units whatever the rate, so nothing is ever
rounded. A new caller's is 0.
"""

import msgspec

from truweel.limits.policy import BucketPolicy

TOKEN = 1_000
FULL_BUCKET = 0


class BucketDecision(msgspec.Struct, frozen=True):
    """`remaining` whole tokens are left; `retry_after` is 0, or whole seconds until there is one again.

    A request that is allowed has its token only after `delay` milliseconds: 0, unless the policy lets it wait.
    """

    allowed: bool
    remaining: int
    retry_after: int
    delay: int = 0


def take(state: int, now: int, policy: BucketPolicy) -> tuple[int, BucketDecision]:
    """Take one token at `now` (milliseconds): the new state, and whether there was one.

    A refusal costs nothing. A clock that goes back finds the bucket empty at worst, or in debt for as long as the
    policy lets a request wait.
    """
    rate, burst = policy.rate, policy.burst
    if rate == 0:
        return state, BucketDecision(True, burst, 0)
    time, full, debt = now * rate, burst * TOKEN, policy.wait * TOKEN * rate
    missing = TOKEN if state <= time else min(state - time, full + debt) + TOKEN
    if missing > full + debt:
        return time + missing - TOKEN, BucketDecision(False, 0, -((full - missing) // (TOKEN * rate)))
    if missing > full:
        return time + missing, BucketDecision(True, 0, 0, -((full - missing) // rate))
    return time + missing, BucketDecision(True, (full - missing) // TOKEN, 0)
