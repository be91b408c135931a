"""SQLite: one writer that commits in groups (`committer`), and readers that can only read.

Short reads run right on the event loop's thread, where handing them to another would cost more than they do; one that
takes more than `INLINE_SECONDS` is interrupted and run again on a thread.
"""

import asyncio
import itertools
import logging
import math
import re
import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from truweel import clock
from truweel.errors import AnswerTooLarge, Damaged, Unavailable
from truweel.storage.byte_budget import ByteBudget
from truweel.storage.committer import BREAK_OFF_SECONDS, CLOSE_SECONDS, Committer, TooLong, is_interrupted
from truweel.storage.database import (
    COUNTED,
    OUTDATED,
    STATEMENT_TIMEOUT,
    ConstraintViolation,
    Database,
    OpenWrite,
    Outdated,
    Reader,
    Row,
    UniqueViolation,
    Writer,
)
from truweel.storage.locks import Locks
from truweel.storage.threads import DaemonThreads

__all__ = ["Sqlite"]

T = TypeVar("T")
INLINE_SECONDS = 0.004
READERS = 2
STATEMENTS, THREAD_STATEMENTS = 512, 64
"""Prepared statements that a connection keeps; fewer where long queries run."""
CHECK_EVERY = 2000
CHECK_WRITES_EVERY = 100_000
"""Steps of SQLite's machine, about a millisecond, after which it is asked whether a statement takes too long."""
MAX_CACHED_NUMBERS = 5000
CHECKPOINT_PAGES = 8000
"""Pages (32 MiB) of the log after which they go into the file. By default that is 1,000, some eighty creates; the pages
that writes have in common are written eight times less often this way, which makes creates a quarter faster."""
READ_ERRORS = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL)
DISK_ERRORS = (*READ_ERRORS, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY)
DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
DAMAGED = "The file of the database is damaged; the operator has to restore a backup."
MOVED = "The file of the database was moved or replaced; the operator has to put it back, or to restart the server."

log = logging.getLogger("truweel.storage")

_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
)

CHUNK = 16
"""Rows that are in memory before their bytes are counted."""
INSTANT = "instant"
"""The row of `sequence` that holds the largest instant of a committed write."""
LAST = "SELECT last FROM sequence WHERE name = ?"
REVISION = "SELECT revision FROM database_revision"
UNKNOWN_COLUMN = re.compile("no such column|has no column named|no such table")
SEQUENCE = (
    "INSERT INTO sequence (name, last) VALUES (?, ?) "
    "ON CONFLICT (name) DO UPDATE SET last = excluded.last WHERE excluded.last > last"
)


class _InlineTimeout(Exception):
    """A read on the event loop's thread took longer than it may."""


