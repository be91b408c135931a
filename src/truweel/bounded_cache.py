"""A cache that is bounded in bytes, not in entries: what callers choose may be large."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

__all__ = ["BoundedCache"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class BoundedCache(Generic[K, V]):
    """The values that were used last, as many as have `capacity` bytes together. Several threads may use it."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._entries: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """The bytes of all values."""
        return self._size

    def get(self, key: K) -> V | None:
        """The value of `key`, None where there is none."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return entry[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep `value` of `size` bytes, in place of an older one; not one that is larger than all may be."""
        with self._lock:
            _, old_size = self._entries.pop(key, (None, 0))
            self._size -= old_size
            if size > self._capacity:
                return
            self._entries[key] = (value, size)
            self._size += size
            while self._size > self._capacity:
                _, (_, dropped_size) = self._entries.popitem(last=False)
                self._size -= dropped_size
