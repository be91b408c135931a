"""Callers that go on after 429 and 401 are blocked for a while, longer each time."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from truweel.limits.policy import WatchPolicy
from truweel.limits.window import Window

Reason = Literal["rate-limited", "unauthorized"]


@dataclass(frozen=True, slots=True)
class Block:
    """`caller` is blocked until `until` (milliseconds) because of `reason`, for the `times`-th time."""

    caller: str
    until: int
    times: int
    reason: Reason


class Watch:
    """Counts the refusals of each caller, except while it is blocked. All times are milliseconds."""

    def __init__(self, policy: WatchPolicy | None = None) -> None:
        self._policy = policy or WatchPolicy()
        # apart, so that a crowd of callers with one refusal each cannot push out those that are blocked
        self._windows: OrderedDict[tuple[str, Reason], Window] = OrderedDict()
        self._blocks: OrderedDict[str, Block] = OrderedDict()

    def limited(self, caller: str, now: int) -> Block | None:
        """Count one answer 429; the block, if that was one too many."""
        return self._count(caller, "rate-limited", self._policy.limited, now)

    def unauthorized(self, caller: str, now: int) -> Block | None:
        """Count one answer 401; the block, if that was one too many."""
        return self._count(caller, "unauthorized", self._policy.unauthorized, now)

    def blocked_until(self, caller: str, now: int) -> int | None:
        """When the caller may come back, or None when it is not blocked."""
        block = self._blocks.get(caller)
        return block.until if block is not None and block.until > now else None

    def lift(self, caller: str) -> bool:
        """Forget all that is held against the caller; whether it had been blocked, now or before."""
        self._forget_windows(caller)
        return self._blocks.pop(caller, None) is not None

    def blocks(self, now: int) -> list[Block]:
        """The blocks that hold, in the order of their making: to show, to store, and to `load` elsewhere."""
        return [block for block in self._blocks.values() if block.until > now]

    def load(self, blocks: Iterable[Block]) -> None:
        """Take over blocks that were stored, or made by another process."""
        for block in blocks:
            self._block(block)

    def _count(self, caller: str, reason: Reason, most: int, now: int) -> Block | None:
        if self.blocked_until(caller, now) is not None or not self._window(caller, reason, most).add(now):
            return None
        times = self._times(self._blocks.get(caller), now)
        seconds = self._policy.blocks[min(times, len(self._policy.blocks)) - 1]
        block = Block(caller, now + seconds * 1000, times, reason)
        self._forget_windows(caller)
        self._block(block)
        return block

    def _times(self, last: Block | None, now: int) -> int:
        if last is None or now >= last.until + self._policy.forget * 1000:
            return 1
        return last.times + 1

    def _window(self, caller: str, reason: Reason, most: int) -> Window:
        key = caller, reason
        window = self._windows.get(key)
        if window is None:
            window = self._windows[key] = Window(most, self._policy.window * 1000)
        self._windows.move_to_end(key)
        if len(self._windows) > self._policy.callers:
            self._windows.popitem(last=False)
        return window

    def _forget_windows(self, caller: str) -> None:
        self._windows.pop((caller, "rate-limited"), None)
        self._windows.pop((caller, "unauthorized"), None)

    def _block(self, block: Block) -> None:
        self._blocks[block.caller] = block
        self._blocks.move_to_end(block.caller)
        if len(self._blocks) > self._policy.callers:
            self._blocks.popitem(last=False)
