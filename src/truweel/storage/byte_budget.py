"""How many bytes answers may have: each alone, and all together. They are counted before they are joined, which is what
takes memory."""

import threading

from truweel.errors import AnswerTooLarge, Unavailable

__all__ = ["FREE_BYTES", "MAX_ANSWER_BYTES", "AnswerLease", "AnswerMemory", "ByteBudget"]

MAX_ANSWER_BYTES = 32 * 1024 * 1024
FREE_BYTES = 1024 * 1024
"""Bytes that each answer may take whatever the others take; ordinary ones always fit."""
CAPACITY = 4 * MAX_ANSWER_BYTES


class AnswerMemory:
    """The bytes of all large answers of a process, from when they are read until the client has taken them.

    It may be used from several threads.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._taken = 0
        self._lock = threading.Lock()

    @property
    def taken(self) -> int:
        """How many bytes are taken now."""
        return self._taken

    def take(self, size: int) -> None:
        """Take `size` bytes. Raises Unavailable where others have taken too many; alone, any answer fits."""
        with self._lock:
            if self._taken and self._taken + size > self._capacity:
                raise Unavailable("Too many large answers are on their way; ask again, or for fewer.", retry_after=1)
            self._taken += size

    def give_back(self, size: int) -> None:
        """Give back bytes that were taken."""
        with self._lock:
            self._taken -= size


class AnswerLease:
    """What one request takes of an `AnswerMemory`. Used by one thread at a time."""

    def __init__(self, memory: AnswerMemory) -> None:
        self._memory = memory
        self._held = 0

    def hold(self, size: int) -> None:
        """Hold `size` bytes at least. Raises Unavailable."""
        if size > FREE_BYTES and size > self._held:
            self._memory.take(size - self._held)
            self._held = size

    def resize(self, size: int) -> None:
        """Hold `size` bytes and no more. Raises Unavailable where that is more than before."""
        if size <= FREE_BYTES and not self._held:
            return
        self.hold(size)
        kept = size if size > FREE_BYTES else 0
        if kept < self._held:
            self._memory.give_back(self._held - kept)
            self._held = kept


class ByteBudget:
    """The bytes that may be read for one answer, and that it may have. What `lease` holds covers them."""

    def __init__(self, limit: int = MAX_ANSWER_BYTES, lease: AnswerLease | None = None) -> None:
        self.limit = limit
        self._lease = lease
        self._spent = 0

    def spend(self, count: int) -> None:
        """Count `count` bytes that were read. Raises AnswerTooLarge once they are more than `limit` in total,
        Unavailable where other answers take the memory."""
        self.reserve(count)
        self._spent += count

    def reserve(self, count: int) -> None:
        """Raises what `spend` of so many bytes would raise, before they are in memory."""
        if self._spent + count > self.limit:
            raise AnswerTooLarge(self.limit)
        self._hold(self._spent + count)

    def check(self, count: int) -> None:
        """Raises AnswerTooLarge if `count` bytes, about to be joined, are more than `limit`; Unavailable."""
        if count > self.limit:
            raise AnswerTooLarge(self.limit)
        self._hold(self._spent + count)

    def _hold(self, size: int) -> None:
        if self._lease is not None:
            self._lease.hold(size)
