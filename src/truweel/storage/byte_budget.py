"""How many bytes an answer may have. They are counted before they are joined: joining them is what takes memory."""

from truweel.errors import AnswerTooLarge

__all__ = ["MAX_ANSWER_BYTES", "ByteBudget"]

MAX_ANSWER_BYTES = 32 * 1024 * 1024


class ByteBudget:
    """The bytes that may be read for one answer, and that it may have."""

    def __init__(self, limit: int = MAX_ANSWER_BYTES) -> None:
        self.limit = limit
        self._remaining = limit

    def spend(self, count: int) -> None:
        """Count `count` bytes that were read. Raises AnswerTooLarge once they are more than `limit` in total."""
        self._remaining -= count
        if self._remaining < 0:
            raise AnswerTooLarge(self.limit)

    def check(self, count: int) -> None:
        """Raises AnswerTooLarge if `count` bytes, about to be joined, are more than `limit`."""
        if count > self.limit:
            raise AnswerTooLarge(self.limit)
