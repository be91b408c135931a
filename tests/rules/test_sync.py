"""A program that follows changes misses none, whatever it asks again from: the largest instant that it saw, the header
`Truweel-Sync-From`, or `Date`. With `TRUWEEL_SYNC_CHANGES=10000` many writers make so many changes."""

import asyncio
import contextlib
import logging
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from tests.harness import DIALECTS, Templates, World, json_body, open_world
from tests.rules.sync_writers import SLOW, write_changes
from truweel import clock
from truweel.limits.daily import DailyCounters
from truweel.maintenance import sweeps
from truweel.maintenance.sweeps import Sweeper
from truweel.operations.internal import create_record
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.database import Writer
from truweel.storage.opening import open_database

CHANGES = int(os.environ.get("TRUWEEL_SYNC_CHANGES", "400"))
PROCESSES, WRITERS = 2, 8
START = "1970-01-01T00:00:00.000Z"
SYNC_FROM = "Truweel-Sync-From"
FOLLOWED = (
    ("clients", "updatedFrom", "updatedAt"),
    ("clients", "createdFrom", "createdAt"),
    ("clients", "deletedFrom", "deletedAt"),
    ("articles", "updatedFrom", "updatedAt"),
)
"""Collection, parameter, and the member that it is about. The balances of articles move without a new version."""


@dataclass
class Follower:
    """A program that keeps a copy of one list. `mark` says what it remembers: `largest`, `header` or `date`."""

    world: World
    path: str
    parameter: str
    member: str
    mark: str
    start: str = START
    copy: dict[str, Any] = field(default_factory=dict)

    def poll(self) -> None:
        """Read what changed since the last time."""
        sort = "createdAt" if self.member == "createdAt" else "updatedAt"  # a deletion is the last change
        query = {self.parameter: self.start, "sort": sort, "size": "100"}
        answer = first = self.world.admin.get(f"/{self.path}", query)
        largest = self._take(first)
        while next_link := answer.links.get("next"):
            answer = self.world.admin("GET", str(httpx.URL(next_link["url"]).raw_path, "ascii").removeprefix("/api/v2"))
            assert answer.status_code == 200
            largest = max(largest, self._take(answer))
        marks = {"largest": largest, "header": first.headers[SYNC_FROM], "date": date_of(first)}
        self.start = marks[self.mark]

    def _take(self, page: httpx.Response) -> str:
        largest = self.start
        for record in json_body(page)["items"]:
            known = self.copy.get(record["id"])
            if known is None or known[self.member] <= record[self.member]:
                self.copy[record["id"]] = record
            largest = max(largest, record[self.member])
        return largest

    def missed(self) -> list[str]:
        """The records whose last state the copy doesn't have."""
        column = {"updatedAt": "updated_at", "createdAt": "created_at", "deletedAt": "deleted_at"}[self.member]
        live = "IS NOT NULL" if self.member == "deletedAt" else "IS NULL"
        sql = f'SELECT id, {column} FROM "{self.path}" WHERE tenant_id = 1 AND deleted_at {live}'
        last = {str(id): clock.format_instant(instant) for id, instant in self.world.rows(sql)}
        return [id for id, instant in last.items() if self.copy.get(id, {}).get(self.member) != instant]


def date_of(answer: httpx.Response) -> str:
    """`Date`, as an instant of the wire."""
    return clock.format_instant(int(parsedate_to_datetime(answer.headers["Date"]).timestamp()) * 1000)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_copy_misses_nothing_of_eight_writers_in_two_processes(dialect: str, templates: Templates) -> None:
    with templates.copy(dialect) as (path, url):
        world = World(open_database(load_registry(), path=path, url=url, size=4), load_registry())
        try:
            _follow_writers(world, path, url)
        finally:
            world.close()


