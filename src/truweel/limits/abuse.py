"""Counts what is refused: callers that go on after 429, and credentials that are wrong over and over."""

from collections import OrderedDict

from truweel.limits.policy import WatchPolicy
from truweel.limits.sliding_window import Window

__all__ = ["Watch"]


class Watch:
    """What one process saw. All times are milliseconds. Blocks are kept in the database, where every process finds
    them; here it is only counted up to them."""

    def __init__(self, policy: WatchPolicy | None = None) -> None:
        self.policy = policy or WatchPolicy()
        self._limited: OrderedDict[str, Window] = OrderedDict()
        self._unauthorized: OrderedDict[str, Window] = OrderedDict()

    def limited(self, caller: str, now: int) -> bool:
        """Count one answer 429; whether that was one too many. Then counting starts anew."""
        return self._count(self._limited, caller, self.policy.limited, now)

    def unauthorized(self, credentials: str, now: int) -> bool:
        """Count one answer 401; whether that was one too many. Then counting starts anew."""
        return self._count(self._unauthorized, credentials, self.policy.unauthorized, now)

    def _count(self, windows: OrderedDict[str, Window], key: str, most: int, now: int) -> bool:
        window = windows.get(key)
        if window is None:
            window = windows[key] = Window(most, self.policy.window * 1000)
        windows.move_to_end(key)
        if len(windows) > self.policy.callers:
            windows.popitem(last=False)
        over = window.add(now)
        if over:
            del windows[key]
        return over
