"""Group commit for a database with one writer: what came in while the last commit reached the disk shares the next one.

Each piece of work is a savepoint in the open transaction. It runs on the event loop's own thread, in slices of at most
`SLICE_SECONDS`: with two threads, one that asks SQLite for a row and one that serves, the interpreter's lock would
change hands at every statement. Only COMMIT, which waits for the disk, goes to a thread, and with it the statements
that the connection deferred: they run once a transaction instead of once a request.

Work that is known to be long, and work of callers without an event loop, runs on that thread as a whole. So does work
that turns out to be long: a statement that takes more than `SLOW_SECONDS` is interrupted, and its work runs again,
alone. When SQLite interrupts a statement that writes, it ends the whole transaction; the other work then runs again
too, in the next one.
"""

import asyncio
import math
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from truweel import clock
from truweel.storage.locks import Locks

__all__ = ["Committer", "is_interrupted"]

T = TypeVar("T")
MAX_GROUP = 128
SLICE_SECONDS = 0.01
SLOW_SECONDS = 0.1
BUSY_SECONDS = 5.0
"""Seconds to wait for another process that is writing (the command line)."""

Work = Callable[[Any], Any]
Outcome = tuple[Any, BaseException | None]
RETRY = Exception("to be run again: it wasn't its turn, or what it did was undone with the work of another")


@dataclass(slots=True)
class _Job:
    work: Work
    future: "asyncio.Future[Any]"
    heavy: bool


class Committer:
    """Commits the work of one process on `connection`, where no statement may take longer than `seconds`. `translate`
    makes of an error what callers are told."""

    def __init__(self, connection: Any, translate: Callable[[BaseException], BaseException], seconds: float) -> None:
        self._connection = connection
        self._seconds = seconds
        self._execute = connection.raw.execute
        self._execute("PRAGMA busy_timeout = 0")
        self._translate = translate
        self._transaction = threading.Lock()
        # Apart, for a commit must not queue behind work that waits for that very commit.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-writer")
        self._commits = ThreadPoolExecutor(1, thread_name_prefix="sqlite-commit")
        self._waiting: deque[_Job] = deque()
        self._is_running = False

    def __len__(self) -> int:
        """How much work waits."""
        return len(self._waiting)

    async def write(self, work: Callable[[Any], T], *, heavy: bool = False) -> T:
        """Run `work` and answer once it is on the disk. `heavy` work keeps nobody else on the event loop waiting."""
        loop = asyncio.get_running_loop()
        job = _Job(work, loop.create_future(), heavy)
        self._waiting.append(job)
        if not self._is_running:
            self._is_running = True
            loop.call_soon(self._next, loop)
        returned: T = await job.future
        return returned

    def write_sync(self, work: Callable[[Any], T]) -> T:
        """`write`, for callers without an event loop."""
        ((value, failure),) = self._thread.submit(self._run_transaction, [work], self._seconds).result()
        if failure is not None:
            raise self._translate(failure)
        returned: T = value
        return returned

    def close(self) -> None:
        """Wait for the commit that is under way."""
        self._commits.shutdown()
        self._thread.shutdown()

    # On the event loop

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        jobs = self._take_jobs()
        if not jobs:
            self._is_running = False
            return
        works = [job.work for job in jobs]
        if jobs[0].heavy:
            execution = loop.run_in_executor(self._thread, self._run_transaction, works, self._seconds)
        elif self._try_open():
            outcomes = self._run(works, SLOW_SECONDS, clock.monotonic() + SLICE_SECONDS)
            execution = loop.run_in_executor(self._commits, self._commit, outcomes)
        else:
            execution = loop.run_in_executor(self._thread, self._run_transaction, works, SLOW_SECONDS)
        execution.add_done_callback(lambda execution: self._resolve(loop, jobs, execution.result()))

    def _try_open(self) -> bool:
        """Whether a transaction is open now; where another thread or process writes, waiting is the thread's work."""
        if not self._transaction.acquire(blocking=False):
            return False
        if self._try_begin(last=False):
            return True
        self._transaction.release()
        return False

    def _take_jobs(self) -> list[_Job]:
        """What goes into the next transaction: heavy work alone, other work together."""
        jobs: list[_Job] = []
        while self._waiting and len(jobs) < MAX_GROUP:
            if self._waiting[0].heavy and jobs:
                break
            job = self._waiting.popleft()
            if not job.future.cancelled():
                jobs.append(job)
            if job.heavy:
                break
        return jobs

    def _resolve(self, loop: asyncio.AbstractEventLoop, jobs: Sequence[_Job], outcomes: Sequence[Outcome]) -> None:
        """Answer those that are done; the others wait for the next transaction, first of all."""
        again: list[_Job] = []
        for job, (result, failure) in zip(jobs, outcomes, strict=True):
            if failure is RETRY:
                again.append(job)
            elif not job.heavy and is_interrupted(failure):
                job.heavy = True
                again.append(job)
            elif job.future.done():  # cancelled meanwhile: nobody waits for it
                continue
            elif failure is None:
                job.future.set_result(result)
            else:
                job.future.set_exception(self._translate(failure))
        self._waiting.extendleft(reversed(again))
        loop.call_soon(self._next, loop)

    # On the thread

    def _run_transaction(self, works: Sequence[Work], seconds: float) -> list[Outcome]:
        self._transaction.acquire()
        try:
            self._begin()
        except sqlite3.OperationalError as error:
            self._transaction.release()
            return [(None, self._translate(error))] * len(works)
        return self._commit(self._run(works, seconds))

    def _begin(self) -> None:
        end = clock.monotonic() + BUSY_SECONDS
        while not self._try_begin(last=clock.monotonic() > end):
            time.sleep(0.01)

    def _try_begin(self, *, last: bool) -> bool:
        try:
            self._execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            if last:
                raise
            return False
        return True

    # On either, in the open transaction

    def _run(self, works: Sequence[Work], seconds: float, end: float = math.inf) -> list[Outcome]:
        """What comes of each, as many as there is time for until `end`, but one at least."""
        self._connection.seconds = seconds
        outcomes: list[Outcome] = []
        for work in works:
            if outcomes and clock.monotonic() > end:
                break
            outcomes.append(self._savepoint(work))
            if not self._connection.raw.in_transaction:  # this one has ended it, and undone what came before
                outcomes[:-1] = [(None, RETRY)] * (len(outcomes) - 1)
                break
        return outcomes + [(None, RETRY)] * (len(works) - len(outcomes))

    def _savepoint(self, work: Work) -> Outcome:
        execute = self._execute
        execute("SAVEPOINT request")
        before = self._connection.deferred_count
        self._connection.locks = Locks(enforced=False)
        try:
            result = work(self._connection)
        except Exception as error:
            self._connection.discard_deferred(before)
            if self._connection.raw.in_transaction:
                execute("ROLLBACK TO request")
                execute("RELEASE request")
            return None, error
        execute("RELEASE request")
        return result, None

    def _commit(self, outcomes: list[Outcome]) -> list[Outcome]:
        """Commit, and let go of the transaction. Where that fails, nothing was done."""
        try:
            if self._connection.raw.in_transaction:
                self._connection.run_deferred()
                self._execute("COMMIT")
        except sqlite3.Error as error:
            if self._connection.raw.in_transaction:
                self._execute("ROLLBACK")
            outcomes = [(None, self._translate(error))] * len(outcomes)
        finally:
            self._connection.end_transaction()
            self._transaction.release()
        return outcomes


def is_interrupted(error: BaseException | None) -> bool:
    """Whether a statement took longer than it may."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
