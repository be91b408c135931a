"""Counting in a sliding window."""

from collections import deque


class SlidingWindow:
    """Whether something happens more than `limit` times within `span` milliseconds, exactly."""

    __slots__ = ("_instants", "_span")

    def __init__(self, limit: int, span: int) -> None:
        self._instants: deque[int] = deque(maxlen=limit + 1)
        self._span = span

    def add(self, now: int) -> bool:
        """Count once at `now` (milliseconds); whether that exceeds the limit."""
        moments = self._instants
        if moments and now < moments[-1]:
            moments.clear()  # the clock was set back: what was counted cannot be placed any more
        moments.append(now)
        return len(moments) == moments.maxlen and now - moments[0] < self._span
