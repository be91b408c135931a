"""Counts refused requests: of callers that continue after 429, and of credentials that are repeatedly wrong."""

from collections import OrderedDict

from truweel.limits.policy import AbusePolicy
from truweel.limits.sliding_window import SlidingWindow

__all__ = ["AbuseDetector"]


class AbuseDetector:
    """The counts of one process, in milliseconds. Blocks themselves are in the database, shared by all processes."""

    def __init__(self, policy: AbusePolicy | None = None) -> None:
        self.policy = policy or AbusePolicy()
        self._rate_limited: OrderedDict[str, SlidingWindow] = OrderedDict()
        self._unauthorized: OrderedDict[str, SlidingWindow] = OrderedDict()

    def record_rate_limited(self, caller: str, now: int) -> bool:
        """Count one answer 429; whether there were too many. Then counting restarts."""
        return self._count(self._rate_limited, caller, self.policy.max_rate_limited, now)

    def record_unauthorized(self, credentials: str, now: int) -> bool:
        """Count one answer 401; whether there were too many. Then counting restarts."""
        return self._count(self._unauthorized, credentials, self.policy.max_unauthorized, now)

    def _count(self, windows: OrderedDict[str, SlidingWindow], key: str, limit: int, now: int) -> bool:
        window = windows.get(key)
        if window is None:
            window = windows[key] = SlidingWindow(limit, self.policy.window_seconds * 1000)
        windows.move_to_end(key)
        if len(windows) > self.policy.max_callers:
            windows.popitem(last=False)
        is_abuse = window.add(now)
        if is_abuse:
            del windows[key]
        return is_abuse
