"""Group commit for a database with one writer: what came in while the last commit reached the disk shares the next one.

Each piece of work is a savepoint in the open transaction. It runs on the event loop's own thread, in slices of at most
`SLICE` seconds, because one thread that asks SQLite for a row and another that serves would hand the interpreter's lock
to and fro at every statement; only COMMIT, which waits for the disk, goes to a thread, and with it what the connection
has put off: once a transaction instead of once a request. Work that is known to be long, and work of callers without an
event loop, runs on that thread as a whole.
"""

import asyncio
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from truweel import clock

__all__ = ["Committer"]

T = TypeVar("T")
GROUP = 128
SLICE = 0.01
PATIENCE = 5.0
"""Seconds to wait for another process that is writing (the command line)."""

Run = Callable[[Callable[[Any], Any]], Any]
Outcome = tuple[Any, BaseException | None]


@dataclass(slots=True)
class _Job:
    work: Callable[[Any], Any]
    future: "asyncio.Future[Any]"
    heavy: bool


class Committer:
    """Commits the work of one process on `connection`. `translate` makes of an error what callers are told."""

    def __init__(self, connection: Any, translate: Callable[[BaseException], BaseException]) -> None:
        self._connection = connection
        self._execute = connection.raw.execute
        self._execute("PRAGMA busy_timeout = 0")
        self._translate = translate
        self._transaction = threading.Lock()
        # Apart, for a commit must not queue behind work that waits for that very commit.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-writer")
        self._commits = ThreadPoolExecutor(1, thread_name_prefix="sqlite-commit")
        self._waiting: deque[_Job] = deque()
        self._at_work = False

    def __len__(self) -> int:
        """How much work waits."""
        return len(self._waiting)

    async def write(self, work: Callable[[Any], T], *, heavy: bool = False) -> T:
        """Run `work` and answer once it is on the disk. `heavy` work keeps nobody else on the event loop waiting."""
        loop = asyncio.get_running_loop()
        job = _Job(work, loop.create_future(), heavy)
        self._waiting.append(job)
        if not self._at_work:
            self._at_work = True
            loop.call_soon(self._next, loop)
        found: T = await job.future
        return found

    def write_now(self, work: Callable[[Any], T]) -> T:
        """`write`, for callers without an event loop."""
        found, failure = self._thread.submit(self._whole, [work]).result()[0]
        if failure is not None:
            raise failure
        result: T = found
        return result

    def close(self) -> None:
        """Wait for the commit that is under way."""
        self._commits.shutdown()
        self._thread.shutdown()

    # On the event loop

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        jobs = self._take()
        if not jobs:
            self._at_work = False
            return
        if not jobs[0].heavy and self._opened():
            done = loop.run_in_executor(self._commits, self._commit, self._slice(jobs))
        else:
            done = loop.run_in_executor(self._thread, self._whole, [job.work for job in jobs])
        done.add_done_callback(lambda done: self._settle(loop, jobs, done.result()))

    def _opened(self) -> bool:
        """Whether a transaction is open now; where another thread or process writes, waiting is the thread's work."""
        if not self._transaction.acquire(blocking=False):
            return False
        if self._begun(last=False):
            return True
        self._transaction.release()
        return False

    def _take(self) -> list[_Job]:
        """What goes into the next transaction: heavy work alone, other work together."""
        jobs: list[_Job] = []
        while self._waiting and len(jobs) < GROUP:
            if self._waiting[0].heavy and jobs:
                break
            job = self._waiting.popleft()
            if not job.future.cancelled():
                jobs.append(job)
            if job.heavy:
                break
        return jobs

    def _slice(self, jobs: list[_Job]) -> list[Outcome]:
        """Run jobs until the slice is over; those that are left wait for the next transaction, first of all."""
        end = clock.monotonic() + SLICE
        outcomes: list[Outcome] = []
        for job in jobs:
            if outcomes and clock.monotonic() > end:
                break
            outcomes.append(self._savepoint(job.work))
        self._waiting.extendleft(reversed(jobs[len(outcomes) :]))
        del jobs[len(outcomes) :]
        return outcomes

    def _settle(self, loop: asyncio.AbstractEventLoop, jobs: Sequence[_Job], outcomes: Sequence[Outcome]) -> None:
        for job, (result, failure) in zip(jobs, outcomes, strict=True):
            if job.future.done():  # cancelled meanwhile: nobody waits for it
                continue
            if failure is None:
                job.future.set_result(result)
            else:
                job.future.set_exception(failure)
        loop.call_soon(self._next, loop)

    # On the thread

    def _whole(self, works: Sequence[Callable[[Any], Any]]) -> list[Outcome]:
        self._transaction.acquire()
        try:
            self._begin()
        except sqlite3.OperationalError as error:
            self._transaction.release()
            return [(None, self._translate(error))] * len(works)
        return self._commit([self._savepoint(work) for work in works])

    def _begin(self) -> None:
        end = clock.monotonic() + PATIENCE
        while not self._begun(last=clock.monotonic() > end):
            time.sleep(0.01)

    def _begun(self, *, last: bool) -> bool:
        try:
            self._execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            if last:
                raise
            return False
        return True

    def _commit(self, outcomes: list[Outcome]) -> list[Outcome]:
        """Commit, and let go of the transaction. Where that fails, nothing was done."""
        try:
            if not self._connection.raw.in_transaction:  # a full disk has ended it; whoever met that has been told
                gone = self._translate(sqlite3.OperationalError("the transaction is gone"))
                return [(None, failure or gone) for _, failure in outcomes]
            self._connection.catch_up()
            self._execute("COMMIT")
        except sqlite3.Error as error:
            if self._connection.raw.in_transaction:
                self._execute("ROLLBACK")
            outcomes = [(None, self._translate(error))] * len(outcomes)
        finally:
            self._connection.ended()
            self._transaction.release()
        return outcomes

    def _savepoint(self, work: Callable[[Any], Any]) -> Outcome:
        execute = self._execute
        if not self._connection.raw.in_transaction:
            return None, self._translate(sqlite3.OperationalError("the transaction is gone"))
        execute("SAVEPOINT request")
        before = self._connection.put_off
        try:
            result = work(self._connection)
        except Exception as error:
            self._connection.undo(before)
            if self._connection.raw.in_transaction:  # a full disk ends the whole transaction
                execute("ROLLBACK TO request")
                execute("RELEASE request")
            return None, self._translate(error)
        execute("RELEASE request")
        return result, None
