"""The retry schedule of failed deliveries."""

from datetime import UTC
from email.utils import parsedate_to_datetime

DELAYS = (5, 300, 1_800, 7_200, 18_000, 36_000, 36_000)
"""Seconds to wait after the first, second … failed attempt. The next failure after these is final."""

MAX_RETRY_AFTER = 36_000
"""Seconds by which a receiver's `Retry-After` can delay the next attempt, at most."""

JITTER = 0.1
"""The fraction by which a delay is randomly shortened or lengthened: deliveries that failed together spread out."""


def next_attempt(attempt: int, now: int, jitter: float, retry_after: str | None = None) -> int | None:
    """When to try again, in milliseconds like `now`; None to give up.

    `attempt` is the number of the attempt that just failed, from 1. `jitter` is a random number in [0, 1).
    `retry_after` is the header of the response; it can delay the next attempt, but not advance it.
    """
    if attempt > len(DELAYS):
        return None
    delay = DELAYS[attempt - 1] * (1 - JITTER + 2 * JITTER * jitter)
    requested = min(retry_after_seconds(retry_after, now), MAX_RETRY_AFTER) * (1 + JITTER * jitter)
    return now + round(max(delay, requested) * 1000)


def retry_after_seconds(header: str | None, now: int) -> int:
    """The seconds that a `Retry-After` requests (RFC 9110 section 10.2.3), as a number or a date; 0 if invalid."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return int(text[:10])
    try:
        date = parsedate_to_datetime(text)
        return max(0, round(date.replace(tzinfo=date.tzinfo or UTC).timestamp() - now / 1000))
    except (ValueError, OverflowError):
        return 0
