"""What differs between sync and async beyond the keywords. Its twin in `_sync` is written by hand too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

__all__ = ["run_blocking", "sleep"]

T = TypeVar("T")

sleep = anyio.sleep


async def run_blocking(function: Callable[[], T]) -> T:
    """Call what may wait (a file, a lock, a token server) without stopping the other tasks."""
    return await anyio.to_thread.run_sync(function)
