"""The committer: works of all kinds of callers in one file, each answered after its commit, none lost or stuck."""

import asyncio
import math
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from truweel import clock
from truweel.errors import Unavailable
from truweel.storage import committer
from truweel.storage.database import STATEMENT_TIMEOUT, UniqueViolation
from truweel.storage.sqlite import Sqlite

COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT count(*) FROM n"
ENDLESS = COUNT.format("1e15")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY)")
    connection.close()
    return path


@pytest.fixture
def database(path: Path) -> Iterator[Sqlite]:
    database = Sqlite(path)
    yield database
    database.close()


def add(n: int) -> Callable[[Any], int]:
    return lambda writer: writer.execute("INSERT INTO t VALUES (?)", (n,)) and n


def stored_numbers(path: Path) -> list[int]:
    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute("SELECT n FROM t ORDER BY n")]
    finally:
        connection.close()


@pytest.mark.anyio
async def test_each_is_answered_with_its_own_result_and_is_in_the_file_by_then(database: Sqlite, path: Path) -> None:
    async def one(n: int) -> None:
        assert await database.write(add(n), heavy=n % 7 == 0) == n
        assert n in stored_numbers(path)

    await asyncio.wait_for(asyncio.gather(*(one(n) for n in range(1, 101))), 30)
    assert stored_numbers(path) == list(range(1, 101))


@pytest.mark.anyio
async def test_one_that_fails_takes_no_other_along(database: Sqlite, path: Path) -> None:
    outcomes = await asyncio.gather(*map(database.write, map(add, (1, 2, 1, 3))), return_exceptions=True)
    assert [outcomes[0], outcomes[1], outcomes[3]] == [1, 2, 3]
    assert isinstance(outcomes[2], UniqueViolation)
    assert stored_numbers(path) == [1, 2, 3]


@pytest.mark.anyio
async def test_callers_with_and_without_a_loop_do_not_lock_each_other_out(database: Sqlite, path: Path) -> None:
    def forty(start: int) -> None:
        for n in range(start, start + 40):
            database.write_sync(add(n))

    threads = [threading.Thread(target=forty, args=(start,)) for start in (10_000, 20_000, 30_000)]
    for thread in threads:
        thread.start()
    await asyncio.wait_for(asyncio.gather(*(database.write(add(n), heavy=n % 5 == 0) for n in range(1, 400))), 30)
    for thread in threads:
        await asyncio.to_thread(thread.join, 30)
    assert len(stored_numbers(path)) == 399 + 3 * 40


