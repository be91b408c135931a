"""The committer: works of all kinds of callers in one file, each answered after its commit, none lost or stuck."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

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
