"""The token buckets of one process."""

from collections import OrderedDict

from truweel.limits import bucket
from truweel.limits.bucket import BucketDecision
from truweel.limits.policy import BucketPolicy


class MemoryBuckets:
    """The buckets of the latest `capacity` callers, one integer each; a forgotten one is full again."""

    def __init__(self, capacity: int = 100_000) -> None:
        self._capacity = capacity
        self._states: OrderedDict[str, int] = OrderedDict()

    def __len__(self) -> int:
        return len(self._states)

    def take(self, key: str, policy: BucketPolicy, now: int) -> BucketDecision:
        """Take one token of the bucket `key` at `now` (milliseconds)."""
        states = self._states
        states[key], decision = bucket.take(states.get(key, bucket.FULL_BUCKET), now, policy)
        states.move_to_end(key)
        if len(states) > self._capacity:
            states.popitem(last=False)
        return decision
