"""The protocol that both databases implement.

Work on the database is a plain function of a `Reader` or a `Writer`; the database decides on which thread and
connection it runs. Statements are written once, with `?` for a parameter, and hold on SQLite and PostgreSQL alike.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from truweel.errors import Unavailable
from truweel.storage.byte_budget import ByteBudget
from truweel.storage.locks import Locks

__all__ = [
    "COUNTED",
    "OUTDATED",
    "STATEMENT_TIMEOUT",
    "ConstraintViolation",
    "Database",
    "OpenWrite",
    "Outdated",
    "Reader",
    "Row",
    "SchemaError",
    "UniqueViolation",
    "Writer",
]

STATEMENT_TIMEOUT = (
    "This took the database longer than the setting statement_seconds allows, and was broken off; ask for less."
)

OUTDATED = "A newer version of Truweel has changed the database; this server has to be replaced by it."
"""What a process says of a database whose revision isn't its own any more."""
COUNTED = 3
"""Position of the column that `rows_within` counts."""
T = TypeVar("T")
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class OpenWrite:
    """An open transaction of the database's process `pid`, begun so many `seconds` ago."""

    pid: int
    seconds: float


class SchemaError(Exception):
    """The schema of the database is not the one that this version works with; the message says what to do."""


class Outdated(Unavailable):
    """A newer version has changed the schema: this process commits nothing any more."""

    def __init__(self) -> None:
        super().__init__(OUTDATED)


class ConstraintViolation(Exception):
    """A foreign key that a race broke: what a statement referred to isn't there (any more)."""


class UniqueViolation(ConstraintViolation):
    """A unique key that holds this value already; `names` are the columns of it, tenant left out."""

    def __init__(self, names: str) -> None:
        super().__init__(names)
        self.names = names


class Reader(Protocol):
    """A connection that can only read. `statements` counts what was sent, for the log and for tests."""

    dialect: str
    statements: int
    bytes_written: int
    """Bytes of records, history, events and kept answers that were written on it, for quotas."""

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Every row of the answer."""

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """The first row of the answer, or None."""

    def rows_within(self, budget: ByteBudget, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """`rows` of a statement whose fourth column is called `document` and holds bytes, counted as they are read.
        Raises AnswerTooLarge before more than `budget` and one row are in memory, Unavailable."""

    def cached_until_commit(self, key: Hashable, work: Callable[[], int]) -> int:
        """The number that `work` finds, which may be remembered under `key` for exactly as long as nothing is
        committed."""

    def sync_bound(self) -> int:
        """An instant in milliseconds: whatever is committed after what this reader reads from now on has it or a later
        one. What is older is complete."""


class Writer(Reader, Protocol):
    """A connection inside a transaction that commits when the work returns and rolls back when it raises."""

    locks: Locks
    """The rows that the work locks, and those that its earlier attempts locked."""

    for_update: str
    """What ends a SELECT that locks its rows: ` FOR UPDATE`, or nothing where there is one writer anyway."""
    shard: int
    """A small number that differs between connections that write at once, for counters without one hot row."""

    def leave_event_loop(self) -> None:
        """Go on, from the start, where long work keeps nobody on the event loop waiting; nothing where it does so."""

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement; the number of rows it changed."""

    def execute_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each of `parameters`."""

    def execute_later(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """`execute_many`, at the end of the transaction at the latest: for what nothing in the transaction reads."""

    def instant(self) -> int:
        """The instant of this write in milliseconds, drawn after its locks: never below the `sync_bound` of a reader
        that doesn't see this transaction yet."""

    def next_ids(self, table: str, count: int = 1) -> list[int]:
        """The next `count` ids of `table`, ascending; never given twice, gaps allowed."""


class Database(Protocol):
    """SQLite in a file, or PostgreSQL."""

    dialect: str
    is_single_process: bool

    async def read(self, work: Callable[[Reader], T], *, snapshot: bool = True, replica: bool = False) -> T:
        """Run `work` on a reader; with `snapshot` all its statements see one state where that costs nothing extra."""

    async def write(self, work: Callable[[Writer], T], *, heavy: bool = False) -> T:
        """Run `work` in a transaction of its own and answer only after it is durable. It may run again after a
        conflict. `heavy` work takes so long that others should not wait for it on the event loop."""

    def read_sync(self, work: Callable[[Reader], T]) -> T:
        """`read`, for callers without an event loop."""

    def write_sync(self, work: Callable[[Writer], T]) -> T:
        """`write`, for callers without an event loop."""

    def load_metrics(self) -> dict[str, float]:
        """How busy it is: `writer_queue` and `writer_busy_seconds` (how long the transaction under way has been open),
        or `pool_size`, `pool_idle` and `pool_waiting`."""

    async def listen(self, channel: str, heard: Callable[[], None]) -> None:
        """Call `heard` at each NOTIFY on `channel`, and once at first, until cancelled. Raises when the connection
        breaks; returns at once where there is no NOTIFY, or a transaction-mode pooler that doesn't pass it on."""

    async def oldest_write(self) -> OpenWrite | None:
        """The oldest open transaction that has written or locked: it holds lists with `updatedFrom` back. None where
        there is none, or where writes hold no reader back."""

    async def problem(self) -> str | None:
        """What keeps it from working, in a sentence for everybody, or None. Raises what a read raises."""

    async def replica_lag(self) -> float | None:
        """Seconds that the read replica is behind, None without one. Unavailable where it can't be reached."""

    def close(self) -> None:
        """Finish what is queued and let go of the connections."""