def _follow_writers(world: World, path: Path, url: str | None) -> None:
    location = int(world.admin.create("stock-locations", {"name": "Depot"})["id"])
    stocked = [{"name": f"article {number}", "stockArticle": True} for number in range(10)]
    articles = [int(world.admin.create("articles", body)["id"]) for body in stocked]
    followers = [Follower(world, *what, mark) for what in FOLLOWED for mark in ("largest", "header", "date")]
    count = CHANGES // (WRITERS - 1)
    each = [[count // SLOW if process == 0 else count, *([count] * 3)] for process in range(PROCESSES)]
    pauses = (0.1 if world.dialect == "postgresql" else 0.02, 0.0)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        runs = [
            pool.submit(write_changes, path, url, world.admin.caller, articles, location, counts, pause)
            for counts, pause in zip(each, pauses, strict=True)
        ]
        polls = 0
        while not all(run.done() for run in runs):
            for follower in followers:
                follower.poll()
            polls += 1
        for run in runs:
            run.result()
    for _ in range(3):
        for follower in followers:
            follower.poll()
    assert polls > 1
    assert {(f.path, f.parameter, f.mark): f.missed() for f in followers if f.missed()} == {}
    changes = sum(map(sum, each))
    ((created,),) = world.rows("SELECT count(*) FROM clients")
    assert created >= changes * 2 // 5
    stock = {str(id): total for id, total in world.rows('SELECT id, "totalStock" FROM articles')}
    for follower in followers:
        if follower.path == "articles":
            exact = {id: json_body(world.admin.get(f"/articles/{id}"))["totalStock"] for id in stock}
            assert {id: record["totalStock"] for id, record in follower.copy.items()} == exact
    logging.getLogger(__name__).info("%s: %d changes, %d polls of each list", world.dialect, changes, polls)


@contextlib.contextmanager
def open_write(world: World) -> Iterator[None]:
    """A client that is written, and not committed until the end of the block."""
    is_written, may_commit = threading.Event(), threading.Event()
    caller = world.admin.caller
    assert caller is not None

    def work(writer: Writer) -> None:
        create_record(writer, world.registry, caller, "clients", {"name": "slow"})
        is_written.set()
        assert may_commit.wait(60)

    thread = threading.Thread(target=world.database.write_sync, args=(work,))
    thread.start()
    try:
        assert is_written.wait(60)
        yield
    finally:
        may_commit.set()
        thread.join()


def names(answer: httpx.Response) -> set[str]:
    return {record["name"] for record in json_body(answer)["items"]}


def followed_names(world: World, expected: set[str], parameter: str = "updatedFrom") -> httpx.Response:
    """The answer of the list, once it has the names `expected`: what was written this millisecond comes in the next."""
    for _ in range(1000):
        answer = world.admin.get("/clients", {parameter: START, "size": "100"})
        if names(answer) == expected:
            return answer
    raise AssertionError(f"{names(answer)}, not {expected}")


@pytest.fixture
def server_world(templates: Templates) -> Iterator[World]:
    """A world on PostgreSQL."""
    with open_world(templates, "postgresql") as world:
        yield world


def test_an_open_write_holds_back_what_is_later(server_world: World) -> None:
    world = server_world
    world.admin.create("clients", {"name": "early"})
    gone = world.admin.create("clients", {"name": "gone"})
    followed_names(world, {"early", "gone"})
    with open_write(world):
        late = world.admin.create("clients", {"name": "late"})
        world.admin.delete(f"/clients/{gone['id']}")
        for parameter, expected in (("updatedFrom", {"early"}), ("createdFrom", {"early"}), ("deletedFrom", set())):
            answer = world.admin.get("/clients", {parameter: START})
            assert (names(answer), json_body(answer)["totalItems"]) == (expected, len(expected))
            assert date_of(answer) <= answer.headers[SYNC_FROM] < late["updatedAt"]
        # A caller's own write shows in its next plain GET and list.
        assert world.admin.get(f"/clients/{late['id']}").status_code == 200
        plain = world.admin.get("/clients")
        assert names(plain) == {"early", "late"}
        assert SYNC_FROM not in plain.headers
    answer = followed_names(world, {"early", "late", "slow"})
    assert answer.headers[SYNC_FROM] > late["updatedAt"]
    followed_names(world, {"early", "late", "slow"}, "createdFrom")
    followed_names(world, {"gone"}, "deletedFrom")


def test_what_only_locks_holds_back_too_and_what_only_reads_does_not(server_world: World) -> None:
    world, url = server_world, server_world.database._url  # type: ignore[attr-defined]
    world.admin.create("clients", {"name": "early"})
    followed_names(world, {"early"})
    with psycopg.connect(url) as other:
        other.execute("SELECT id FROM clients FOR KEY SHARE")
        world.admin.create("clients", {"name": "late"})
        assert names(world.admin.get("/clients", {"updatedFrom": START})) == {"early"}
        other.rollback()
        other.execute("SELECT id FROM clients")
        followed_names(world, {"early", "late"})


def test_the_oldest_write_is_in_the_metrics_and_in_the_log(
    server_world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    world = server_world
    sweeper = Sweeper(world.database, Settings(data=tmp_path), DailyCounters())
    monkeypatch.setattr(sweeps, "MAX_WRITE_SECONDS", 0.0)

    async def gauge() -> float:
        with caplog.at_level(logging.WARNING, "truweel.maintenance"):
            await sweeper.report_oldest_write()
        return (await sweeper.gauges())["oldest_write_seconds"]

    assert asyncio.run(gauge()) == 0
    assert caplog.messages == []
    with open_write(world):
        assert asyncio.run(gauge()) > 0
        ((pid,),) = world.rows(
            "SELECT pid FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND datname = current_database()"
        )
    (message,) = caplog.messages
    assert message.startswith(f"process {pid} of PostgreSQL has a transaction open for ")


def test_no_transaction_of_ours_stays_open_idle(server_world: World) -> None:
    database = open_database(load_registry(), path=Path(), url=server_world.database._url, seconds=30)  # type: ignore[attr-defined]
    shown = database.read_sync(lambda reader: reader.row("SHOW idle_in_transaction_session_timeout"))
    database.close()
    assert shown == ("30s",)


def test_instants_of_sqlite_rise_in_the_order_of_commits(templates: Templates, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_world(templates, "sqlite") as world:
        early = world.admin.create("clients", {"name": "early"})
        with open_write(world):
            answer = world.admin.get("/clients", {"updatedFrom": START})
            assert (names(answer), answer.headers[SYNC_FROM]) == ({"early"}, early["updatedAt"])
            assert date_of(answer) == f"{early['updatedAt'][:19]}.000Z"
        before = world.admin.get("/clients", {"updatedFrom": START}).headers[SYNC_FROM]
        monkeypatch.setattr(clock, "now", lambda: 1000)  # set back
        late = world.admin.create("clients", {"name": "late"})
        assert late["updatedAt"] == late["createdAt"] == before


@pytest.mark.parametrize("walk", ["link", "page"])
@pytest.mark.parametrize("parameter", ["updatedFrom", "deletedFrom"])
def test_a_walk_of_several_pages_shows_nothing_later_than_its_first(
    fresh_world: World, parameter: str, walk: str
) -> None:
    admin = fresh_world.admin
    behind, first, last = [admin.create("clients", {"name": name})["id"] for name in ("behind", "first", "last")]
    member = parameter.replace("From", "At")

    def change(id: str) -> None:
        if member == "deletedAt":
            admin.delete(f"/clients/{id}")
        else:
            admin.merge(f"/clients/{id}", {"tel": str(clock.now())})

    start = admin.get("/clients", {"updatedFrom": START}).headers[SYNC_FROM]
    time.sleep(0.005)
    change(first)
    if member == "updatedAt":
        change(last)
    page = admin.get("/clients", {parameter: start, "size": 1, "page": 0})
    assert [record["id"] for record in json_body(page)["items"]] == [first]
    time.sleep(0.005)
    change(behind)
    time.sleep(0.005)
    change(last)
    query = {parameter: start, "size": 1, "page": 1}
    url = page.headers["link"].partition("<")[2].partition(">")[0]
    second = admin("GET", url) if walk == "link" else admin.get("/clients", query)
    assert [record["id"] for record in json_body(second)["items"]] == []
    assert second.headers[SYNC_FROM] == page.headers[SYNC_FROM]
    largest = json_body(page)["items"][0][member]
    following = admin.get("/clients", {parameter: largest})
    assert {behind, last} <= {record["id"] for record in json_body(following)["items"]}
