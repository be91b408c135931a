"""Counting in a sliding window."""

from collections import deque


class SlidingWindow:
    """Whether something happens more than `most` times within `span` milliseconds, exactly."""

    __slots__ = ("_moments", "_span")

    def __init__(self, most: int, span: int) -> None:
        self._moments: deque[int] = deque(maxlen=most + 1)
        self._span = span

    def add(self, now: int) -> bool:
        """Count once at `now` (milliseconds); whether that is once too often."""
        moments = self._moments
        if moments and now < moments[-1]:
            moments.clear()  # the clock was set back: what was counted cannot be placed any more
        moments.append(now)
        return len(moments) == moments.maxlen and now - moments[0] < self._span