class _Connection:
    """One connection; as a `Reader` it is opened read-only, as a `Writer` it is the committer's."""

    dialect = "sqlite"
    for_update = ""
    shard = 0

    def __init__(self, path: Path, *, read_only: bool, cache: int, statements: int = STATEMENTS) -> None:
        """`cache` is how many KiB of the file it holds in memory; the system's own cache holds the rest. `statements`
        are kept prepared."""
        mode = "ro" if read_only else "rwc"
        self.revision: str | None = None
        """The revision of the schema that the process was made for; at another one it writes nothing."""
        self.raw = sqlite3.connect(
            f"file:{path}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=statements,
        )
        self.statements = 0
        self.bytes_written = 0
        self.seconds = math.inf
        """How long a statement of the writer may take."""
        self.is_on_event_loop = False
        """Whether the work under way keeps the event loop from serving."""
        self._statement, self._since = -1, 0.0
        self._version = -1
        self.numbers: dict[Hashable, int] = {}
        self.locks = Locks(enforced=False)
        self._deferred: list[tuple[str, Sequence[Any]]] = []
        self._last: dict[str, int] = {}
        self._has_revision = False
        for pragma in (*_PRAGMAS, f"PRAGMA cache_size = -{cache}"):
            self.raw.execute(pragma)

    def begin_read(self) -> None:
        """Begin a transaction, whatever has become of the one before."""
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")
        self.raw.execute("BEGIN")

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self.statements += 1
        return self.raw.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        self.statements += 1
        row: Row | None = self.raw.execute(sql, parameters).fetchone()
        return row

    def rows_within(self, budget: ByteBudget, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self.statements += 1
        cursor, rows = self.raw.execute(sql, parameters), []
        try:
            while chunk := cursor.fetchmany(CHUNK):
                budget.spend(sum([len(row[COUNTED]) for row in chunk]))
                rows += chunk
        except (AnswerTooLarge, Unavailable):
            cursor.close()  # or the snapshot would stay open until the error is forgotten
            raise
        return rows

    def cached_until_commit(self, key: Hashable, work: Callable[[], int]) -> int:
        self.remember(self.version(), {})
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = work()
        return number

    def version(self) -> int:
        """A number that changes with every commit of any other connection, of any process."""
        data_version: int = self.raw.execute("PRAGMA data_version").fetchone()[0]
        return data_version

    def remember(self, version: int, numbers: Mapping[Hashable, int]) -> None:
        """Keep `numbers`, true at `version`, and forget those of another one."""
        if version != self._version or len(self.numbers) >= MAX_CACHED_NUMBERS:
            self._version = version
            self.numbers.clear()
        self.numbers.update(numbers)

    def leave_event_loop(self) -> None:
        if self.is_on_event_loop:
            raise TooLong

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        self.statements += 1
        return self.raw.execute(sql, parameters).rowcount

    def execute_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        self.statements += 1
        self.raw.executemany(sql, parameters)

    def next_ids(self, table: str, count: int = 1) -> list[int]:
        last = self._last.get(table)
        if last is None:
            row = self.row(LAST, (table,))
            last = row[0] if row else 0
        self._last[table] = last + count
        return list(range(last + 1, last + count + 1))

    def sync_bound(self) -> int:
        row = self.row(LAST, (INSTANT,))
        return int(row[0]) if row else 0

    def instant(self) -> int:
        # Not below that of any earlier commit, of any process: instants rise in the order of commits.
        if INSTANT in self._last:
            last = self._last[INSTANT]
        else:
            self.require_revision()
            last = self.sync_bound()
        self._last[INSTANT] = max(last, clock.now())
        return self._last[INSTANT]

    def require_revision(self) -> None:
        """Unavailable where a newer version has changed the schema; asked once a transaction, before its end."""
        if self._has_revision or self.revision is None:
            return
        if self.raw.execute(REVISION).fetchone() != (self.revision,):
            raise Outdated()
        self._has_revision = True

    def execute_later(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        self.statements += 1
        self._deferred += [(sql, row) for row in parameters]

    def is_overdue(self) -> bool:
        """Whether the statement under way takes longer than it may. Its time counts from when this is first asked."""
        now = clock.monotonic()
        if self._statement != self.statements:
            self._statement, self._since = self.statements, now
        return now - self._since > self.seconds

    @property
    def deferred_count(self) -> int:
        """How much waits for the end of the transaction."""
        return len(self._deferred)

    def discard_deferred(self, deferred_count: int) -> None:
        """Forget what was put off since there was so much. Ids that were given leave a gap."""
        del self._deferred[deferred_count:]

    def save_ids(self) -> None:
        """Store the last ids given: the transaction ends, and nobody's statement is to be broken off any more."""
        self.seconds = math.inf
        if self._last:
            self.raw.executemany(SEQUENCE, self._last.items())

    def run_deferred(self, start: int = 0, end: int | None = None) -> None:
        """Do what was put off, or that from `start` to `end` of it."""
        for sql, rows in itertools.groupby(self._deferred[start:end], key=lambda row: row[0]):
            self.raw.executemany(sql, [parameters for _, parameters in rows])

    def end_transaction(self) -> None:
        """The transaction is over, one way or another."""
        self._deferred.clear()
        self._last.clear()
        self._has_revision = False


class Sqlite(Database):
    """The database in the file `path`."""

    dialect = "sqlite"
    is_single_process = True

    def __init__(self, path: Path, *, seconds: float | None = None, revision: str | None = None) -> None:
        """`seconds` is how long a read may take, or a statement of a write, on a thread. `revision` of the schema
        is checked at each write."""
        self.path = path
        self._seconds = seconds
        self._revision = revision
        self._writer = _Connection(path, read_only=False, cache=8_000)
        self._writer.revision = revision
        self._writer.raw.execute("PRAGMA journal_mode = WAL")
        self._writer.raw.execute("PRAGMA synchronous = FULL")
        self._writer.raw.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        self._inline = _Connection(path, read_only=True, cache=12_000)
        self._deadline = 0.0
        self._inline.raw.set_progress_handler(self._is_overdue, CHECK_EVERY)
        self._local = threading.local()
        self._readers: list[_Connection] = []
        self._pool = DaemonThreads(READERS, "sqlite-reader")
        self._writer.raw.set_progress_handler(self._writer.is_overdue, CHECK_WRITES_EVERY)
        self._file_id = _file_id(path)
        self._file_problem: str | None = None
        self._committer = Committer(self._writer, self._explain, math.inf if seconds is None else seconds)

    # Reading

    async def read(self, work: Callable[[Reader], T], *, snapshot: bool = True, replica: bool = False) -> T:
        try:
            return self._read_inline(work, snapshot)
        except _InlineTimeout:
            pass
        before = self._version()
        result, numbers = await asyncio.get_running_loop().run_in_executor(self._pool, self._read_threaded, work)
        if self._version() == before:
            # Nothing was committed meanwhile, so what was counted there needs no counting here.
            self._inline.remember(before, numbers)
        return result

    def _version(self) -> int:
        self._deadline = math.inf  # the last read's has passed, and would break this off
        return self._inline.version()

    def read_sync(self, work: Callable[[Reader], T]) -> T:
        return self._pool.submit(self._read_threaded, work).result()[0]

    def _is_overdue(self) -> int:
        return int(clock.monotonic() > self._deadline)

    def _read_inline(self, work: Callable[[Reader], T], snapshot: bool) -> T:
        self._deadline = clock.monotonic() + INLINE_SECONDS
        connection = self._inline
        try:
            if not snapshot:
                return work(connection)
            connection.begin_read()
            try:
                return work(connection)
            finally:
                if connection.raw.in_transaction:
                    self._deadline += 1
                    connection.raw.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            if is_interrupted(error):
                raise _InlineTimeout from None
            raise self._explain(error, "read") from None

    def _read_threaded(self, work: Callable[[Reader], T]) -> tuple[T, dict[Hashable, int]]:
        connection: _Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = _Connection(
                self.path, read_only=True, cache=4_000, statements=THREAD_STATEMENTS
            )
            self._readers.append(connection)
        if self._seconds is not None:
            end = clock.monotonic() + self._seconds
            connection.raw.set_progress_handler(lambda: int(clock.monotonic() > end), CHECK_EVERY)
        connection.begin_read()
        try:
            try:
                return work(connection), dict(connection.numbers)
            finally:
                connection.raw.set_progress_handler(None, 0)
                if connection.raw.in_transaction:
                    connection.raw.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise self._explain(error, "read") from None

    # Writing

    async def write(self, work: Callable[[Writer], T], *, heavy: bool = False) -> T:
        self._check_file()
        return await self._committer.write(work, heavy=heavy)

    def write_sync(self, work: Callable[[Writer], T]) -> T:
        self._check_file()
        return self._committer.write_sync(work)

    def load_metrics(self) -> dict[str, float]:
        return {"writer_queue": len(self._committer), "writer_busy_seconds": self._committer.busy_seconds}

    async def listen(self, channel: str, heard: Callable[[], None]) -> None:
        """Nobody else commits here."""

    async def oldest_write(self) -> OpenWrite | None:
        return None

    async def problem(self) -> str | None:
        if self._revision is not None and await self.read(lambda r: r.row(REVISION)) != (self._revision,):
            return OUTDATED
        return self._file_problem or (MOVED if self._is_moved() else None)

    def _is_outdated(self) -> bool:
        """Whether a newer version has changed the schema."""
        if self._revision is None:
            return False
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as raw:
            return bool(raw.execute(REVISION).fetchone() != (self._revision,))

    def _is_moved(self) -> bool:
        """Whether the path leads to another file by now, or to none."""
        return _file_id(self.path) != self._file_id

    def _check_file(self) -> None:
        """Raises Unavailable where what is written would be in a file that nobody finds."""
        if self._is_moved():
            log.error("%s was moved or replaced", self.path)
            raise Unavailable(f"{MOVED} Nothing was saved.")

    def _explain(self, error: BaseException, verb: str = "written") -> BaseException:
        """What a caller is told; a damaged file is remembered."""
        if isinstance(error, sqlite3.DatabaseError) and _code(error) & 0xFF in DAMAGES:
            log.critical("%s is damaged: %s; restore a backup", self.path, error)
            self._file_problem = DAMAGED
            return Damaged(DAMAGED)
        if isinstance(error, sqlite3.OperationalError) and UNKNOWN_COLUMN.search(str(error)) and self._is_outdated():
            return Outdated()
        return _translate(error, verb)

    async def replica_lag(self) -> float | None:
        return None

    def close(self) -> None:
        is_writer_free = self._committer.close()
        if not self._pool.close(CLOSE_SECONDS):
            for reader in self._readers:
                reader.raw.interrupt()
        readers = self._readers if self._pool.close(BREAK_OFF_SECONDS) else []
        for connection in (*readers, self._inline, *([self._writer] if is_writer_free else [])):
            # The writer is the last, so that closing it moves the log into the file and leaves the file alone.
            connection.raw.close()


def _file_id(path: Path) -> tuple[int, int] | None:
    """Device and inode of a file, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _translate(error: BaseException, verb: str) -> BaseException:
    """What a caller is told: of a constraint that a race broke, of a statement that took too long, of a disk that takes
    no more; else the error itself."""
    if isinstance(error, sqlite3.IntegrityError):
        return _violation(error)
    if is_interrupted(error):
        return Unavailable(STATEMENT_TIMEOUT)
    if isinstance(error, sqlite3.OperationalError) and _code(error) & 0xFF in (
        READ_ERRORS if verb == "read" else DISK_ERRORS
    ):
        log.error("the database can't be %s: %s", verb, error)
        return Unavailable(f"The database can't be {verb} now; nothing was saved.")
    return error


def _violation(error: sqlite3.IntegrityError) -> ConstraintViolation:
    if _code(error) in (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY):
        qualified_names = str(error).partition("failed: ")[2].split(", ")
        names = [name.partition(".")[2] for name in qualified_names]
        return UniqueViolation(", ".join(name for name in names if name != "tenant_id"))
    return ConstraintViolation(str(error))


def _code(error: sqlite3.Error) -> int:
    """SQLite's code of the error; 0 where the error is the driver's own."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code
