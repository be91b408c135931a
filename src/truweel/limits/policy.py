"""What is allowed. The defaults are the ones of the reference (`wire.md` section 3) where it has any."""

from dataclasses import dataclass

DAILY_LIMIT = 10_000
"""Requests a day, a tenant and a mode, unless set otherwise. 0 stands for no limit."""


@dataclass(frozen=True, slots=True)
class BucketPolicy:
    """A token bucket: `rate` tokens come back each second, up to `burst`. A `rate` of 0 means no limit."""

    rate: int = 15
    burst: int = 20

    def __post_init__(self) -> None:
        # Redis computes in doubles: milliseconds since 1970 times the rate must stay below 2 ** 53
        if not (0 <= self.rate <= 1_000 and 1 <= self.burst <= 1_000_000):
            raise ValueError(f"rate must be 0 to 1000 and burst 1 to 1000000, not {self.rate} and {self.burst}")


@dataclass(frozen=True, slots=True)
class WatchPolicy:
    """When a caller is blocked, and for how long.

    More than `limited` answers 429, or more than `unauthorized` answers 401, within `window` seconds block a
    caller for the next of `blocks` (seconds; the last one repeats). A caller that kept quiet for `forget`
    seconds after its last block starts with the first again. At most `callers` are remembered, the latest.
    """

    window: int = 60
    limited: int = 100
    unauthorized: int = 20
    blocks: tuple[int, ...] = (60, 300, 1_800, 7_200)
    forget: int = 86_400
    callers: int = 10_000

    def next(self, now: int, until: int | None, times: int) -> tuple[int, int]:
        """End and number of the block that begins `now`, after one that was the `times`-th and ended at `until`, or
        none; one that still holds is left as it is. Milliseconds."""
        if until is not None and until > now:
            return until, times
        times = times + 1 if until is not None and now < until + self.forget * 1000 else 1
        return now + self.blocks[min(times, len(self.blocks)) - 1] * 1000, times


@dataclass(frozen=True, slots=True)
class PollingPolicy:
    """When repeating a list query counts as polling: more than `repeats` times within `window` seconds.

    At most `queries` are remembered, the latest ones.
    """

    window: int = 3_600
    repeats: int = 30
    queries: int = 10_000
