"""What is allowed. The defaults are the ones of the reference (`wire.md` section 3) where it has any."""

from dataclasses import dataclass

DAILY_LIMIT = 10_000
"""Requests a day, a tenant and a mode, unless set otherwise. 0 stands for no limit."""
DAILY_MEGABYTES = 4096
"""Megabytes (of 1,048,576 bytes) that a tenant may store a day, unless set otherwise. 0 stands for no limit."""
MAX_WAIT = 30
"""Seconds that a request may wait for its token, at most: shorter than the time-outs of most programs."""


@dataclass(frozen=True, slots=True)
class BucketPolicy:
    """A token bucket: `rate` tokens come back each second, up to `burst`. A `rate` of 0 means no limit.

    With `wait`, a token that comes back within so many seconds is given ahead of time.
    """

    rate: int = 15
    burst: int = 20
    wait: int = 0

    def __post_init__(self) -> None:
        # Redis computes in doubles: milliseconds since 1970 times the rate must stay below 2 ** 53
        if not (0 <= self.rate <= 1_000 and 1 <= self.burst <= 1_000_000):
            raise ValueError(f"rate must be 0 to 1000 and burst 1 to 1000000, not {self.rate} and {self.burst}")
        if not 0 <= self.wait <= MAX_WAIT:
            raise ValueError(f"wait must be 0 to {MAX_WAIT}, not {self.wait}")


@dataclass(frozen=True, slots=True)
class AbusePolicy:
    """When a caller is blocked, and for how long.

    More than `max_rate_limited` answers 429, or more than `max_unauthorized` answers 401, within `window_seconds` block
    a caller for the next of `block_seconds` (the last one repeats). A caller without a block for `forget_seconds` after
    its last one starts with the first again. The latest `max_callers` are remembered.
    """

    window_seconds: int = 60
    max_rate_limited: int = 100
    max_unauthorized: int = 20
    block_seconds: tuple[int, ...] = (60, 300, 1_800, 7_200)
    forget_seconds: int = 86_400
    max_callers: int = 10_000

    def latest_end(self, now: int) -> int:
        """The latest end of a block that began until `now`. Milliseconds.

        One that ends later was given by a clock that was wrong. It doesn't hold: nobody stays out until that date.
        """
        return now + max(self.block_seconds) * 1000

    def holds(self, until: int, now: int) -> bool:
        """Whether a block that ends at `until` holds at `now`. Milliseconds."""
        return now < until <= self.latest_end(now)

    def next_block(self, now: int, until: int | None, times: int) -> tuple[int, int]:
        """End and number of the block that begins `now`, after one that was the `times`-th and ended at `until`, or
        none; one that still holds is left as it is. Milliseconds."""
        if until is not None and self.holds(until, now):
            return until, times
        is_recent = until is not None and now < until + self.forget_seconds * 1000 and until <= self.latest_end(now)
        times = times + 1 if is_recent else 1
        return now + self.block_seconds[min(times, len(self.block_seconds)) - 1] * 1000, times


@dataclass(frozen=True, slots=True)
class PollingPolicy:
    """When repeating a list query counts as polling: more than `max_repeats` times within `window_seconds` seconds.

    At most `max_queries` are remembered, the latest ones.
    """

    window_seconds: int = 3_600
    max_repeats: int = 30
    max_queries: int = 10_000
