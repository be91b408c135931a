"""Group commit for a database with one writer: what came in while the last commit reached the disk shares the next one.

Each piece of work is a savepoint in the open transaction. It runs on the event loop's own thread, in slices of at most
`SLICE_SECONDS`: with two threads, one that asks SQLite for a row and one that serves, the interpreter's lock would
change hands at every statement. Only COMMIT, which waits for the disk, goes to a thread, and with it the statements
that the connection deferred: they run once a transaction instead of once a request.

Work that is known to be long, and work of callers without an event loop, runs on that thread as a whole. So does work
that turns out to be long: it says so itself (`leave_event_loop`), or a statement that takes more than `SLOW_SECONDS` is
interrupted. It runs again, alone. When SQLite interrupts a statement that writes, it ends the whole transaction; the
other work then runs again too, in the next one.

Whatever comes out of a piece of work, or out of a statement of the transaction itself, even MemoryError or
KeyboardInterrupt: the transaction is rolled back, everybody in it is answered or runs again, and the next one begins.
"""

import asyncio
import logging
import math
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from truweel import clock
from truweel.errors import Unavailable
from truweel.storage.locks import Locks
from truweel.storage.threads import DaemonThreads

__all__ = ["Committer", "TooLong", "is_interrupted"]

T = TypeVar("T")
MAX_GROUP = 128
SLICE_SECONDS = 0.01
SLOW_SECONDS = 0.1
BUSY_SECONDS = 5.0
"""Seconds to wait for another process that is writing (the command line)."""
CLOSE_SECONDS = 5.0
"""Seconds that work under way has at the shutdown; then its statement is broken off."""
BREAK_OFF_SECONDS = 1.0
"""Seconds that it has after that; then it is left behind, uncommitted."""

log = logging.getLogger("truweel.storage")

Work = Callable[[Any], Any]


class TooLong(Exception):
    """Work finds out that it is too long for the event loop: it runs again on the thread. No caller sees this."""


RETRY = Exception("to be run again: it wasn't its turn, or what it did was undone with the work of another")


@dataclass(slots=True)
class _Job:
    work: Work
    future: "asyncio.Future[Any]"
    heavy: bool


