"""What differs between sync and async beyond the keywords. Its twin in `_async` is written by hand too."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["run_blocking", "sleep"]

T = TypeVar("T")

sleep = time.sleep


def run_blocking(function: Callable[[], T]) -> T:
    """Call what may wait (a file, a lock, a token server)."""
    return function()