@pytest.mark.anyio
async def test_who_is_cancelled_keeps_nobody_waiting(database: Sqlite, path: Path) -> None:
    tasks = [asyncio.create_task(database.write(add(n))) for n in range(1, 21)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert await asyncio.wait_for(database.write(add(100)), 5) == 100
    assert {2, 4, 20, 100} <= set(stored_numbers(path))


@pytest.mark.anyio
async def test_another_process_that_writes_is_waited_for(database: Sqlite, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(database.write(add(1)))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    other.execute("COMMIT")
    assert await asyncio.wait_for(waiting, 5) == 1
    other.close()


@pytest.mark.anyio
async def test_a_disk_that_is_full_is_told_to_who_met_it_and_nothing_of_that_is_kept(
    database: Sqlite, path: Path
) -> None:
    pages = database.read_sync(lambda reader: (reader.row("PRAGMA page_count") or (0,))[0])
    await database.write(lambda writer: writer.execute(f"PRAGMA max_page_count = {pages + 1}"))

    def much(writer: Any) -> None:
        writer.execute_many("INSERT INTO t VALUES (?)", [(n,) for n in range(100_000)])

    works = asyncio.gather(*map(database.write, (add(-1), much, add(-2))), return_exceptions=True)
    first, full, last = await asyncio.wait_for(works, 10)
    assert (first, type(full), last) == (-1, Unavailable, -2)
    assert stored_numbers(path) == [-2, -1]
    assert await asyncio.wait_for(database.write(add(5)), 5) == 5


@pytest.mark.anyio
async def test_what_was_put_off_is_done_before_the_answer_and_forgotten_with_who_failed(
    database: Sqlite, path: Path
) -> None:
    def put_off(n: int, *, fail: bool = False) -> Callable[[Any], int]:
        def work(writer: Any) -> int:
            writer.execute_later("INSERT INTO t VALUES (?)", [(n,)])
            if fail:
                raise ValueError(n)
            return n

        return work

    works = (put_off(1), put_off(2, fail=True), put_off(3))
    outcomes = await asyncio.gather(*map(database.write, works), return_exceptions=True)
    assert [outcomes[0], str(outcomes[1]), outcomes[2]] == [1, "2", 3]
    assert stored_numbers(path) == [1, 3]


@pytest.mark.anyio
async def test_ids_are_never_given_twice_whoever_fails(database: Sqlite, path: Path) -> None:
    def draw(*, fail: bool = False) -> Callable[[Any], list[int]]:
        def work(writer: Any) -> list[int]:
            drawn: list[int] = writer.next_ids("t", 2)
            if fail:
                raise ValueError(drawn)
            return drawn

        return work

    database.write_sync(
        lambda writer: writer.execute("CREATE TABLE sequence (name TEXT PRIMARY KEY, last INTEGER NOT NULL)")
    )
    outcomes = await asyncio.gather(*map(database.write, (draw(), draw(fail=True), draw())), return_exceptions=True)
    assert [outcomes[0], str(outcomes[1]), outcomes[2]] == [[1, 2], "[3, 4]", [5, 6]]
    assert await database.write(draw()) == [7, 8]
    database.close()
    again = Sqlite(path)
    assert again.write_sync(draw()) == [9, 10]
    again.close()


SLOW = {
    "reads": f"SELECT ({ENDLESS})",
    "writes": f"UPDATE t SET n = n + 100 WHERE ({ENDLESS}) > 0",
    "has written": f"INSERT INTO t SELECT 50 + ({ENDLESS}) UNION ALL SELECT 51",
}


@pytest.mark.anyio
@pytest.mark.parametrize("statement", SLOW.values(), ids=SLOW.keys())
@pytest.mark.parametrize("heavy", [False, True])
async def test_a_statement_without_end_is_broken_off_and_harms_none_beside_it(
    path: Path, statement: str, heavy: bool
) -> None:
    def endless(writer: Any) -> None:
        writer.execute("INSERT INTO t VALUES (40)")
        writer.execute_later("INSERT INTO t VALUES (?)", [(41,)])
        writer.execute(statement)

    database = Sqlite(path, seconds=0.2)
    before, after = ([database.write(add(n)) for n in some] for some in ((1, 2), (3, 4)))
    works = (*before, database.write(endless, heavy=heavy), *after)
    outcomes = await asyncio.wait_for(asyncio.gather(*works, return_exceptions=True), 60)
    assert [*outcomes[:2], *outcomes[3:]] == [1, 2, 3, 4]
    assert (type(outcomes[2]), str(outcomes[2])) == (Unavailable, STATEMENT_TIMEOUT)
    assert stored_numbers(path) == [1, 2, 3, 4]
    with pytest.raises(Unavailable):
        await asyncio.to_thread(database.write_sync, endless)
    assert await database.write(add(5)) == 5
    assert stored_numbers(path) == [1, 2, 3, 4, 5]
    database.close()


@pytest.mark.anyio
async def test_a_statement_that_is_slow_runs_again_alone_where_it_keeps_nobody_waiting(
    database: Sqlite, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(committer, "SLOW_SECONDS", 0.0)
    threads: list[str] = []

    def slow(writer: Any) -> int:
        threads.append(threading.current_thread().name)
        writer.execute("INSERT INTO t VALUES (2)")
        return int(writer.row(COUNT.format(500_000))[0])

    outcomes = await asyncio.gather(database.write(add(1)), database.write(slow), database.write(add(3)))
    assert outcomes == [1, 500_000, 3]
    assert [threads[0], threads[1].startswith("sqlite-writer")] == [threading.main_thread().name, True]
    assert len(threads) == 2
    assert stored_numbers(path) == [1, 2, 3]


RAISED = (OverflowError, UnicodeEncodeError, MemoryError, KeyboardInterrupt, SystemExit, StopIteration)


def error_of(kind: type[BaseException]) -> BaseException:
    return kind("utf-8", "\ud800", 0, 1, "lone") if kind is UnicodeEncodeError else kind()


def failing(database: Sqlite, monkeypatch: pytest.MonkeyPatch, prefix: str, error: BaseException, at: int = 1) -> None:
    """From now on, the statement that begins with `prefix` fails with `error` when it comes the `at`th time."""
    monkeypatch.setattr(committer, "SLICE_SECONDS", math.inf)  # one transaction, however busy the machine is
    writer, seen = database._committer, [0]
    execute = writer._execute

    def failing_execute(sql: str, *parameters: Any) -> Any:
        if sql.startswith(prefix):
            seen[0] += 1
            if seen[0] == at:
                raise error
        return execute(sql, *parameters)

    monkeypatch.setattr(writer, "_execute", failing_execute)


def refused(error: BaseException) -> Callable[[Any], Any]:
    def work(writer: Any) -> None:
        writer.execute("INSERT INTO t VALUES (70)")
        writer.execute_later("INSERT INTO t VALUES (?)", [(71,)])
        raise error

    return work


def told(kind: type[BaseException]) -> type[BaseException]:
    """What comes to the caller: what would end a task or can't be in a future is Unavailable."""
    return kind if issubclass(kind, Exception) and kind is not StopIteration else Unavailable


async def outcomes_of(database: Sqlite, *works: Callable[[Any], Any], heavy: bool = False) -> list[Any]:
    writes = (database.write(work, heavy=heavy) for work in works)
    return list(await asyncio.wait_for(asyncio.gather(*writes, return_exceptions=True), 20))


@pytest.mark.anyio
@pytest.mark.parametrize("heavy", [False, True])
@pytest.mark.parametrize("kind", RAISED)
async def test_whatever_work_raises_the_others_are_saved_and_the_next_is_answered(
    database: Sqlite, path: Path, kind: type[BaseException], heavy: bool
) -> None:
    first, error, last = await outcomes_of(database, add(1), refused(error_of(kind)), add(2), heavy=heavy)
    assert (first, type(error), last) == (1, told(kind), 2)
    assert await outcomes_of(database, add(3), heavy=heavy) == [3]
    with pytest.raises(told(kind)):
        await asyncio.to_thread(database.write_sync, refused(error_of(kind)))
    assert await asyncio.to_thread(database.write_sync, add(4)) == 4
    assert stored_numbers(path) == [1, 2, 3, 4]


@pytest.mark.anyio
@pytest.mark.parametrize("heavy", [False, True])
@pytest.mark.parametrize("kind", RAISED)
@pytest.mark.parametrize("statement", ["BEGIN", "COMMIT"])
async def test_whatever_comes_out_of_begin_and_commit_all_are_answered_and_the_next_is_saved(
    database: Sqlite,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    statement: str,
    kind: type[BaseException],
    heavy: bool,
) -> None:
    failing(database, monkeypatch, statement, error_of(kind))
    outcomes = await outcomes_of(database, add(1), add(2), heavy=heavy)
    # heavy work has a transaction of its own each, and only the first fails
    assert list(map(type, outcomes)) == [told(kind), int if heavy else told(kind)]
    assert await outcomes_of(database, add(3), heavy=heavy) == [3]
    assert stored_numbers(path) == ([2, 3] if heavy else [3])


@pytest.mark.anyio
@pytest.mark.parametrize("kind", RAISED)
@pytest.mark.parametrize("statement", ["SAVEPOINT", "RELEASE", "ROLLBACK TO"])
async def test_whatever_comes_out_of_a_savepoint_only_its_own_work_fails(
    database: Sqlite, path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, kind: type[BaseException]
) -> None:
    second = refused(ValueError()) if statement == "ROLLBACK TO" else add(2)
    failing(database, monkeypatch, statement, error_of(kind), at=1 if statement == "ROLLBACK TO" else 2)
    first, error, last = await outcomes_of(database, add(1), second, add(3))
    assert (first, type(error), last) == (1, told(kind), 3)
    assert await outcomes_of(database, add(4)) == [4]
    assert stored_numbers(path) == [1, 3, 4]


@pytest.mark.anyio
@pytest.mark.parametrize("kind", RAISED)
async def test_a_rollback_that_fails_keeps_nothing_and_stops_nobody(
    database: Sqlite, path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[BaseException]
) -> None:
    failing(database, monkeypatch, "COMMIT", ValueError())
    failing(database, monkeypatch, "ROLLBACK", error_of(kind))
    first, second = await outcomes_of(database, add(1), add(2))
    assert (type(first), type(second)) == (ValueError, ValueError)
    assert await outcomes_of(database, add(3)) == [3]
    assert stored_numbers(path) == [3]


@pytest.mark.anyio
@pytest.mark.parametrize("number", [10**19, "\ud800", object()], ids=["too large", "lone surrogate", "no value"])
async def test_what_was_put_off_and_fails_is_told_to_whose_it_was_alone(
    database: Sqlite, path: Path, number: object
) -> None:
    def put_off(value: object) -> Callable[[Any], object]:
        def work(writer: Any) -> object:
            writer.execute("INSERT INTO t SELECT coalesce(max(n), 0) + 100 FROM t")
            writer.execute_later("INSERT INTO t VALUES (?)", [(value,)])
            return value

        return work

    first, error, last, plain = await outcomes_of(database, put_off(1), put_off(number), put_off(2), add(3))
    assert (first, last, plain) == (1, 2, 3)
    assert isinstance(error, (OverflowError, UnicodeEncodeError, sqlite3.Error))
    assert stored_numbers(path) == [1, 2, 3, 100, 200]
    assert await outcomes_of(database, add(4)) == [4]


@pytest.mark.anyio
async def test_an_error_that_cannot_be_explained_is_answered_too(
    database: Sqlite, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explain(error: BaseException) -> BaseException:
        raise LookupError

    monkeypatch.setattr(database._committer, "_translate", explain)
    assert [type(outcome) for outcome in await outcomes_of(database, add(1), refused(ValueError()), add(2))] == [
        int,
        LookupError,
        int,
    ]
    assert await outcomes_of(database, add(3)) == [3]
    assert stored_numbers(path) == [1, 2, 3]


@pytest.mark.anyio
async def test_how_long_the_writer_has_been_at_work_shows_while_it_is_and_not_afterwards(
    database: Sqlite, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, leave = threading.Event(), threading.Event()

    def stay(writer: Any) -> None:
        entered.set()
        leave.wait(20)

    assert database.load_metrics()["writer_busy_seconds"] == 0
    staying = asyncio.create_task(database.write(stay, heavy=True))
    await asyncio.to_thread(entered.wait, 20)
    now = clock.monotonic()
    monkeypatch.setattr(clock, "monotonic", lambda: now + 1000)
    assert database.load_metrics()["writer_busy_seconds"] >= 1000
    leave.set()
    await staying
    assert database.load_metrics()["writer_busy_seconds"] == 0


@pytest.mark.anyio
async def test_work_without_end_is_left_behind_at_the_shutdown(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(committer, "CLOSE_SECONDS", 0.0)
    monkeypatch.setattr(committer, "BREAK_OFF_SECONDS", 0.0)
    entered, leave = threading.Event(), threading.Event()

    def stay(writer: Any) -> None:
        writer.execute("INSERT INTO t VALUES (1)")
        entered.set()
        leave.wait(20)

    database = Sqlite(path)
    writing = threading.Thread(target=database.write_sync, args=(stay,))
    writing.start()
    await asyncio.to_thread(entered.wait, 20)
    database.close()  # returns, though the work goes on
    assert [record.message for record in caplog.records] == [
        "a transaction was still at work at the shutdown: nothing of it is saved"
    ]
    leave.set()
    await asyncio.to_thread(writing.join, 20)