@dataclass(slots=True)
class _Outcome:
    """What came of a piece of work; `deferred` is where the statements that it put off begin and end."""

    value: Any = None
    failure: BaseException | None = None
    deferred: tuple[int, int] = (0, 0)


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
        self._opened_at: float | None = None
        self._is_undone = False
        # Apart, for a commit must not queue behind work that waits for that very commit.
        self._thread = DaemonThreads(1, "sqlite-writer")
        self._commits = DaemonThreads(1, "sqlite-commit")
        self._waiting: deque[_Job] = deque()
        self._is_running = False

    def __len__(self) -> int:
        """How much work waits."""
        return len(self._waiting)

    @property
    def busy_seconds(self) -> float:
        """How long the transaction under way has been open; 0 without one."""
        opened_at = self._opened_at
        return 0.0 if opened_at is None else clock.monotonic() - opened_at

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
        while True:
            (outcome,) = self._thread.submit(self._run_transaction, [work], self._seconds).result()
            if outcome.failure is None:
                returned: T = outcome.value
                return returned
            if outcome.failure is not RETRY:
                raise self._explain(outcome.failure)

    def close(self) -> bool:
        """Take no more work, and wait for what is under way, but not forever. Whether the connection is free."""
        if self._close_threads(CLOSE_SECONDS):
            return True
        self._connection.seconds = 0.0
        self._connection.raw.interrupt()
        is_free = self._close_threads(BREAK_OFF_SECONDS)
        if not is_free:
            log.error("a transaction was still at work at the shutdown: nothing of it is saved")
        return is_free

    def _close_threads(self, seconds: float) -> bool:
        is_commit_over = self._commits.close(seconds)
        return self._thread.close(seconds) and is_commit_over

    # On the event loop

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        jobs = self._take_jobs()
        if not jobs:
            self._is_running = False
            return
        try:
            execution = self._start(loop, jobs)
        except BaseException as error:
            self._resolve(loop, jobs, _failures(error, jobs))
        else:
            execution.add_done_callback(lambda execution: self._finish(loop, jobs, execution))

    def _start(self, loop: asyncio.AbstractEventLoop, jobs: Sequence[_Job]) -> "asyncio.Future[list[_Outcome]]":
        works = [job.work for job in jobs]
        if jobs[0].heavy:
            return loop.run_in_executor(self._thread, self._run_transaction, works, self._seconds)
        if not self._try_open():
            return loop.run_in_executor(self._thread, self._run_transaction, works, SLOW_SECONDS)
        try:
            outcomes = self._run(works, SLOW_SECONDS, clock.monotonic() + SLICE_SECONDS)
            return loop.run_in_executor(self._commits, self._commit, outcomes)
        except BaseException:
            self._roll_back()
            self._release()
            raise

    def _finish(
        self, loop: asyncio.AbstractEventLoop, jobs: Sequence[_Job], execution: "asyncio.Future[list[_Outcome]]"
    ) -> None:
        try:
            outcomes = execution.result()
        except BaseException as error:
            outcomes = _failures(error, jobs)
        self._resolve(loop, jobs, outcomes)

    def _try_open(self) -> bool:
        """Whether a transaction is open now; where another thread or process writes, waiting is the thread's work."""
        if not self._transaction.acquire(blocking=False):
            return False
        is_open = False
        try:
            is_open = self._try_begin(last=False)
        finally:
            if not is_open:
                self._release()
        return is_open

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

    def _resolve(self, loop: asyncio.AbstractEventLoop, jobs: Sequence[_Job], outcomes: Sequence[_Outcome]) -> None:
        """Answer those that are done; the others wait for the next transaction, first of all."""
        again: list[_Job] = []
        for job, outcome in zip(jobs, outcomes, strict=True):
            if outcome.failure is RETRY:
                again.append(job)
            elif not job.heavy and (is_interrupted(outcome.failure) or isinstance(outcome.failure, TooLong)):
                job.heavy = True
                again.append(job)
            elif job.future.done():  # cancelled meanwhile: nobody waits for it
                continue
            elif outcome.failure is None:
                job.future.set_result(outcome.value)
            else:
                job.future.set_exception(self._explain(outcome.failure))
        self._waiting.extendleft(reversed(again))
        loop.call_soon(self._next, loop)

    def _explain(self, failure: BaseException) -> Exception:
        """What the caller is told. A future takes no StopIteration, and a task that is told of KeyboardInterrupt ends
        the event loop."""
        try:
            error = self._translate(failure)
        except Exception as bug:
            error = bug
        if isinstance(error, Exception) and not isinstance(error, StopIteration):
            return error
        log.error("a write was interrupted by %s", type(error).__name__, exc_info=error)
        unavailable = Unavailable("This was interrupted; nothing was saved. Try again.")
        unavailable.__cause__ = error
        return unavailable

    # On the thread

    def _run_transaction(self, works: Sequence[Work], seconds: float) -> list[_Outcome]:
        self._transaction.acquire()
        try:
            self._begin()
            outcomes = self._run(works, seconds)
        except BaseException as error:
            self._roll_back()
            self._release()
            return _failures(error, works)
        return self._commit(outcomes)

    def _begin(self) -> None:
        end = clock.monotonic() + BUSY_SECONDS
        while not self._try_begin(last=clock.monotonic() > end):
            time.sleep(0.01)

    def _try_begin(self, *, last: bool) -> bool:
        if self._connection.raw.in_transaction:  # its ROLLBACK failed
            self._execute("ROLLBACK")
        try:
            self._execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            if last:
                raise
            return False
        self._is_undone = False
        self._opened_at = clock.monotonic()
        return True

    # On either, in the open transaction

    def _run(self, works: Sequence[Work], seconds: float, end: float = math.inf) -> list[_Outcome]:
        """What comes of each, as many as there is time for until `end`, but one at least."""
        self._connection.seconds = seconds
        self._connection.is_on_event_loop = end < math.inf
        outcomes: list[_Outcome] = []
        for work in works:
            if outcomes and clock.monotonic() > end:
                break
            outcomes.append(self._run_one(work))
            if self._is_undone or not self._connection.raw.in_transaction:
                # this one has ended the transaction, and undone what came before
                outcomes[:-1] = _failures(RETRY, outcomes[:-1])
                break
        return outcomes + _failures(RETRY, works[len(outcomes) :])

    def _run_one(self, work: Work) -> _Outcome:
        connection = self._connection
        before = connection.deferred_count
        connection.locks = Locks(enforced=False)
        try:
            outcome = self._in_savepoint(lambda: work(connection))
            if outcome.failure is not None:
                connection.discard_deferred(before)
            outcome.deferred = (before, connection.deferred_count)
        except BaseException as error:  # of the savepoint's own statements: what is undone now is not known
            self._roll_back()
            return _Outcome(failure=error)
        return outcome

    def _in_savepoint(self, action: Callable[[], Any]) -> _Outcome:
        execute = self._execute
        execute("SAVEPOINT request")
        try:
            value = action()
        except BaseException as error:
            if self._connection.raw.in_transaction:
                execute("ROLLBACK TO request")
                execute("RELEASE request")
            return _Outcome(failure=error)
        execute("RELEASE request")
        return _Outcome(value)

    def _commit(self, outcomes: list[_Outcome]) -> list[_Outcome]:
        """Commit, and let go of the transaction. Where that fails, nothing was done."""
        try:
            if self._connection.raw.in_transaction and not self._is_undone:
                self._connection.require_revision()
                outcomes = self._run_deferred(outcomes)
                if not self._is_undone:
                    self._execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            outcomes = _failures(error, outcomes)
        finally:
            self._release()
        return outcomes

    def _run_deferred(self, outcomes: list[_Outcome]) -> list[_Outcome]:
        """Do what was put off, of all at once. Where that fails, it is done for each alone, to know whose it was: that
        one gets the error, and the others run again without it."""
        connection = self._connection
        connection.save_ids()
        if self._in_savepoint(connection.run_deferred).failure is None:
            return outcomes
        again = [self._run_own_deferred(outcome) for outcome in outcomes]
        if all(before is after for before, after in zip(outcomes, again, strict=True)):
            return outcomes
        self._roll_back()
        return [_Outcome(failure=outcome.failure or RETRY) for outcome in again]

    def _run_own_deferred(self, outcome: _Outcome) -> _Outcome:
        """The same outcome, or that of a failure."""
        if outcome.failure is not None:
            return outcome
        deferred = self._in_savepoint(lambda: self._connection.run_deferred(*outcome.deferred))
        return outcome if deferred.failure is None else deferred

    def _roll_back(self) -> None:
        """Undo the whole transaction. Where even that fails, the next one begins with it."""
        self._is_undone = True
        try:
            if self._connection.raw.in_transaction:
                self._execute("ROLLBACK")
        except BaseException:
            log.exception("ROLLBACK failed; it is tried again before the next transaction")

    def _release(self) -> None:
        self._connection.end_transaction()
        self._opened_at = None
        self._transaction.release()


def _failures(error: BaseException, works: Sequence[object]) -> list[_Outcome]:
    return [_Outcome(failure=error) for _ in works]


def is_interrupted(error: BaseException | None) -> bool:
    """Whether a statement took longer than it may."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
