"""Pieces of SQL text that statements of every package are put together from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

__all__ = ["cached_if_short", "padded", "padded_batches", "placeholders"]

MAX_CACHED_TEXT = 4096
STEP = 4096
T = TypeVar("T")


def placeholders(count: int) -> str:
    """`count` parameters, separated by commas: `?, ?, ?`."""
    return ", ".join("?" * count)


def padded(values: Sequence[T]) -> Sequence[T]:
    """`values` with the last one repeated, up to a power of two or a multiple of `STEP`. So there are few statements
    with a list of values, and what is kept of each is bounded."""
    count = len(values)
    size = 1 << (count - 1).bit_length() if count <= STEP else -(-count // STEP) * STEP
    return [*values, *(values[-1] for _ in range(size - count))] if values else values


def padded_batches(values: Iterable[T], size: int = 512) -> Iterator[Sequence[T]]:
    """The distinct `values`, at most `size` at a time, each batch `padded`."""
    distinct_values = list(dict.fromkeys(values))
    for start in range(0, len(distinct_values), size):
        yield padded(distinct_values[start : start + size])


def cached_if_short(function: Callable[[str], T]) -> Callable[[str], T]:
    """`function` of a text, remembered for the latest 2,000 texts of at most 4,096 characters: who sends long queries
    doesn't fill the memory."""
    remembered = lru_cache(2000)(function)
    return lambda text: (remembered if len(text) <= MAX_CACHED_TEXT else function)(text)
