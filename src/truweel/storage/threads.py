"""Threads that run work for the event loop and never keep the process alive."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

from truweel import clock

__all__ = ["CLOSE_SECONDS", "DaemonThreads"]

CLOSE_SECONDS = 2.0
"""Seconds that work under way has at the shutdown; then it is left behind."""

log = logging.getLogger("truweel.threads")

P = ParamSpec("P")
T = TypeVar("T")


class DaemonThreads(Executor):
    """An executor of `count` threads. Unlike those of the standard library, its shutdown can be bounded in time."""

    def __init__(self, count: int, name: str) -> None:
        self._count = count
        self._name = name
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._is_closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """The future of `fn(*args, **kwargs)`. RuntimeError after the shutdown."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                value = fn(*args, **kwargs)
            except BaseException as error:  # also KeyboardInterrupt: somebody waits for the future
                future.set_exception(error)
            else:
                future.set_result(value)

        with self._lock:
            if self._is_closed:
                raise RuntimeError(f"the threads {self._name} are shut down")
            self._queue.put(run)
            if len(self._threads) < self._count:
                thread = threading.Thread(target=self._serve, name=f"{self._name}_{len(self._threads)}", daemon=True)
                self._threads.append(thread)
                thread.start()
        return future

    def _serve(self) -> None:
        while (run := self._queue.get()) is not None:
            run()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; `wait` for what was taken."""
        self.close(None if wait else 0)

    def close_in_time(self) -> bool:
        """`close`, waiting for `CLOSE_SECONDS`."""
        is_over = self.close(CLOSE_SECONDS)
        if not is_over:
            log.error("work of the threads %s was still under way at the shutdown", self._name)
        return is_over

    def close(self, seconds: float | None) -> bool:
        """Take no more work, and wait at most `seconds` (None: as long as it takes) for what was taken. Whether all of
        it is over. May be called again."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                for _ in self._threads:
                    self._queue.put(None)
        end = None if seconds is None else clock.monotonic() + seconds
        for thread in self._threads:
            thread.join(None if end is None else max(0.0, end - clock.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)
