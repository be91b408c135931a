"""One bound for all large answers that are on their way: clients that ask for much and read slowly fill the memory."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from truweel.errors import Unavailable
from truweel.storage.byte_budget import MAX_ANSWER_BYTES

__all__ = ["ORDINARY", "LargeAnswers"]

CAPACITY = 4 * MAX_ANSWER_BYTES
LARGE = 1024 * 1024
"""Bytes from which an answer counts; ordinary ones always have room."""
ORDINARY = nullcontext()


class LargeAnswers:
    """The bytes of large answers of one process, from when they are made until the client has read them."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._taken = 0

    def take(self, size: int) -> AbstractContextManager[None]:
        """Takes `size` bytes until the block ends. Raises Unavailable where others have taken too many."""
        if size < LARGE:
            return ORDINARY
        if self._taken and self._taken + size > self._capacity:
            raise Unavailable("Too many large answers are on their way; ask again, or for fewer.", retry_after=1)
        self._taken += size
        return self._taken_bytes(size)

    @contextmanager
    def _taken_bytes(self, size: int) -> Iterator[None]:
        try:
            yield
        finally:
            self._taken -= size
