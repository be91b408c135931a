"""Counts what is refused: callers that go on after 429, and credentials that are wrong over and over."""

from collections import OrderedDict
from dataclasses import dataclass

from truweel.limits.policy import WatchPolicy
from truweel.limits.window import Window

__all__ = ["Block", "Watch"]


@dataclass(frozen=True, slots=True)
class Block:
    """`credentials` are refused unseen until `until` (milliseconds), for the `times`-th time."""

    credentials: str
    until: int
    times: int


class Watch:
    """What one process saw. All times are milliseconds.

    A caller's block is kept in the database, where every process finds it; here it is only counted up to it.
    Credentials that are nobody's have no row there: their blocks are this process's own.
    """

    def __init__(self, policy: WatchPolicy | None = None) -> None:
        self._policy = policy or WatchPolicy()
        # apart, so that a crowd with one refusal each cannot push out those that are blocked
        self._limited: OrderedDict[str, Window] = OrderedDict()
        self._unauthorized: OrderedDict[str, Window] = OrderedDict()
        self._blocks: OrderedDict[str, Block] = OrderedDict()

    def limited(self, caller: str, now: int) -> bool:
        """Count one answer 429; whether that was one too many. Then counting starts anew."""
        return self._count(self._limited, caller, self._policy.limited, now)

    def unauthorized(self, credentials: str, now: int) -> Block | None:
        """Count one answer 401; the block, if that was one too many."""
        if self.blocked_until(credentials, now) is not None:
            return None
        if not self._count(self._unauthorized, credentials, self._policy.unauthorized, now):
            return None
        last = self._blocks.get(credentials)
        until, times = (last.until, last.times) if last else (None, 0)
        block = Block(credentials, *self._policy.next(now, until, times))
        self._blocks[credentials] = block
        self._blocks.move_to_end(credentials)
        if len(self._blocks) > self._policy.callers:
            self._blocks.popitem(last=False)
        return block

    def blocked_until(self, credentials: str, now: int) -> int | None:
        """When the credentials are looked at again, or None when they are not blocked."""
        block = self._blocks.get(credentials)
        return block.until if block is not None and block.until > now else None

    def _count(self, windows: OrderedDict[str, Window], key: str, most: int, now: int) -> bool:
        window = windows.get(key)
        if window is None:
            window = windows[key] = Window(most, self._policy.window * 1000)
        windows.move_to_end(key)
        if len(windows) > self._policy.callers:
            windows.popitem(last=False)
        over = window.add(now)
        if over:
            del windows[key]
        return over
